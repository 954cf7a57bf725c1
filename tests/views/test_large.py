"""Pages of a large dataset read the events that they are about, count all of them, and say what they leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.analysis.record_details import event_details
from dashboard.api.routes import api_routes
from dashboard.catalog.dates import day_from_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import LATE_RULES, known_on
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.surroundings import surrounding_events
from dashboard.query.topics import NewsBetween, Topic
from dashboard.views import flows_page
from dashboard.views.changes import changes_page
from dashboard.views.claims import claims_page
from dashboard.views.crossing import crossing_page
from dashboard.views.elements.elements import text
from dashboard.views.estimates import estimates_page
from dashboard.views.frame import selection_bar
from dashboard.views.frame.context import Context
from dashboard.views.record import event, place, related_records, source
from dashboard.views.sources import sources_page
from dashboard.views.story import story_page
from tests import build, datasets
from tests.packed import packed, read_by_few
from tests.views.pages import context, parts, words

ENGINE = datasets.engine()
LARGE = packed(ENGINE.dataset)
EVENTS = len(ENGINE.dataset.tables["events"])
TODAY = date(2026, 11, 23)
SOME = 20  # events that a page reads, of 36: more than tell of a movement, fewer than there are


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=SOME))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "page"),
    [
        ("flows", flows_page),
        ("flows?group=floods&as_of=2025-06-01", flows_page),
        ("flows?end=2024-06-01", flows_page),
        ("crossing?series=high-orsa-dam", crossing_page),
        ("crossing?series=high-orsa-dam&as_of=2025-06-01", crossing_page),
        ("estimates?measure=drowned", estimates_page),
        ("estimates?measure=drowned&group=blasting", estimates_page),
    ],
)
def test_a_page_says_what_it_says_of_the_whole_dataset(where: str, page: ModuleType) -> None:
    whole, large = (_kernel(words(parts(page, context(where, engine)))) for engine in (ENGINE, LARGE))
    assert large == whole


def _kernel(said: str) -> str:
    """Leave out what a page offers besides: other measures and series, which are those of the newest events."""
    head, _, rest = said.partition("figures for")
    return rest.partition("nothing is added up.")[2].partition(": ")[2] if rest else head


@pytest.mark.slow
@pytest.mark.parametrize("day", ["", "&as_of=2025-06-01"])
def test_what_stands_beside_an_old_event_is_found_among_all(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of so few events that no neighbour is among the newest."""
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=5))
    events = ENGINE.answer(context(f"?{day}").whole, Ask(parts={"rows"}, limit=EVENTS), TODAY).rows["event_id"].tolist()
    for event_id in events[::9]:
        beside = [words(related_records.neighbours_of(here, _event(here, event_id))) for here in _both(f"event?id={event_id}{day}")]
        series = [words([text(related_records.series_links(here, _event(here, event_id)))]) for here in _both(f"event?id={event_id}{day}")]
        assert beside[0] == beside[1]
        assert series[0] == series[1]


def _both(where: str) -> list[Context]:
    return [replace(context(where, engine), reads=event.reads) for engine in (ENGINE, LARGE)]


def _event(here: Context, event_id: str) -> KnownEvent:
    return event_details(here.knowledge, event_id)


def test_the_places_nearest_to_one_are_those_of_all_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=5))
    near = [words(parts(place, context("place?id=L01", engine))).partition("Nearest places")[2] for engine in (ENGINE, LARGE)]
    assert near[0] == near[1] != ""


@pytest.mark.slow
def test_events_of_a_country_are_not_the_nearest_ones_and_take_no_others_place(tmp_path: Path) -> None:
    """The one that is near is older than all, so that only its place leads to it."""
    made: dict[str, list[dict[str, str]]] = {"sources": [{"source_id": "S1"}], "event_places": []}
    others = [(f"C{k}", "2024-06-15", "all") for k in range(20)]
    for name, day, place_id in (("N", "2001-01-01", "near"), ("E", "2024-06-15", "here"), *others):
        one = build.question([("KP", "asserts", day)], date=day)
        for table in ("events", "propositions", "claims", "claim_sources"):
            rows = [{k: {"E1": name, "Q-E1": f"Q-{name}", "C0": f"K-{name}"}.get(v, v) for k, v in row.items()} for row in one[table]]
            made[table] = made.get(table, []) + rows
        made["event_places"].append({"event_id": name, "place_id": place_id, "role": "site"})
    places = (("here", "40.0", "site"), ("near", "40.4", "site"), ("all", "40.1", "country"))
    rows = [{"place_id": p, "name": p, "latitude": lat, "longitude": "130", "geo_precision": exact} for p, lat, exact in places]
    engine = read_by_few(build.dataset(tmp_path, places=rows, **made), 3)
    assert Topic("event", "N") in surrounding_events(engine, Selection(), "E", TODAY)


def test_a_site_says_of_how_many_steps_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=1))
    some, every = (api(engine).get("/api/sites/high-orsa-dam?as_of=2026-11-23").json() for engine in (LARGE, ENGINE))
    steps = int(ENGINE.dataset.tables["events"]["series"].eq("high-orsa-dam").sum())
    assert some["read"] == {"events": 1, "of": steps, "which": "newest"}
    assert "read" not in every


def test_a_place_counts_all_its_events() -> None:
    said = [words(parts(place, context("place?id=L01", engine))) for engine in (ENGINE, LARGE)]
    n = [text.partition(" events there")[0].rpartition(" ")[2] for text in said]
    assert n[0] == n[1]


@pytest.mark.slow
def test_changes_are_those_of_the_events_with_news() -> None:
    """Few events have news in a month long ago; the newest events of all have none."""
    where = "changes?since=2024-10-01&as_of=2024-11-01"
    assert LARGE.excerpt_counts(context(where, LARGE).whole, TODAY, of=NewsBetween(date(2024, 10, 1), date(2024, 11, 1)), most=0).of <= SOME
    lead = [words(parts(changes_page, context(where, engine))).partition("in these sources: ")[2][:400] for engine in (ENGINE, LARGE)]
    assert lead[0] == lead[1] != ""
    said = words(parts(changes_page, context("changes?since=2020-01-01", LARGE)))
    assert f"Of the {SOME} newest of them: " in said
    assert "days with news" not in said


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("claims", f"the {SOME} newest of the {EVENTS} selected events, and from what the page is about. Narrow the selection"),
        ("changes?since=2020-01-01", "events with news between the two days, and"),
        ("flows", ""),
        ("crossing?series=high-orsa-dam", ""),
    ],
)
def test_the_bar_says_what_is_left_out(where: str, said: str) -> None:
    address, ctx = where.partition("?")[0], context(where, LARGE)
    notes = words(selection_bar._notes(ctx, ctx.ask(), counts=False))
    assert said in notes if said else "This dataset is large" not in notes, address


def test_sources_speak_of_what_was_read() -> None:
    assert "and read here" in words(parts(sources_page, context("sources", LARGE)))
    assert "and read here" not in words(parts(sources_page, context("sources", ENGINE)))


def api(engine: Engine) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: engine)))


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/flows", "/flows?group=floods", "/sites/high-orsa-dam"])
def test_the_api_answers_as_of_the_whole_dataset(path: str) -> None:
    one, other = (api(engine).get(f"/api{path}").json() for engine in (LARGE, ENGINE))
    assert one["features"] == other["features"]
    assert "read" not in one


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2026-11-23", "2025-06-01"])
@pytest.mark.parametrize("table", ["events", "places", "propositions", "claims"])
def test_every_record_is_that_of_the_whole_dataset(table: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=1))
    for ident in ENGINE.dataset.tables[table].iloc[:, 0]:
        one, other = (api(engine).get(f"/api/{table}/{ident}?as_of={day}") for engine in (LARGE, ENGINE))
        assert one.text == other.text


@pytest.mark.parametrize("day", ["2026-11-23", "2025-06-01"])
@pytest.mark.parametrize("path", ["propositions", "claims", "claims?order=oldest", "events"])
def test_lists_are_those_of_the_tables_in_the_same_order(path: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=EVENTS))
    one, other = (api(engine).get(f"/api/{path}{'&' if '?' in path else '?'}limit=200&as_of={day}").json() for engine in (LARGE, ENGINE))
    assert one[path.partition("?")[0]] == other[path.partition("?")[0]] != []


@pytest.mark.parametrize("late", LATE_RULES)
def test_remarks_are_shown_from_the_day_of_the_last_claim_on(late: str) -> None:
    """Another program than ``pack`` does not say when the last claim was made, and then there is none."""
    last = day_from_number(int(claim_index(ENGINE.dataset, late).known_on.max()))
    for day, shown in ((last, True), (last - timedelta(days=1), False)):
        known = LARGE.knowledge(Selection(late=late), day, about=[Topic("place", "L01")])
        assert known.hindsight is shown
    excerpt = LARGE.store.rows(last, late).excerpt([0, 1])
    assert known_on(excerpt, last, late).hindsight
    assert not known_on(replace(excerpt, claims_until={}), last, late).hindsight


def test_a_source_that_was_not_opened_stands_beside_the_one_that_cites_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """S04 is cited in S03, of which the claims are about other events."""
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=5))
    for ident, beside in (("S04", "Cited in"), ("S03", "Cites, not opened")):
        said = [words(parts(source, context(f"source?id={ident}", engine))) for engine in (ENGINE, LARGE)]
        assert said[0] == said[1]
        assert beside in said[0]


@pytest.mark.slow
@pytest.mark.parametrize("day", ["", "&as_of=2023-06-01"])
def test_a_story_is_told_as_of_the_whole_dataset(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=1))
    for step in range(1, len(ENGINE.dataset.stories[0].steps) + 1):
        pages = ((engine, words(parts(story_page, context(f"story?step={step}{day}", engine)))) for engine in (ENGINE, LARGE))
        whole, large = (said.replace(engine.dataset.digest, "") for engine, said in pages)
        assert large == whole
    assert "A signature" in words(parts(story_page, context("story", LARGE)))


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2019-05-01", "2023-06-01", "2024-01-01", "2026-11-23"])
@pytest.mark.parametrize(
    ("where", "page"),
    [
        ("changes?", changes_page),
        ("changes?since=2019-01-01&", changes_page),
        ("claims?", claims_page),
        ("estimates?measure=drowned&", estimates_page),
    ],
)
def test_a_page_that_reads_every_event_is_that_of_the_tables(
    where: str, page: ModuleType, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said about an event that is not known yet is there too, and so is every day with news."""
    monkeypatch.setattr(LARGE, "store", replace(LARGE.store, most=EVENTS))
    whole, large = (words(parts(page, context(f"{where}as_of={day}", engine))) for engine in (ENGINE, LARGE))
    assert large == whole


def test_the_api_says_what_it_read() -> None:
    for path in ("/propositions", "/claims"):
        found = api(LARGE).get(f"/api{path}?as_of=2026-11-23").json()
        assert found["read"] == {"events": SOME, "of": EVENTS, "which": "newest"}
        assert "read" not in api(ENGINE).get(f"/api{path}").json()
