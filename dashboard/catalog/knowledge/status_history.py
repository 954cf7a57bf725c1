"""The path of a proposition's status through time: each day on which it changed, by the rule that makes a status of any day."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

import numpy as np
import pandas as pd

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.knowledge.claim_index import ClaimIndex, claim_index, with_event_days
from dashboard.catalog.knowledge.claim_ledger import build_ledger
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.knowledge.status import STATUS_CODES, UNKNOWN_STATUS, Ints
from dashboard.catalog.schema.status_reason import PartyPosition, StatusReason

_REWORDED = ("planned", "overdue")  # another target is another step, though the status stays


class StatusChange(TypedDict):
    """A day from which a proposition stood otherwise; ``claim_ids`` began to count that day, none where a planned day passed.

    ``late`` where only a later source is at hand for what changed it, so that the change may be older than its day.
    """

    day: str
    status: str
    reason: StatusReason
    lag_days: int | None  # since the step before; None for the first
    claim_ids: list[str]
    late: bool


@derived(most=4096)
def status_path(dataset: Dataset, proposition_id: str, as_of: date, late: str = "latest") -> tuple[StatusChange, ...]:
    """Return the steps of a proposition up to a day, oldest first; none for an id that is not there or not known by then."""
    register = claim_index(dataset, late)
    here = np.flatnonzero(dataset.tables["propositions"]["proposition_id"] == proposition_id)
    mine = (dataset.tables["claims"]["proposition_id"] == proposition_id).to_numpy()
    steps: list[StatusChange] = []
    for day in _candidates(register, mine, day_number(as_of)) if len(here) else ():
        step = _step(register, proposition_id, int(here[0]), day, late, steps[-1] if steps else None)
        if step:
            began = dataset.tables["claims"].loc[mine & (register.known_on == day), "claim_id"]
            steps.append(StatusChange({**step, "claim_ids": sorted(began), "late": may_be_older(register, int(here[0]), day)}))
    return tuple(steps)


def may_be_older(register: ClaimIndex, row: int, day: int) -> bool:
    """Tell whether a proposition (by its row) changed on a day by claims that are only known by then at the latest.

    It is so when it would have stood as it does on the day before already, had they been known then.
    """
    tables = register.dataset.tables
    mine = register.links.about == row
    claims, known_on = tables["claims"][mine], register.known_on[mine]
    own_day = claims["made_on_end"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    late = claims["made_on_basis"].eq("no_later_than").to_numpy() & (known_on == day) & (own_day == day)
    if not late.any():
        return False
    proposition = with_event_days(tables | {"propositions": tables["propositions"].iloc[[row]]})
    book = build_ledger(claims, proposition, tables["parties"], np.where(late, day - 1, known_on))
    return bool(book.worked_out(day - 1)[0] == register.ledger.status(day)[row] != register.ledger.status(day - 1)[row])


def _candidates(register: ClaimIndex, mine: np.ndarray, last: int) -> list[int]:
    """Return the days on which the status may change: when a claim begins to count, and when a planned target has passed."""
    ends: pd.Series = register.dataset.tables["claims"].loc[mine, "planned_for_end"].dropna()
    passed = ends.to_numpy(dtype="datetime64[D]").astype(np.int64) + 1
    days: Ints = np.unique(np.concatenate([register.known_on[mine], passed]))
    return [int(day) for day in days[days <= last]]


def _step(register: ClaimIndex, proposition_id: str, row: int, on: int, late: str, before: StatusChange | None) -> StatusChange | None:
    """Return the step of a day, None when nothing is known or nothing changed."""
    code = int(register.ledger.status(on)[row])
    if code == UNKNOWN_STATUS or (before and before["status"] == STATUS_CODES[code] and STATUS_CODES[code] not in _REWORDED):
        return None
    day = day_from_number(on)
    known = known_on(register.dataset, day, late).propositions
    reason: StatusReason = known.loc[known["proposition_id"].eq(proposition_id), "reason"].iloc[0]
    if before and before["status"] == reason.status and _plans(before["reason"]) == _plans(reason):
        return None
    lag = (day - date.fromisoformat(before["day"])).days if before else None
    return StatusChange(day=day.isoformat(), status=STATUS_CODES[code], reason=reason, lag_days=lag, claim_ids=[], late=False)


def _plans(reason: StatusReason) -> tuple[list[PartyPosition], tuple[PartyPosition, ...]]:
    """Return what makes another step of a plan that stays a plan: its targets, who coded it, and denials of unknown day."""
    return [p for p in reason.positions if p.stance == "plans" or p.coded], reason.undated_denials
