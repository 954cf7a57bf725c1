"""A column of a table: its type, its limits, and what becomes of a row whose cell in it is wrong."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.catalog.schema.faults import Fault, fault

Kind = Literal["string", "number", "integer", "boolean", "day", "edtf", "url"]
ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
URL = r"https?://\S+"
_ENTRY = re.compile(r"(?<=//)[^/?#\s]*(?=@)")  # what stands in an address before the host: a user's name and password
ENTRY_WORDS = "holds a user's name or password before the @, which every reader would see; write the address without"


@dataclass(frozen=True)
class Field:
    """One column. ``many`` holds several values parted by ``;``; ``references`` names the table it points to, ``term`` the vocabulary of
    the dataset's table ``terms`` whose codes it holds.

    What becomes of a bad value: in a required column it costs the row. In another it is emptied and reported, and the row stays,
    unless an empty cell would say something else there: ``vital`` is what it would say, and then too the row goes (with ``when``
    (column, value) only in rows where that holds). ``guards`` names the column that may not be shown without this one and is
    emptied along with it (half a coordinate is none). ``open_end`` allows a date to have no last day.
    """

    name: str
    kind: Kind = "string"
    required: bool = False
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    references: str = ""
    term: str = ""
    many: bool = False
    vital: str = ""
    when: tuple[str, str] = ("", "")
    guards: str = ""
    open_end: bool = False

    def costs_row(self, row: Mapping[Hashable, Any]) -> bool:
        """Tell whether a bad value in this column costs the row."""
        column, value = self.when
        return self.required or (bool(self.vital) and (not column or row[column] == value))

    def effect(self, row: Mapping[Hashable, Any]) -> Fault | None:
        """Return what becomes of a row, or only of the value, when this column's value is bad; None where nothing needs to be said."""
        if self.costs_row(row):
            return None if self.required else fault("problem-row-needs-it", why=self.vital)
        if self.guards:
            return fault("problem-values-unused-together", column=self.guards)
        return fault("problem-value-unused")

    def descriptor(self, words: str) -> dict[str, Any]:
        """Return the column as a Frictionless Table Schema field, described by some words."""
        constraints: dict[str, Any] = {}
        if self.required:
            constraints["required"] = True
        if self.enum and not self.many:
            constraints["enum"] = list(self.enum)
        for key, value in (("minimum", self.minimum), ("maximum", self.maximum)):
            if value is not None:
                constraints[key] = value
        if self.pattern:
            constraints["pattern"] = self.pattern
        kind = {"day": "date", "edtf": "string", "url": "string"}.get(self.kind, self.kind)
        found: dict[str, Any] = {"name": self.name, "type": kind, "description": words}
        if kind == "boolean":
            found |= {"trueValues": ["true"], "falseValues": ["false"]}
        return found | ({"constraints": constraints} if constraints else {})


def key_field(name: str) -> Field:
    """Return the column of a row's id."""
    return Field(name, required=True, pattern=ID)


def reference(name: str, table: str, *, required: bool = True, **more: Any) -> Field:
    """Return a column of ids of another table."""
    return Field(name, required=required, references=table, **more)


def has_entry(text: str) -> bool:
    """Tell whether an address holds a user's name or password."""
    return _ENTRY.search(text) is not None


def without_entry(text: str) -> str:
    """Return an address in which a user's name and password cannot be read."""
    return _ENTRY.sub("…", text)
