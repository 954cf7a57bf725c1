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

_STATUS = Field("status", words="status of the proposition on the day; of an event that of its main one")
_STANDING = Field("standing", words="the status, that of what is on record with its kind: act_on_record, statement_on_record")
_SENTENCE = Field("sentence", words="the status as a sentence")
_KNOWN_ON = Field("known_on", "day", words="the day from which it counts as known, in these sources")
WORKED_OUT: dict[str, tuple[Field, ...]] = {
    "events": (
        Field("start", "day", words="first day of the event, or of the plan that stands while nobody says that it happened"),
        Field("end", "day", words="last day of the same; empty where it has no end"),
        Field("approximate", "boolean", words="whether the date is approximate or uncertain"),
        Field("planned", "boolean", words="whether the event is only planned"),
        _STATUS,
        _STANDING,
        Field("main_kind", words="kind of the main proposition"),
        _SENTENCE,
        Field("contested", "boolean", words="whether a proposition of the event is contested"),
        Field("dispute", words="whole: the main proposition is contested; part: another one is; none"),
        _KNOWN_ON,
        Field("main_proposition_id", words="the main proposition"),
        Field("n_claims", "integer", words="number of claims about the event, or made at it"),
    ),
    "propositions": (_STATUS, _STANDING, _SENTENCE, _KNOWN_ON),
    "claims": (
        _KNOWN_ON,
        Field("late", "boolean", words="whether it is known only by a later day at the latest"),
        Field("current", "boolean", words="whether it is its claimant's current word on the proposition"),
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
