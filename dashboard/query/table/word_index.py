"""The words of a store's events: which hold each, and from which day on, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive.event_schema import Array, Arrays
from dashboard.catalog.stores.store import EventRows
from dashboard.query.similar_words import nearest_words
from dashboard.query.table.columns import Bools, Ints
from dashboard.query.table.id_lookup import SEARCHED_KINDS, rows_of_ids
from dashboard.query.table.list_columns import days_since_1970, list_field, list_offsets
from dashboard.query.text_search import (
    SearchTerm,
    index_words,
    rows_with_term,
    word_letters,
    word_positions,
    words_with_prefix,
    words_with_stem,
)

# What parts words in any case; the rest is left to ``wordlist.words``, which sees each distinct piece once.
_BETWEEN = r"[\s\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]+"
# But for the spaces in 12 000, once for each of them.
_THOUSANDS, _SPACES = r"\b([0-9]{1,3}|[0-9]{1,3}(?:,[0-9]{3})+)[ \x{a0}\x{2009}\x{202f}]([0-9]{3})\b", 3
_DAYS = {"latest": "known_on", "event": "known_by_event"}


class StoredWords(Sequence[str]):
    """Words in order, as they stand on disk: none is in memory but those that are looked at."""

    def __init__(self, letters: Array, ends: Array) -> None:
        """Read words from their letters, one after the other, and where each ends."""
        self._letters, self._ends = letters, ends

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._ends)

    def __getitem__(self, at: Any) -> Any:
        """Return a word."""
        return self._letters[self._ends[at - 1] if at else 0 : self._ends[at]].tobytes().decode("utf-8")


@dataclass(frozen=True, eq=False)
class StoreWords:
    """Distinct words in order, and for each (from offset to offset) the rows of a store that hold it, and since which day."""

    arrays: Arrays
    n: int

    @property
    def known(self) -> StoredWords:
        """Return the words."""
        return StoredWords(self.arrays["letters"], self.arrays["ends"])

    def holding(self, term: SearchTerm, day: int, late: str) -> Bools:
        """Tell which rows hold a term by a day."""

        def one(word: str, whole: bool) -> Bools:
            which = (word_positions if whole else words_with_prefix)(self.known, word)
            some = slice(*(int(self.arrays["offsets"][at]) for at in (which.start, which.stop)))
            found = np.zeros(self.n, dtype=bool)
            found[self.arrays["rows"][some][self.arrays[late][some] <= day]] = True
            return found

        return rows_with_term(term, one)


@dataclass(frozen=True, eq=False)
class RowSearch:
    """What a table of a store's rows is searched by."""

    store: EventRows
    rows: Ints
    day: int
    late: str

    def holding(self, term: SearchTerm) -> Bools:
        """Tell which rows of the table hold a term, or what has it for its id."""
        found = store_words(self.store).holding(term, self.day, self.late)
        for kind in SEARCHED_KINDS:
            found[rows_of_ids(self.store, kind, [term.text])] = True
        return found[self.rows]

    def has(self, term: SearchTerm) -> bool:
        """Tell whether anything in the store holds a term by the day."""
        ids = (rows_of_ids(self.store, kind, [term.text]) for kind in SEARCHED_KINDS)
        return bool(store_words(self.store).holding(term, self.day, self.late).any()) or any(len(rows) for rows in ids)

    def nearest(self, word: str) -> list[str]:
        """Return the words that are written nearly as one that is nowhere, and that can be found by the day."""
        said = store_words(self.store)
        found = nearest_words(said.arrays["letters"], said.arrays["ends"], words_with_stem(said.known, word), word)
        return [near for near in found if said.holding(SearchTerm(near, ((near,),), whole=True), self.day, self.late).any()]


def store_words(store: EventRows) -> StoreWords:
    """Return the words of a store's events."""
    return StoreWords(store.arrays("words", lambda: _built(store)), store.n)


def _built(store: EventRows) -> Arrays:
    codes: dict[str, int] = {}
    parts: list[tuple[Array, ...]] = []
    first = 0
    for _, part in store.parts(["texts"]):
        parts += [(word, row + first, *since) for word, row, *since in _words_of(part, codes)]
        first += len(part)
    names = sorted(codes)
    place = np.zeros(len(names), dtype=np.int64)
    place[[codes[name] for name in names]] = np.arange(len(names))
    word, row, *since = (np.concatenate([p[i] for p in parts]) if parts else np.zeros(0, dtype=np.int64) for i in range(4))
    letters, ends = word_letters(names)
    found = _sorted(place[word], row, dict(zip(_DAYS, since, strict=True)), len(names), store.n)
    return found | {"letters": letters, "ends": ends}


def _sorted(word: Ints, row: Ints, since: dict[str, Ints], n_words: int, n: int) -> Arrays:
    """Return the rows of each word, in order, and since when each holds it: the earliest day of any of its texts."""
    keys, at = np.unique(word * max(n, 1) + row, return_inverse=True)
    many = np.bincount(keys // max(n, 1), minlength=n_words)
    found: Arrays = {"rows": (keys % max(n, 1)).astype(np.int32), "offsets": np.concatenate([[0], np.cumsum(many)]).astype(np.int64)}
    for late, day in since.items():
        earliest = np.full(len(keys), np.iinfo(np.int32).max, dtype=np.int64)
        np.minimum.at(earliest, at, day)
        found[late] = earliest.astype(np.int32)
    return found


def _words_of(part: pa.Table, codes: dict[str, int]) -> Iterator[tuple[Array, ...]]:
    """Yield words (by code), rows and days of the texts of some rows."""
    lists = part.column("texts")
    owner = np.repeat(np.arange(len(part)), np.diff(list_offsets(lists)))
    said = list_field(lists, "text")
    for _ in range(_SPACES):
        said = pc.replace_substring_regex(said, _THOUSANDS, r"\1,\2")
    pieces = pc.split_pattern_regex(said, _BETWEEN)
    text = np.repeat(np.arange(len(pieces)), pc.list_value_length(pieces).fill_null(0).to_numpy(zero_copy_only=False))
    coded = pc.dictionary_encode(pc.list_flatten(pieces))
    at = coded.indices.to_numpy(zero_copy_only=False)
    since = [days_since_1970(list_field(lists, name)) for name in _DAYS.values()]
    for words_ in _turns([index_words(piece) for piece in coded.dictionary.to_pylist()]):
        code = np.array([codes.setdefault(word, len(codes)) if word else -1 for word in words_], dtype=np.int64)[at]
        is_word = code >= 0
        yield code[is_word], owner[text[is_word]], *(day[text[is_word]] for day in since)


def _turns(many: list[list[str]]) -> Iterator[list[str]]:
    """Yield the first word of each piece, then the second of those that have one, and so on."""
    for i in range(max((len(some) for some in many), default=0)):
        yield [some[i] if i < len(some) else "" for some in many]
