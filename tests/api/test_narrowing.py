"""What narrows an address: each parameter of the selection narrows it, or is refused with its name and what is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import ADDRESSES, api_routes
from dashboard.exports import EXPORTABLE
from dashboard.query.selection.selection import DAY_PARAMETERS, PARAMETERS
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

CLIENT = TestClient(Starlette(routes=api_routes(lambda: engine_of(DATASET))))
NARROW = {
    "start": "2025-06-01",
    "end": "2025-02-01",
    "as_of": "2025-03-01",
    "late": "event",
    "type": "summit",
    "group": "arms",
    "actor": DATASET.tables["actors"]["actor_id"].iloc[0],
    "party": "UA",
    "place": "P1",
    "status": "contested",
    "main_kind": "act",
    "dispute": "part",
    "precision": "country",
    "evidence": "C",
    "q": "nothingofthekind",
    "bbox": "0,0,1,1",
    "area": "0,0;1,0;1,1",
}
PATHS = {"event_id": "E001", "series": "nix", "name": "coverage", "form": "svg", "suffix": "csv"}
WHAT = ("selection", "claims", "dataset")
README = Path(__file__).parents[2] / "README.md"


def asked() -> list[tuple[str, str]]:
    found = []
    for path in ADDRESSES:
        for what in WHAT if "{what}" in path else ("",):
            names = {**PATHS, "what": what, "suffix": "csv.zip" if what == "dataset" else "csv"}
            found += [(path.format(**names), path)]
    return found


def takes(address: str, path: str) -> tuple[str, ...]:
    is_table = any(address.startswith(f"/export/{thing}.") for thing in EXPORTABLE if thing != "selection")
    return DAY_PARAMETERS if is_table else tuple(ADDRESSES[path].narrowing)


@pytest.mark.slow
@pytest.mark.parametrize(("address", "path"), asked())
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_each_parameter_is_taken_or_refused_by_its_name(address: str, path: str, parameter: str) -> None:
    query = "&".join(f"{name}={value}" for name, value in {"as_of": str(TODAY), parameter: NARROW[parameter]}.items())
    said = CLIENT.get(f"/api{address}?{query}")
    if parameter in takes(address, path):
        assert said.status_code in (200, 404), said.text
    else:
        assert said.status_code == 400
        assert f"{parameter} does not narrow what this address gives" in said.json()["error"]
        assert "it takes as_of, late" in said.json()["error"]


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in ADDRESSES if path in ("/events", "/places", "/facets", "/claims", "/propositions")])
@pytest.mark.parametrize("parameter", [p for p in PARAMETERS if p != "late"])
def test_what_is_taken_narrows(path: str, parameter: str) -> None:
    whole = CLIENT.get(f"/api{path}?as_of={TODAY}").json()["n"]
    query = "&".join(f"{name}={value}" for name, value in {"as_of": str(TODAY), parameter: NARROW[parameter]}.items())
    assert CLIENT.get(f"/api{path}?{query}").json()["n"] < whole


def test_an_empty_parameter_narrows_nothing_and_is_none() -> None:
    assert CLIENT.get("/api/health?party=").status_code == 200


def test_the_readme_names_what_only_the_day_narrows() -> None:
    (sentence,) = (part for part in README.read_text("utf-8").split("\n\n") if "take `as_of` and `late` only" in part)
    named = {path.replace("{event_id}", "{id}") for path, address in ADDRESSES.items() if tuple(address.narrowing) == DAY_PARAMETERS}
    assert {word for word in sentence.split("`") if word.startswith("/api")} == {f"/api{path}" for path in named}
