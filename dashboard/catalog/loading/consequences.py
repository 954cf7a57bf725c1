"""Why a row is left out: its own fault, or that of a row that it refers to, however many steps away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.catalog.loading.csv_files import TableReading
from dashboard.catalog.loading.problems import Problem, merge_problems
from dashboard.catalog.schema.tables import TABLES, Table


class ProblemCauses:
    """The problems of a dataset, each under the one that it follows from."""

    def __init__(self) -> None:
        """Begin without a problem."""
        self._follows: dict[Problem, list[Problem]] = {}
        self._of: dict[tuple[str, str], Problem] = {}  # by table and id of a row that is left out
        self._of_main: dict[str, Problem] = {}  # by event, of a main proposition that is left out
        self._whole: dict[str, Problem] = {}
        self._cells: set[tuple[str, int, str]] = set()

    def unread(self, table: Table, read: TableReading) -> None:
        """Take what is wrong with a file's form."""
        self.note(read.problems)
        for row, problem in read.unread:
            self._lose(table, row, problem)
        if read.whole:
            self._whole[table.name] = read.whole

    def note(self, problems: Iterable[Problem]) -> None:
        """Take problems after which a cell is used all the same, and may have others."""
        self._follows |= {problem: [] for problem in problems}

    def add(self, table: Table, problem: Problem, frame: pd.DataFrame, cause: Problem | None = None) -> None:
        """Take a problem of a row of a table of texts, whose index is the line, and what it follows from."""
        self._cells.add((problem.file, problem.line, problem.column))
        if cause:
            self._follows[cause].append(problem)
        else:
            self._follows.setdefault(problem, [])
        if problem.rows and problem.line in frame.index:
            self._lose(table, frame.loc[problem.line].to_dict(), cause or problem)

    def _lose(self, table: Table, row: Mapping[Hashable, Any] | dict[str, str], root: Problem) -> None:
        self._of.setdefault((table.name, " ".join(row.get(column, "") for column in table.key)), root)
        if table.name == "propositions" and row.get("is_main", "").lower() != "false":
            self._of_main.setdefault(row.get("event_id", ""), root)

    def has(self, file: str, line: int, column: str) -> bool:
        """Tell whether a problem of a cell has been taken."""
        return (file, line, column) in self._cells

    def of(self, table: str, key: str) -> Problem | None:
        """Return what keeps a table from having a row of an id, None when nothing is known of such a row; a term's is "group arms"."""
        return self._of.get((table, key)) or self._whole.get(table)

    def of_main(self, event_id: str) -> Problem | None:
        """Return what keeps an event from having a main proposition."""
        return self._of_main.get(event_id) or self._whole.get("propositions")

    def told(self) -> list[Problem]:
        """Return the problems to begin with, each once however many rows have it, those first that take most with them."""
        order = {table.file: i for i, table in enumerate(TABLES)}

        def place(problem: Problem) -> tuple[int, int, str]:
            return order[problem.file], problem.line, problem.column

        found = merge_problems(replace(root, follows=tuple(more)) for root, more in self._follows.items())
        found = [replace(root, follows=tuple(sorted(root.follows, key=place))) for root in found]
        return sorted(found, key=lambda root: (-len(root.follows), *place(root)))
