"""What is wrong in a file, said so that somebody can mend it, and what is left out because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.catalog.loading import characters

MAX_SINGLE_ROWS = 20  # values of a column that are wrong in one way are named one by one
MAX_NAMED_VALUES = 5  # lines that a problem of many rows names


class UnusableError(ValueError):
    """A dataset that cannot be served: one sentence that says what is wrong, where, and what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong: file, line (1 is the header; 0 when it concerns the whole file), column, value, and what was expected.

    ``rows`` are left out because of it, 0 where only a value is not used. ``follows`` are the problems of rows that refer to them:
    they go when this one is mended. ``more`` are the same thing wrong in other rows of the column.
    """

    file: str
    line: int
    column: str
    value: str
    words: str
    rows: int = 1
    follows: tuple[Problem, ...] = ()
    more: tuple[Problem, ...] = ()

    @property
    def where(self) -> str:
        """Return file:line:column, as far as known; a column's name is the file's own, and may hold anything."""
        return characters.visible_text(":".join(str(part) for part in (self.file, self.line or "", self.column) if part != ""))

    def __str__(self) -> str:
        """Say it in one line, with what is left out because of it counted by file."""
        shown = f" {self.value[:80]!r}" if self.value else ""
        return "; ".join((f"{self.where}:{shown} {self.words}", *self._elsewhere(), *self._consequences()))

    def _elsewhere(self) -> list[str]:
        if not self.more:
            return []
        n, what = len(self.more), "the same in" if {p.value for p in self.more} == {self.value} else "and other values so in"
        return [f"{what} {n} more row{'s' * (n > 1)} ({_lines([p.line for p in self.more])})"]

    def _consequences(self) -> list[str]:
        rows, values = (_by_file(f for f in self.follows if bool(f.rows) == lost) for lost in (True, False))
        lost = sum(p.rows for p in (self, *self.more))
        own = {0: "", 1: "the row is left out"}.get(lost, f"{lost} rows are left out")
        more = f"with {'them' if lost > 1 else 'it'} {rows}" if rows else ""
        left = f"{own}, and {more}" if own and more else own or (f"{more}, left out" if more else "")
        unused = f"not used either: {values.replace('row', 'value')}" if values else ""
        return [part for part in (left, unused) if part]


def _by_file(problems: Iterable[Problem]) -> str:
    """Say how many rows of which files: 4 rows that refer to it (claims.csv 3, events.csv 1); "" for none."""
    counts = Counter(file for file, _ in dict.fromkeys((p.file, p.line) for p in problems))
    n = counts.total()
    files = ", ".join(f"{file} {k}" for file, k in counts.items())
    return f"{n} row{'s' * (n > 1)} that refer{'s' * (n == 1)} to it ({files})" if n else ""


def _lines(lines: Sequence[int]) -> str:
    """Name lines, at most a few of them: lines 3 to 311; lines 3, 9, 12 and others."""
    if len(lines) > 1 and lines[-1] - lines[0] == len(lines) - 1:
        return f"lines {lines[0]} to {lines[-1]}"
    named = ", ".join(map(str, lines[:MAX_NAMED_VALUES]))
    return f"line{'s' * (len(lines) > 1)} {named}{' and others' if len(lines) > MAX_NAMED_VALUES else ''}"


def merge_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Put together what is wrong in one way in many rows of a column: the same value, or any values where there are more than a few."""
    ways: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        ways.setdefault((problem.file, problem.column, problem.words), []).append(problem)
    return [one for way in ways.values() for one in ([_grouped(way)] if len(way) > MAX_SINGLE_ROWS else _by_value(way))]


def _by_value(problems: list[Problem]) -> Iterator[Problem]:
    values: dict[str, list[Problem]] = {}
    for problem in problems:
        values.setdefault(problem.value, []).append(problem)
    return (_grouped(many) for many in values.values())


def _grouped(many: list[Problem]) -> Problem:
    """Return the first of some problems with the others in it, and with all that follows from any."""
    first, *more = sorted(many, key=lambda p: p.line)
    follows = tuple(f for p in (first, *more) for f in p.follows)
    return replace(first, follows=follows, more=tuple(replace(p, follows=()) for p in more))


def left_out(problems: Iterable[Problem]) -> int:
    """Return how many rows are left out because of some problems and of what follows from them; each row counts once."""
    lost: dict[tuple[str, int], int] = {}
    for root in problems:
        for problem in (root, *root.more, *root.follows):
            place = problem.file, problem.line
            lost[place] = max(lost.get(place, 0), problem.rows)
    return sum(lost.values())


def lost_words(problems: Sequence[Problem]) -> str:
    """Say how much is wrong and how much is left out because of it: 3 problems; 14 rows are left out."""
    n, rows = len(problems), left_out(problems)
    some = f"{rows} row{' is' if rows == 1 else 's are'} left out" if rows else "no row is left out"
    return f"{n} problem{'' if n == 1 else 's'} in its files; {some}"
