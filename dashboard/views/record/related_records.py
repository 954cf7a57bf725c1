"""What stands beside an event: the steps of its series, its neighbours in time and in space."""

from __future__ import annotations

from dashboard.analysis import neighbours
from dashboard.analysis.lifecycle import lifecycle
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.views.elements.elements import Inline, Part, bullets, columns, heading, page_link, quiet, strong, text
from dashboard.views.frame import record_links
from dashboard.views.frame.context import Context
from dashboard.wording.messages import message, message_parts


def series_links(context: Context, event: KnownEvent) -> Inline:
    """Say which series an event is a step of, and link the steps before and after; "" for an event of none."""
    if not event["series"]:
        return ""
    before, after = neighbours.in_series(context.knowledge, event["event_id"])
    name = lifecycle.name_of(context.excerpt, event["series"])
    built = event["series"] in lifecycle.series_known(context.knowledge)
    series = page_link(name, "crossing", series=event["series"]) if built else name
    said = message_parts("event-series", series=series)
    if event["stage"]:
        said = message_parts("event-series-stage", series=series, stage=context.dataset.terms.label("stage", event["stage"]))
    if before:
        said += [" ", *message_parts("event-step-before", event=record_links.event_line(before))]
    if after:
        return [*said, " ", *message_parts("event-step-after", event=record_links.event_line(after))]
    return [*said, " ", message("event-no-later-step")]


def neighbours_of(context: Context, event: KnownEvent) -> list[Part]:
    """Return the neighbours in time and in space, and the ways on to the event before and the one after."""
    before, after = neighbours.in_time(context.knowledge, event["event_id"])
    near = neighbours.in_space(context.knowledge, event["event_id"])
    in_time: list[Inline] = [
        *map(record_links.event_line, before),
        [quiet(record_links.event_date(event)), " ", strong(event["title"]), " ", quiet(message("event-this"))],
        *map(record_links.event_line, after),
    ]
    in_space = bullets([record_links.event_line(e, " ", quiet(_distance(e))) for e in near])
    space = in_space if near else text(message("event-none-near"))
    ways = [message_parts("event-previous", event=record_links.to_event(before[-1]))] if before else []
    ways += [message_parts("event-next", event=record_links.to_event(after[0]))] if after else []
    return [
        heading(message("event-beside")),
        columns([heading(message("event-in-time"), 3), bullets(in_time)], [heading(message("event-in-space"), 3), space]),
        text(*[part for way in ways for part in (way, " ")]),
    ]


def _distance(event: neighbours.NearEvent) -> str:
    return message("event-near", distance=record_links.distance_words(event["km"]), place=event["place"])
