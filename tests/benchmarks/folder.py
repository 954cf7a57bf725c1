"""A folder of Parquet with made up events, in the form that large datasets have: many at few places, each with a claim and a source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive.event_schema import SCHEMA, STATE_STRUCT
from dashboard.catalog.archive.parquet_folder import EVENTS_FOLDER
from dashboard.catalog.archive.parquet_writer import EVENTS_PER_FILE, write_events, write_table
from dashboard.catalog.schema.tables import BY_NAME
from tests import build
from tests.benchmarks import synthetic
from tests.benchmarks.synthetic import FIRST, Events, World

WORDS = np.array(
    [
        "shells",
        "train",
        "visit",
        "convoy",
        "talks",
        "cargo",
        "workers",
        "drill",
        "bridge",
        "port",
        "depot",
        "barge",
        "grain",
        "fuel",
        "radar",
        "patrol",
        "statement",
    ]
)
TOPIC = next(iter(build.VOCABULARIES["topic"]))


def write(n: int, folder: Path) -> Path:
    """Write a dataset of n made up events, unless it is there, and return its folder."""
    if (folder / EVENTS_FOLDER).is_dir():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    made = synthetic.world()
    found = synthetic.events(n, made)
    write_table(pd.DataFrame(build.TERMS), BY_NAME["terms"], folder / "terms.parquet")
    for name in ("places", "parties", "actors"):
        write_table(_filled(made, name), BY_NAME[name], folder / f"{name}.parquet")
    about = {"name": f"made-up-{n}", "title": f"{n:,} made up events", "version": "1"}
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    write_events(_parts(made, found), folder)
    return folder


def _filled(made: World, name: str) -> pd.DataFrame:
    """Return a table with every column that it must have."""
    given = {"places": {"place_type": "site"}, "parties": {"kind": "state"}, "actors": {"kind": "person"}}[name]
    frame = made.dataset.tables[name].assign(**given)
    if name == "parties":
        frame = frame.assign(short_name=frame["name"])
    lacking = [f.name for f in BY_NAME[name].fields if f.name not in frame]
    return frame.assign(**dict.fromkeys(lacking, ""))


def _parts(made: World, found: Events) -> Iterator[pa.Table]:
    n = len(found.begun)
    for at in range(0, max(n, 1), EVENTS_PER_FILE):
        yield _part(made, found, np.arange(at, min(at + EVENTS_PER_FILE, n)))


def _part(made: World, found: Events, rows: np.ndarray) -> pa.Table:
    """Return some events as they stand in a file: each with one sentence, on which its parties agree, or of which all but one deny it."""
    ids, title = pa.array([f"S{row:09}" for row in rows.tolist()]), _titles(rows)
    start = found.begun[rows].astype(np.int32) + FIRST
    end = start + found.lasts[rows]
    look = found.codes["events"][rows]
    kind, evidence = (_values(made, "events", p, look) for p in ("type", "evidence"))
    day, until = (pa.array(d, pa.int32()).cast(pa.date32()) for d in (start, end))
    first, last = (pc.strftime(d.cast(pa.timestamp("s")), format="%Y-%m-%d") for d in (day, until))
    place, places = _listed(made, "event_places", "place", found.codes["event_places"][rows])
    actor, actors = _listed(made, "event_actors", "actor", found.codes["event_actors"][rows])
    party, parties = _listed(made, "claims", "party", found.codes["claims"][rows])
    of_place, of_actor, of_claim = (pa.array(np.repeat(np.arange(len(rows)), np.diff(o))) for o in (place, actor, party))
    agree = ~made.looks.contested[look]
    several = np.diff(party) > 1
    status = np.where(several, np.where(agree, "corroborated", "contested"), "claimed")
    leads = np.isin(np.arange(party[-1]), party[:-1])
    stance = np.where(leads | agree[np.asarray(of_claim)], "asserts", "denies")
    code = pc.utf8_slice_codeunits(ids, 1)
    proposition, source = (pc.binary_join_element_wise(letter, code, "") for letter in "QR")
    claim = pc.binary_join_element_wise(pc.binary_join_element_wise("C", code, "").take(of_claim), parties, "-")
    one = np.arange(len(rows) + 1)
    state = {"known_on": until, "start": day, "end": until, "status": pa.array(status), "evidence_strength": evidence}
    state |= {"dispute": pa.array(np.where(status == "contested", "whole", "none"))}
    state |= {"parties": pa.ListArray.from_arrays(pa.array(party, pa.int32()), parties)}
    said = {"party_id": parties, "claimant": parties, "stance": pa.array(stance), "made_on": last.take(of_claim), "made_on_basis": "stated"}
    said |= {"wording": title.take(of_claim), "evidence_strength": evidence.take(of_claim), "origin": claim, "also_in_seed": "false"}
    text = pa.StructArray.from_arrays([until, until, title], names=["known_on", "known_by_event", "text"])
    cells: dict[str, Any] = {
        "event_id": ids,
        "title": title,
        "date": pc.if_else(pa.array(end == start), first, pc.binary_join_element_wise(first, last, "/")),
        "date_basis": "event",
        "event_type": kind,
        "event_group": pa.array(build.GROUPS).take(pa.array(made.looks.group[look])),
        "evidence_strength": evidence,
        "also_in_seed": "false",
        "event_places": _records("event_places", place, event_id=ids.take(of_place), place_id=places, role="site"),
        "event_actors": _records("event_actors", actor, event_id=ids.take(of_actor), actor_id=actors, role="acting"),
        "propositions": _records(
            "propositions", one, proposition_id=proposition, event_id=ids, is_main="true", statement=title, kind="fact", topic=TOPIC
        ),
        "claims": _records("claims", party, claim_id=claim, proposition_id=proposition.take(of_claim), **said),
        "claim_sources": _records("claim_sources", party, claim_id=claim, source_id=source.take(of_claim)),
        "sources": _records("sources", one, source_id=source, title=title, publication_date=last, access="full", url_seen="false"),
        "movements": pa.array([[]] * len(rows), SCHEMA.field("movements").type),
        "related": pa.array([[]] * len(rows), pa.list_(pa.string())),
        "main_kind": "fact",
        "states": _list(one, pa.StructArray.from_arrays([state[f.name] for f in STATE_STRUCT], fields=list(STATE_STRUCT))),
        "states_by_event": pa.nulls(len(rows), pa.list_(STATE_STRUCT)),
        "texts": _list(one, text),
        "news": _list(one, until),
        "news_by_event": pa.nulls(len(rows), pa.list_(pa.date32())),
    }
    arrays = [pa.repeat(c, len(rows)) if isinstance(c := cells.get(f.name, ""), str) else c for f in SCHEMA]
    return pa.table([array.cast(f.type) for array, f in zip(arrays, SCHEMA, strict=True)], schema=SCHEMA)


def _list(offsets: np.ndarray, items: pa.Array) -> pa.ListArray:
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), items)


def _values(made: World, column: str, parameter: str, codes: np.ndarray) -> pa.Array:
    members = made.members[column][parameter]
    return pa.array(members.values).take(pa.array(members.items[members.offsets[codes]]))


def _listed(made: World, column: str, parameter: str, codes: np.ndarray) -> tuple[np.ndarray, pa.Array]:
    """Return offsets and values of the sets that codes stand for."""
    members = made.members[column][parameter]
    many = np.diff(members.offsets)[codes]
    offsets = np.concatenate([[0], np.cumsum(many)])
    inside = np.arange(offsets[-1]) - np.repeat(offsets[:-1], many)
    return offsets, pa.array(members.values).take(pa.array(members.items[np.repeat(members.offsets[codes], many) + inside]))


def _records(table: str, offsets: np.ndarray, **cells: Any) -> pa.ListArray:
    """Return lists of rows of a table; a text is the same in all of them, and what is not given is empty."""
    n = int(offsets[-1])
    columns = [cells.get(f.name, "") for f in BY_NAME[table].fields]
    arrays = [pa.repeat(c, n) if isinstance(c, str) else c for c in columns]
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(arrays, names=[f.name for f in BY_NAME[table].fields])
    )


def _titles(rows: np.ndarray) -> pa.Array:
    """Return a title an event, of three words and its number."""
    chosen = np.random.default_rng(int(rows[0]) if len(rows) else 0).integers(0, len(WORDS), (len(rows), 3))
    parts = [pa.array(WORDS[chosen[:, i]].tolist()) for i in range(3)]
    return pc.binary_join_element_wise("Made up:", *parts, pa.array(rows).cast(pa.string()), " ")
