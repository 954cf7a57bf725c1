"""One of a thing is said in the singular, on every page and in every file that counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard import exports
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.plurals import count_words, is_or_are
from dashboard.cli import main
from dashboard.query.selection.selection import Selection
from dashboard.views import PAGES
from dashboard.views.frame import download_and_cite
from tests import build
from tests.engines import engine_of
from tests.views.pages import TODAY, context, module, parts, words

WRONG = re.compile(r"(?<![0-9,.])1 (?:more )?(?!(?:is|was|has|gives)\b)(?:[a-z]+s|parties|are|were|have)\b")
ASKED = {"event": "id=E1", "place": "id=P1", "claim": "id=C0", "source": "id=S1", "compare": "left=1980/1989&right=1990/1999"}


@pytest.fixture
def one(tmp_path: Path) -> Dataset:
    """One event at one place, with one sentence, one claim with a figure, and one source, of a day before all charts begin."""

    tables = build.question([("KP", "estimates", "1990-01-02")], date="1990-01-01")
    tables["propositions"][0] |= {"kind": "number", "measure": "soldiers", "scope": "in Kursk"}
    tables["claims"][0] |= {"unit": "people", "best": "100"}
    sources = [{"source_id": "S1", "publication_date": "1990-01-02"}]
    sited = [{"event_id": "E1", "place_id": "P1"}]
    return build.dataset(tmp_path / "one", **tables | {"sources": sources}, places=[{"place_id": "P1", "name": "P"}], event_places=sited)


def test_a_number_and_its_words() -> None:
    assert [count_words(n, "event") for n in (0, 1, 2, 1204)] == ["0 events", "1 event", "2 events", "1,204 events"]
    assert [is_or_are(n) for n in (0, 1, 2)] == ["are", "is", "are"]


@pytest.mark.slow
@pytest.mark.parametrize("address", [p.address for p in PAGES])
def test_every_page_says_one_in_the_singular(address: str, one: Dataset) -> None:
    found = module(address) if address else download_and_cite
    if hasattr(found, "blocks") or not address:
        asked = context(f"{address}?{ASKED.get(address, '')}", one)
        text = words(parts(found, asked) if address else download_and_cite.download_parts(asked))
        assert text
        assert not WRONG.findall(text), text


def test_estimates_are_told_in_the_singular(one: Dataset) -> None:
    said = words(parts(module("estimates"), context("estimates", one)))
    assert "1 figure for 1 measure was known by" in said


@pytest.mark.slow
def test_files_and_commands_say_one_in_the_singular(one: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "dataset.xlsx"
    file.write_bytes(exports.export_file("dataset", "xlsx", engine_of(one), Selection(), TODAY).body)
    readme = "; ".join(str(cell) for row in load_workbook(file)["README"].iter_rows(values_only=True) for cell in row)
    assert "; 1 row; " in readme
    main(["validate", str(one.directory)])
    main(["pack", str(one.directory), str(tmp_path / "big")])
    said = capsys.readouterr().out
    assert "1 event, 1 proposition, 1 claim, 1 place, 1 source; no problem." in said
    assert "1 event of one is in " in said
    assert not WRONG.findall(readme + said), said
