"""What changed between two days of knowledge: as a list, each line with its link, and as days that can be played through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dashboard.catalog import dates
from dashboard.query.changes import Changes
from dashboard.query.changes import changes as between
from dashboard.views import document
from dashboard.views.context import Context
from dashboard.views.parts import (
    CONTESTED,
    Inline,
    Part,
    bullets,
    chip,
    code,
    day,
    heading,
    link,
    party,
    quiet,
    section,
    strong,
    text,
    turn,
)

SPANS = {"Last 30 days": 30, "Last 90 days": 90, "Last year": 365}
USUAL = 90  # days back, when the link names none

Record = dict[str, Any]


def render(context: Context) -> None:
    """Draw the page."""
    document.show(context, parts(context))


def parts(context: Context) -> list[Part]:
    """Return what the page holds."""
    since = min(_since(context), context.as_of)
    whole = between(context.dataset, since, context.as_of, context.selection.late)
    step = context.own.get("step", "")
    shown = _of_day(context, step) if any(d["day"] == step for d in whole.days) else whole
    return [
        heading("What changed", 1),
        text(
            "From what was known on ", strong(dates.day_words(since)), " to what was known on ", strong(dates.day_words(context.as_of)), "."
        ),
        section(text(*_spans(context, since)), label="Since when", tone="buttons"),
        *_steps(whole, step if shown is not whole else ""),
        *_list(shown, shown is not whole),
    ]


def _since(context: Context) -> date:
    given = context.own.get("since")
    return date.fromisoformat(given) if given else context.as_of - timedelta(days=USUAL)


def _of_day(context: Context, step: str) -> Changes:
    on = date.fromisoformat(step)
    return between(context.dataset, on - timedelta(days=1), on, context.selection.late)


def _spans(context: Context, since: date) -> list[Inline]:
    """Return the earlier days to choose from: so long ago, or a beginning that the dataset names."""
    days = {label: context.as_of - timedelta(days=n) for label, n in SPANS.items()}
    for preset in context.dataset.metadata.get("presets", ()):
        if isinstance(preset, dict) and dates.is_date(str(preset.get("start", ""))) and isinstance(preset.get("label"), str):
            days[preset["label"]] = date.fromisoformat(preset["start"])
    before = {label: when for label, when in days.items() if when < context.as_of}
    return [turn(label, on=when == since, look="plain", since=when.isoformat(), step="") for label, when in before.items()]


def _steps(found: Changes, step: str) -> list[Part]:
    if not found.days:
        return []
    days = [entry | {"words": dates.words(entry["day"])} for entry in found.days]
    return [{"is": "steps", "days": days, "at": step, "label": "Days on which something became known"}]


def _list(found: Changes, of_one_day: bool) -> list[Part]:
    if not found.n:
        words = "Nothing new of these kinds became known" + (" on this day." if of_one_day else " between the two days, in these sources.")
        return [text(words)]
    kinds: list[tuple[str, list[Record], Callable[[Record], Inline]]] = [
        ("Changed statuses", found.statuses, _status),
        ("New denials", found.denials, _said),
        ("New admissions", found.admissions, _said),
        ("Taken back", found.retractions, _said),
        ("Corrected numbers", found.numbers, lambda row: _moved(row, row["before"]["quantity"], row["quantity"], "")),
        ("Moved targets", found.targets, lambda row: _moved(row, row["before"]["target"], row["target"], _slip(row["slip_days"]))),
        ("New events", found.events, _event),
    ]
    made: list[Part] = []
    for label, rows, line in kinds:
        if rows:
            made += [heading(f"{label}: {len(rows)}", 2), bullets([line(row) for row in rows], tone="news")]
    return made


def _event(row: Record) -> Inline:
    marks = [" ", CONTESTED] if row["contested"] and row["status"] != "contested" else []
    return [
        _day(row["known_on"]),
        link(row["title"], "event", id=row["event_id"]),
        " ",
        quiet(row["date_words"]),
        " ",
        chip(row["status"], row["main_kind"]),
        *marks,
    ]


def _status(row: Record) -> Inline:
    when = _day(row["day"]) if row["day"] else quiet("no new word; the target passed: ")
    before, after = ([chip(row[name], row["kind"]), " "] for name in ("status_before", "status"))
    sentences = bullets([["before: ", row["sentence_before"]], ["now: ", row["sentence"]]], tone="small")
    return [when, link(row["statement"], "event", id=row["event_id"]), " ", before, " → ", after, *_claims(row["claims"]), sentences]


def _said(row: Record) -> Inline:
    return [
        _day(row["known_on"]),
        party(row["party_id"], row["party"]),
        ": ",
        strong(row["statement"]),
        " ",
        quiet(row["wording"]),
        " ",
        *_claims([row["claim_id"]]),
    ]


def _moved(row: Record, before: str, after: str, more: str) -> Inline:
    about = link(row["statement"], "event", id=row["event_id"])
    claims = _claims([row["before"]["claim_id"], row["claim_id"]])
    return [
        _day(row["known_on"]),
        party(row["party_id"], row["party"]),
        " on ",
        about,
        ": ",
        before,
        " → ",
        strong(after),
        quiet(more),
        " ",
        *claims,
    ]


def _slip(days: int | None) -> str:
    if not days:
        return ""
    return f" ({abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'})"


def _claims(ids: list[str]) -> list[Inline]:
    return [part for claim in ids for part in (link(code(claim), "claim", id=claim), " ")]


def _day(iso: str) -> Inline:
    return [day(dates.words(iso), iso), ": "]
