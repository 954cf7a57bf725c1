"""Files and citations by the API: named safely, refused with a sentence, the same as the page's."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from pybtex.database import parse_string
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import exports
from dashboard.api.routes import api_routes
from dashboard.catalog.schema.tables import BY_NAME
from tests import build, datasets
from tests.api.test_api import CLIENT, DAY, get
from tests.engines import engine_of
from tests.query.asked import DATASET

ALL = [f"{name}.{entry.suffix}" for name in exports.EXPORTABLE for entry in exports.offered_formats(name)]


@pytest.mark.slow
@pytest.mark.parametrize("what", ALL)
def test_every_file_is_handed_out_under_a_safe_name(what):
    response = get(f"export/{what}?{DAY}")
    assert response.status_code == 200
    name, _, suffix = what.partition(".")
    found = re.fullmatch(r'attachment; filename="([A-Za-z0-9_.-]+)"', response.headers["content-disposition"])
    assert found[1] == f"{DATASET.subject.name}-{name}-{DATASET.version or DATASET.digest}-as-of-2026-11-23.{suffix}"
    assert response.headers["content-type"] == exports.FORMATS[suffix].media_type
    assert response.content


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("export/selection.exe", 404, "selection cannot be had as 'exe'; allowed are csv, geojson, kml, gpkg, parquet, xlsx."),
        ("export/events.kml", 404, "events cannot be had as 'kml'; allowed are csv, parquet, xlsx."),
        ("export/secrets.csv", 404, "There is no 'secrets' to export; allowed are selection, dataset,"),
        ("export/..%2fevents.csv", 404, "There is "),
        ("export/selection.csv?type=nix", 400, "type='nix' is not known;"),
        ("export/selection.csv?limit=3", 400, "'limit' is not a parameter;"),
        ("cite?format=word", 400, "format='word' is not known; allowed are json, text, bibtex, csl."),
    ],
)
def test_what_is_not_offered_is_refused_with_a_sentence(address, status, sentence):
    response = get(address)
    assert response.status_code == status
    assert sentence in response.json()["error"]


def test_a_file_asked_for_again_costs_nothing():
    first = get(f"export/selection.csv?{DAY}")
    again = CLIENT.get(f"/api/export/selection.csv?{DAY}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get(f"export/selection.geojson?{DAY}").headers["etag"] != first.headers["etag"]


def test_the_file_holds_what_the_list_holds():
    asked = "group=arms,troops&as_of=2025-06-01"
    text = get(f"export/selection.csv?{asked}").content.decode("utf-8-sig")
    listed = get(f"events?{asked}&limit=1000").json()["events"]
    assert [row["event_id"] for row in csv.DictReader(io.StringIO(text, newline=""))] == [event["event_id"] for event in listed]


def test_a_citation_leads_back_to_the_selection_of_that_day():
    body = get("cite?group=troops&as_of=2025-06-01").json()
    assert "View /?as_of=2025-06-01&group=troops" in body["text"], "which host it is at, nobody has said"
    assert get("cite?group=troops&as_of=2025-06-01&format=text").text == body["text"]
    assert list(parse_string(get("cite?format=bibtex").text, "bibtex").entries)
    assert get("cite?format=csl").headers["content-type"].startswith("application/vnd.citationstyles.csl+json")


def test_tables_are_all_offered():
    assert set(BY_NAME) < set(exports.EXPORTABLE)


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "shown"), [("labels=ar", "ar"), ("lang=el", "el"), ("lang=el&labels=ar", "ar"), ("", "en")])
def test_a_file_of_the_map_has_the_labels_that_are_asked_for(asked: str, shown: str) -> None:
    api = TestClient(Starlette(routes=api_routes(datasets.engine)))
    assert f'"view":{{"lang":"{shown}"' in api.get(f"/api/map.html?{asked}").text


@pytest.mark.parametrize(
    ("folder", "asked", "allowed"), [(datasets.FLOODS, "labels=ko", "en, el, ar"), (datasets.STRIKES, "lang=fr", "en")]
)
def test_labels_in_a_language_in_which_the_dataset_has_no_names_are_refused(folder: Path, asked: str, allowed: str) -> None:
    answer = TestClient(Starlette(routes=api_routes(lambda: datasets.engine(folder)))).get(f"/api/map.html?{asked}")
    name, _, code = asked.partition("=")
    assert (answer.status_code, answer.json()["error"]) == (400, f"{name}={code!r} is not known; allowed are {allowed}.")


OURS = re.compile(r"CC.BY|Creative Commons|tumen dataset|tumen developers")


@pytest.fixture(scope="module")
def unlicensed(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Return who asks the API of a dataset that states nothing of itself."""
    folder = tmp_path_factory.mktemp("rows") / "my-rows"
    return TestClient(
        Starlette(routes=api_routes(lambda: engine_of(build.dataset(folder, **build.question([("KP", "asserts", "2025-01-01")])))))
    )


@pytest.mark.parametrize("form", ["json", "text", "bibtex", "csl"])
def test_a_citation_of_others_rows_states_their_licence_and_never_ours(unlicensed: TestClient, form: str) -> None:
    said = unlicensed.get(f"/api/cite?format={form}").text
    assert "licence not stated" in said
    assert "my-rows" in said
    assert not OURS.search(said)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["selection.csv", "selection.geojson", "selection.kml", "claims.csv"])
def test_a_file_of_others_rows_states_their_licence_and_never_ours(unlicensed: TestClient, name: str) -> None:
    answer = unlicensed.get(f"/api/export/{name}")
    assert "licence not stated" in answer.text
    assert not OURS.search(answer.text)
    assert 'filename="my-rows-' in answer.headers["content-disposition"]


@pytest.mark.slow
def test_the_offline_file_and_the_dataset_state_it_too(unlicensed: TestClient) -> None:
    head = unlicensed.get("/api/map.html").text.partition("<script")[0]
    assert "licence not stated" in head
    assert not OURS.search(head)
    said = unlicensed.get("/api/dataset").json()
    assert (said["licence"], said["attribution"]) == ("licence not stated", "my-rows")
