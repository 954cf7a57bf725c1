"""What changed: the difference between two days of knowledge, as a list and as days that one can play through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.analysis.claims.knowledge_changes import Changes, knowledge_changes, news_days
from dashboard.catalog import dates
from dashboard.query.topics import NewsBetween, Reading
from dashboard.views.changes.news_entry import kind_label, news_entry, other_claims
from dashboard.views.elements.elements import Part, fold, heading, section, text, turn_button
from dashboard.views.elements.stepper import day_field, stepper, stepper_step
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.views.link import page_parameters
from dashboard.wording.messages import message

ONE_MONTH, ONE_YEAR = timedelta(days=30), timedelta(days=365)
MAX_NEWS = 40  # records of one kind that stand open; the rest are behind a line that says how many
OWN = {"since": page_parameters.day_parameter, "step": page_parameters.day_parameter}


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield what the page holds: one document."""
    yield Document(_parts(context))


def reads(context: Context) -> Reading:
    """Say which events the page reads where it does not read all: those with news between the two days."""
    known = _known(context)
    return Reading(NewsBetween(_since_when(context, known), context.as_of) if known else None)


def _known(context: Context) -> list[date]:
    """Return the days up to the day of knowledge on which something became known."""
    return [day for day in context.engine.news_days(context.selection) if day <= context.as_of]


def _since_when(context: Context, known: list[date]) -> date:
    return date.fromisoformat(context.own["since"]) if "since" in context.own else known[-1] - ONE_MONTH


def _parts(context: Context) -> list[Part]:
    """Return what the page holds."""
    known = _known(context)
    if not known:
        return [heading(message("changes-heading"), 1), text(message("changes-nothing-known"))]
    since = _since_when(context, known)
    head = [heading(message("changes-heading"), 1), *_since(context, since, known)]
    if since >= context.as_of:
        return [*head, text(message("changes-not-before", since=since.isoformat(), day=context.as_of.isoformat()))]
    days = news_days(context.excerpt, since, context.as_of, context.selection.late, context.selected_ids)
    found = knowledge_changes(context.excerpt, since, context.as_of, context.selection.late, context.selected_ids)
    chosen = context.own.get("step", "")
    if chosen in days:
        return [*head, _stepper(context, days, chosen), *_one_day(context, date.fromisoformat(chosen))]
    return [
        *head,
        text(message("changes-no-news", day=chosen)) if chosen else _lead(context, since, found),
        _stepper(context, days, ""),
        *_list(found),
    ]


def _since(context: Context, since: date, known: list[date]) -> list[Part]:
    """Return the field of the earlier day, and the presets: those of the dataset count their first day in."""
    back = {"step": dates.ONE_DAY, "month": ONE_MONTH, "year": ONE_YEAR}
    presets = [(message("changes-last", step=step), known[-1] - days) for step, days in back.items()]
    for preset in context.dataset.metadata.get("presets", ()):
        start = preset.get("start", "") if isinstance(preset, dict) else ""
        try:
            presets.append((str(preset["label"]), date.fromisoformat(start) - dates.ONE_DAY))
        except (TypeError, ValueError, KeyError):
            continue
    first = context.as_of
    buttons = [turn_button(label, on=day == since, look="plain", since=day.isoformat(), step="") for label, day in presets if day < first]
    field = day_field(message("changes-compare"), "since", since.isoformat(), (first - dates.ONE_DAY).isoformat())
    return [field, section(text(*buttons), label=message("changes-since"), tone="buttons")]


def _lead(context: Context, since: date, found: Changes) -> Part:
    some = [message("changes-some", kind=kind_label(kind), n=len(records)) for kind, records in found.kinds.items() if records]
    return text(_lead_words(context, since.isoformat(), ", ".join(some) or message("changes-nothing")), tone="lead")


def _lead_words(context: Context, since: str, said: str) -> str:
    day, read = context.as_of.isoformat(), context.read
    if read.left_out and context.asked.filters:
        return message("changes-lead-newest-selected", since=since, day=day, n=read.of, read=read.read, said=said)
    if read.left_out:
        return message("changes-lead-newest", since=since, day=day, n=read.of, read=read.read, said=said)
    if context.asked.filters:
        return message("changes-lead-selected", since=since, day=day, said=said)
    return message("changes-lead", since=since, day=day, said=said)


def _stepper(context: Context, days: dict[str, int], chosen: str) -> Part:
    n = len(days)
    items = [stepper_step(d, message("changes-day-of", day=d, i=i, n=n), many) for i, (d, many) in enumerate(days.items(), 1)]
    whole = message("changes-all-days-read", n=n) if context.read.left_out else message("changes-all-days", n=n)
    return stepper(message("changes-days"), items, chosen, whole=whole, play=True)


def _one_day(context: Context, day: date) -> list[Part]:
    """Return one day's news, as known on that day."""
    found = knowledge_changes(context.excerpt, day - dates.ONE_DAY, day, context.selection.late, context.selected_ids)
    lead = [heading(message("changes-news-of", day=day.isoformat()), 2), text(message("changes-one-day"), tone="quiet")]
    return [*lead, *_list(found, 3)]


def _list(found: Changes, level: int = 2) -> list[Part]:
    made: list[Part] = []
    for kind, records in found.kinds.items():
        if records:
            label, n = kind_label(kind), len(records)
            rest = (
                [fold(message("changes-kind-more", n=n - MAX_NEWS, kind=label), *map(news_entry, records[MAX_NEWS:]))]
                if n > MAX_NEWS
                else []
            )
            made += [
                heading(message("changes-kind-heading", kind=label, n=n), level, kind),
                text(message("changes-kind-meaning", kind=kind), tone="quiet small"),
                *map(news_entry, records[:MAX_NEWS]),
                *rest,
            ]
    if found.returned:
        made.append(text(message("changes-returned", n=found.returned)))
    if found.other:
        made.append(fold(message("changes-others", n=len(found.other)), other_claims(found.other)))
    return made or [text(message("changes-nothing-here"))]
