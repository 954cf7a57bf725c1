"""References between tables: which cells point to no row that is kept, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.catalog.loading.cell_validation import bad_cell
from dashboard.catalog.loading.consequences import ProblemCauses
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.fields import Field
from dashboard.catalog.schema.tables import BY_NAME, Table


def dangling_references(
    frame: pd.DataFrame, table: Table, texts: dict[str, pd.DataFrame], causes: ProblemCauses
) -> list[tuple[Problem, Problem | None]]:
    """Return the problems of cells that point to no row, that ``causes`` does not have yet, each with what it follows from."""
    found = []
    for field in table.fields:
        if field.references or field.term:
            known = _known(field, texts)
            bad = {text: missing for text in frame[field.name].unique() if (missing := _missing(text, field, known))}
            for line in frame.index[frame[field.name].isin(bad)]:
                if not causes.has(table.file, int(line), field.name):
                    found.append(_problem(table, field, frame.loc[line], bad[frame.at[line, field.name]], known, causes))
    return found


def _known(field: Field, texts: dict[str, pd.DataFrame]) -> dict[str, None]:
    """Return what a column may refer to, in order: the codes of a vocabulary, or the ids of a table."""
    if field.term:
        return dict.fromkeys(texts["terms"].loc[texts["terms"]["vocabulary"].eq(field.term), "code"])
    return dict.fromkeys(texts[field.references][BY_NAME[field.references].key[0]])


def circular_references(frame: pd.DataFrame, table: Table) -> list[Problem]:
    """Return the problems of cells of a table of texts that refer to their own row, or by way of other rows back to it."""
    found = []
    for field in (f for f in table.fields if f.references == table.name):
        to = {key: text.split(";") for key, text in zip(frame[table.key[0]], frame[field.name], strict=True) if text}
        for line, key, text in zip(frame.index, frame[table.key[0]], frame[field.name], strict=True):
            if text and (way := _back(key, to)):
                words = f"refers to the row itself by way of others ({' > '.join(way)})" if len(way) > 2 else "refers to the row itself"
                found.append(
                    bad_cell(table, field, frame.loc[line], fault("problem-words", words=f"{words}; name another row, or leave it empty"))
                )
    return found


def _back(key: str, to: Mapping[str, list[str]]) -> list[str]:
    """Return the shortest way from a row back to itself, empty where none leads there."""
    came, rows = dict[str, str](), [key]
    for row in rows:  # grows while it is gone through
        for next_ in to.get(row, ()):
            if next_ == key:
                way = [key, row]
                while way[-1] != key:
                    way.append(came[way[-1]])
                return way[::-1] if row != key else [key, key]
            if next_ not in came:
                came[next_] = row
                rows.append(next_)
    return []


def _missing(text: str, field: Field, known: Collection[str]) -> list[str]:
    return [part for part in (text.split(";") if field.many else [text]) if part not in known] if text else []


def _problem(
    table: Table, field: Field, row: pd.Series, missing: list[str], known: Collection[str], causes: ProblemCauses
) -> tuple[Problem, Problem | None]:
    """Say that a row is left out, when that accounts for all that is missing, or that there is none."""
    to = BY_NAME["terms" if field.term else field.references]
    roots = [causes.of(to.name, f"{field.term} {part}" if field.term else part) for part in missing]
    if all(roots):
        return bad_cell(table, field, row, fault("problem-words", words=f"refers to a row of {to.file} that is left out")), roots[0]
    if field.term:
        words = f"is not one of {', '.join(known)}; correct it, or add it to {to.file} (vocabulary {field.term})"
        return bad_cell(table, field, row, fault("problem-words", words=words)), None
    words = f"is not the id of a row of {to.file}; correct it, or add that row"
    return bad_cell(table, field, row, fault("problem-words", words=words)), None
