"""The section at the foot of a page: citation and files are of the selection and of the day."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import exports
from dashboard.api.routes import api_routes
from dashboard.catalog.schema.tables import TABLES
from dashboard.views.crossing import crossing_page
from dashboard.views.estimates import estimates_page
from dashboard.views.frame import download_and_cite
from dashboard.views.sources import sources_page
from dashboard.wording.table_words import table_words
from tests import build, datasets
from tests.packed import read_by_few
from tests.views.pages import ENGINE, context, parts, words

CLIENT = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))


def links(part) -> list[str]:
    if isinstance(part, dict):
        own = [part["href"]] if part.get("is") == "file" else []
        return own + [link for value in part.values() for link in links(value)]
    return [link for one in part for link in links(one)] if isinstance(part, list | tuple) else []


@pytest.mark.slow
def test_every_file_is_linked_with_the_selection_and_the_day():
    found = links(download_and_cite.download_parts(context("?group=floods&as_of=2025-04-27")))
    asked = {urlsplit(link).path: parse_qs(urlsplit(link).query) for link in found}
    everything = {f"export/{name}.{entry.suffix}" for name in exports.EXPORTABLE for entry in exports.offered_formats(name)}
    assert set(asked) >= everything
    assert asked["export/selection.csv"] == {"group": ["floods"], "as_of": ["2025-04-27"]}
    assert asked["export/claims.csv"] == {"as_of": ["2025-04-27"]}
    assert all(CLIENT.get(f"/api/{link}").status_code == 200 for link in found)


def test_the_citation_is_of_the_selection_the_day_and_the_page():
    box = download_and_cite.citation_box(context("?group=floods&as_of=2025-04-27"), "Claims")
    forms = {form["form"]: form["text"] for form in box["forms"]}
    assert set(forms) == {"text", "bibtex", "csl"}
    assert all(box["address"] in text for text in forms.values())
    assert "Claims: Events in Floods and guards" in forms["text"]
    assert "as known in these sources on 27 April 2025" in json.loads(forms["csl"])[0]["title"]
    assert "as_of=2025-04-27" in box["query"]
    assert "version=" in box["query"]


def test_a_view_has_one_key_on_its_page_and_by_the_api():
    asked = "q=gates&as_of=2025-04-27"
    (entry,) = CLIENT.get(f"/api/cite?format=csl&{asked}").json()
    assert download_and_cite.citation_facts(context(f"?{asked}")).key == entry["id"]
    keys = {
        download_and_cite.citation_facts(context(where)).key for where in (f"?{asked}", f"claim?id=C39&{asked}", f"claim?id=C38&{asked}")
    }
    assert len(keys) == 3


def test_it_says_how_much_and_as_of_when(tmp_path):
    said = words(download_and_cite.download_parts(context("?as_of=2025-04-27")))
    assert "Every table, as known on 27 April 2025" in said
    assert all(table_words(table.name) in said for table in TABLES)
    assert "The events of this selection: 0" in words(download_and_cite.download_parts(context("", build.dataset(tmp_path / "empty"))))


def test_it_says_where_files_have_not_all_events(monkeypatch):
    monkeypatch.setattr(sys.modules["dashboard.exports.content"], "MAX_EXPORTED_EVENTS", 3)
    asked = context("?group=floods&as_of=2026-10-01", datasets.dataset())
    said = words(download_and_cite.download_parts(replace(asked, engine=read_by_few(datasets.dataset(), 3))))
    n, total = asked.ask().n, asked.ask().total
    assert f"The events of this selection: 3 newest of {n} events" in said
    assert f"Every table, as known on 1 October 2026, of the 3 newest of {total} events" in said


def test_a_page_of_the_day_offers_the_days_tables_and_is_cited_by_its_record():
    asked = context("claim?id=C39&as_of=2025-05-01&group=blasting")
    box = download_and_cite.citation_box(asked, "Claim C39")
    assert "Claim C39, as known in these sources on 1 May 2025." in box["forms"][0]["text"]
    found = links(download_and_cite.download_parts(asked, "Claim C39"))
    assert "export/claims.csv?as_of=2025-05-01" in found
    assert not [link for link in found if "selection" in link]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "page", "expected"),
    [
        (
            "crossing?series=high-orsa-dam&as_of=2025-08-01",
            crossing_page,
            ["targets.png?as_of=2025-08-01&series=high-orsa-dam"],
        ),
        ("crossing?as_of=1800-01-01", crossing_page, []),
        ("sources?group=blasting&as_of=2025-08-01", sources_page, ["coverage.png?as_of=2025-08-01&group=blasting"]),
        ("sources?as_of=1800-01-01", sources_page, []),
        (
            "estimates?measure=drowned&as_of=2026-11-01&late=event",
            estimates_page,
            [
                f"estimates.png?as_of=2026-11-01&late=event&measure=drowned&scope={scope}%3Apeople"
                for scope in ("Q-F11-killed", "Q-F33-killed")
            ],
        ),
        ("estimates?measure=drowned&as_of=1800-01-01", estimates_page, []),
    ],
)
def test_each_chart_of_a_page_is_linked_as_files_of_that_day(where, page, expected):
    found = links(parts(page, context(where)))
    png = [link for link in found if ".png" in link]
    assert sorted(png) == sorted(f"chart/{link}" for link in expected)
    assert [link.replace(".png", ".svg") for link in png] == [link for link in found if ".svg" in link]
    assert all(CLIENT.get(f"/api/{link}").status_code == 200 for link in found if ".svg" in link)


def test_the_timelines_pictures_light_up_what_is_picked_if_it_is_known():
    row = download_and_cite.picture_links(context("?as_of=2025-05-01&group=floods&picked=event:F11"), "timeline", picked="event:F11")
    assert links(row) == [f"chart/timeline.{form}?as_of=2025-05-01&group=floods&picked=event%3AF11" for form in ("png", "svg")]
    assert words(row).startswith("Pictures of the timeline: PNG")
    assert [part["spoken"] for part in row["text"][1] if isinstance(part, dict)] == [
        "Picture of the timeline, PNG",
        "Picture of the timeline, SVG",
    ]
    dark = replace(context("?as_of=2025-05-01"), theme="dark")
    assert links(download_and_cite.picture_links(dark, "timeline", picked=""))[0] == "chart/timeline.png?as_of=2025-05-01&theme=dark"
