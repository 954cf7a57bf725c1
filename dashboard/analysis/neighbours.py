"""What stands beside an event or a place: in its series, in time, and in space with the distance in kilometres."""

from __future__ import annotations

from typing import TypedDict

import pandas as pd

from dashboard.catalog.great_circle import distance_km
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.catalog.schema.vocabulary import POINT_PRECISIONS

_BESIDE = ("announcement",)  # where it was said is not where it was


class PointedPlace(TypedDict):
    """A place that has a point: degrees (WGS 84)."""

    place_id: str
    name: str
    geo_precision: str
    uncertainty_km: float | None
    latitude: float
    longitude: float


class NearPlace(PointedPlace):
    """A place, and how far it is."""

    km: float


class _Site(PointedPlace):
    event_id: str


class NearEvent(KnownEvent):
    """An event, how far it was, and the place from which that is counted."""

    km: float
    place: str


def in_time(knowledge: Knowledge, event_id: str, most: int = 3) -> tuple[list[KnownEvent], list[KnownEvent]]:
    """Return the known events just before and just after one, each oldest first."""
    return _around(knowledge.events, event_id, most)


def in_series(knowledge: Knowledge, event_id: str) -> tuple[KnownEvent | None, KnownEvent | None]:
    """Return the step before and the step after an event in its series, None where there is none known."""
    series = knowledge.events.loc[knowledge.events["event_id"].eq(event_id), "series"]
    if series.empty or not series.iloc[0]:
        return None, None
    before, after = _around(knowledge.events[knowledge.events["series"].eq(series.iloc[0])], event_id, 1)
    return next(iter(before), None), next(iter(after), None)


def in_space(knowledge: Knowledge, event_id: str, most: int = 5) -> list[NearEvent]:
    """Return the known events nearest to one, each with ``km`` and ``place``; those equally near in the order of time between them."""
    sites = _sites(knowledge)
    mine = sites[sites["event_id"].eq(event_id)]
    found: dict[str, tuple[float, str]] = {}
    for site in records(sites[~sites["event_id"].eq(event_id)], _Site):
        for home in records(mine, _Site):
            near = (_between(home, site), site["name"])
            found[site["event_id"]] = min(near, found.get(site["event_id"], near))
    events = knowledge.events[knowledge.events["event_id"].isin(found)]
    gap = (events["start"] - knowledge.events.loc[knowledge.events["event_id"].eq(event_id), "start"].max()).abs()
    near_to = events.assign(km=[found[e][0] for e in events["event_id"]], place=[found[e][1] for e in events["event_id"]], gap=gap)
    return records(near_to.sort_values(["km", "gap", "event_id"]).head(most), NearEvent)


def nearest_places(places: pd.DataFrame, place_id: str, most: int = 5) -> list[NearPlace]:
    """Return the places nearest to one, each with ``km``; ``places`` are those at which something is known, with the table's columns."""
    here = records(_pointed(places[places["place_id"].eq(place_id)]), PointedPlace)
    others = _pointed(places[places["place_id"].ne(place_id)])
    found: list[NearPlace] = [{**place, "km": _between(here[0], place)} for place in records(others, PointedPlace)] if here else []
    return sorted(found, key=lambda place: (place["km"], place["place_id"]))[:most]


def _around(events: pd.DataFrame, event_id: str, most: int) -> tuple[list[KnownEvent], list[KnownEvent]]:
    ordered = events.sort_values(["start", "event_id"]).reset_index(drop=True)
    at = ordered.index[ordered["event_id"].eq(event_id)]
    if at.empty:
        return [], []
    here = int(at[0])
    around = ordered.iloc[max(0, here - most) : here], ordered.iloc[here + 1 : here + 1 + most]
    return records(around[0], KnownEvent), records(around[1], KnownEvent)


def _sites(knowledge: Knowledge) -> pd.DataFrame:
    """Return a row for each known event and each point at which it was."""
    used = _used(knowledge)
    return used[~used["role"].isin(_BESIDE)].merge(_pointed(knowledge.dataset.tables["places"]), on="place_id")


def _used(knowledge: Knowledge) -> pd.DataFrame:
    links = knowledge.dataset.tables["event_places"]
    return links[links["event_id"].isin(knowledge.events["event_id"])]


def _pointed(places: pd.DataFrame) -> pd.DataFrame:
    points = places["geo_precision"].isin(POINT_PRECISIONS) & places["latitude"].notna() & places["longitude"].notna()
    return places.loc[points, ["place_id", "name", "geo_precision", "uncertainty_km", "latitude", "longitude"]]


def _between(one: PointedPlace, other: PointedPlace) -> float:
    return distance_km((one["latitude"], one["longitude"]), (other["latitude"], other["longitude"]))
