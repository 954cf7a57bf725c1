"""What tables and their columns hold, for whoever reads the files."""

from __future__ import annotations

from dashboard.catalog.names import name_languages
from dashboard.catalog.schema.fields import Field
from dashboard.catalog.schema.terms import DRAWN_GROUPS
from dashboard.wording.messages import message


def table_words(table: str) -> str:
    """Say what a table holds."""
    return message("table-words", table=table)


def column_words(table: str, column: str) -> str:
    """Say what a column of a table holds."""
    for language in name_languages([column]):
        return message("column-name-in-language", language=language)
    return message("column-words", column=f"{table}-{column}", groups=DRAWN_GROUPS)


def values_words(table: str, field: Field) -> str:
    """Say what a column of a table holds, and what its values are."""
    words = column_words(table, field.name)
    if field.kind == "edtf":
        words = message("column-of-dates", words=words)
    if field.many:
        words = message("column-of-several", words=words)
    return message("column-of-terms", words=words, vocabulary=field.term) if field.term else words


def geometries_words() -> str:
    """Say what the file of geometries holds."""
    return message("table-geometries")


def story_words() -> str:
    """Say what the file of a story holds."""
    return message("table-story")
