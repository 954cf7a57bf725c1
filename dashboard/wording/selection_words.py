"""A selection said as a sentence, for captions, exports and the share line, and the filters by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import date_words
from dashboard.catalog.records import records
from dashboard.query.answers.answer import FacetOption
from dashboard.query.comparison.sides import Side, Value, side_labels
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.geo_areas import area_extent, box_text
from dashboard.query.selection.selection import Selection
from dashboard.wording import vocabulary_words
from dashboard.wording.messages import either_words, listed_words, message

# Of the filters by a vocabulary of the program, how a code is said; all others have names of the data.
_VOCABULARY_LABELS: Mapping[str, Callable[[str], str]] = {
    "status": vocabulary_words.status_label,
    "main_kind": vocabulary_words.proposition_kind_label,
    "dispute": vocabulary_words.dispute_label,
    "precision": vocabulary_words.precision_label,
    "evidence": vocabulary_words.evidence_label,
}
MAX_NAMED_CODES = 4  # values named in one sentence; the rest are counted


def filter_label(parameter: str) -> str:
    """Return the name of a filter."""
    return message("selection-filter", filter=parameter)


def option_label(parameter: str, code: str, name: str) -> str:
    """Return the label of an option: that of its vocabulary, or the name in the data."""
    return _VOCABULARY_LABELS[parameter](code) if parameter in _VOCABULARY_LABELS else name


def worded_options(parameter: str, options: pd.DataFrame) -> list[FacetOption]:
    """Return the options of a filter, a frame with columns code, label and n, as rows with the label that a reader meets."""
    return [{**row, "label": option_label(parameter, row["code"], row["label"])} for row in records(options, FacetOption)]


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
            return message("selection-values", filter=parameter, values=_either(parameter, value, dataset))


def _either(parameter: str, codes: tuple[str, ...], dataset: Dataset) -> str:
    options, rest = FILTERS[parameter].options, len(codes) - MAX_NAMED_CODES
    names = options(dataset) if options else {}
    named = [option_label(parameter, code, names.get(code, code)) for code in codes[:MAX_NAMED_CODES]]
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


def side_words(side: Side, dataset: Dataset) -> str:
    """Say a side of a comparison: 2022 to 2023, until 18 June 2024, or the label of a value."""
    if isinstance(side, Value):
        return option_label(side.kind, side.code, side_labels(side.kind, dataset).get(side.code, side.code))
    return date_words(side.text)


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
