"""What stands beside an event: the steps of its series, its neighbours in time and in space."""

from __future__ import annotations

from dashboard.analysis import neighbours
from dashboard.analysis.lifecycle import lifecycle
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.views.elements.elements import Inline, Part, bullets, columns, heading, page_link, quiet, strong, text
from dashboard.views.frame import record_links
from dashboard.views.frame.context import Context


def series_links(context: Context, event: KnownEvent) -> Inline:
    """Say which series an event is a step of, and link the steps before and after; "" for an event of none."""
    if not event["series"]:
        return ""
    before, after = neighbours.in_series(context.knowledge, event["event_id"])
    name = lifecycle.name_of(context.excerpt, event["series"])
    built = event["series"] in lifecycle.series_known(context.knowledge)
    said: list[Inline] = [page_link(name, "crossing", series=event["series"]) if built else name]
    said += [f": {context.dataset.terms.label('stage', event['stage'])}"] if event["stage"] else []
    said += [". Step before: ", record_links.event_line(before)] if before else []
    said += [". Step after: ", record_links.event_line(after)] if after else [". No later step is known by this day."]
    return said


def neighbours_of(context: Context, event: KnownEvent) -> list[Part]:
    """Return the neighbours in time and in space, and the ways on to the event before and the one after."""
    before, after = neighbours.in_time(context.knowledge, event["event_id"])
    near = neighbours.in_space(context.knowledge, event["event_id"])
    in_time: list[Inline] = [
        *map(record_links.event_line, before),
        [quiet(record_links.event_date(event)), " ", strong(event["title"]), quiet(" (this event)")],
        *map(record_links.event_line, after),
    ]
    in_space = bullets([record_links.event_line(e, quiet(f" {record_links.distance_words(e['km'])}: {e['place']}")) for e in near])
    space = in_space if near else text("None: this event, or every other one, has no point known more closely than a province.")
    ways: list[Inline] = [["Previous event: ", record_links.to_event(before[-1])]] if before else []
    ways += [["Next event: ", record_links.to_event(after[0])]] if after else []
    return [
        heading("Beside it"),
        columns([heading("In time", 3), bullets(in_time)], [heading("In space", 3), space]),
        text(*[part for way in ways for part in (way, " ")]),
    ]
