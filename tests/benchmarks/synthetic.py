"""Events made up for measuring: many at few places, few with several actors or places, as tables of the field have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.tables import TABLES
from dashboard.catalog.schema.vocabulary import DISPUTES, EVIDENCE, PROPOSITION_KINDS, STANDINGS
from dashboard.query.table import columns
from dashboard.query.table.columns import Column, Members
from dashboard.query.table.event_table import EventDays, EventLooks, EventTable
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE, values_of
from dashboard.query.table.place_arrays import place_arrays
from dashboard.query.table.word_index import RowSearch
from tests import build
from tests.text_rows import TextRows

FIRST, DAYS = 16_800, 3_900  # days since 1970: ten and a half years to September 2026
PLACES, ACTORS, PARTIES, TYPES = 20_000, 2_000, 16, 40
SETS = {"event_places": (10_000, 0.1), "event_actors": (6_000, 0.4), "claims": (120, 0.3)}  # sets of several, and how many events have one
SHARES = {
    "confirmed": 0.15,
    "corroborated": 0.15,
    "act_on_record": 0.15,
    "self_reported": 0.1,
    "claimed": 0.35,
    "contested": 0.06,
    "denied": 0.04,
}


@dataclass(frozen=True, eq=False)
class World:
    """What events are made of: the dataset of places, parties and actors, and what the codes of each column stand for."""

    dataset: Dataset
    members: dict[str, dict[str, Members]]
    looks: EventLooks
    weights: dict[str, np.ndarray]


@dataclass(frozen=True, eq=False)
class Events:
    """Codes of events, sorted by day: begun counts days from FIRST, lasts days beyond the first."""

    begun: np.ndarray
    lasts: np.ndarray
    codes: dict[str, np.ndarray]


def world(seed: int = 7) -> World:
    """Make places, actors, parties and the sets of them that events have."""
    rng = np.random.default_rng(seed)
    dataset = Dataset({t.name: _empty(t) for t in TABLES} | {"terms": pd.DataFrame(build.TERMS)} | _tables(rng))
    looks, look_members, look_weights = _looks(dataset, rng)
    members: dict[str, dict[str, Members]] = {LOOK_TABLE: look_members}
    weights = {LOOK_TABLE: look_weights}
    for name, parameter, n in ((PLACE_TABLE, "place", PLACES), ("event_actors", "actor", ACTORS), ("claims", "party", PARTIES)):
        several, share = SETS[name]
        skew = _skewed(n)
        chosen = rng.choice(n, (several, 3), p=skew)
        sets = [(i,) for i in range(n)] + [tuple(sorted(set(row[: 2 + i % 2].tolist()))) for i, row in enumerate(chosen)]
        members[name] = {parameter: columns.value_members(sets, values_of(dataset, parameter))}
        weights[name] = np.concatenate([skew * (1 - share), np.full(several, share / several)])
    place, precision = members[PLACE_TABLE]["place"], values_of(dataset, "precision")
    exact = pd.Index(precision).get_indexer(pd.Index(dataset.tables["places"]["geo_precision"]))
    members[PLACE_TABLE]["precision"] = columns.value_members((set(exact[list(s)].tolist()) for s in _sets(place)), precision)
    return World(dataset, members, looks, weights)


def events(n: int, made: World, seed: int = 11) -> Events:
    """Make events of a world; more of them in later years."""
    rng = np.random.default_rng(seed)
    begun = np.sort((DAYS * rng.random(n, dtype=np.float32) ** 0.7).astype(np.uint16))
    lasts = np.where(rng.random(n, dtype=np.float32) < 0.9, 0, rng.integers(1, 31, n)).astype(np.uint8)
    codes = {name: _drawn(rng, weights, n) for name, weights in made.weights.items()}
    return Events(begun, lasts, codes)


def table(made: World, found: Events, *, whole: bool = False) -> EventTable:
    """Return the event table of made up events; ``whole`` counts into all days, as shards do."""
    days, many = (np.arange(DAYS), np.bincount(found.begun, minlength=DAYS)) if whole else np.unique(found.begun, return_counts=True)
    lookup = np.zeros(DAYS, dtype=np.uint16)
    lookup[days] = np.arange(len(days))
    when = EventDays(
        days.astype(np.int64) + FIRST, np.concatenate([[0], np.cumsum(many)]).astype(np.int64), lookup[found.begun], found.lasts
    )
    coded = {name: Column(codes, made.members[name], len(made.weights[name])) for name, codes in found.codes.items()}
    where = place_arrays(made.dataset, values_of(made.dataset, "place"))
    hollow = np.zeros(len(made.members[PLACE_TABLE]["place"].items), dtype=bool)

    def fetch(rows: Any) -> pd.DataFrame:
        ids = [f"S{row}" for row in rows]
        return pd.DataFrame({"event_id": ids, "title": [f"Event {i}" for i in ids]})

    return EventTable(
        made.dataset,
        when,
        coded,
        made.looks,
        where,
        hollow,
        fetch,
        lambda: RowSearch(TextRows([]), np.zeros(0, dtype=np.int64), 0, "latest"),
        None,
    )


def _sets(found: Members) -> Iterator[np.ndarray]:
    for start, end in zip(found.offsets, found.offsets[1:], strict=False):
        yield found.items[start:end]


def _skewed(n: int) -> np.ndarray:
    weights = 1 / np.arange(1, n + 1) ** 1.05
    return weights / weights.sum()


def _drawn(rng: np.random.Generator, weights: np.ndarray, n: int) -> np.ndarray:
    """Draw codes by weight in stretches: 100 million draws at once would need more memory than the table."""
    found = np.empty(n, dtype=np.min_scalar_type(len(weights) - 1))
    edges = np.cumsum(weights / weights.sum())
    for at in range(0, n, 1 << 22):
        some = found[at : at + (1 << 22)]
        some[:] = np.minimum(np.searchsorted(edges, rng.random(len(some))), len(weights) - 1)
    return found


def _looks(dataset: Dataset, rng: np.random.Generator) -> tuple[EventLooks, dict[str, Members], np.ndarray]:
    """Make the ways in which an event may look: each type in its group, with each status, evidence and mark."""
    rows = [
        (t, t % len(build.GROUPS), s, d, e)
        for t in range(TYPES)
        for s, status in enumerate(SHARES)
        for d, dispute in enumerate(DISPUTES)
        for e in range(len(EVIDENCE))
        if (status == "contested") == (dispute == "whole")
    ]
    kinds = pd.DataFrame(rows, columns=["type", "group", "status", "dispute", "evidence"])
    status = np.array([list(STANDINGS).index(list(SHARES)[s]) for s in kinds["status"]])
    said = list(PROPOSITION_KINDS)
    main_kind = np.where(status == list(STANDINGS).index("act_on_record"), said.index("act"), said.index("fact"))
    codes = {name: kinds[name] for name in ("type", "group", "dispute", "evidence")} | {"status": status, "main_kind": main_kind}
    members = {p: columns.value_members(([int(i)] for i in found), values_of(dataset, p)) for p, found in codes.items()}
    disputes, evidence = list(DISPUTES), list(EVIDENCE)
    looks = EventLooks(
        tuple(dataset.terms.drawn_groups),
        kinds["group"].to_numpy(),
        status,
        kinds["evidence"].eq(evidence.index("C")).to_numpy(),
        kinds["dispute"].ne(disputes.index("none")).to_numpy(),
    )
    weights = _skewed(TYPES)[kinds["type"]] * np.array(list(SHARES.values()))[kinds["status"]] * rng.uniform(0.5, 1, len(kinds))
    return looks, members, weights / weights.sum()


def _tables(rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    near = rng.normal(0, 6, (PLACES, 2)) + np.array([(42.4, 130.6), (51.7, 36.2), (55.7, 37.6), (39.0, 125.8)])[rng.integers(0, 4, PLACES)]
    exact = rng.choice(["site", "settlement", "district", "province", "country"], PLACES, p=[0.2, 0.55, 0.15, 0.07, 0.03])
    ids = [f"P{i:05}" for i in range(PLACES)]
    there = pd.DataFrame({"place_id": ids, "name": [f"Place {i}" for i in ids], "geo_precision": exact})
    there = there.assign(latitude=np.clip(near[:, 0], -80, 80), longitude=near[:, 1], uncertainty_km=5.0, alt_names=[()] * PLACES)
    actors = pd.DataFrame({"actor_id": [f"A{i:04}" for i in range(ACTORS)], "name": [f"Actor {i:04}" for i in range(ACTORS)]})
    parties = pd.DataFrame(
        {"party_id": [f"Y{i:02}" for i in range(PARTIES)], "name": [f"Party {i:02}" for i in range(PARTIES)], "kind": "state"}
    )
    types = pd.DataFrame({"event_id": [f"T{i}" for i in range(TYPES)], "event_type": [f"type_{i:02}" for i in range(TYPES)]})
    return {"places": there, "actors": actors, "parties": parties, "events": types}


def _empty(schema: Any) -> pd.DataFrame:
    return pd.DataFrame({f.name: pd.Series(dtype=object) for f in schema.fields})
