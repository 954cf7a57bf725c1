"""What is wrong in a file, said so that somebody can mend it, and what is left out because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong: file, line (1 is the header; 0 when it concerns the whole file), column, value, and what was expected.

    ``rows`` are left out because of it, 0 where only a value is not used. ``follows`` are the problems of rows that refer to them:
    they go when this one is mended.
    """

    file: str
    line: int
    column: str
    value: str
    words: str
    rows: int = 1
    follows: tuple[Problem, ...] = ()

    @property
    def where(self) -> str:
        """Return file:line:column, as far as known."""
        return ":".join(str(part) for part in (self.file, self.line or "", self.column) if part != "")

    def __str__(self) -> str:
        """Say it in one line, with what is left out because of it counted by file."""
        shown = f" {self.value[:80]!r}" if self.value else ""
        return "; ".join((f"{self.where}:{shown} {self.words}", *self._consequences()))

    def _consequences(self) -> list[str]:
        rows, values = (_by_file(f for f in self.follows if bool(f.rows) == lost) for lost in (True, False))
        own = {0: "", 1: "the row is left out"}.get(self.rows, f"{self.rows} rows are left out")
        more = f"with {'them' if self.rows > 1 else 'it'} {rows}" if rows else ""
        left = f"{own}, and {more}" if own and more else own or (f"{more}, left out" if more else "")
        unused = f"not used either: {values.replace('row', 'value')}" if values else ""
        return [part for part in (left, unused) if part]


def _by_file(problems: Iterable[Problem]) -> str:
    """Say how many rows of which files: 4 rows that refer to it (claims.csv 3, events.csv 1); "" for none."""
    counts = Counter(file for file, _ in dict.fromkeys((p.file, p.line) for p in problems))
    n = counts.total()
    files = ", ".join(f"{file} {k}" for file, k in counts.items())
    return f"{n} row{'s' * (n > 1)} that refer{'s' * (n == 1)} to it ({files})" if n else ""


def left_out(problems: Iterable[Problem]) -> int:
    """Return how many rows are left out because of some problems and of what follows from them; each row counts once."""
    lost: dict[tuple[str, int], int] = {}
    for root in problems:
        for problem in (root, *root.follows):
            place = problem.file, problem.line
            lost[place] = max(lost.get(place, 0), problem.rows)
    return sum(lost.values())


def lost_words(problems: Sequence[Problem]) -> str:
    """Say how much is wrong and how much is left out because of it: 3 problems; 14 rows are left out."""
    n, rows = len(problems), left_out(problems)
    some = f"{rows} row{' is' if rows == 1 else 's are'} left out" if rows else "no row is left out"
    return f"{n} problem{'' if n == 1 else 's'} in its files; {some}"
