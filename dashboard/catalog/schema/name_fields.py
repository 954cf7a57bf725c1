"""Columns of names beside the English one: of tables whose rows have names in other languages, which each dataset decides."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.catalog.names import name_languages
from dashboard.catalog.schema.fields import Field

OTHER_NAMES = Field("alt_names", many=True)
NAME_FIELDS = (OTHER_NAMES, Field("names_basis"))


def with_name_fields(fields: tuple[Field, ...], columns: Iterable[str]) -> tuple[Field, ...]:
    """Return a table's fields with one for each column of names in a language among some, before ``OTHER_NAMES``, if that is there."""
    names = [Field(column) for column in name_languages(columns).values()]
    return tuple(one for f in fields for one in ((*names, f) if f is OTHER_NAMES else (f,)))
