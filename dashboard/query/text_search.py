"""Words searched without regard to case, accents and how a number is written, through an index of word beginnings that is built once."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt

from dashboard.query.similar_words import word_stem

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"\d+|[^\W\d_]+")  # KN23 is KN and 23
_LINKED = re.compile(r"(?=((?<![^\W_])[^\W_]+)[-\u2010-\u2013]([^\W_]+))")  # neighbours: KN-23, looked at from each word
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])")  # U.S. is one word
_THOUSANDS = re.compile(r"(?<![^\W_])\d{1,3}(?:[, '\u2019]\d{3})+(?![^\W_])")  # 12,000 and 12 000 are 12000
_AROUND = ".,;:!?()[]{}\"'\u201c\u201d\u00ab\u00bb"
MAX_STEM_WORDS = 1000  # words of one stem that are looked at
MAX_SYNONYM_WORDS = 5  # of a name that has synonyms
APOSTROPHE = "\u2019"  # between the digits of a number that was typed with spaces
Bools = npt.NDArray[np.bool_]
Synonyms = Sequence[Sequence[str]]


def fold_text(text: str) -> str:
    """Return a text in the form in which it is compared: no case, no accents, compatible letters alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def written_words(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def index_words(text: str) -> list[str]:
    """Return the words by which a text is found, folded: KN-23 by kn, 23 and kn23, 12,000 by 12, 000 and 12000, U.S. by us."""
    plain = _INITIALS.sub(_joined, fold_text(text))
    found = _WORD.findall(plain)
    found += [_digits(number[0]) for number in _THOUSANDS.finditer(plain)]
    found += [a + b for a, b in _LINKED.findall(plain) if _mixed(a[-1], b[0])]
    return found + [run for word in found if len(runs := _RUN.findall(word)) > 1 for run in runs]


@dataclass(frozen=True)
class SearchTerm:
    """One thing that is looked for, as it was typed, and the ways to find it: words that begin so, all of them, or ``whole`` words."""

    text: str
    ways: tuple[tuple[str, ...], ...]
    whole: bool = False


def search_terms(asked: str, synonyms: Synonyms = ()) -> list[SearchTerm]:
    """Return what a reader looks for: each must be found in one of its ways, or in those of its ``synonyms``, groups of names for one."""
    spaced = " ".join(unicodedata.normalize("NFKC", asked).split())
    chunks = _THOUSANDS.sub(lambda number: number[0].replace(" ", APOSTROPHE), spaced).split()
    found: list[SearchTerm] = []
    while chunks:
        text, names = _named(chunks, synonyms)
        found += [term for term in [_either(text, names)] if term.ways]
        chunks = chunks[len(text.split()) :]
    return found


def _named(chunks: Sequence[str], synonyms: Synonyms) -> tuple[str, Sequence[str]]:
    """Return what some words begin with, the longest that is in a group of synonyms or else one word, and all names for it."""
    for n in range(min(len(chunks), MAX_SYNONYM_WORDS), 0, -1):
        text = " ".join(chunks[:n])
        for group in synonyms:
            if _plainly(text) in map(_plainly, group):
                return text, (text, *(name for name in group if _plainly(name) != _plainly(text)))
    return chunks[0], (chunks[0],)


def _plainly(text: str) -> str:
    return " ".join(_WORD.findall(_INITIALS.sub(_joined, fold_text(text))))


def _either(text: str, names: Sequence[str]) -> SearchTerm:
    """Return one term that is found by any of some names, each of one word or several."""
    if len(names) == 1:
        return _term(text)
    several = [[_term(word).ways for word in name.split()] for name in names]
    ways = dict.fromkeys(tuple(word for way in chosen for word in way) for parts in several for chosen in product(*filter(None, parts)))
    return SearchTerm(text, tuple(way for way in ways if way))


def _term(chunk: str) -> SearchTerm:
    plain = fold_text(chunk)
    initials = _INITIALS.sub(_joined, plain)
    found = _WORD.findall(initials)
    chunk = chunk.strip(_AROUND)
    if not found:
        return SearchTerm(chunk, ())
    ways = [tuple(found)]
    if number := _THOUSANDS.search(initials):
        one = tuple(_WORD.findall(initials.replace(number[0], _digits(number[0]))))
        two = APOSTROPHE in number[0] and "000" not in number[0]  # 30 500 may be two numbers, 12 000 is one
        return SearchTerm(chunk, (one, *ways) if two else (one,))
    if len(found) > 1 and all(_mixed(a[-1], b[0]) for a, b in pairwise(found)):
        one_letter = min(map(len, found)) < 2  # which begins nearly all words
        ways = [("".join(found),)] if one_letter else [*ways, ("".join(found),)]
    elif len(found) == 1 and len(runs := _RUN.findall(found[0])) > 1 and min(map(len, runs)) > 1:
        ways.append(tuple(runs))
    return SearchTerm(chunk, tuple(ways), whole=initials != plain and len(found) == 1)


def _mixed(before: str, after: str) -> bool:
    """Tell whether a letter and a digit meet."""
    return before.isdigit() != after.isdigit()


def _joined(initials: re.Match[str]) -> str:
    return initials[0].replace(".", "")


def _digits(number: str) -> str:
    return "".join(c for c in number if c.isdigit())


def words_with_prefix(known: Sequence[str], word: str) -> slice:
    """Return which of some words, that are in order, begin with a word."""
    return slice(*(bisect.bisect_left(known, edge) for edge in (word, word + chr(0x10FFFF))))


def word_positions(known: Sequence[str], word: str) -> slice:
    """Return which of some words, that are in order, is a word."""
    return slice(*(bisect.bisect_left(known, edge) for edge in (word, word + "\0")))


def words_with_stem(known: Sequence[str], word: str) -> list[str]:
    """Return the words that have a word's stem, of very many the first."""
    some = words_with_prefix(known, word_stem(word)) if word_stem(word) else slice(0, 0)
    return [known[at] for at in range(some.start, min(some.stop, some.start + MAX_STEM_WORDS))]


def word_letters(known: Sequence[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Return words as their letters in UTF-8, one after the other, and where each ends."""
    spelled = [word.encode() for word in known]
    return np.frombuffer(b"".join(spelled), dtype=np.uint8), np.cumsum([len(word) for word in spelled], dtype=np.int64)


def rows_with_term(term: SearchTerm, one: Callable[[str, bool], Bools]) -> Bools:
    """Tell which rows hold a term, given which hold a word or, if that is not to be whole, one that begins so."""
    return reduce(np.logical_or, [reduce(np.logical_and, [one(word, term.whole) for word in way]) for way in term.ways])
