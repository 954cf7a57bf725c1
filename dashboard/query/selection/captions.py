"""A selection said as a sentence, for captions, exports and the share line."""

from __future__ import annotations

from datetime import date

from dashboard.catalog import dates
from dashboard.catalog.dataset import Dataset
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection


def newest_of(shown: int, n: int) -> str:
    """Say that only so many of n events are shown, "" where all are: 5,000 newest of 1,000,000 events."""
    return f"{shown:,} newest of {n:,} events" if shown < n else ""


def selection_caption(selection: Selection, dataset: Dataset, today: date, share: str = "") -> str:
    """Say what is selected: Events in Diplomacy, from 1 May 2025, as known in these sources on 3 June 2025.

    ``share`` says of what shows not all of it how much it shows, as ``newest_of`` has it.
    """
    said = _said(selection, dataset)
    head = share or ("Events" if said else "All events")
    return f"{f'{head} {said}' if said else head}, {knowledge_words(selection, today)}"


def knowledge_words(selection: Selection, today: date) -> str:
    """Say by what day events are known, and how late finds count: as known in these sources on 3 June 2025."""
    late = ", with claims of unknown day counted from their event's day" if selection.late == "event" else ""
    return f"as known in these sources on {dates.day_words(selection.day(today))}{late}"


def selection_words(selection: Selection, dataset: Dataset) -> str:
    """Say which events are selected, whatever was known of them when, "" for all: Events in Diplomacy, from 1 May 2025."""
    said = _said(selection, dataset)
    return f"Events {said}" if said else ""


def _said(selection: Selection, dataset: Dataset) -> str:
    parts = [entry.sentence(getattr(selection, p), dataset) for p, entry in FILTERS.items()]
    return ", ".join(part for part in parts if part)


def titled_caption(title: str, selection: Selection, dataset: Dataset, today: date) -> str:
    """Say what of a selection is shown, and what is selected; without a title, only that."""
    said = selection_caption(selection, dataset, today)
    return f"{title}: {said}" if title else said
