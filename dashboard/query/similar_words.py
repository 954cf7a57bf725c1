"""Words that are written nearly alike: barrage and barage, 나루 and 너루, плотина and плотину."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

SHORTEST_WORD, LONG_WORD = 4, 7  # letters: shorter words resemble too many others; a long word may differ in two letters, others in one
MAX_ENDING = 3  # letters in which words of one stem may end differently
MIN_STEM = 4  # letters of a stem
MAX_SIMILAR = 5
LETTERS_AT_ONCE = 1 << 16  # words at a time
Letters = npt.NDArray[np.integer]
Numbers = npt.NDArray[np.int64]


def word_stem(word: str) -> str:
    """Return the beginning that a word shares with those that differ in their endings only; "" if it is too short to tell."""
    return word[: max(MIN_STEM, len(word) - MAX_ENDING)] if len(word) > MIN_STEM else ""


def nearest_words(letters: npt.NDArray[np.uint8], ends: Numbers, akin: Iterable[str], word: str) -> list[str]:
    """Return the words whose spelling is closest to a word that is not among them, the closest first.

    ``letters`` holds all words in UTF-8, one after the other, and ``ends`` where each ends; ``akin`` are those that have the word's stem.
    A word found differs in one letter, from a long word in two (missing, added, another one, or two that changed places), or in its
    ending only. Letters that take more bytes than any of the word's own, such as those of another script, are not considered.
    """
    if len(word) < SHORTEST_WORD or word.isdigit():
        return []
    far = 2 if len(word) >= LONG_WORD else 1
    found = {near: float(apart) for near, apart in _compared(word, set(_alike(letters, ends, word, far))) if apart <= far}
    for near in akin:
        if max(len(near), len(word)) - _common(near, word) <= MAX_ENDING:
            found.setdefault(near, far + 0.5)
    return sorted(found, key=lambda near: (found[near], near))[:MAX_SIMILAR]


def _alike(letters: npt.NDArray[np.uint8], ends: Numbers, word: str, far: int) -> Iterator[str]:
    """Yield the words whose bytes nearly match those of a word: of very many, the few worth comparing letter by letter."""
    asked = np.frombuffer(word.encode(), dtype=np.uint8)
    most = far * max(len(letter.encode()) for letter in word)
    lengths = np.diff(ends, prepend=0)
    for length in range(max(1, len(asked) - most), len(asked) + most + 1):
        at = np.flatnonzero(lengths == length)
        for some in (at[i : i + LETTERS_AT_ONCE] for i in range(0, len(at), LETTERS_AT_ONCE)):
            rows = letters[(ends[some] - length)[:, None] + np.arange(length)]
            yield from (rows[i].tobytes().decode() for i in np.flatnonzero(_apart(asked, rows) <= most))


def _compared(word: str, others: set[str]) -> Iterator[tuple[str, int]]:
    """Yield the others, and how many letters must change to make the word into each of them."""
    asked = np.array([ord(letter) for letter in word])
    for other in others:
        yield other, int(_apart(asked, np.array([[ord(letter) for letter in other]]))[0])


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _apart(word: Letters, others: Letters) -> Letters:
    """Return how many letters must change to make a word into each of some others of one length, all of them at once."""
    n, length = others.shape
    before = last = np.broadcast_to(np.arange(length + 1, dtype=np.int16)[:, None], (length + 1, n))
    columns = others.T
    for i, letter in enumerate(word):
        now = np.empty((length + 1, n), dtype=np.int16)
        now[0] = i + 1
        for j in range(length):
            now[j + 1] = np.minimum(np.minimum(last[j + 1], now[j]) + 1, last[j] + (columns[j] != letter))
            if i and j:
                turned = (columns[j] == word[i - 1]) & (columns[j - 1] == letter)
                now[j + 1] = np.where(turned, np.minimum(now[j + 1], before[j - 1] + 1), now[j + 1])
        before, last = last, now
    return np.asarray(last[length])
