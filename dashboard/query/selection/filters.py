"""What can be asked for: one field of ``Conditions`` is one filter, and bar, link, API, caption and export follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import (
    DISPUTES,
    EVIDENCE,
    ON_RECORD,
    PRECISIONS,
    PROPOSITION_KINDS,
    STANDINGS,
    standing_code,
)
from dashboard.query.selection.geo_areas import Box

Kind = Literal["interval", "codes", "words", "box", "area"]
Labels = Mapping[str, str]  # codes with their names in the data; one of the program's own vocabularies stands for itself


@dataclass(frozen=True)
class Filter:
    """One filter. ``column`` is ``table.column`` of what is known on the day; an event passes when one of its values is chosen.

    ``interval`` compares a day with the events' start or end, ``words`` looks in their texts, ``box`` and ``area`` at their places.
    """

    parameter: str
    kind: Kind
    column: str
    options: Callable[[Dataset], Labels] | None = None

    @property
    def closed(self) -> bool:
        """Tell whether the options are a vocabulary's, which are all worth showing, and not what a dataset happens to hold."""
        return isinstance(self.options, _Closed | _Groups)


# Of codes that a link may name, those that they stand for: what has another name now, and a name for several.
STANDS_FOR: dict[tuple[str, str], tuple[str, ...]] = {
    ("status", "acknowledged"): ("self_reported",),
    ("status", "on_record"): tuple(standing_code("on_record", kind) for kind in ON_RECORD),
}


def stands_for(parameter: str, code: str) -> tuple[str, ...]:
    """Return the codes of a filter that a code in a link stands for: itself, as a rule."""
    return STANDS_FOR.get((parameter, code), (code,))


class _Groups:
    """The groups of a dataset, each an option, however many are drawn as one."""

    def __call__(self, dataset: Dataset) -> Labels:
        return dataset.terms.labels("group")


class _Closed:
    """The options of a vocabulary of the program, the same for every dataset; ``wording.selection_words`` has their labels."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._codes = {code: code for code in vocabulary}

    def __call__(self, dataset: Dataset) -> Labels:
        return self._codes


def _named(table: str, key: str) -> Callable[[Dataset], Labels]:
    """Take the options from a table of the dataset, by name."""

    @derived(most=1)
    def options(dataset: Dataset) -> Labels:
        rows = dataset.tables[table].sort_values("name", key=lambda names: names.str.casefold(), kind="stable")
        return dict(zip(rows[key], rows["name"], strict=True))

    return options


@derived(most=1)
def _types(dataset: Dataset) -> Labels:
    return {slug: dataset.terms.label("type", slug) for slug in dataset.event_types}


def declare_filter(kind: Kind, column: str, options: Callable[[Dataset], Labels] | None = None) -> Any:
    """Declare a filter; nothing chosen is the default."""
    empty = {"codes": (), "words": "", "area": ""}.get(kind)
    return field(default=empty, metadata={"kind": kind, "column": column, "options": options})


# ruff: noqa: RUF009
@dataclass(frozen=True)
class Conditions:
    """The filters, in the order in which they stand in a link. An event is in a window when its interval overlaps it."""

    start: date | None = declare_filter("interval", "events.end")
    end: date | None = declare_filter("interval", "events.start")
    type: tuple[str, ...] = declare_filter("codes", "events.event_type", _types)
    group: tuple[str, ...] = declare_filter("codes", "events.event_group", _Groups())
    actor: tuple[str, ...] = declare_filter("codes", "event_actors.actor_id", _named("actors", "actor_id"))
    party: tuple[str, ...] = declare_filter("codes", "claims.party_id", _named("parties", "party_id"))
    place: tuple[str, ...] = declare_filter("codes", "event_places.place_id", _named("places", "place_id"))
    status: tuple[str, ...] = declare_filter("codes", "events.standing", _Closed(STANDINGS))
    main_kind: tuple[str, ...] = declare_filter("codes", "events.main_kind", _Closed(PROPOSITION_KINDS))
    dispute: tuple[str, ...] = declare_filter("codes", "events.dispute", _Closed(DISPUTES))
    precision: tuple[str, ...] = declare_filter("codes", "event_places.geo_precision", _Closed(PRECISIONS))
    evidence: tuple[str, ...] = declare_filter("codes", "events.evidence_strength", _Closed(EVIDENCE))
    q: str = declare_filter("words", "words")
    bbox: Box | None = declare_filter("box", "event_places.place_id")
    area: str = declare_filter("area", "event_places.place_id")


FILTERS: dict[str, Filter] = {f.name: Filter(parameter=f.name, **f.metadata) for f in fields(Conditions)}
