"""Runs the tests of code beside a shipped dataset that was corrected: ``python -m tests.altered [arguments of pytest]``.

A copy of the tree gets other titles, names, wordings and coordinates, and lacks every twelfth event; then ``python -m tests test
-m "not data"`` runs in it, and with ``-m slow`` the slow ones of them. What fails there is about the shipped dataset and needs the mark
``data``, or a made-up dataset.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from dashboard.catalog.dataset import load_dataset
from dashboard.wording.fault_words import problem_line

ROOT = Path(__file__).resolve().parents[1]
EACH = 12  # of so many events one is left out
WORDED = {
    "parties": ("name", "short_name"),
    "actors": ("name",),
    "sources": ("title",),
    "places": ("name", "name_ko", "name_ru", "alt_names"),
    "events": ("title", "summary"),
    "propositions": ("statement", "scope"),
    "claims": ("claimant", "wording"),
}
Rows = list[dict[str, str]]


def copied(root: Path) -> None:
    """Copy what git knows of the tree, changed or new, without what it ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in filter(None, subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes((ROOT / name).read_bytes())


def alter(folder: Path) -> None:
    """Correct a dataset's folder in place; what is left of it is without problems."""
    tables = {file.stem: list(csv.DictReader(file.open(encoding="utf-8", newline=""))) for file in folder.glob("*.csv")}
    _leave_out(tables, _told(folder))
    for name, columns in WORDED.items():
        for row in tables[name]:
            row |= {column: f"{row[column]} (corrected)" for column in columns if row[column]}
    for row in tables["places"]:
        if row["latitude"]:
            row |= {"latitude": f"{float(row['latitude']) + 0.01:.4f}", "longitude": f"{float(row['longitude']) - 0.01:.4f}"}
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    about = json.loads((folder / "datapackage.json").read_text("utf-8")) | {"version": "99.0.0"}
    (folder / "datapackage.json").write_text(json.dumps(about), "utf-8")


def _told(folder: Path) -> set[str]:
    """Return the claims that stories rest on."""
    told = [json.loads(file.read_text("utf-8")) for file in folder.glob("stories/*.json")]
    return {claim for story in told for step in story["steps"] for sentence in step["sentences"] for claim in sentence["claims"]}


def _leave_out(tables: dict[str, Rows], told: set[str]) -> None:
    """Leave out events, and every row that rests on them; not one that a story tells of, nor the last of a series."""
    of_event = {row["proposition_id"]: row["event_id"] for row in tables["propositions"]}
    kept = {of_event[row["proposition_id"]] for row in tables["claims"] if row["claim_id"] in told}
    kept |= {row["event_id"] for row in tables["events"] if row["series"]}
    gone = {row["event_id"] for n, row in enumerate(tables["events"]) if n % EACH == 0} - kept
    claims = {row["claim_id"] for row in tables["claims"] if of_event[row["proposition_id"]] in gone or row["event_id"] in gone}
    lost = {"event_id": gone, "proposition_id": {p for p, event in of_event.items() if event in gone}, "claim_id": claims - told}
    lost["split_of"] = lost["claim_id"]
    for name, rows in tables.items():
        tables[name] = [row for row in rows if not any(row.get(column) in ids for column, ids in lost.items())]


def main(arguments: list[str]) -> int:
    """Run the tests of code in a corrected copy, those of a mark where one is named; return what they return."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", default="")
    given, rest = parser.parse_known_args(arguments)
    marks = f"not data and ({given.m})" if given.m else "not data"
    with tempfile.TemporaryDirectory(prefix="tumen-altered-") as name:
        root = Path(name)
        copied(root)
        alter(root / "data")
        problems = load_dataset(root / "data").problems
        assert not problems, "\n".join(map(problem_line, problems))
        return subprocess.run([sys.executable, "-m", "tests", "test", "-m", marks, *rest], cwd=root, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
