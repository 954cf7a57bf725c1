"""A selection said as a sentence, for captions, exports and the share line, and the filters by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.geo_areas import area_extent, box_text
from dashboard.query.selection.selection import Selection
from dashboard.wording.messages import either_words, listed_words, message

MAX_NAMED_CODES = 4  # values named in one sentence; the rest are counted


def filter_label(parameter: str) -> str:
    """Return the name of a filter."""
    return message("selection-filter", filter=parameter)


def option_labels(parameter: str, dataset: Dataset) -> Mapping[str, str]:
    """Return the options of a filter with their labels; none for a filter without options."""
    options = FILTERS[parameter].options
    return options(dataset) if options else {}


def filter_words(parameter: str, value: Any, dataset: Dataset) -> str:
    """Say a chosen value as a part of a sentence about events; "" for none."""
    if value in (None, (), ""):
        return ""
    match FILTERS[parameter].kind:
        case "interval" if parameter == "start":
            return message("selection-start", day=value.isoformat())
        case "interval":
            return message("selection-end", day=value.isoformat())
        case "words":
            return message("selection-words", words=value)
        case "box":
            return message("selection-box", degrees=box_text(value))
        case "area":
            return _area_words(value)
        case _:
            return message("selection-values", filter=parameter, values=_either(value, option_labels(parameter, dataset)))


def _either(codes: tuple[str, ...], labels: Mapping[str, str]) -> str:
    named, rest = [labels.get(code, code) for code in codes[:MAX_NAMED_CODES]], len(codes) - MAX_NAMED_CODES
    return either_words([*named, message("selection-more-values", n=rest)] if rest > 0 else named)


def _area_words(area: str) -> str:
    found = area_extent(area)
    return message(
        "selection-area",
        latitude=abs(found.latitude),
        northern=int(found.latitude >= 0),
        longitude=abs(found.longitude),
        eastern=int(found.longitude >= 0),
        wide=found.wide,
        high=found.high,
    )


def newest_of(shown: int, n: int) -> str:
    """Say that only so many of n events are shown, "" where all are: 5,000 newest of 1,000,000 events."""
    return message("selection-share", shown=shown, n=n) if shown < n else ""


def selection_caption(selection: Selection, dataset: Dataset, today: date, share: str = "") -> str:
    """Say what is selected: Events in Diplomacy, from 1 May 2025, as known in these sources on 3 June 2025.

    ``share`` says of what shows not all of it how much it shows, as ``newest_of`` has it.
    """
    said = _conditions(selection, dataset)
    if share:
        events = message("selection-events-share", share=share, conditions=said) if said else share
    else:
        events = message("selection-events", conditions=said) if said else message("selection-all")
    return message("selection-caption", events=events, known=knowledge_words(selection, today))


def knowledge_words(selection: Selection, today: date) -> str:
    """Say by what day events are known, and how late finds count: as known in these sources on 3 June 2025."""
    day = selection.day(today).isoformat()
    return message("selection-known-late", day=day) if selection.late == "event" else message("selection-known", day=day)


def selection_words(selection: Selection, dataset: Dataset) -> str:
    """Say which events are selected, whatever was known of them when, "" for all: Events in Diplomacy, from 1 May 2025."""
    said = _conditions(selection, dataset)
    return message("selection-events", conditions=said) if said else ""


def _conditions(selection: Selection, dataset: Dataset) -> str:
    said = (filter_words(p, getattr(selection, p), dataset) for p in FILTERS)
    return listed_words([words for words in said if words])


def titled_caption(title: str, selection: Selection, dataset: Dataset, today: date) -> str:
    """Say what of a selection is shown, and what is selected; without a title, only that."""
    said = selection_caption(selection, dataset, today)
    return message("selection-titled", title=title, caption=said) if title else said
