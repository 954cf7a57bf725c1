"""Which known events stand next to one in time, in its series and in space, so that they can be read with what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from dashboard.catalog.great_circle import distance_km
from dashboard.catalog.schema.vocabulary import POINT_PRECISIONS
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.topics import Topic

EACH_SIDE = 6  # events that are looked at before and after one: more than a page shows
MOST_AT_PLACE = 96  # events that are looked at on each side at one place, where most were only announced there
NEAR_PLACES = 40  # places that are looked at, from the nearest


def surrounding_events(engine: Engine, selection: Selection, event_id: str, today: date) -> tuple[Topic, ...]:
    """Return the events before and after one in time and in its series, and those nearest to it in space, as known on the selection's day.

    None where all events are read in any case, or nothing is known of the event by then.
    """
    whole = Selection(as_of=selection.as_of, late=selection.late)
    if not engine.excerpt_counts(whole, today).left_out:
        return ()
    known = engine.knowledge(whole, today, [Topic("event", event_id)], first=0)
    mine = known.events[known.events["event_id"].eq(event_id)]
    if mine.empty:
        return ()
    start = mine["start"].iloc[0].date()
    found = [*engine.events_around(whole, event_id, start, EACH_SIDE, today)]
    if series := str(mine["series"].iloc[0]):
        found += engine.events_around(whole, event_id, start, EACH_SIDE, today, of=Topic("series", series))
    links = known.dataset.tables["event_places"]
    own = links.loc[links["event_id"].eq(event_id) & links["role"].ne("announcement"), "place_id"]
    for place in _nearest(engine.answer(whole, Ask(parts={"places"}, announcements=False), today).places, set(own)):
        found += _at_place(engine, whole, place, event_id, start, today)
    return tuple(Topic("event", found_id) for found_id in dict.fromkeys(found) if found_id != event_id)


def _at_place(engine: Engine, whole: Selection, place: str, event_id: str, start: date, today: date) -> list[str]:
    """Return the events at a place just before and just after a day; more of them where some were only announced there."""
    most, day = EACH_SIDE, pd.Timestamp(start)
    while True:
        found = engine.events_around(whole.replace(place=(place,)), event_id, start, most, today)
        known = engine.knowledge(whole, today, [Topic("event", one) for one in found], first=0)
        links = known.dataset.tables["event_places"]
        there = links.loc[links["place_id"].eq(place) & links["role"].ne("announcement"), "event_id"]
        starts = known.events.set_index("event_id")["start"].reindex(found)
        ends = [starts.iloc[at] for at, side in ((0, starts < day), (-1, starts > day)) if side.sum() >= most]  # where there may be more
        reach = min((abs(end - day) for end in ends), default=pd.Timedelta.max)
        if not ends or most >= MOST_AT_PLACE or ((starts - day).abs() < reach)[starts.index.isin(there)].sum() >= EACH_SIDE:
            return found
        most *= 2


def _nearest(places: pd.DataFrame, own: set[str]) -> Iterator[str]:
    """Yield the places nearest to some of them, these first, until they have more events than are shown, of rows of ``CountedPlace``."""
    there = places[places["geo_precision"].isin(POINT_PRECISIONS) & places["latitude"].notna() & places["longitude"].notna()]
    points = list(zip(there["latitude"].tolist(), there["longitude"].tolist(), strict=True))
    here = [point for point, place in zip(points, there["place_id"], strict=True) if place in own]
    if not here:
        return
    far = np.array([min(distance_km(point, home) for home in here) for point in points])
    order, events, reached = np.argsort(far, kind="stable")[:NEAR_PLACES], 0, 0.0
    for at in order.tolist():
        if events > 2 * EACH_SIDE and far[at] > reached:
            return
        yield str(there["place_id"].iloc[at])
        events, reached = events + int(there["n"].iloc[at]), float(far[at])
