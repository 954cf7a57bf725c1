"""What is wrong in a file, as values, and what is left out because of it; ``dashboard.wording.fault_words`` says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dashboard.catalog.loading import characters
from dashboard.catalog.schema.faults import Fault

MAX_SINGLE_ROWS = 20  # values of a column that are wrong in one way are named one by one


class UnusableError(ValueError):
    """A dataset that cannot be served: one sentence that says what is wrong, where, and what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong: file, line (1 is the header; 0 when it concerns the whole file), column, value, and what is wrong.

    ``rows`` are left out because of it, 0 where only a value is not used; ``effect`` is what else becomes of the value, if that is to
    be said. ``follows`` are the problems of rows that refer to them: they go when this one is mended. ``more`` are the same thing
    wrong in other rows of the column.
    """

    file: str
    line: int
    column: str
    value: str
    fault: Fault
    rows: int = 1
    effect: Fault | None = None
    follows: tuple[Problem, ...] = ()
    more: tuple[Problem, ...] = ()

    @property
    def where(self) -> str:
        """Return file:line:column, as far as known; a column's name is the file's own, and may hold anything."""
        return characters.visible_text(":".join(str(part) for part in (self.file, self.line or "", self.column) if part != ""))


def merge_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Put together what is wrong in one way in many rows of a column: the same value, or any values where there are more than a few."""
    ways: dict[tuple[str, str, Fault, Fault | None], list[Problem]] = {}
    for problem in problems:
        ways.setdefault((problem.file, problem.column, problem.fault, problem.effect), []).append(problem)
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
