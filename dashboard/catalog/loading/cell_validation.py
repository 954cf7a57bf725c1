"""What every cell of a table must be, all findings at once; pandera finds the rows of a column in which a cell is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from dashboard.catalog import dates
from dashboard.catalog.loading import characters
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.faults import Fault, fault
from dashboard.catalog.schema.fields import ENTRY_WORDS, Field, has_entry, without_entry
from dashboard.catalog.schema.tables import Table

Test = Callable[[str], bool]


def check_cells(frame: pd.DataFrame, table: Table) -> list[Problem]:
    """Return what is wrong in the cells of a table of texts, each by itself."""
    fields = {f.name: f for f in table.fields if f.name in frame and not _is_right(frame[f.name], f)}
    if not fields:  # pandera takes milliseconds a column, however short: eleven right tables took a quarter of a second for nothing
        return []
    columns = {name: pa.Column(str, [_check(*test) for test in _tests(field)]) for name, field in fields.items()}
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = errors.failure_cases
        rows = zip(found["index"], found["column"], found["failure_case"], found["check"], strict=True)
        return [
            bad_cell(table, fields[str(column)], frame.loc[line], fault("problem-words", words=str(words)))
            for line, column, _, words in rows
        ]
    return []


def bad_cell(table: Table, field: Field, row: pd.Series, found: Fault) -> Problem:
    """Return the problem of one cell; the column decides whether it costs the row."""
    cells = row.to_dict()
    rows, effect = int(field.costs_row(cells)), field.effect(cells)
    return Problem(table.file, int(str(row.name)), field.name, _told(field, cells[field.name]), found, rows, effect)


def _told(field: Field, cell: str) -> str:
    """Return a value as a problem tells it: what gives entry somewhere is not told on."""
    return without_entry(cell) if field.kind == "url" else cell


def characters_of(frame: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem], list[Problem]]:
    """Return a table of texts without hidden characters, what was taken out, and the cells that hold control characters."""
    hidden, refused, frame = list[Problem](), list[Problem](), frame.copy(deep=False)
    for field in (f for f in table.fields if characters.is_suspect("\n".join(frame[f.name]))):
        cells = frame[field.name]
        refused += [
            bad_cell(table, field, frame.iloc[at], fault("problem-words", words=words))
            for at, text in enumerate(cells)
            if (words := characters.control_character_fault(text))
        ]
        read = {
            text: characters.without_invisibles(text)
            for text in cells.unique()
            if characters.is_suspect(text) and not characters.control_character_fault(text)
        }
        found = [(line, text, read[text][1]) for line, text in cells.items() if text in read and read[text][1]]
        hidden += [
            Problem(table.file, int(str(line)), field.name, _told(field, text), fault("problem-words", words=words), 0)
            for line, text, words in found
        ]
        frame[field.name] = cells.map(lambda text, read=read: read[text][0].strip() if text in read else text)
    return frame, hidden, refused


def _is_right(column: pd.Series, field: Field) -> bool:
    """Tell whether nothing is wrong in a column; each distinct text is tested once."""
    tests = [test for test, _ in _tests(field)]
    return all(test(text) for text in column.unique() for test in tests)


def _tests(field: Field) -> list[tuple[Test, str]]:
    """Return what each text of a column must pass, with the sentence of what is wrong; the rules pass over what is empty."""
    needed: list[tuple[Test, str]] = [(bool, "is empty; a value is required")] if field.required else []
    return needed + [(_or_empty(_each(test, field.many)), words) for test, words in _rules(field)]


def _or_empty(test: Test) -> Test:
    return lambda text: text == "" or test(text)


def _rules(field: Field) -> list[tuple[Test, str]]:
    rules: list[tuple[Test, str]] = []
    if field.enum:
        rules.append((field.enum.__contains__, f"is not one of {', '.join(field.enum)}"))
    if field.pattern:
        rules.append((_full_match(field.pattern), f"does not have the form {field.pattern}"))
    kinds: dict[str, list[tuple[Test, str]]] = {
        "number": [(_is_number, "is not a number; write it with a point and without thousands separators")],
        "boolean": [({"true", "false"}.__contains__, "is not true or false")],
        "day": [(dates.is_iso_day, "is not a day such as 2025-04-30")],
        "url": [(lambda text: not has_entry(text), ENTRY_WORDS)],
        "edtf": [(_without(fault, open_end=field.open_end), fault) for fault in dates.DATE_FAULTS],
    }
    rules += kinds.get(field.kind, [])
    low, high = field.minimum, field.maximum
    if low is not None or high is not None:
        limits = (
            f"from {low:g} to {high:g}"
            if low is not None and high is not None
            else f"at least {low:g}"
            if low is not None
            else f"at most {high:g}"
        )
        rules.append((lambda text: not _is_number(text) or _within(float(text), low, high), f"is out of range; allowed is {limits}"))
    return rules


def _check(test: Test, words: str) -> pa.Check:
    """A column check whose name is a sentence; each distinct text is tested once."""

    def run(column: pd.Series) -> pd.Series:
        return column.map({text: test(text) for text in column.unique()}).astype(bool)

    return pa.Check(run, error=words, name=words)


def _each(test: Test, many: bool) -> Test:
    return (lambda text: all(test(part) for part in text.split(";"))) if many else test


def _full_match(pattern: str) -> Test:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def _without(fault: str, *, open_end: bool) -> Test:
    return lambda text: dates.date_fault(text, open_end=open_end) != fault


def _is_number(text: str) -> bool:
    try:  # float() reads digits of every script, and 1_000
        return text.isascii() and "_" not in text and abs(float(text)) < float("inf")
    except ValueError:
        return False


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
