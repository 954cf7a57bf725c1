"""Measures the program: ``python -m tests.benchmarks browser|status [--runs N] [--json]``."""

from __future__ import annotations

import argparse
import json
import sys

from tests.benchmarks import browser, status

SUITES = {"browser": browser.measure, "status": status.measure}


def main() -> int:
    """Run a suite and print the medians."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description="Measure the running program; medians, in seconds.")
    parser.add_argument("suite", choices=list(SUITES))
    parser.add_argument("--runs", type=int, default=7, help="how often each thing is measured (7)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    found = SUITES[given.suite](given.runs)
    print(json.dumps(found) if given.json else "\n".join(f"{value:9.4f} s  {name}" for name, value in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
