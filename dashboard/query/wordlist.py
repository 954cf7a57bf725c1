"""Words searched without regard to case and accents, through an index of word beginnings that is built once."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return a text's words in the form in which they are compared: no case, no accents, compatible letters alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())


def beginning(known: Sequence[str], word: str) -> slice:
    """Return which of some words, that are in order, begin with a word."""
    return slice(*(bisect.bisect_left(known, edge) for edge in (word, word + chr(0x10FFFF))))


@dataclass(frozen=True, eq=False)
class WordIndex:
    """Distinct words in order, and for each (from offset to offset) the rows that hold it."""

    n: int
    known: list[str]
    offsets: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]

    def holding(self, asked: str) -> npt.NDArray[np.bool_]:
        """Tell which rows hold, for every asked word, a word that begins with it."""
        found = np.ones(self.n, dtype=bool)
        for word in words(asked):
            found &= self._beginning(word)
        return found

    def _beginning(self, word: str) -> npt.NDArray[np.bool_]:
        some = beginning(self.known, word)
        found = np.zeros(self.n, dtype=bool)
        found[self.rows[self.offsets[some.start] : self.offsets[some.stop]]] = True
        return found


def index(n: int, texts: Iterable[tuple[int, str]]) -> WordIndex:
    """Index (row, text) pairs; a row may have several texts."""
    held: dict[str, set[int]] = {}
    for row, text in texts:
        for word in words(text):
            held.setdefault(word, set()).add(row)
    known = sorted(held)
    offsets = np.cumsum([0, *(len(held[w]) for w in known)], dtype=np.int64)
    rows = np.fromiter((row for w in known for row in sorted(held[w])), dtype=np.int32, count=int(offsets[-1]))
    return WordIndex(n, known, offsets, rows)
