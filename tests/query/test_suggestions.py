"""Searches such as readers make: found as they were typed, or with what may have been meant; for small and large alike."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.suggestions import spelling_suggestions
from tests import datasets
from tests.packed import packed

FLOODS = datasets.dataset()
TODAY = date(2026, 11, 29)
ENGINES = {"whole": lambda: WHOLE, "large": lambda: packed(FLOODS)}
WHOLE = datasets.engine()
ROWS = Ask(parts=frozenset({"rows"}), limit=1000)


@pytest.fixture(params=ENGINES)
def engine(request) -> Engine:
    return ENGINES[request.param]()


def ids(engine: Engine, q: str, **more: object) -> set[str]:
    return set(engine.answer(Selection(q=q, **more), ROWS, TODAY).rows["event_id"])


@pytest.mark.parametrize("name", ["F07", "f07", "F-coast-dike"])
def test_an_event_is_found_by_its_id(engine, name):
    assert {found.casefold() for found in ids(engine, name)} >= {name.casefold()}
    assert len(ids(engine, "F07")) == 1


def test_a_name_finds_what_is_written_of_its_synonyms(engine):
    assert ids(engine, "barrage") == ids(engine, "dam") == ids(engine, "댐")
    assert len(ids(engine, "the Upper Country")) == len(ids(engine, "Ardenia")) > 3


def test_claims_sources_and_places_are_found_by_their_ids(engine):
    tables = FLOODS.tables
    about = tables["propositions"].set_index("proposition_id")["event_id"]
    claim = tables["claims"].set_index("claim_id").loc["C01"]
    assert ids(engine, "C01") == {about[claim["proposition_id"]]}
    assert ids(engine, claim["proposition_id"]) == {about[claim["proposition_id"]]}
    resting = tables["claim_sources"].query("source_id == 'S05'")["claim_id"]
    claims = tables["claims"].set_index("claim_id").loc[resting, "proposition_id"]
    assert ids(engine, "S05") == set(about[claims])
    assert ids(engine, "L01") == set(tables["event_places"].query("place_id == 'L01'")["event_id"])


@pytest.mark.parametrize(("q", "start", "end"), [("2026-08-22", date(2026, 8, 22), None), ("2024-05", date(2024, 5, 1), date(2024, 5, 31))])
def test_a_day_or_a_month_in_figures_finds_the_events_on_it(engine, q, start, end):
    window = Selection(start=start, end=end or start)
    assert ids(engine, q) == set(engine.answer(window, ROWS, TODAY).rows["event_id"])
    assert ids(engine, q)


def test_a_number_is_one_with_and_without_its_comma_and_initials_do_not_find_nearly_all(engine):
    assert len(ids(engine, "12000")) == len(ids(engine, "12,000")) > 0
    assert ids(engine, "RG7") == ids(engine, "RG-7") != set()
    assert len(ids(engine, "U.S.")) < len(FLOODS.tables["events"]) / 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("q", "meant"), [("Vosss", "Voss"), ("φράγμο", "φράγμα"), ("بلمورو", "بلمورا"), ("Ordenia ferry", "Ardenia ferry")]
)
def test_where_nothing_is_found_the_nearest_words_are_offered_with_what_they_find(engine, q, meant):
    assert not ids(engine, q)
    first = spelling_suggestions(engine, Selection(q=q), TODAY)[0]
    assert (first.q, first.n) == (meant, len(ids(engine, meant)))


def test_nothing_is_offered_where_the_words_are_known_or_are_like_none(engine):
    for q in ("dam qqqqqq", "qqqqqq", "Voss ferry Quay explosives", "E999"):
        assert spelling_suggestions(engine, Selection(q=q), TODAY) == []


def test_what_is_offered_keeps_the_other_filters_and_the_day(engine):
    troops = spelling_suggestions(engine, Selection(q="Vosss", group=("talks",)), TODAY)
    assert troops[0].n == len(ids(engine, "Voss", group=("talks",)))
    assert spelling_suggestions(engine, Selection(q="Vosss", as_of=date(2018, 1, 1)), TODAY) == []
