"""How the cost of an interaction grows with the events: measured one number after another, each in a process of its own, and drawn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

MANY = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
TICKS = [10, 100, 1_000, 10_000, 100_000]
DRAWN = Path(__file__).with_name("growth.svg")
WAYS = {
    "table_ms": "event table, numpy",
    "fast_ms": "event table, compiled",
    "duckdb_ms": "DuckDB on its own file",
    "naive_ms": "naive pandas",
}


def measure(most: int, runs: int) -> list[dict[str, Any]]:
    """Return the figures of each number of events up to ``most``: milliseconds of an interaction, and megabytes held."""
    found = []
    for n in (n for n in MANY if n <= most):
        plain, fast = (_once(n, runs, *extra) for extra in ((), ("--fast", "--alone")))
        found.append(
            {"events": n, "table_ms": plain["table_ms"], "fast_ms": fast["table_ms"]} | _others(plain) | {"rss_mb": fast["rss_mb"]}
        )
    return found


def _once(n: int, runs: int, *extra: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks", "query", "--events", str(n), "--runs", str(runs), "--json", *extra]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    answer: dict[str, Any] = json.loads(said.splitlines()[-1])
    return answer


def _others(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("duckdb_ms", "naive_ms")}


def table(found: list[dict[str, Any]]) -> str:
    """Return the figures as a table in Markdown."""
    names = ["events", *WAYS, "rss_mb"]
    heads = ["events", *(f"{words}, ms" for words in WAYS.values()), "MB"]
    rows = [[f"{row[name]:,}" if row[name] is not None else "" for name in names] for row in found]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, ["---:"] * len(heads), *rows))


def draw(found: list[dict[str, Any]], file: Path = DRAWN) -> Path:
    """Draw the figures, both axes logarithmic, and return the file."""
    rows = [
        {"events": row["events"], "ms": row[name], "way": words} for row in found for name, words in WAYS.items() if row[name] is not None
    ]
    most = {row["way"]: row["events"] for row in rows}
    rows = [row | {"last": row["events"] == most[row["way"]]} for row in rows]
    data, log = pd.DataFrame(rows), alt.Scale(type="log")
    base = alt.Chart(data).encode(
        alt.X("events:Q", title="events", scale=log, axis=alt.Axis(values=list(MANY), format="~s", grid=False)),
        alt.Y("ms:Q", title="milliseconds of one interaction, all answers", scale=log, axis=alt.Axis(values=TICKS, format=",")),
        alt.Color("way:N", legend=None, sort=list(WAYS.values()), scale=alt.Scale(range=["#1f5a7a", "#25776d", "#96590f", "#6f6f6b"])),
    )
    names = base.transform_filter(alt.datum.last).mark_text(align="left", dx=8).encode(text="way:N")
    lines = (
        alt.layer(base.mark_line(point=True), names)
        .properties(width=560, height=300, padding={"left": 5, "top": 5, "bottom": 5, "right": 150})
        .configure_view(stroke=None)
        .configure(background="#fbfaf6", font="sans-serif")
    )
    lines.save(file)
    return file
