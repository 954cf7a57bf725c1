"""One number for each status: in menu, Compare, list, map, API and files, held whole and packed."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from dashboard import exports
from dashboard.catalog.schema.vocabulary import STANDINGS, standing_code
from dashboard.query.answers.answer import Ask
from dashboard.query.comparison.comparison import SidePair, compare_sides
from dashboard.query.comparison.sides import read_side
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.views.frame import selection_bar
from dashboard.wording.status_words import status_sentence
from dashboard.wording.vocabulary_json import map_vocabularies
from dashboard.wording.vocabulary_words import status_label
from tests import datasets
from tests.packed import packed
from tests.views import pages

FLOODS, WHOLE = datasets.dataset(), datasets.engine()
TODAY = pages.TODAY
EVERYTHING = Selection(as_of=TODAY)


@pytest.fixture(params=["whole", "packed"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return WHOLE if request.param == "whole" else packed(FLOODS)


def some(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {code: n for code, n in counts if n}


def listed(engine: Engine) -> dict[str, int]:
    rows = engine.answer(EVERYTHING, Ask(parts={"rows"}, limit=1000), TODAY).rows
    said = Counter(standing_code(*pair) for pair in zip(rows["status"], rows["main_kind"], strict=True))
    return {code: said[code] for code in STANDINGS if said[code]}


def menu(engine: Engine) -> dict[str, int]:
    (options,) = (
        f["options"] for f in selection_bar._data(pages.context(f"?as_of={TODAY}", engine))["facets"] if f["parameter"] == "status"
    )
    return some((code, n) for code, _, n in options)


def comparison(engine: Engine) -> dict[str, int]:
    pair = SidePair(read_side("../2100", FLOODS), read_side("2101/..", FLOODS))
    return some((row["code"], row["left"]) for row in compare_sides(engine, EVERYTHING, pair, TODAY).rows("status", EVERYTHING))


def chosen(engine: Engine) -> dict[str, int]:
    return some((code, engine.answer(EVERYTHING.replace(status=(code,)), Ask(), TODAY).n) for code in STANDINGS)


def table(engine: Engine) -> dict[str, int]:
    body = exports.export_file("selection", "csv", engine, EVERYTHING, TODAY).body
    return dict(Counter(row["standing"] for row in csv.DictReader(io.StringIO(body.decode()))))


def geojson(engine: Engine) -> dict[str, int]:
    body = json.loads(exports.export_file("selection", "geojson", engine, EVERYTHING, TODAY).body)
    return dict(Counter(feature["properties"]["standing"] for feature in body["features"]))


WAYS: tuple[Callable[[Engine], dict[str, int]], ...] = (menu, comparison, chosen, table, geojson)


@pytest.mark.parametrize("way", WAYS)
def test_each_status_has_one_number_everywhere(engine: Engine, way: Callable[[Engine], dict[str, int]]) -> None:
    assert way(engine) == listed(WHOLE)


def test_the_map_counts_what_the_list_counts_of_the_events_that_it_draws(engine: Engine) -> None:
    (symbol,) = engine.answer(EVERYTHING, Ask(parts={"cells"}, zoom=0, max_symbols=1), TODAY).cells
    links, places = FLOODS.tables["event_places"], FLOODS.tables["places"]
    drawn = places.loc[places["latitude"].notna() & places["geo_precision"].ne("country"), "place_id"]  # countries are chips
    located = set(links.loc[links["place_id"].isin(drawn), "event_id"])
    rows = WHOLE.answer(EVERYTHING, Ask(parts={"rows"}, limit=1000), TODAY).rows
    assert symbol["statuses"] == dict(Counter(rows.loc[rows["event_id"].isin(located), "standing"]))


def test_no_sum_of_what_is_confirmed_holds_what_is_only_on_record() -> None:
    rows = WHOLE.answer(EVERYTHING.replace(status=("confirmed",)), Ask(parts={"rows"}, limit=1000), TODAY).rows
    assert set(rows["main_kind"]) <= {"act", "fact"}
    assert all("who took part, and independently by" in status_sentence(reason) for reason in rows["reason"])
    found = listed(WHOLE)
    assert found["confirmed"] == len(rows) > 0
    assert {"statement_on_record", "act_on_record"} <= found.keys()


@pytest.mark.parametrize(("event", "code"), [("F15", "act_on_record"), ("F21", "confirmed"), ("F12", "statement_on_record")])
def test_a_summit_a_visit_that_another_party_reports_and_an_answer(event: str, code: str) -> None:
    rows = WHOLE.answer(EVERYTHING, Ask(parts={"rows"}, limit=1000), TODAY).rows.set_index("event_id")
    assert rows.loc[event, "standing"] == code


def test_legend_menu_and_files_name_the_same_statuses() -> None:
    legend = {code: look["label"] for code, look in map_vocabularies(datasets.dataset())["statuses"].items()}
    (options,) = (f["options"] for f in selection_bar._data(pages.context())["facets"] if f["parameter"] == "status")
    assert legend == {code: label for code, label, _ in options} == {code: status_label(code) for code in STANDINGS}


def test_what_its_author_says_of_itself_is_on_record_of_acts_and_statements_alone() -> None:
    propositions = WHOLE.knowledge(EVERYTHING, TODAY).propositions
    assert set(propositions.loc[propositions["status"].eq("on_record"), "kind"]) == {"act", "statement"}
    said = propositions[propositions["kind"].eq("statement")]
    assert set(said["status"]) == {"on_record"}
