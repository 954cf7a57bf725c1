"""The guide to a subject of one's own leads from an empty folder to a map: its rows alone are a dataset without a problem."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

from dashboard.catalog.dataset import load_dataset
from dashboard.query.answers.answer import Ask
from dashboard.query.selection.selection import Selection
from tests import datasets
from tests.engines import engine_of

GUIDE = Path(__file__).resolve().parents[1] / "CONTRIBUTING.md"


def test_the_guides_rows_are_a_dataset_with_an_event_on_the_map(tmp_path: Path):
    headers = {file.name: file.read_text("utf-8").splitlines()[0].split(",") for file in datasets.STRIKES.glob("*.csv")}
    _, _, guide = GUIDE.read_text("utf-8").partition("## A subject of your own")
    steps = re.findall(r"^\| `(\w+\.csv)` \| (.+?) \| (.+?) \|$", guide, re.MULTILINE)
    rows = {name: [] for name in headers}
    for name, columns, row in steps:
        rows[name].append(dict(zip(columns.split(", "), row.split(", "), strict=True)))
    for name, header in headers.items():
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="")
            writer.writeheader()
            writer.writerows(rows[name])
    found = load_dataset(tmp_path)
    assert found.problems == ()
    answer = engine_of(found).answer(Selection(), Ask(parts=frozenset({"cells"}), zoom=6), date(2026, 11, 30))
    assert (answer.n, answer.not_on_map, len(answer.cells)) == (1, 0, 1)
