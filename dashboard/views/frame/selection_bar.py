"""The selection bar: every filter of FILTERS with its counts, the day of knowledge, and what came of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import Any

import streamlit as st

from dashboard.exports import citations
from dashboard.query.answers.answer import Answer
from dashboard.query.engines.engine import ExcerptCounts
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import PARAMETERS, Selection
from dashboard.query.suggestions import spelling_suggestions
from dashboard.query.topics import NewsBetween
from dashboard.views.frame import link_notices, reconnect, session_link
from dashboard.views.frame.components import mount_component, served_dataset
from dashboard.views.frame.context import Context
from dashboard.views.link.link_problems import problem_words
from dashboard.wording.coding_words import coding_notice
from dashboard.wording.fault_words import lost_words, problem_line
from dashboard.wording.messages import message
from dashboard.wording.selection_words import filter_label, filter_words, selection_caption, worded_options

MAX_WAYS_BACK = 3  # ways back that an empty selection offers
MAX_NEAR_DAYS = 30  # days to step to that the bar is told on either side: a large dataset has thousands
PROBLEMS_SHOWN = 5  # problems of the dataset that are named on the page
PHONE_MARK = "Mobi"  # in what a browser says of itself, as all of phones say it


def show_selection_bar(context: Context, *, counts: bool = False) -> None:
    """Draw the bar; what a reader chooses in it becomes the selection. It offers every filter, or where none counts the day of knowledge.

    A page that ``counts`` everything leaves nothing of a large dataset out.
    """

    def ask(asked: dict[str, Any]) -> None:
        st.session_state["asked"] = int(asked["turn"])
        session_link.change_selection(asked["changes"], served_dataset())

    def narrow(said: str) -> None:
        st.session_state["narrow"] = said == "yes"

    mount_component("selection_bar", _data(context, counts=counts), ask=ask, narrow=narrow, lost=session_link.note_unread_view)


def _data(context: Context, *, counts: bool = False) -> dict[str, Any]:
    whole = context.has_filters
    answer = context.ask("facets") if whole else context.ask()
    facets = [
        {
            "parameter": p,
            "label": filter_label(p),
            "options": [[o["code"], o["label"], o["n"]] for o in worded_options(p, answer.facets[p])],
        }
        for p in FILTERS
        if p in answer.facets and len(answer.facets[p])
    ]
    about = context.dataset.subject
    return {
        "whole": whole,
        "path": context.base + context.address,
        "opened": f"?{context.link.query()}".rstrip("?") if session_link.is_first_address() else None,
        "view": context.link.view if session_link.is_first_address() else "",
        "title": about.title,
        "tagline": about.tagline,
        "hint": about.search_hint,
        "order": list(PARAMETERS),
        "values": _values(context.selection) | dict(context.link.typed),
        "crossed": bool(context.link.typed),
        "turn": st.session_state.get("asked", 0),  # the last of the reader's choices that this answers
        "reached": reconnect.connection_state(),
        "narrow": is_narrow(),
        "facets": facets,
        "chips": _chips(context) if whole else [],
        "unused": link_notices.unused_filters(context),
        "presets": named_windows(context),
        "today": context.today.isoformat(),
        "days": [day.isoformat() for day in _near(context, MAX_NEAR_DAYS)],
        "n": answer.n,
        "total": answer.total,
        "not_on_map": answer.not_on_map,
        "notes": _notes(context, answer, counts=counts),
        "cite": context.citation,
        "printed": _printed(context),
        "theme": context.theme,
        "words": context.vocabulary,
    }


def is_narrow() -> bool:
    """Tell whether the reader's screen is a narrow one: what its script has said, and before that what a phone says of itself.

    Else every page with a chart would be made twice on a phone, and first with a chart for wide screens.
    """
    return bool(st.session_state.get("narrow", PHONE_MARK in st.context.headers.get("User-Agent", "")))


def _values(selection: Selection) -> dict[str, Any]:
    """Return the selection as the bar keeps it: texts, and lists of codes."""
    found: dict[str, Any] = {}
    for parameter in PARAMETERS:
        value = getattr(selection, parameter)
        if value in (None, (), "") or (parameter == "late" and value == "latest"):
            continue
        is_codes = parameter in FILTERS and FILTERS[parameter].kind == "codes"
        found[parameter] = list(value) if is_codes else ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return found


def _chips(context: Context) -> list[dict[str, Any]]:
    """Say each filter that has no field of its own in the bar's first line, with what removes it."""
    fielded = ("interval", "words")
    return [link_notices.filter_chip(context, p, value) for p, value in context.selection.filters.items() if FILTERS[p].kind not in fielded]


def named_windows(context: Context) -> dict[str, dict[str, str]]:
    """Return the windows offered by name: general ones, and those that the dataset names in its metadata.

    A name may tell what happened: it is offered from the day ``known_on``, or else from its start.
    """
    day = context.as_of.isoformat()
    found = {
        "all": {"label": message("bar-whole-period")},
        "year": {"label": message("bar-last-year"), "start": date.fromordinal(max(1, context.as_of.toordinal() - 365)).isoformat()},
    }
    for i, preset in enumerate(context.dataset.metadata.get("presets", ())):
        if (
            isinstance(preset, dict)
            and isinstance(preset.get("label"), str)
            and str(preset.get("known_on", preset.get("start", ""))) <= day
        ):
            found[f"preset{i}"] = {key: str(preset[key]) for key in ("label", "start", "end") if key in preset}
    return found


def _days(context: Context) -> list[date]:
    """Return the days on which something became known, for stepping through them."""
    return [day for day in context.engine.news_days(context.selection) if day <= context.today]


def _near(context: Context, most: int) -> list[date]:
    """Return of those days as many on either side of the day of knowledge as asked for, without it."""
    days = _days(context)
    before, after = bisect_left(days, context.as_of), bisect_right(days, context.as_of)
    return [*days[max(0, before - most) : before], *days[after : after + most]]


def prepare_day_steps(context: Context) -> None:
    """Have the days that the arrows lead to made ready, so that a step shows at once."""
    context.engine.count_ahead(context.selection.replace(as_of=day) for day in _near(context, 1))


def _notes(context: Context, answer: Answer, *, counts: bool = False) -> list[dict[str, Any]]:
    whole, notes = context.has_filters, list[dict[str, Any]]()
    if context.link.problems:
        left_out = [problem_words(problem) for problem in context.link.problems]
        notes.append({"bad": True, "text": message("link-left-out"), "list": left_out})
    notes += [{"text": said} for said in context.link.notices]
    if context.link.typed:
        notes.append(_crossed(context))
    problems = context.dataset.problems
    if problems:
        rest = len(problems) - PROBLEMS_SHOWN
        more = [message("bar-more-problems", n=rest)] if rest > 0 else []
        text = message("bar-data-problems", lost=lost_words(problems))
        notes.append({"bad": True, "text": text, "list": [problem_line(p) for p in problems[:PROBLEMS_SHOWN]] + more})
    if not context.address and (coded := coding_notice(context.dataset.coded_by)):
        notes.append({"text": coded})
    if context.as_of < context.today:
        caption = selection_caption(context.asked, context.dataset, context.today)
        notes.append({"text": message("bar-earlier-day", caption=caption)})
    if not counts and (read := context.read).left_out:
        notes.append({"text": _newest_read(context, read)})
    if whole and not answer.n:
        notes.append(_empty(context, answer))
    return notes


def _newest_read(context: Context, read: ExcerptCounts) -> str:
    """Say of a large dataset which events the page reads."""
    of = context.reading.of
    topic = "news" if isinstance(of, NewsBetween) else of.kind if of else "all"
    if context.has_filters:
        return message("bar-newest-read-of-selected", topic=topic, read=read.read, n=read.of)
    return message("bar-newest-read", topic=topic, read=read.read, n=read.of)


def _crossed(context: Context) -> dict[str, Any]:
    """Say that the start typed lies after the end, what is shown instead, and offer to mend it."""
    days = dict(context.link.typed)
    before = {"start": context.selection.start, "end": context.selection.end}
    back = {name: day.isoformat() if day else "" for name, day in before.items()}
    shown = {(True, True): "both", (True, False): "from", (False, True): "until"}.get((bool(back["start"]), bool(back["end"])), "none")
    said = message("bar-crossed", start=days["start"], end=days["end"], shown=shown, since=back["start"], until=back["end"])
    swap = {"label": message("bar-swap"), "changes": {"start": days["end"], "end": days["start"]}}
    return {"bad": True, "text": said, "ways": [swap, {"label": message("bar-undo"), "changes": back}]}


def _printed(context: Context) -> str:
    """Say on paper what the page shows, of which data; the script adds the address."""
    said = selection_caption(context.asked, context.dataset, context.today)
    return " ".join(citations.caption_lines(citations.citation(context.dataset, said, "", context.as_of, context.today)))


def _empty(context: Context, answer: Answer) -> dict[str, Any]:
    """Say that nothing is selected and offer the nearest ways back: the filters whose removal shows most."""
    if not answer.total:
        if context.as_of >= context.today:
            return {"text": message("bar-no-event")}
        first = next(iter(_days(context)), None)
        said = message("bar-nothing-known-until", first=first.isoformat()) if first else message("bar-nothing-known")
        return {"text": said, "ways": [{"label": message("bar-back-to-today"), "changes": {"as_of": ""}}]}
    ways = []
    for parameter in FILTERS:
        default = getattr(Selection(), parameter)
        if getattr(context.selection, parameter) != default:
            n = context.ask(selection=context.selection.replace(**{parameter: default})).n
            without = filter_words(parameter, getattr(context.selection, parameter), context.dataset)
            ways.append((n, {"label": message("bar-without", filter=without, n=n), "changes": {parameter: ""}}))
    ways.sort(key=lambda way: -way[0])
    meant = spelling_suggestions(context.engine, context.selection, context.today) if context.selection.q else []
    spelled = [{"label": message("bar-did-you-mean", words=one.q, n=one.n), "changes": {"q": one.q}} for one in meant]
    reset = {"label": message("bar-reset"), "changes": dict.fromkeys(FILTERS, "")}
    near = spelled + [way for n, way in ways if n][:MAX_WAYS_BACK] or [reset]
    return {"text": message("bar-nothing-selected"), "ways": near}
