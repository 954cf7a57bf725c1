"""The page of one source."""

from __future__ import annotations

from dashboard.catalog.schema.tables import BY_NAME
from dashboard.views.record import source
from dashboard.wording.messages import message
from tests import build
from tests.views.pages import context, parts, words


def page(query: str) -> str:
    return words(parts(source, context(f"source?{query}")))


def test_a_source_says_what_it_is_and_what_rests_on_it():
    said = page("id=S02")
    assert "Published 11 May 2023 Language English" in said
    assert "read in full: the whole text was read" in said
    assert "(seen while collecting)" in said
    assert "9 claims, 9 of them on it alone among the sources of this dataset." in said
    assert "Ardenia opened the gates without a warning contested" in page("id=S02&as_of=2023-05-13")
    assert "Ardenia opened the gates without a warning confirmed" in said


def test_claims_that_rest_on_it_alone_are_counted(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-01"), ("UA", "denies", "2025-01-02")])
    tables["sources"].append({"source_id": "S2", "publication_date": "2025-03-01", "access": "not_opened", "cited_in": "S1"})
    tables["claim_sources"].append({"claim_id": "C1", "source_id": "S2"})
    dataset = build.dataset(tmp_path, **tables)
    said = words(parts(source, context("source?id=S1", dataset)))
    assert "2 claims, 1 of them on it alone among the sources of this dataset." in said
    assert "Cites, not opened A report S2" in said
    early = words(parts(source, context("source?id=S1&as_of=2025-02-01", dataset)))
    assert "2 claims, 2 of them on it alone" in early
    assert "S2" not in early
    assert "none at hand" in early
    second = words(parts(source, context("source?id=S2", dataset)))
    assert "Cited in A report S1" in second
    assert "1 claim, none of them on it alone" in second


def test_a_source_of_coordinates_names_its_places(tmp_path):
    assert "Coordinates of High Orsa dam , Old weir , Gorge End , Quay , " in page("id=S06")
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables["sources"].append({"source_id": "S2"})
    tables["places"] = [{"place_id": "P1", "name": "There", "coordinate_source": "S2"}]
    tables["event_places"] = [{"event_id": "E1", "place_id": "P1"}]
    said = words(parts(source, context("source?id=S2", build.dataset(tmp_path, **tables))))
    assert "Coordinates of There" in said
    assert "No claim known by this day rests on it." in said


def test_a_source_of_a_later_day_is_not_named():
    assert page("id=S10&as_of=2026-08-29") == "Source No source S10 was known by 29 August 2026. To the atlas"
    assert page("") == "Source Name the source in the link, such as id=S01. To the atlas"


def test_earlier_its_claims_stand_as_they_stood_then():
    asked = context("source?id=S02&as_of=2023-05-13")
    table = next(p for p in parts(source, asked) if p["is"] == "table")
    ids = [row["cells"][0]["text"] for row in table["rows"]]
    assert ids == ["C30", "C36", "C38", "C42"], "and not those of June and later"
    now = asked.knowledge.propositions.set_index("statement")["status"]
    assert all(now[row["cells"][3]] == row["cells"][4]["status"] for row in table["rows"])


def test_each_basis_of_a_title_and_of_a_date_has_its_words():
    fields = {field.name: field.enum for field in BY_NAME["sources"].fields}
    notes = {basis: message("source-title-basis", basis=basis) for basis in fields["title_basis"]}
    assert [basis for basis, note in notes.items() if not note] == ["shown"], "a title that the source shows needs no note"
    assert len({*notes.values()}) == len(notes)
    days = [message("source-published-on", day="2024-05-03", basis=basis) for basis in fields["publication_date_basis"]]
    assert days == ["3 May 2024", "3 May 2024 (inferred)"]
