"""What codes in a link or a request meant before: sentences for who follows a link, or asks, as it was then.

A link that states the version of the data at hand is of today; one that states none may be of any day.
"""

from __future__ import annotations

from dashboard.catalog.dataset import Dataset
from dashboard.query.selection.link_parameters import Raw, possible_readings
from dashboard.query.selection.selection import texts_of

ACKNOWLEDGED_NOTICE = "status=acknowledged is read as status=self_reported: “Acknowledged” is called “Self-reported” now."
CONFIRMED_NOTICE = "“Confirmed” no longer holds what is only on record: acts and statements on record have statuses of their own now."
ACTS_NOTICE = "The kind “act” no longer holds what was only said: that is of the kind “statement” now."
SIDE_PARAMETERS = ("left", "right")  # of a comparison: status:confirmed


def former_code_notices(raw: Raw, dataset: Dataset) -> list[str]:
    """Return what a reader should know of codes that meant something else before, a sentence each."""
    given = texts_of(raw)
    status, kind = _codes(given, "status"), _codes(given, "main_kind") | _codes(given, "kind")
    is_of_today = given.get("version", [""])[-1] in {dataset.version, dataset.edition} - {""}
    told = {
        ACKNOWLEDGED_NOTICE: "acknowledged" in status,
        CONFIRMED_NOTICE: "confirmed" in status and not is_of_today and not any("on_record" in code for code in status),
        ACTS_NOTICE: "act" in kind and not is_of_today and "statement" not in kind,
    }
    return [sentence for sentence, holds in told.items() if holds]


def _codes(given: dict[str, list[str]], parameter: str) -> set[str]:
    """Return the codes that a filter is given, by itself or as a side of a comparison."""
    sides = (text.partition(":") for side in SIDE_PARAMETERS for text in given.get(side, ()))
    parts = [part for text in given.get(parameter, ()) for part in text.split(",")] + [code for p, _, code in sides if p == parameter]
    return {meant.strip() for part in parts for meant in possible_readings(part)}
