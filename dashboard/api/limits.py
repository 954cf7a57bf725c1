"""What a stranger can ask for at most: each limit with its number, for the index of the API and the README."""

from __future__ import annotations

from dashboard.api.request import MAX_QUERY_LENGTH, MOST_OFFSET, MOST_ROWS
from dashboard.api.slots import FILE_SLOTS, PICTURE_SLOTS
from dashboard.front import budget
from dashboard.query.answers.answer import MAX_SYMBOLS
from dashboard.query.answers.time_bins import MOST_CELLS, MOST_STEPS
from dashboard.query.selection.geo_areas import MOST_CORNERS
from dashboard.query.selection.selection import MAX_TEXT_LENGTH, MAX_VALUES, MOST_WORDS

RATE_LIMIT = "turns a second of one address (`--rate`)"
# What is bounded: the most, and the status of the answer to who asks for more; None where nobody is refused.
API_LIMITS: dict[str, tuple[int, int | None]] = {
    "letters of the query string": (MAX_QUERY_LENGTH, 400),
    "rows of a page (`limit`)": (MOST_ROWS, 400),
    "rows before it (`offset`)": (MOST_OFFSET, 400),
    "values of one parameter": (MAX_VALUES, 400),
    "letters of `q`": (MAX_TEXT_LENGTH, 400),
    "words of `q`": (MOST_WORDS, 400),
    "corners of `area`": (MOST_CORNERS, 400),
    "symbols of an answer; then they are those of a lower zoom": (MAX_SYMBOLS, None),
    "steps that the map plays by; then they are longer": (MOST_STEPS, None),
    "symbols times steps; then they are longer": (MOST_CELLS, None),
    "pictures that wait to be drawn or are drawn": (PICTURE_SLOTS.most, 503),
    "files written at a time": (FILE_SLOTS.most, 503),
    RATE_LIMIT: (budget.TURNS_PER_SECOND, 429),
    "seconds' worth of turns that may come at once": (budget.BURST_SECONDS, 429),
    "files and pictures made at a time for one address": (budget.HEAVY_AT_ONCE, 429),
    "answers and pages worked out at a time for one address; others of it wait": (budget.ANSWERS_AT_ONCE, None),
    "pages of one address that are open (`--sessions`)": (budget.MAX_SESSIONS, 429),
    "connections of one address (`--connections`)": (budget.MAX_CONNECTIONS, 429),
    "addresses whose turns are counted": (budget.MOST_CLIENTS, None),
}
