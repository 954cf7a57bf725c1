"""The page of one place."""

from __future__ import annotations

from dashboard.views.record import place
from tests import build
from tests.views.pages import context, parts, words


def page(query: str) -> str:
    return words(parts(place, context(f"place?{query}")))


def test_a_place_says_how_exactly_it_is_known_and_by_what():
    said = page("id=P001")
    assert "두만강 자동차다리" in said
    assert "Site, to within 0.5 km: a surveyed or derived point" in said
    assert "42.4126, 130.6448" in said
    assert "North Korea railway build notes, 8 Oct 2026 (public GitHub file) S036" in said
    assert "Korea-Russia Friendship Bridge 0.4 km" in said


def test_events_stand_in_the_order_of_time():
    asked = context("place?id=P001")
    events = next(p for p in parts(place, asked) if p["is"] == "table")
    starts = asked.knowledge.events.set_index("event_id")["start"]
    days = [starts[row["cells"][1]["own"]["id"]] for row in events["rows"]]
    assert days == sorted(days)
    assert len(days) > 10


def test_earlier_only_what_was_known_then_is_shown():
    said = page("id=P001&as_of=2026-06-25")
    assert "planned for 19 June 2026 Opening of the Tumen road bridge" in said
    assert "overdue" in said
    for later in ("September 2026", "S036", "Novichenko", "July 2026"):
        assert later not in said
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
    assert page("id=P001&as_of=2010-01-01") == "Place No place P001 was known by 1 January 2010. To the atlas"
    assert page("") == "Place Name the place in the link, such as id=P001. To the atlas"
