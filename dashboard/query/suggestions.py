"""Suggestions for a search that finds nothing: words of the events that are spelled almost like those searched for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from dashboard.catalog.knowledge.searchable_text import searchable_texts
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.text_search import fold_text, written_words

MAX_SUGGESTIONS = 3


@dataclass(frozen=True)
class Suggestion:
    """Other words to search for, and how many events they find under the selection's other filters."""

    q: str
    n: int


def spelling_suggestions(engine: Engine, selection: Selection, today: date) -> list[Suggestion]:
    """Return the likeliest other spellings of words that no event known on the day has; none where every word is found."""
    others = engine.answer(selection, Ask(parts={"similar_words"}), today).similar_words
    if not others or not all(others.values()):
        return []
    many = 1 if len(others) > 1 else MAX_SUGGESTIONS
    found = [{text: near[i] for text, near in others.items()} for i in range(min(many, *map(len, others.values()), MAX_SUGGESTIONS))]
    asked = [_respelled(engine, selection, other, today) for other in found]
    counted = [Suggestion(q, engine.answer(selection.replace(q=q), Ask(), today).n) for q in dict.fromkeys(asked)]
    return sorted((one for one in counted if one.n), key=lambda one: -one.n)


def _respelled(engine: Engine, selection: Selection, other: dict[str, str], today: date) -> str:
    """Return the words searched for, some of them replaced by the spelling of an event."""
    found = selection.q
    for text, word in other.items():
        found = found.replace(text, _event_spelling(engine, Selection(as_of=selection.as_of, late=selection.late, q=word), today))
    return found


def _event_spelling(engine: Engine, selection: Selection, today: date) -> str:
    """Return a folded word in the spelling of the newest event that has it."""
    rows = engine.answer(selection, Ask(parts=frozenset({"rows"}), limit=1), today).rows
    known = engine.knowledge(selection, today, first=1)
    written = (
        word for _, text in searchable_texts(known.dataset, known, rows) for word in written_words(text) if fold_text(word) == selection.q
    )
    return next(written, unicodedata.normalize("NFC", selection.q))
