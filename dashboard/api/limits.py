"""What a stranger can ask for at most: each limit with its number, for the index of the API and the README; ``bound_words`` says each."""

from __future__ import annotations

from dashboard.api.request import MAX_QUERY_LENGTH, MOST_OFFSET, MOST_ROWS
from dashboard.api.slots import FILE_SLOTS, PICTURE_SLOTS
from dashboard.front import budget
from dashboard.query.answers.answer import MAX_SYMBOLS
from dashboard.query.answers.time_bins import MOST_CELLS, MOST_STEPS
from dashboard.query.selection.geo_areas import MOST_CORNERS
from dashboard.query.selection.selection import MAX_TEXT_LENGTH, MAX_VALUES, MOST_WORDS
from dashboard.wording.messages import message

RATE_LIMIT = "rate"
# What is bounded: the most, and the status of the answer to who asks for more; None where nobody is refused.
API_LIMITS: dict[str, tuple[int, int | None]] = {
    "query": (MAX_QUERY_LENGTH, 400),
    "limit": (MOST_ROWS, 400),
    "offset": (MOST_OFFSET, 400),
    "values": (MAX_VALUES, 400),
    "letters": (MAX_TEXT_LENGTH, 400),
    "words": (MOST_WORDS, 400),
    "corners": (MOST_CORNERS, 400),
    "symbols": (MAX_SYMBOLS, None),
    "steps": (MOST_STEPS, None),
    "cells": (MOST_CELLS, None),
    "pictures": (PICTURE_SLOTS.most, 503),
    "files": (FILE_SLOTS.most, 503),
    RATE_LIMIT: (budget.TURNS_PER_SECOND, 429),
    "burst": (budget.BURST_SECONDS, 429),
    "heavy": (budget.HEAVY_AT_ONCE, 429),
    "answers": (budget.ANSWERS_AT_ONCE, None),
    "sessions": (budget.MAX_SESSIONS, 429),
    "connections": (budget.MAX_CONNECTIONS, 429),
    "clients": (budget.MOST_CLIENTS, None),
}


def bound_words(bound: str) -> str:
    """Say what a code of ``API_LIMITS`` bounds."""
    return message("api-bound", bound=bound)
