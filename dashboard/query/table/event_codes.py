"""Events as codes: what filters and counts need of each event and of each state of it, worked out once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive.event_schema import STATE_COLUMNS, Array, Arrays
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import DISPUTES, EVIDENCE, PROPOSITION_KINDS, STATUSES
from dashboard.catalog.stores.store import EventRows
from dashboard.query.table.columns import Ints, small_codes
from dashboard.query.table.list_columns import days_since_1970, list_codes, list_field, list_offsets, value_positions
from dashboard.query.table.row_checks import CHECKED_COLUMNS, RowChecks


@dataclass(frozen=True)
class LookColumn:
    """A column of which an event has one value of few, so that all of them together are one code, its look.

    ``parameter`` is what filters by it, ``vocabulary`` gives its values in a dataset. One ``of_state`` is a field of the event's states,
    and may change from day to day.
    """

    parameter: str
    name: str
    vocabulary: Callable[[Dataset], Iterable[str]]
    of_state: bool = False


LOOK_COLUMNS = (
    LookColumn("type", "event_type", lambda dataset: dataset.event_types),
    LookColumn("group", "event_group", lambda dataset: dataset.terms.groups),
    LookColumn("main_kind", "main_kind", lambda _: PROPOSITION_KINDS),
    LookColumn("status", "status", lambda _: STATUSES, of_state=True),
    LookColumn("dispute", "dispute", lambda _: DISPUTES, of_state=True),
    LookColumn("evidence", "evidence_strength", lambda _: EVIDENCE, of_state=True),
)
LOOK_PARAMETERS = tuple(column.parameter for column in LOOK_COLUMNS)  # what a row of ``looks`` has the positions of
# Codes of other columns are not these: an index on disk that has them is made anew.
_SHAPE = repr([(column.parameter, column.name, column.of_state) for column in LOOK_COLUMNS])
_FORM = hashlib.sha256(_SHAPE.encode()).hexdigest()[:8]
OWN_LOOKS = tuple(column.name for column in LOOK_COLUMNS if not column.of_state)


@dataclass
class DistinctSets:
    """Gives each distinct set of positions a code, in the order of their first appearance."""

    width: int
    codes: dict[tuple[int, ...], int] = field(default_factory=dict)

    def of(self, offsets: Ints, items: Ints) -> Ints:
        """Return the code of each set: the items from offset to offset, in order and none twice."""
        first, inverse = self._alike(offsets, items)
        own = [self.codes.setdefault(tuple(items[offsets[i] : offsets[i + 1]].tolist()), len(self.codes)) for i in first.tolist()]
        return np.array(own, dtype=np.int64)[inverse] if own else np.zeros(0, dtype=np.int64)

    def _alike(self, offsets: Ints, items: Ints) -> tuple[Ints, Ints]:
        """Return where each distinct set stands first, and which of them each is; sets are told apart by two sums of random numbers."""
        rng = np.random.default_rng(self.width)
        while True:
            sums = [self._summed(offsets, rng.integers(1, 2**63, self.width, dtype=np.uint64)[items]) for _ in range(2)]
            inverse, distinct = pd.factorize(sums[0])
            first = np.zeros(len(distinct), dtype=np.int64)
            first[inverse[::-1]] = np.arange(len(inverse))[::-1]
            if (sums[1] == sums[1][first][inverse]).all():
                return first, inverse

    @staticmethod
    def _summed(offsets: Ints, numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        total: npt.NDArray[np.uint64] = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(numbers, dtype=np.uint64)])
        return np.asarray(total[offsets[1:]] - total[offsets[:-1]])

    def arrays(self, name: str) -> Arrays:
        """Return the distinct sets, in the order of their codes: set c is ``items[offsets[c]:offsets[c + 1]]``."""
        lengths = [len(s) for s in self.codes]
        items = np.fromiter((i for s in self.codes for i in s), dtype=np.int64, count=sum(lengths))
        return {f"{name}_items": items, f"{name}_offsets": np.cumsum([0, *lengths]).astype(np.int64)}


@dataclass
class _Building:
    """The codes of a store's rows while these are read."""

    store: EventRows
    types: Ints = field(init=False)
    places: DistinctSets = field(init=False)
    actors: DistinctSets = field(init=False)
    parties: DistinctSets = field(init=False)
    looks: dict[int, int] = field(default_factory=dict)
    parts: dict[str, list[Array]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tables, keys = self.store.base.tables, {"places": "place_id", "actors": "actor_id", "parties": "party_id"}
        self.ids = {key: pa.array(tables[name][key], pa.string()) for name, key in keys.items()}
        places, actors, parties = (max(len(ids), 1) for ids in self.ids.values())
        self.places, self.actors, self.parties = DistinctSets(2 * places), DistinctSets(actors), DistinctSets(parties)
        self.vocabularies = [pa.array(list(column.vocabulary(self.store.base)), pa.string()) for column in LOOK_COLUMNS]

    def add(self, name: str, array: Array) -> None:
        self.parts.setdefault(name, []).append(array)

    def take(self, part: pa.Table) -> None:
        """Take some of the rows."""
        self.add("where", self._places(part.column("event_places")))
        offsets, actor = list_codes(part.column("event_actors"), "actor_id", self.ids["actor_id"])
        self.add("actors", self.actors.of(*_tidy(offsets, actor, self.actors.width)))
        columns = zip(LOOK_COLUMNS, self.vocabularies, strict=True)
        own = {c.name: value_positions(part.column(c.name), values) for c, values in columns if not c.of_state}
        for late, column in STATE_COLUMNS.items():
            lists = part.column(column)
            if late != "latest":
                lists = pc.if_else(pc.is_null(lists), part.column(STATE_COLUMNS["latest"]), lists)
            self._states(late, lists, own)

    def _places(self, lists: pa.ChunkedArray) -> Ints:
        """Code the places of each event, each with whether something was only announced there."""
        offsets, place = list_codes(lists, "place_id", self.ids["place_id"])
        announced = pc.equal(list_field(lists, "role"), "announcement").fill_null(False).to_numpy(zero_copy_only=False)
        pair = np.where(place < 0, -1, place * 2 + announced)
        offsets, pair = _tidy(offsets, pair, self.places.width)
        owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        keys = owner * self.places.width + pair // 2 * 2
        solid = np.diff(keys, prepend=-1) != 0  # of a place named twice, the one that is no announcement comes first
        return self.places.of(_offsets(owner[solid], len(offsets) - 1), pair[solid])

    def _states(self, late: str, lists: pa.ChunkedArray, own: dict[str, Ints]) -> None:
        offsets = list_offsets(lists)
        owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        day, start, end = (days_since_1970(list_field(lists, name)) for name in ("known_on", "start", "end"))
        key = np.zeros(len(owner), dtype=np.int64)
        for column, values in zip(LOOK_COLUMNS, self.vocabularies, strict=True):
            codes = value_positions(list_field(lists, column.name), values) if column.of_state else own[column.name][owner]
            key = key * (len(values) + 1) + np.where(codes < 0, len(values), codes)
        kinds, distinct = pd.factorize(key)
        looks = np.array([self.looks.setdefault(int(k), len(self.looks)) for k in distinct], dtype=np.int64)
        party_offsets, party = list_codes(list_field(lists, "parties"), "", self.ids["party_id"])
        self.add(f"{late}_many", np.diff(offsets))
        for name, array in {
            "day": day.astype(np.int32),
            "start": start.astype(np.int32),
            "lasts": end - start,
            "look": looks[kinds] if len(looks) else np.zeros(0, dtype=np.int64),
            "parties": self.parties.of(*_tidy(party_offsets, party, self.parties.width)),
        }.items():
            self.add(f"{late}_{name}", small_codes(array, int(array.max(initial=0)) + 1) if array.dtype == np.int64 else array)

    def arrays(self) -> Arrays:
        """Return everything, each array in the smallest type that holds it."""
        found = {name: _joined(parts) for name, parts in self.parts.items()}
        for late in STATE_COLUMNS:
            many = found.pop(f"{late}_many")
            found[f"{late}_days"] = np.unique(found[f"{late}_start"])
            found[f"{late}_offsets"] = np.concatenate([[0], np.cumsum(many)]).astype(np.int64)
        for name in ("where", "actors"):
            found[name] = small_codes(found[name], int(found[name].max(initial=0)) + 1)
        found["looks"] = self._looks()
        return found | self.places.arrays("place") | self.actors.arrays("actor") | self.parties.arrays("party")

    def _looks(self) -> Ints:
        """Return of each look the position of each of LOOK_PARAMETERS in its vocabulary, its length for none."""
        keys, columns = np.array(list(self.looks), dtype=np.int64), []
        for values in reversed(self.vocabularies):
            columns.append(keys % (len(values) + 1))
            keys = keys // (len(values) + 1)
        return np.stack(columns[::-1], axis=1)


def event_codes(store: EventRows) -> Arrays:
    """Return the codes of a store's rows. Raises UnusableError when a row cannot be counted from.

    ``where`` and ``actors`` have one code an event. Of each way of counting late finds (``latest``, ``event``) ``*_offsets`` says which
    states are an event's, ``*_days`` on which days any begins, and ``*_day``, ``*_start``, ``*_lasts``, ``*_look`` and ``*_parties`` what
    each state is. ``looks``, and items and offsets of ``place`` (place * 2 + announced), ``actor`` and ``party`` say what codes
    stand for.
    """

    def build() -> Arrays:
        building = _Building(store)
        sound = RowChecks(building.ids, tuple(store.base.terms.groups))
        for name, part in store.parts([*dict.fromkeys([*OWN_LOOKS, *CHECKED_COLUMNS])]):
            sound.take(name, part)
            building.take(part)
        sound.end(store.parts(["event_id"]))
        return building.arrays()

    return store.arrays(f"codes-{_FORM}", build)


def _joined(parts: list[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _tidy(offsets: Ints, items: Ints, width: int) -> tuple[Ints, Ints]:
    """Put each list in order, without what stands in it twice or is not known."""
    owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    keys = np.unique((owner * width + items)[items >= 0])
    return _offsets(keys // width, len(offsets) - 1), keys % width


def _offsets(owner: Ints, n: int) -> Ints:
    return np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=n))]).astype(np.int64)
