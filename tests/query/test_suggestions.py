"""Searches that readers made of the shipped data: found as they were typed, or with what may have been meant; for small and large alike."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.suggestions import spelling_suggestions
from tests import datasets
from tests.engines import engine_of
from tests.packed import packed

SHIPPED = datasets.dataset(datasets.SHIPPED)
TODAY = date(2026, 11, 29)
ENGINES = {"whole": lambda: WHOLE, "large": lambda: packed(SHIPPED)}
WHOLE = engine_of(SHIPPED)
ROWS = Ask(parts=frozenset({"rows"}), limit=1000)


@pytest.fixture(params=ENGINES)
def engine(request) -> Engine:
    return ENGINES[request.param]()


def ids(engine: Engine, q: str, **more: object) -> set[str]:
    return set(engine.answer(Selection(q=q, **more), ROWS, TODAY).rows["event_id"])


@pytest.mark.parametrize("name", ["E024", "e024", "E-to-kursk"])
def test_an_event_is_found_by_its_id(engine, name):
    assert {found.casefold() for found in ids(engine, name)} >= {name.casefold()}
    assert len(ids(engine, "E024")) == 1


def test_claims_sources_and_places_are_found_by_their_ids(engine):
    tables = SHIPPED.tables
    about = tables["propositions"].set_index("proposition_id")["event_id"]
    claim = tables["claims"].set_index("claim_id").loc["C020"]
    assert ids(engine, "C020") == {about[claim["proposition_id"]]}
    assert ids(engine, claim["proposition_id"]) == {about[claim["proposition_id"]]}
    resting = tables["claim_sources"].query("source_id == 'S022'")["claim_id"]
    claims = tables["claims"].set_index("claim_id").loc[resting, "proposition_id"]
    assert ids(engine, "S022") == set(about[claims])
    assert ids(engine, "P001") == set(tables["event_places"].query("place_id == 'P001'")["event_id"])


@pytest.mark.parametrize(("q", "start", "end"), [("2025-04-30", date(2025, 4, 30), None), ("2025-04", date(2025, 4, 1), date(2025, 4, 30))])
def test_a_day_or_a_month_in_figures_finds_the_events_on_it(engine, q, start, end):
    window = Selection(start=start, end=end or start)
    assert ids(engine, q) == set(engine.answer(window, ROWS, TODAY).rows["event_id"])
    assert ids(engine, q)


def test_a_number_is_one_with_and_without_its_comma_and_initials_do_not_find_nearly_all(engine):
    assert len(ids(engine, "12000")) == len(ids(engine, "12,000")) > 0
    assert ids(engine, "KN23") == ids(engine, "KN-23") != set()
    assert len(ids(engine, "U.S.")) < len(SHIPPED.tables["events"]) / 5


@pytest.mark.parametrize(
    ("q", "meant"), [("Zelenskyy", "Zelensky"), ("나선", "라선"), ("Туманная", "Туманную"), ("Khasn bridge", "Khasan bridge")]
)
def test_where_nothing_is_found_the_nearest_words_are_offered_with_what_they_find(engine, q, meant):
    assert not ids(engine, q)
    first = spelling_suggestions(engine, Selection(q=q), TODAY)[0]
    assert (first.q, first.n) == (meant, len(ids(engine, meant)))


def test_nothing_is_offered_where_the_words_are_known_or_are_like_none(engine):
    for q in ("bridge qqqqqq", "qqqqqq", "Zelensky railway Khasan tourism", "E999"):
        assert spelling_suggestions(engine, Selection(q=q), TODAY) == []


def test_what_is_offered_keeps_the_other_filters_and_the_day(engine):
    troops = spelling_suggestions(engine, Selection(q="Zelenskyy", group=("troops",)), TODAY)
    assert troops[0].n == len(ids(engine, "Zelensky", group=("troops",)))
    assert spelling_suggestions(engine, Selection(q="Zelenskyy", as_of=date(2022, 1, 1)), TODAY) == []
