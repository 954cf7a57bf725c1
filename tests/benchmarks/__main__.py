"""Measures the program: ``python -m tests.benchmarks SUITE``; ``--help`` says which there are and what each takes."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks import attack, browser, dates, folder, growth, killed, load, packing, placing, query, status

EVENTS = 1_000_000
SUITES = {"status": status.measure, "placing": placing.measure, "dates": dates.measure}


def main() -> int:
    """Run a suite and print the medians."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description="Measure the running program; medians.")
    parser.add_argument("suite", choices=[*SUITES, "browser", "query", "load", "growth", "killed", "attack", "folder", "pack"])
    parser.add_argument("--runs", type=int, default=7, help="how often each thing is measured (7)")
    parser.add_argument("--events", type=lambda text: int(float(text)), help="how many events (1e6; pack: three sizes); growth: at most")
    parser.add_argument("--fast", action="store_true", help="query: count in the compiled loop")
    parser.add_argument("--dask", type=int, default=0, metavar="N", help="query, killed: on a Dask cluster of N worker processes here")
    parser.add_argument("--alone", action="store_true", help="query: without naive pandas and DuckDB beside it")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--data", type=Path, help="browser, load, killed, attack: the dataset (made up events)")
    parser.add_argument("--to", type=Path, default=Path("made-up"), help="folder: where to write a dataset of made up events")
    parser.add_argument("--readers", type=int, default=50, help="load: how many read at once (50)")
    parser.add_argument("--seconds", type=float, default=60, help="load: for how long (60)")
    given = parser.parse_args()
    if given.suite == "pack":
        rows = [packing.once(given.events)] if given.events else packing.measure()
        print(json.dumps(rows) if given.json else packing.table(rows))
        return 0
    given.events = given.events or EVENTS
    if given.suite == "growth":
        grown = growth.measure(given.events, given.runs)
        print(json.dumps(grown) if given.json else f"{growth.table(grown)}\n{growth.draw(grown)}")
        return 0
    if given.suite == "killed":
        print(_table(killed.measure(given.events, given.runs, given.dask or 2, given.data), given.json))
        return 0
    if given.suite == "attack":
        rows = attack.measure(data=given.data)
        print(json.dumps(rows) if given.json else attack.table(rows))
        return 0
    if given.suite == "load":
        print(_table(load.measure(given.events, given.readers, given.seconds, given.data), given.json))
        return 0
    if given.suite == "folder":
        print(folder.write(given.events, given.to))
        return 0
    if given.suite == "query":
        print(_table(query.measure(given.events, given.runs, fast=given.fast, dask=given.dask, alone=given.alone), given.json))
        return 0
    if given.suite == "browser":
        side_by_side = browser.measure(given.runs, given.events, given.data)
        print(json.dumps(side_by_side) if given.json else browser.table(side_by_side))
        return 0
    found = SUITES[given.suite](given.runs)
    print(json.dumps(found) if given.json else "\n".join(f"{value:9.4f} s  {name}" for name, value in found.items()))
    return 0


def _table(found: dict[str, Any], as_json: bool) -> str:
    return (
        json.dumps(found) if as_json else "\n".join(f"{name:18} {'not run' if value is None else value}" for name, value in found.items())
    )


if __name__ == "__main__":
    sys.exit(main())
