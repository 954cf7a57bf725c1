"""What is wrong in a file, said so that somebody can mend it, and what is left out because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from dashboard.catalog.loading.problems import Problem, left_out
from dashboard.catalog.schema.faults import Argument, Fault
from dashboard.wording.messages import ENGLISH, message, message_catalogue

MAX_NAMED_LINES = 5  # lines that a problem of many rows names
MAX_SHOWN_VALUE = 80  # letters of a bad value


def fault_words(fault: Fault) -> str:
    """Say what is wrong."""
    return message_catalogue(ENGLISH).text(fault.code, {name: _argument(value) for name, value in fault.arguments})


def _argument(value: Argument) -> str | int | float:
    """Return an argument as a message takes it: what is wrong inside it said first, codes and names with commas."""
    if isinstance(value, Fault):
        return fault_words(value)
    return ", ".join(map(str, map(_argument, value))) if isinstance(value, tuple) else value


def problem_reason(problem: Problem) -> str:
    """Say what is wrong, and what becomes of the value."""
    return _clauses(fault_words(one) for one in (problem.fault, problem.effect) if one)


def problem_line(problem: Problem) -> str:
    """Say a problem in one line: where, the value, what is wrong, where else, and what is left out because of it, counted by file."""
    where, words = problem.where, problem_reason(problem)
    if problem.value:
        said = message("problem-of-value", where=where, value=repr(problem.value[:MAX_SHOWN_VALUE]), words=words)
    else:
        said = message("problem", where=where, words=words)
    return _clauses((said, *_elsewhere(problem), *_consequences(problem)))


def _clauses(said: Iterable[str]) -> str:
    return reduce(lambda first, following: message("problem-and", first=first, next=following), said)


def _elsewhere(problem: Problem) -> Iterator[str]:
    if problem.more:
        n, lines = len(problem.more), _lines([p.line for p in problem.more])
        if {p.value for p in problem.more} == {problem.value}:
            yield message("problem-same", n=n, lines=lines)
        else:
            yield message("problem-alike", n=n, lines=lines)


def _consequences(problem: Problem) -> Iterator[str]:
    lost = sum(p.rows for p in (problem, *problem.more))
    rows, files = _by_file(f for f in problem.follows if f.rows)
    if lost and rows:
        yield message("problem-rows-lost-with", n=lost, rows=rows, files=files)
    elif lost:
        yield message("problem-rows-lost", n=lost)
    elif rows:
        yield message("problem-others-lost", rows=rows, files=files)
    values, files = _by_file(f for f in problem.follows if not f.rows)
    if values:
        yield message("problem-values-unused", n=values, files=files)


def _by_file(problems: Iterable[Problem]) -> tuple[int, str]:
    """Return how many rows some problems are in, and how many of which files: 4, claims.csv 3, events.csv 1."""
    counts = Counter(file for file, _ in dict.fromkeys((p.file, p.line) for p in problems))
    return counts.total(), ", ".join(f"{file} {n}" for file, n in counts.items())


def _lines(lines: Sequence[int]) -> str:
    """Name lines, at most a few of them: lines 3 to 311; lines 3, 9, 12 and others."""
    if len(lines) > 1 and lines[-1] - lines[0] == len(lines) - 1:
        return message("problem-lines-from-to", first=str(lines[0]), last=str(lines[-1]))
    named = ", ".join(map(str, lines[:MAX_NAMED_LINES]))
    if len(lines) > MAX_NAMED_LINES:
        return message("problem-lines-some", lines=named)
    return message("problem-lines", n=len(lines), lines=named)


def lost_words(problems: Sequence[Problem]) -> str:
    """Say how much is wrong and how much is left out because of it: 3 problems in its files; 14 rows are left out."""
    return message("problem-lost", n=len(problems), rows=left_out(problems))
