"""The same interaction as a newcomer would write it: pandas frames of words, and SQL on DuckDB's own file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.query.selection.selection import Selection
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE
from tests.benchmarks.synthetic import FIRST, Events, World

CLICKED = "P00003"
OWN = ("type", "group", "status", "main_kind", "dispute", "evidence")
LINKS = {"place": PLACE_TABLE, "actor": "event_actors", "party": "claims"}


def naive(made: World, found: Events) -> Callable[[Selection], dict[str, Any]]:
    """Return what answers with boolean masks, groupby and value_counts over frames of words."""
    events, links = frames(made, found)

    def passing(selection: Selection, without: str = "") -> pd.Series:
        keep = pd.Series(True, index=events.index)
        if selection.start:
            keep &= events["end"] >= pd.Timestamp(selection.start)
        if selection.end:
            keep &= events["start"] <= pd.Timestamp(selection.end)
        for name in OWN:
            if name != without and (chosen := getattr(selection, name)):
                keep &= events[name].isin(chosen)
        for name, link in links.items():
            if name != without and (chosen := getattr(selection, name)):
                keep &= events["event_id"].isin(link.loc[link[name].isin(chosen), "event_id"])
        return keep

    def answer(selection: Selection) -> dict[str, Any]:
        chosen = events[passing(selection)]
        there = links["place"].merge(chosen, on="event_id")
        facets = {name: events[passing(selection, name)][name].value_counts() for name in OWN}
        for name, link in links.items():
            facets[name] = link[link["event_id"].isin(events.loc[passing(selection, name), "event_id"])][name].value_counts()
        return {
            "n": len(chosen),
            "places": there.groupby(["place", "group", "status"]).size(),
            "histogram": chosen.groupby([chosen["start"].dt.to_period("M"), "group"]).size(),
            "facets": facets,
            "rows": chosen.nlargest(50, "start"),
            "clicked": there[there["place"] == CLICKED].nlargest(50, "start"),
        }

    return answer


def frames(made: World, found: Events) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Return the events in words, and the tables that link them to places, actors and parties."""
    start = (found.begun.astype(np.int64) + FIRST).astype("datetime64[D]")
    ids = np.char.add("S", np.arange(len(start)).astype(str))
    words = {p: _words(made, LOOK_TABLE, p)[found.codes[LOOK_TABLE]] for p in OWN}
    end = start + found.lasts.astype("timedelta64[D]")
    events = pd.DataFrame({"event_id": ids, "start": start.astype("datetime64[s]"), "end": end.astype("datetime64[s]"), **words})
    links = {}
    for parameter, column in LINKS.items():
        members = made.members[column][parameter]
        codes = found.codes[column].astype(np.int64)
        many = np.diff(members.offsets)[codes]
        row = np.repeat(np.arange(len(codes)), many)
        past = np.cumsum(many)
        at = np.repeat(members.offsets[codes] - past + many, many) + np.arange(past[-1])
        links[parameter] = pd.DataFrame({"event_id": ids[row], parameter: np.array(members.values)[members.items[at]]})
    return events, links


def _words(made: World, column: str, parameter: str) -> np.ndarray:
    members = made.members[column][parameter]
    return np.array(members.values)[members.items]


def duckdb(made: World, found: Events, folder: Path) -> Callable[[Selection], dict[str, Any]]:
    """Return what answers in SQL from a file of DuckDB's own, its text columns as enumerations."""
    import duckdb as engine

    events, links = frames(made, found)
    base = engine.connect(str(folder / "events.duckdb"))
    base.register("found", events)
    kinds = {name: f"{name}_kind" for name in OWN}
    for name, kind in kinds.items():
        base.execute(f'CREATE TYPE {kind} AS ENUM (SELECT DISTINCT "{name}" FROM found ORDER BY 1)')
    own = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in kinds.items())
    base.execute(f'CREATE TABLE events AS SELECT row_number() OVER () - 1 AS id, event_id, start, "end", {own} FROM found')
    number = pd.Series(np.arange(len(events)), index=events["event_id"])
    for name, link in links.items():
        numbered = pd.DataFrame({"id": number[link["event_id"]].to_numpy(), name: link[name]})
        base.register("linked", numbered)
        base.execute(f"CREATE TYPE {name}_kind AS ENUM (SELECT DISTINCT {name} FROM linked ORDER BY 1)")
        base.execute(f"CREATE TABLE {name}s AS SELECT id, {name}::{name}_kind AS {name} FROM linked")
    base.execute("CHECKPOINT")

    def where(selection: Selection, without: str = "") -> tuple[str, list[Any]]:
        tests, given = ["TRUE"], []
        for name, sign in (("start", '"end" >= ?'), ("end", "start <= ?")):
            if day := getattr(selection, name):
                tests.append(sign)
                given.append(day)
        for name in (*OWN, *LINKS):
            if name != without and (chosen := getattr(selection, name)):
                marks = ", ".join("?" * len(chosen))
                tests.append(f'"{name}" IN ({marks})' if name in OWN else f"id IN (SELECT id FROM {name}s WHERE {name} IN ({marks}))")
                given += chosen
        return " AND ".join(tests), given

    def ask(sql: str, selection: Selection, without: str = "") -> list[Any]:
        tests, given = where(selection, without)
        return base.execute(sql.format(tests), given).fetchall()

    def answer(selection: Selection) -> dict[str, Any]:
        facets = {name: ask(f'SELECT "{name}", count(*) FROM events WHERE {{}} GROUP BY ALL', selection, name) for name in OWN}
        for name in LINKS:
            facets[name] = ask(f"SELECT {name}, count(*) FROM {name}s JOIN events USING (id) WHERE {{}} GROUP BY ALL", selection, name)
        return {
            "n": ask("SELECT count(*) FROM events WHERE {}", selection)[0][0],
            "places": ask('SELECT place, "group", status, count(*) FROM places JOIN events USING (id) WHERE {} GROUP BY ALL', selection),
            "histogram": ask("SELECT date_trunc('month', start), \"group\", count(*) FROM events WHERE {} GROUP BY ALL", selection),
            "facets": facets,
            "rows": ask("SELECT * FROM events WHERE {} ORDER BY start DESC LIMIT 50", selection),
            "clicked": ask(
                f"SELECT events.* FROM places JOIN events USING (id) WHERE place = '{CLICKED}' AND {{}} ORDER BY start DESC LIMIT 50",
                selection,
            ),
        }

    return answer
