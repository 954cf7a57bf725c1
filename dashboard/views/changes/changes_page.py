"""What changed: the difference between two days of knowledge, as a list and as days that one can play through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.analysis.claims.knowledge_changes import Changes, knowledge_changes, news_days
from dashboard.catalog import dates
from dashboard.query.topics import NewsBetween, Reading
from dashboard.views.changes.news_entry import NEWS_HEADINGS, news_entry, other_claims
from dashboard.views.elements.elements import Part, fold, heading, section, text, turn_button
from dashboard.views.elements.stepper import day_field, stepper, stepper_step
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.views.link import page_parameters

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
        return [heading("What changed", 1), text("Nothing was known in these sources by this day, so nothing has changed.")]
    since = _since_when(context, known)
    head = [heading("What changed", 1), *_since(context, since, known)]
    if since >= context.as_of:
        words = f"{dates.day_words(since)} is not before {dates.day_words(context.as_of)}, the day of knowledge. Choose an earlier day."
        return [*head, text(words)]
    days = news_days(context.excerpt, since, context.as_of, context.selection.late, context.selected_ids)
    found = knowledge_changes(context.excerpt, since, context.as_of, context.selection.late, context.selected_ids)
    chosen = context.own.get("step", "")
    if chosen in days:
        return [*head, _stepper(context, days, chosen), *_one_day(context, date.fromisoformat(chosen))]
    missing = f"No news of {dates.date_words(chosen)} lies between the two days; all days are shown." if chosen else ""
    return [*head, text(missing) if missing else _lead(context, since, found), _stepper(context, days, ""), *_list(found)]


def _since(context: Context, since: date, known: list[date]) -> list[Part]:
    """Return the field of the earlier day, and the presets: those of the dataset count their first day in."""
    back = {"Last step": dates.ONE_DAY, "Last month with news": ONE_MONTH, "Last year": ONE_YEAR}
    presets = [(label, known[-1] - days) for label, days in back.items()]
    for preset in context.dataset.metadata.get("presets", ()):
        start = preset.get("start", "") if isinstance(preset, dict) else ""
        try:
            presets.append((str(preset["label"]), date.fromisoformat(start) - dates.ONE_DAY))
        except (TypeError, ValueError, KeyError):
            continue
    first = context.as_of
    buttons = [turn_button(label, on=day == since, look="plain", since=day.isoformat(), step="") for label, day in presets if day < first]
    field = day_field("Compare with what was known on", "since", since.isoformat(), (first - dates.ONE_DAY).isoformat())
    return [field, section(text(*buttons), label="Since when", tone="buttons")]


def _lead(context: Context, since: date, found: Changes) -> Part:
    said = [f"{NEWS_HEADINGS[kind][0].lower()} {len(records)}" for kind, records in found.kinds.items() if records]
    of = ", of the selected events" if context.asked.filters else ""
    words = f"Between {dates.day_words(since)} and {dates.day_words(context.as_of)}, in these sources{of}: "
    if context.read.left_out:
        words = f"{words}{context.read.of:,} events have news. Of the {context.read.read} newest of them: "
    return text(words, ", ".join(said) + "." if said else "nothing changed.", tone="lead")


def _stepper(context: Context, days: dict[str, int], chosen: str) -> Part:
    n, news = len(days), "of what is read here" if context.read.left_out else "with news"
    items = [stepper_step(d, f"{dates.date_words(d)} · day {i} of {n}", many) for i, (d, many) in enumerate(days.items(), 1)]
    return stepper("Days with news", items, chosen, whole=f"All {n} days {news}" if n != 1 else f"The one day {news}", play=True)


def _one_day(context: Context, day: date) -> list[Part]:
    """Return one day's news, as known on that day."""
    found = knowledge_changes(context.excerpt, day - dates.ONE_DAY, day, context.selection.late, context.selected_ids)
    lead = [heading(f"News of {dates.day_words(day)}", 2), text("As known on that day, against the day before.", tone="quiet")]
    return [*lead, *_list(found, 3)]


def _list(found: Changes, level: int = 2) -> list[Part]:
    made: list[Part] = []
    for kind, records in found.kinds.items():
        if records:
            title, words = NEWS_HEADINGS[kind]
            rest = (
                [fold(f"{len(records) - MAX_NEWS} more: {title.lower()}", *map(news_entry, records[MAX_NEWS:]))]
                if len(records) > MAX_NEWS
                else []
            )
            made += [
                heading(f"{title} ({len(records)})", level, kind),
                text(words, tone="quiet small"),
                *map(news_entry, records[:MAX_NEWS]),
                *rest,
            ]
    if found.returned:
        some = "1 proposition" if found.returned == 1 else f"{found.returned} propositions"
        made.append(text(f"The status of {some} changed and changed back in between; step through the days to see it."))
    if found.other:
        n = len(found.other)
        made.append(fold(f"{n} more claim{'s' * (n > 1)} that changed none of this", other_claims(found.other)))
    return made or [text("Nothing changed.")]
