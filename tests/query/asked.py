"""Random selections, and a slow, plain reading of each filter to compare the answers with."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.names import other_names
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection
from dashboard.query.text_search import index_words, search_terms
from tests import world

DATASET = world.dataset()
TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2022, 6, 1), date(2026, 11, 23))
AS_OF = st.sampled_from([date(2022, 1, 1), date(2025, 2, 1), date(2025, 6, 1), date(2025, 9, 20), date(2026, 4, 1), date(2026, 10, 20)])
AREAS = (
    *("130,42;131,42;131,43;130,43", "-180,60;-170,60;-170,70;-180,70", "0,0;140,0;70,80", "125,38;132,38;132,43"),
    *("170,60;190,60;190,70;170,70", "20,20;170,20;170,90;20,90"),
)
WORDS = st.sampled_from(
    [
        "bridge",
        "ОТКРЫТИЕ",
        "kursk",
        "KÚRSK tro",
        "елка",
        "두만",
        "script",
        "open par",
        "путин",
        "novi",
        "nothing",
        "x",
        "12,000",
        "12 000",
        "kn-23",
    ]
)


def _codes(parameter: str) -> st.SearchStrategy[tuple[str, ...]]:
    options = FILTERS[parameter].options
    assert options
    some = st.lists(st.sampled_from(list(options(DATASET))), min_size=1, max_size=3).map(tuple)
    return st.one_of(st.just(()), st.just(()), some)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[float, float, float, float]:
    west, east = (draw(st.integers(-180, 180)) + draw(st.sampled_from([0, 0.5, 0.641])) for _ in "we")
    south, north = sorted(draw(st.integers(-89, 89)) + draw(st.sampled_from([0.0, 0.415])) for _ in "sn")
    return min(west, 180.0), south, min(east, 180.0), north


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Draw a selection in which each filter is used about one time in three."""
    start, end = (draw(st.one_of(st.none(), st.none(), DAYS)) for _ in "se")
    if start and end and start > end:
        start, end = end, start
    codes = {p: draw(_codes(p)) for p, entry in FILTERS.items() if entry.kind == "codes"}
    return Selection(
        start=start,
        end=end,
        as_of=draw(st.one_of(st.none(), AS_OF)),
        late=draw(st.sampled_from(["latest", "latest", "event"])),
        q=draw(st.one_of(st.just(""), st.just(""), WORDS)),
        bbox=draw(st.one_of(st.none(), st.none(), boxes())),
        area=draw(st.one_of(st.just(""), st.just(""), st.sampled_from(AREAS))),
        **codes,
    )


def naive(dataset: Dataset, known: Knowledge, selection: Selection, without: tuple[str, ...] = ()) -> list[str]:
    """Return the ids of the events that pass, newest first, found one by one."""
    asked = {p: value for p in FILTERS if p not in without and (value := getattr(selection, p)) not in (None, (), "")}
    found = [row for _, row in known.events.iterrows() if all(_passes(dataset, known, row, p, v) for p, v in asked.items())]
    return [row["event_id"] for row in sorted(found, key=lambda r: (r["start"], r["event_id"]), reverse=True)]


def options(dataset: Dataset, known: Knowledge, event: pd.Series, parameter: str) -> set[str]:
    """Return an event's values of a filter by codes."""
    links, places = dataset.tables["event_places"], dataset.tables["places"].set_index("place_id")
    here = set(links.loc[links["event_id"] == event["event_id"], "place_id"])
    actors = dataset.tables["event_actors"]
    about = known.propositions.loc[known.propositions["event_id"] == event["event_id"], "proposition_id"]
    return {
        "type": {event["event_type"]},
        "group": {event["event_group"]},
        "status": {f"{event['main_kind']}_on_record" if event["status"] == "on_record" else event["status"]},
        "main_kind": {event["main_kind"]},
        "dispute": {"whole" if event["status"] == "contested" else "part" if event["contested"] else "none"},
        "evidence": {event["evidence_strength"]},
        "place": here,
        "precision": {places.loc[p, "geo_precision"] for p in here},
        "actor": set(actors.loc[actors["event_id"] == event["event_id"], "actor_id"]),
        "party": set(known.claims.loc[known.claims["proposition_id"].isin(about), "party_id"]),
    }[parameter]


def _passes(dataset: Dataset, known: Knowledge, event: pd.Series, parameter: str, value: Any) -> bool:
    if parameter == "start":
        return bool(event["end"] >= pd.Timestamp(value))
    if parameter == "end":
        return bool(event["start"] < pd.Timestamp(value) + timedelta(days=1))
    if parameter == "q":
        said = index_words(_text(dataset, known, event))
        return all(any(all(any(w.startswith(word) for w in said) for word in way) for way in term.ways) for term in search_terms(value))
    if parameter in ("bbox", "area"):
        return any(_inside(parameter, value, p) for p in _points(dataset, known, event))
    return bool(options(dataset, known, event, parameter) & set(value))


def _points(dataset: Dataset, known: Knowledge, event: pd.Series) -> list[pd.Series]:
    places = dataset.tables["places"].set_index("place_id").dropna(subset=["latitude", "longitude"])
    return [places.loc[p] for p in options(dataset, known, event, "place") if p in places.index]


def _inside(parameter: str, value: Any, place: pd.Series) -> bool:
    lon, lat = place["longitude"], place["latitude"]
    if place["geo_precision"] != "country":
        return _holds(parameter, value, lon, lat)
    high = 0 if pd.isna(place["uncertainty_km"]) else place["uncertainty_km"] / 111.2
    wide = high / math.cos(math.radians(lat))
    ends = [(lon, lat), (lon, min(lat + high, 90)), (lon, lat - high), (lon + wide, lat), (lon - wide, lat)]
    return all(_holds(parameter, value, x, y) for x, y in ends)


def _holds(parameter: str, value: Any, lon: float, lat: float) -> bool:
    if parameter == "bbox":
        west, south, east, north = value
        across = west <= lon <= east if west <= east else lon >= west or lon <= east
        return bool(south <= lat <= north and across)
    corners = [tuple(map(float, c.split(","))) for c in value.split(";")]
    return _odd(corners, lon, lat) or _odd(corners, lon + 360, lat)


def _odd(corners: list[tuple[float, ...]], lon: float, lat: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def every_name(row: pd.Series) -> list[str]:
    return [row["name"], *other_names(row.to_dict()).values(), *row["alt_names"]]


def _text(dataset: Dataset, known: Knowledge, event: pd.Series) -> str:
    places, actors = (dataset.tables[t].set_index(k) for t, k in (("places", "place_id"), ("actors", "actor_id")))
    parts = [event["title"], event["summary"], dataset.terms.label("type", event["event_type"])]
    for place in options(dataset, known, event, "place"):
        row = places.loc[place]
        parts += every_name(row)
    parties = dataset.tables["parties"].set_index("party_id")
    for actor in options(dataset, known, event, "actor"):
        row = actors.loc[actor]
        parts += every_name(row) + (every_name(parties.loc[row["party_id"]]) if row["party_id"] else [])
    about = known.propositions[known.propositions["event_id"] == event["event_id"]]
    parts += list(about["statement"])
    claims = known.claims
    parts += list(claims.loc[claims["proposition_id"].isin(about["proposition_id"]) | (claims["event_id"] == event["event_id"]), "wording"])
    return " ".join(parts)
