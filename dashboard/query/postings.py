"""The words of a large dataset: which events hold each, and from which day on, worked out once and kept on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive import Archive
from dashboard.query.columns import Bools, Ints
from dashboard.query.lists import cells, days, lengths
from dashboard.query.ondisk import Array, Arrays, kept
from dashboard.query.wordlist import beginning, words

# What parts words in any case; the rest is left to ``wordlist.words``, which sees each distinct piece once.
_BETWEEN = r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+"
_DAYS = {"latest": "known_on", "event": "known_by_event"}


class Spelled(Sequence[str]):
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
class Postings:
    """Distinct words in order, and for each (from offset to offset) the rows of an archive that hold it, and since which day."""

    arrays: Arrays
    n: int

    def holding(self, asked: str, day: int, late: str) -> Bools:
        """Tell which rows hold, by a day, for every asked word a word that begins with it."""
        found = np.ones(self.n, dtype=bool)
        known = Spelled(self.arrays["letters"], self.arrays["ends"])
        for word in words(asked):
            which = beginning(known, word)
            some = slice(*(int(self.arrays["offsets"][at]) for at in (which.start, which.stop)))
            one = np.zeros(self.n, dtype=bool)
            one[self.arrays["rows"][some][self.arrays[late][some] <= day]] = True
            found &= one
        return found


@dataclass(frozen=True, eq=False)
class Searched:
    """What a table of the rows of an archive is searched by."""

    postings: Postings
    rows: Ints
    day: int
    late: str

    def holding(self, asked: str) -> Bools:
        """Tell which rows of the table hold, for every asked word, a word that begins with it."""
        return self.postings.holding(asked, self.day, self.late)[self.rows]


def postings(archive: Archive) -> Postings:
    """Return the words of an archive."""
    return Postings(kept(archive, "words", lambda: _built(archive)), archive.n)


def _built(archive: Archive) -> Arrays:
    codes: dict[str, int] = {}
    parts: list[tuple[Array, ...]] = []
    first = 0
    for part in archive.parts(["texts"]):
        parts += [(word, row + first, *since) for word, row, *since in _file(part, codes)]
        first += len(part)
    names = sorted(codes)
    place = np.zeros(len(names), dtype=np.int64)
    place[[codes[name] for name in names]] = np.arange(len(names))
    word, row, *since = (np.concatenate([p[i] for p in parts]) if parts else np.zeros(0, dtype=np.int64) for i in range(4))
    spelled = [name.encode() for name in names]
    letters, ends = np.frombuffer(b"".join(spelled), dtype=np.uint8), np.cumsum([len(word) for word in spelled], dtype=np.int64)
    found = _sorted(place[word], row, dict(zip(_DAYS, since, strict=True)), len(names), archive.n)
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


def _file(part: pa.Table, codes: dict[str, int]) -> Iterator[tuple[Array, ...]]:
    """Yield words (by code), rows and days of a file's texts."""
    lists = part.column("texts")
    owner = np.repeat(np.arange(len(part)), np.diff(lengths(lists)))
    pieces = pc.split_pattern_regex(cells(lists, "text"), _BETWEEN)
    text = np.repeat(np.arange(len(pieces)), pc.list_value_length(pieces).fill_null(0).to_numpy(zero_copy_only=False))
    coded = pc.dictionary_encode(pc.list_flatten(pieces))
    at = coded.indices.to_numpy(zero_copy_only=False)
    since = [days(cells(lists, name)) for name in _DAYS.values()]
    for words_ in _turns([words(piece) for piece in coded.dictionary.to_pylist()]):
        code = np.array([codes.setdefault(word, len(codes)) if word else -1 for word in words_], dtype=np.int64)[at]
        is_word = code >= 0
        yield code[is_word], owner[text[is_word]], *(day[text[is_word]] for day in since)


def _turns(many: list[list[str]]) -> Iterator[list[str]]:
    """Yield the first word of each piece, then the second of those that have one, and so on."""
    for i in range(max((len(some) for some in many), default=0)):
        yield [some[i] if i < len(some) else "" for some in many]
