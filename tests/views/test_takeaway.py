"""The section at the foot of a page: citation and files are of the selection and of the day."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import routes
from dashboard.catalog.schema import TABLES
from dashboard.query import exports
from dashboard.views import takeaway
from tests import build
from tests.views.pages import ENGINE, context, words


def links(part) -> list[str]:
    if isinstance(part, dict):
        own = [part["href"]] if part.get("is") == "file" else []
        return own + [link for value in part.values() for link in links(value)]
    return [link for one in part for link in links(one)] if isinstance(part, list | tuple) else []


def test_every_file_is_linked_with_the_selection_and_the_day():
    found = links(takeaway.parts(context("?group=troops&as_of=2025-04-27")))
    asked = {urlsplit(link).path: parse_qs(urlsplit(link).query) for link in found}
    everything = {f"export/{name}.{entry.suffix}" for name in exports.THINGS for entry in exports.offered(name)}
    assert set(asked) >= everything
    assert asked["export/selection.csv"] == {"group": ["troops"], "as_of": ["2025-04-27"]}
    assert asked["export/claims.csv"] == {"as_of": ["2025-04-27"]}
    client = TestClient(Starlette(routes=routes(lambda: ENGINE)))
    assert all(client.get(f"/api/{link}").status_code == 200 for link in found)


def test_the_citation_is_of_the_selection_the_day_and_the_page():
    box = takeaway.cite(context("?group=troops&as_of=2025-04-27"), "Claims")
    forms = {form["form"]: form["text"] for form in box["forms"]}
    assert set(forms) == {"text", "bibtex", "csl"}
    assert all(box["address"] in text for text in forms.values())
    assert "Claims: Events in Troops" in forms["text"]
    assert "as known in these sources on 27 April 2025" in json.loads(forms["csl"])[0]["title"]
    assert "as_of=2025-04-27" in box["query"]
    assert "version=" in box["query"]


def test_it_says_how_much_and_as_of_when(tmp_path):
    said = words(takeaway.parts(context("?as_of=2025-04-27")))
    assert "Every table, as known on 27 April 2025" in said
    assert all(table.words in said for table in TABLES)
    assert "The events of this selection: 0" in words(takeaway.parts(context("", build.dataset(tmp_path / "empty"))))


def test_a_page_of_the_day_offers_the_days_tables_and_is_cited_by_its_record():
    asked = context("claim?id=C020&as_of=2025-05-01&group=arms")
    box = takeaway.cite(asked, "Claim C020", whole=False)
    assert "Claim C020, as known in these sources on 1 May 2025." in box["forms"][0]["text"]
    found = links(takeaway.parts(asked, "Claim C020", whole=False))
    assert "export/claims.csv?as_of=2025-05-01" in found
    assert not [link for link in found if "selection" in link]
