"""The matrix as a part of a page (drawn by ``static/ui/claims/matrix.js``), its legend, and what a picked cell is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.analysis.claims.claim_matrix import SILENCES, Matrix, MatrixRow, Silence
from dashboard.analysis.claims.positions import Position
from dashboard.analysis.record_details import EventClaim
from dashboard.catalog.schema.rows import KnownProposition, NamedEvent
from dashboard.catalog.schema.vocabulary import STANCES
from dashboard.views.elements.elements import Inline, Part, turn_button
from dashboard.wording import vocabulary_words as words
from dashboard.wording.messages import joined_words, message
from dashboard.wording.status_words import worded

STANCE_SIGNS = {
    "asserts": "●",
    "acknowledges": "◉",
    "denies": "✕",
    "estimates": "≈",
    "plans": "▷",
    "retracts": "↩",
    "silent": "–",
    "unsearched": "▨",
}
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+\b")


def matrix_table(found: Matrix, caption: str, opened: str) -> Part:
    """Return the matrix; ``opened`` is the key of what the panel shows."""
    parties = [{"id": p["party_id"], "name": p["name"], "short": p["short_name"]} for p in found.parties]
    groups = [_group(code, label, rows, n, found) for code, label, rows, n in found.groups]
    return {
        "is": "matrix",
        "caption": caption,
        "parties": parties,
        "groups": groups,
        "open": opened,
        "signs": STANCE_SIGNS,
        "silences": _silences(),
    }


def matrix_legend() -> Part:
    """Return the signs of the matrix with their words, one line."""
    terms = key_terms()
    return {
        "is": "signs",
        "rows": [{"code": code, "sign": sign, "label": terms[code][0], "words": terms[code][1]} for code, sign in STANCE_SIGNS.items()],
    }


def key_terms() -> dict[str, tuple[str, str]]:
    """Return label and meaning of each stance and silence."""
    stances = {code: (words.stance_label(code), words.stance_meaning(code)) for code in STANCES}
    return stances | {code: (words.silence_label(code), words.silence_meaning(code)) for code in SILENCES}


def side_pane(*parts: Part, label: str, opened: str = "") -> Part:
    """Return parts in a box of their own beside the matrix."""
    return {"is": "pane", "parts": list(parts), "label": label, "open": opened}


def position_cards(record: KnownProposition, claims: Iterable[EventClaim], event: NamedEvent) -> Part:
    """Return claims about a proposition as cards, a party each, without the proposition itself."""
    return {"is": "voices", "record": worded({**record, "claims": list(claims)}), "event": event}


def cell_words(party: str, cell: Position | Silence) -> str:
    """Say a cell: Norland denies, 24 October 2024."""
    if "silence" in cell:
        return message("claims-cell-silent", party=party, silence=words.silence_label(cell["silence"]))
    more = [
        message("claims-again", day=cell["again"]) if cell["again"] else "",
        also_words(cell),
        earlier_words(cell),
        message("claims-beside", stances=joined_words([words.stance_label(s) for s in cell["beside"]])) if cell["beside"] else "",
        message("claims-weak") if cell["weak"] else "",
    ]
    return "; ".join(part for part in (_standing_words(party, cell), *more) if part)


def _standing_words(party: str, cell: Position) -> str:
    claim = words.claim_words(party, cell["stance"], coded=cell["coded"])
    day = message("claims-known-by", day=cell["said_words"]) if cell["late"] else cell["said_words"]
    if cell["quantity"]:
        return message("claims-cell-number", claim=claim, what=cell["quantity"], day=day)
    if cell["planned_for_words"]:
        return message("claims-cell-plan", claim=claim, target=cell["planned_for_words"], day=day)
    return message("claims-cell", claim=claim, day=day)


def also_words(cell: Position) -> str:
    """Say which other numbers a party gave for the same on the same day."""
    return message("claims-also", numbers=", ".join(cell["also"])) if cell["also"] else ""


def earlier_words(cell: Position) -> str:
    """Say what a party said before this: another stance, or other numbers."""
    return message("claims-before", stance=cell["before"][-1], earlier=", ".join(cell["before"])) if cell["before"] else ""


def short_months(said: str) -> str:
    """Shorten the months of a date in words, for a narrow column."""
    return _MONTH.sub(r"\1", said)


def _group(code: str, label: str, rows: list[MatrixRow], n: int, found: Matrix) -> Part:
    way: list[Inline] = (
        [turn_button(message("claims-all-on-topic", n=n, topic=label), topic=code, show="all")]
        if len(rows) < n and code != "contested"
        else []
    )
    count = message("claims-some-of", shown=len(rows), n=n) if len(rows) < n else message("claims-number", n=n)
    return {"code": code, "label": label, "count": count, "way": way, "rows": [_row(row, found, code) for row in rows]}


def _row(row: MatrixRow, found: Matrix, group: str) -> Part:
    names = {p["party_id"]: p["short_name"] for p in found.parties}
    spoken = {party: _cell(names[party], cell) for party, cell in row["cells"].items() if "stance" in cell}
    return {
        "key": row["proposition_id"],
        "statement": row["statement"],
        "status": row["status"],
        "kind": row["kind"],
        "topic": row["topic_label"] if group == "contested" else "",
        "places": row["places"],
        "cells": spoken,
        "silent": [party for party, cell in row["cells"].items() if "silence" in cell and cell["silence"] == "silent"],
    }


def _cell(party: str, cell: Position) -> Part:
    is_last = cell["stance"] == "estimates" and cell["before"]
    past = message("claims-before-last", number=cell["before"][-1]) if is_last else earlier_words(cell)
    day = short_months(cell["said_words"])
    return {
        "stance": cell["stance"],
        "said": words.stance_label(cell["stance"], coded=cell["coded"]),
        "day": message("claims-by", day=day) if cell["late"] else day,
        "what": cell["quantity"] or short_months(cell["planned_for_words"]),
        "past": "; ".join(part for part in (also_words(cell), past) if part),
        "beside": [words.stance_label(s) for s in cell["beside"]],
        "weak": cell["weak"],
        "label": cell_words(party, cell),
    }


def _silences() -> dict[str, dict[str, str]]:
    return {code: {"label": words.silence_label(code), "words": words.silence_meaning(code)} for code in SILENCES}
