"""The page of one place."""

from __future__ import annotations

from dashboard.views.record import place
from tests import build
from tests.views.pages import context, parts, words


def page(query: str) -> str:
    return words(parts(place, context(f"place?{query}")))


def test_a_place_says_how_exactly_it_is_known_and_by_what():
    said = page("id=L01")
    assert "Άνω φράγμα της Όρσας · سد أورسا الأعلى" in said
    assert "Site, to within 0.2 km: a surveyed or derived point" in said
    assert "Coordinate 23.512, 12.204 Coordinate from Gauge readings 1998-2026 S06" in said
    assert "Nearest places Old weir 0.4 km" in said


def test_names_in_other_languages_are_told_as_of_their_language():
    line = parts(place, context("place?id=L01"))[1]
    assert [(p["language"], p["text"]) for p in line["text"] if isinstance(p, dict) and p["is"] == "name"] == [
        ("el", "Άνω φράγμα της Όρσας"),
        ("ar", "سد أورسا الأعلى"),
    ]


def test_events_stand_in_the_order_of_time():
    asked = context("place?id=L01")
    events = next(p for p in parts(place, asked) if p["is"] == "table")
    starts = asked.knowledge.events.set_index("event_id")["start"]
    days = [starts[row["cells"][1]["own"]["id"]] for row in events["rows"]]
    assert days == sorted(days)
    assert len(days) == 13


def test_earlier_only_what_was_known_then_is_shown():
    said = page("id=L01&as_of=2026-01-10")
    assert "planned for 19 June 2026 Opening of the High Orsa dam planned" in said
    assert "Target day of the dam overdue" in said
    for later in ("September 2026", "S06", "Travellers", "A name for the dam"):
        assert later not in said, later
    assert "a source of a later day, not shown" in said


def test_contested_events_are_marked(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables["propositions"].append({"proposition_id": "Q-2", "event_id": "E1", "participants": "RU"})
    for claim, party, stance in (("C8", "RU", "asserts"), ("C9", "UA", "denies")):
        tables["claims"].append({"claim_id": claim, "proposition_id": "Q-2", "party_id": party, "stance": stance})
        tables["claim_sources"].append({"claim_id": claim, "source_id": "S1"})
    tables["places"] = [{"place_id": "P1", "name": "There"}]
    tables["event_places"] = [{"event_id": "E1", "place_id": "P1"}]
    made = parts(place, context("place?id=P1", build.dataset(tmp_path, **tables)))
    cells = next(p for p in made if p["is"] == "table")["rows"][0]["cells"]
    assert {"is": "contested"} in cells[2]
    assert "No distance is given" in words(made)
    assert "Coordinate from not stated" in words(made)


def test_a_place_of_which_nothing_is_known_yet_is_not_named():
    assert page("id=L01&as_of=2010-01-01") == "Place No place L01 was known by 1 January 2010. To the atlas"
    assert page("") == "Place Name the place in the link, such as id=L16. To the atlas"
