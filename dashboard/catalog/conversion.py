"""A dataset of the first edition's schema written anew: then the vocabularies of its subject were in the program, and not in ``terms``."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from dashboard.catalog.dataset import SHIPPED_FOLDER, is_first_edition
from dashboard.catalog.schema.rows import TermRow
from dashboard.catalog.schema.tables import TABLES, TERM_COLUMNS, Table
from dashboard.catalog.schema.terms import Terms

Rows = list[dict[str, str]]


def convert_dataset(directory: Path, to: Path, known: Path = SHIPPED_FOLDER / "terms.csv") -> int:
    """Write the tables of a dataset of the first edition's schema as today's are, and return how many terms it has.

    It gets the terms ``known`` for the codes that it uses; a code without one gets a term that says it in words. Raises FileExistsError
    when the folder is not empty, ValueError when the dataset needs no conversion.
    """
    if not is_first_edition(directory):
        raise ValueError(f"{directory} is not of the schema of the first edition, which has an events.csv and no terms.csv")
    if to.exists() and any(to.iterdir()):
        raise FileExistsError(f"{to} is not empty; name a folder that is not there yet")
    shutil.copytree(directory, to, dirs_exist_ok=True)
    terms = _terms(directory, _rows(known))
    _write(to / "terms.csv", TermRow.__annotations__, terms)
    for table in (table for table in TABLES if table.name != "terms" and (to / table.file).is_file()):
        _add_columns(to / table.file, table)
    return len(terms)


def _terms(directory: Path, known: Rows) -> Rows:
    """Return the terms of a dataset: those known, in their order, then those that nobody has put into words."""
    used = _used_codes(directory)
    by_code = {(row["vocabulary"], row["code"]): row for row in known}
    terms = Terms.of(cast(list[TermRow], known))
    used |= {key: None for one in used for key in terms.around(*one)}
    more = [
        {"vocabulary": vocabulary, "code": code, "label": terms.label(vocabulary, code)}
        for vocabulary, code in used
        if (vocabulary, code) not in by_code
    ]
    return [row for key, row in by_code.items() if key in used] + more


def _used_codes(directory: Path) -> dict[tuple[str, str], None]:
    """Return vocabulary and code of all that the tables of a folder have."""
    found: dict[tuple[str, str], None] = {}
    for table, column, vocabulary in TERM_COLUMNS:
        for row in _rows(directory / f"{table}.csv"):
            found |= {(vocabulary, code): None for code in (row.get(column) or "").split(";") if code}
    return found


def _rows(file: Path) -> Rows:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def _add_columns(file: Path, table: Table) -> None:
    """Give a table the columns that it lacks, empty; not one with rows of another length, which would not be named as wrong then."""
    rows = _rows(file)
    if not rows or any(None in row or None in row.values() for row in rows):
        return
    if lacking := [f.name for f in table.fields if f.name not in rows[0]]:
        _write(file, [*rows[0], *lacking], rows)


def _write(file: Path, columns: Iterable[str], rows: Rows) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
