"""The parts of a document: plain values that ``static/ui/elements/elements.js`` draws, texts as text. A page's layout is a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.wording.status_words import worded

Part = dict[str, Any]
Inline = str | Part | Sequence[Any]  # a text, a small thing, or several of both


def heading(text: Inline, level: int = 2, anchor: str = "") -> Part:
    """Return a heading; ``anchor`` is its place in the address."""
    return {"is": "heading", "level": level, "text": text, "id": anchor}


def text(*words: Inline, tone: str = "") -> Part:
    """Return a paragraph; ``tone`` is a style: quiet, lead, small, sentence."""
    return {"is": "text", "text": list(words), "tone": tone}


def bullets(items: Iterable[Inline], *, ordered: bool = False, tone: str = "", brief: str = "") -> Part:
    """Return a list; ``brief`` names one, unlike any other of its page, of which the first stand there and the rest when asked for."""
    return {"is": "list", "items": list(items), "ordered": ordered, "tone": tone, "brief": brief}


def shortened(parts: Iterable[Part], brief: str) -> Part:
    """Return parts one after the other, of very many the first, and the rest when asked for: see ``bullets``."""
    return {"is": "many", "parts": list(parts), "brief": brief}


def facts(rows: Iterable[tuple[str, Inline]]) -> Part:
    """Return terms and what is said of each; those without a value are left out."""
    return {"is": "facts", "rows": [[term, value] for term, value in rows if value not in ("", None, [])]}


def column(label: str, *, number: bool = False, wide: bool = False) -> Part:
    """Return a column's head; ``wide`` ones are left out on a narrow screen."""
    return {"label": label, "number": number, "wide": wide}


def table_row(*cells: Inline, key: str = "", tone: str = "") -> Part:
    """Return a row of a table."""
    return {"cells": list(cells), "key": key, "tone": tone}


def table(
    caption: str, columns: Iterable[str | Part], rows: Iterable[Part], *, heads: bool = True, shown: bool = False, brief: str = ""
) -> Part:
    """Return a table; its first cells are heads of their rows, its caption is for screen readers unless ``shown``.

    ``brief`` shows the first of very many rows: see ``bullets``.
    """
    named = [column(c) if isinstance(c, str) else c for c in columns]
    return {"is": "table", "caption": caption, "columns": named, "rows": list(rows), "heads": heads, "shown": shown, "brief": brief}


def section(*parts: Part, anchor: str = "", label: str = "", tone: str = "") -> Part:
    """Return parts that belong together."""
    return {"is": "section", "parts": list(parts), "id": anchor, "label": label, "tone": tone}


def fold(label: str, *parts: Part, open_: bool = False) -> Part:
    """Return parts behind a line that opens them."""
    return {"is": "fold", "label": label, "parts": list(parts), "open": open_}


def columns(*parts: Part | Sequence[Part]) -> Part:
    """Return parts side by side, one below the other on a narrow screen."""
    return {"is": "columns", "parts": list(parts)}


def proposition_card(record: Mapping[str, Any], event: Mapping[str, Any]) -> Part:
    """Return a proposition with its claims side by side, as ``analysis.record_details`` gives it."""
    return {"is": "proposition", "record": worded(record), "event": _named(event)}


def claim_card(record: Mapping[str, Any], about: Mapping[str, Any], event: Mapping[str, Any]) -> Part:
    """Return one claim as a card."""
    return {"is": "claim", "record": worded(record), "proposition": worded(about), "event": _named(event)}


def _named(event: Mapping[str, Any]) -> Part:
    return {"event_id": event["event_id"], "title": event["title"]}


def strong(words: Inline) -> Part:
    """Return a strong text."""
    return {"is": "strong", "text": words}


def quiet(words: Inline) -> Part:
    """Return a text that stands back."""
    return {"is": "quiet", "text": words}


def name_in(language: str, name: str) -> Part:
    """Return a name in another language than the page's, which a reader's voice speaks in that language."""
    return {"is": "name", "text": name, "language": language}


def code(words: str) -> Part:
    """Return a code, as it is named in a report of an error."""
    return {"is": "code", "text": words}


def status_chip(status: str, kind: str = "") -> Part:
    """Return a status as a chip; ``kind`` is that of its proposition."""
    return {"is": "chip", "status": status, "kind": kind}


def group_label(code: str) -> Part:
    """Return a group with its dot."""
    return {"is": "group", "group": code}


def party_label(party_id: str, name: str) -> Part:
    """Return a party with its dot."""
    return {"is": "party", "party": party_id, "text": name}


CONTESTED_MARK: Part = {"is": "contested"}
WEAK_MARK: Part = {"is": "weak"}


def page_link(words: Inline, to: str, **own: str) -> Part:
    """Return a link to a page of ours and its own parameters; the selection is taken along."""
    return {"is": "link", "text": words, "to": to, "own": own}


def view_link(words: Inline, query: str, to: str = "", *, spoken: str = "") -> Part:
    """Return a link to a page of ours with a whole query of its own; ``spoken`` names it where it is read out alone."""
    return {"is": "view", "text": words, "query": query, "to": to, "spoken": spoken}


def external_link(words: str, href: str) -> Part:
    """Return a link to another site, opened in a tab of its own; an address that is not http shows as text."""
    return {"is": "out", "text": words or href, "href": href}


def turn_button(words: str, *, on: bool | None = None, off: bool = False, look: str = "linklike", **own: str) -> Part:
    """Return a button that changes the page's own parameters; ``on`` says whether it is the chosen one, ``off`` that it can't be used."""
    return {"is": "turn", "text": words, "own": own, "off": off, "look": look} | ({} if on is None else {"on": on})


def link_note(words: str, items: Iterable[str] = (), *, bad: bool = False) -> Part:
    """Return what is said of a page's link, with a list; ``bad`` is what stands in a reader's way."""
    return {"is": "note", "text": words, "list": list(items), "bad": bad}


def clear_button(words: str, parameters: Iterable[str]) -> Part:
    """Return a button that takes parameters out of the selection."""
    return {"is": "clear", "text": words, "changes": dict.fromkeys(parameters, "")}


def pick_button(words: str, picked: str) -> Part:
    """Return a button that picks ``event:ID`` or ``place:ID``."""
    return {"is": "pick", "text": words, "pick": picked}


def day_button(words: str, iso: str) -> Part:
    """Return a button that takes the page to a day of knowledge."""
    return {"is": "day", "text": words, "day": iso}
