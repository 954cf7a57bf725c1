"""What the program's own files hold beside the columns of the schema: notes on the file, and what was worked out for its day.

Reading passes over these columns, so that a file that was taken along can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dashboard.catalog.schema.fields import Field

NOTES = ("as_of", "dataset_version", "dataset_digest", "licence", "attribution", "left_out")  # in every row of a table by itself
GUARD = "'"  # before a text that a spreadsheet would take for a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
EXPORT_PROPERTY = "export"  # the property of datapackage.json that says of what, and of which day, a whole dataset is a copy

_STATUS = Field("status")
_STANDING = Field("standing")
_SENTENCE = Field("sentence")
_KNOWN_ON = Field("known_on", "day")
WORKED_OUT: dict[str, tuple[Field, ...]] = {
    "events": (
        Field("start", "day"),
        Field("end", "day"),
        Field("approximate", "boolean"),
        Field("planned", "boolean"),
        _STATUS,
        _STANDING,
        Field("main_kind"),
        _SENTENCE,
        Field("contested", "boolean"),
        Field("dispute"),
        _KNOWN_ON,
        Field("main_proposition_id"),
        Field("n_claims", "integer"),
    ),
    "propositions": (_STATUS, _STANDING, _SENTENCE, _KNOWN_ON),
    "claims": (
        _KNOWN_ON,
        Field("late", "boolean"),
        Field("current", "boolean"),
    ),
}


def passed_over(table: str) -> set[str]:
    """Return the columns of a file of ours that are not the table's own."""
    return {*NOTES, *(field.name for field in WORKED_OUT.get(table, ()))}


def is_guarded(header: Collection[str], metadata: Mapping[str, Any]) -> bool:
    """Tell whether the texts of a file are guarded against formulas: it has our notes, or belongs to a copy that says so."""
    about = metadata.get(EXPORT_PROPERTY)
    return {"as_of", "dataset_digest"} <= {*header} or (isinstance(about, Mapping) and about.get("guard") == GUARD)


def formula_safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, so that ``formula_restored`` gives it back."""
    return GUARD + text if text.lstrip(GUARD).startswith(FORMULA) else text


def formula_restored(text: str) -> str:
    """Return a text as it was before ``formula_safe``."""
    return text.removeprefix(GUARD) if text.lstrip(GUARD).startswith(FORMULA) else text
