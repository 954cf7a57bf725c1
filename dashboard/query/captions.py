"""A selection said as a sentence, for captions, exports and the share line."""

from __future__ import annotations

from datetime import date

from dashboard.catalog import dates
from dashboard.catalog.dataset import Dataset
from dashboard.query.filters import FILTERS
from dashboard.query.selection import Selection


def caption(selection: Selection, dataset: Dataset, today: date | None = None) -> str:
    """Say what is selected: Events in Diplomacy, from 1 May 2025, as known in these sources on 3 June 2025."""
    parts = [entry.sentence(getattr(selection, p), dataset) for p, entry in FILTERS.items()]
    said = ", ".join(part for part in parts if part)
    known = f"as known in these sources on {dates.day_words(selection.day(today or date.today()))}"
    late = ", with claims of unknown day counted from their event's day" if selection.late == "event" else ""
    return f"{'Events ' + said if said else 'All events'}, {known}{late}"


def headed(title: str, selection: Selection, dataset: Dataset, today: date) -> str:
    """Say what of a selection is shown, and what is selected; without a title, only that."""
    said = caption(selection, dataset, today)
    return f"{title}: {said}" if title else said
