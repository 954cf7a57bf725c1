"""Where a party turns: it denies, admits or takes back, gives another number, or moves its target. Each from claims known by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.catalog import dates, quantities
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.claim_index import ClaimIndex, claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.knowledge.status import WEIGHT
from dashboard.catalog.records import json_value

Record = dict[str, Any]
_NUMBERS = ["low", "best", "high"]
_USED = [
    "claim_id",
    "proposition_id",
    "party_id",
    "claimant",
    "stance",
    "made_on",
    "made_on_basis",
    "known_on",
    "period",
    "unit",
    *_NUMBERS,
]
# What a party's newer stance makes of its older one on the same proposition, "" where it had said nothing.
_TURNS = {("denies", old): "denials" for old in ("", "asserts", "acknowledges", "retracts")}
_TURNS |= {("acknowledges", old): "admissions" for old in ("", "denies", "retracts")} | {("asserts", "denies"): "admissions"}
_TURNS |= {("retracts", old): "retractions" for old in ("", "asserts", "acknowledges", "denies")}


def reversals(dataset: Dataset, after: Knowledge, since: date) -> list[Record]:
    """Return new denials, admissions and retractions: those after ``since`` that are not what the party said last."""
    spoken = after.claims[after.claims["stance"].isin(WEIGHT)]
    found = []
    for held in _by_voice(claim_index(dataset, after.late), spoken, since, lambda claim: WEIGHT[claim["stance"]]):
        before: Record = {"stance": ""}
        for claim in held:
            kind = _TURNS.get((claim["stance"], before["stance"]))
            if kind and claim["known_on"].date() > since:
                was = {"was_on": before.get("made_on", ""), "was_claim": before.get("claim_id", "")}
                said = {"was": before["stance"], **was, "was_late": before.get("made_on_basis") == "no_later_than"}
                found.append({"kind": kind, **_about(claim, [claim["claim_id"]]), "stance": claim["stance"], **said})
            before = claim
    return found


def number_changes(dataset: Dataset, after: Knowledge, since: date) -> list[Record]:
    """Return where a party gave, after ``since``, another number for the same thing than on its last day before.

    Only numbers of one proposition, and so of one scope, and of one unit are compared; several of one day stand side by side.
    """
    counted = after.propositions.loc[after.propositions["kind"].eq("number"), "proposition_id"]
    told = after.claims["stance"].eq("estimates") & after.claims["planned_for"].eq("") & after.claims["proposition_id"].isin(counted)
    given = after.claims[told & after.claims[_NUMBERS].notna().any(axis=1)]
    found = []
    for held in _by_voice(claim_index(dataset, after.late), given, since):
        before: dict[str, list[Record]] = {}
        for (day, unit), many in groupby(sorted(held, key=_day_and_unit), key=_day_and_unit):
            now, old = list(many), before.get(unit, [])
            if old and day > since and _told(now) != _told(old):
                said = {"before": [_number(c) for c in old], "after": [_number(c) for c in now]}
                found.append({"kind": "numbers", **_about(now[0], [c["claim_id"] for c in now]), **said})
            before[unit] = now
    return found


def target_changes(dataset: Dataset, after: Knowledge, since: date) -> list[Record]:
    """Return where a party's standing plan gave way to another, with the slip in days from last day to last day."""
    register = claim_index(dataset, after.late)
    plans = after.claims[after.claims["stance"].eq("plans")]
    found, mine = [], set(plans["proposition_id"])
    for moment in sorted(set(plans.loc[plans["known_on"].dt.date > since, "known_on"])):
        day = moment.date()
        old, new = (register.standing_plans(dates.day_number(d)) for d in (day - timedelta(days=1), day))
        for key, (claim, end) in new.items():
            before = old[key][0] if key in old else None
            if key[0] in mine and before and before["planned_for"] != claim["planned_for"]:
                told = plans[
                    plans["known_on"].eq(moment)
                    & plans["proposition_id"].eq(claim["proposition_id"])
                    & plans["party_id"].eq(claim["party_id"])
                ]
                said = {"before": _target(before), "after": _target(claim), "slip": end - old[key][1], "narrowed": _within(claim, before)}
                beside = [_target(c) for c in told.to_dict("records") if c["claim_id"] != claim["claim_id"]]
                named = {**claim, "known_on": moment, "voice": register.speaker(claim)}
                ids = [claim["claim_id"], *(one["claim_id"] for one in beside)]
                found.append({"kind": "targets", **_about(named, ids), **said, "beside": beside})
    return found


def _by_voice(
    register: ClaimIndex, claims: pd.DataFrame, since: date, weight: Callable[[Record], int] = lambda claim: 0
) -> Iterator[list[Record]]:
    """Yield the claims of each speaker on each proposition, in time, for those who spoke on it after ``since``."""
    rows: list[Record] = [{str(name): value for name, value in row.items()} for row in claims[_USED].to_dict("records")]
    named = [row | {"voice": register.speaker(row)} for row in rows]
    named.sort(key=lambda c: (c["proposition_id"], c["voice"], c["known_on"], weight(c), c["claim_id"]))
    for _, many in groupby(named, key=lambda c: (c["proposition_id"], c["voice"])):
        held = list(many)
        if pd.Timestamp(held[-1]["known_on"]).date() > since:
            yield held


def _day_and_unit(claim: Record) -> tuple[date, str]:
    return claim["known_on"].date(), claim["unit"]


def _about(claim: Any, claim_ids: list[str]) -> Record:
    return {
        "day": claim["known_on"].date().isoformat(),
        "proposition_id": claim["proposition_id"],
        "claims": claim_ids,
        "party_id": claim["party_id"],
        "speaker": claim["voice"],
        "claimant": claim["claimant"],
    }


def _told(claims: list[Record]) -> set[tuple[Any, ...]]:
    return {tuple(json_value(claim[name]) for name in _NUMBERS) for claim in claims}


def _number(claim: Record) -> Record:
    words = quantities.quantity_words(claim["low"], claim["best"], claim["high"], claim["unit"])
    return {"claim_id": claim["claim_id"], "quantity": words, "period": claim["period"], "claimant": claim["claimant"]}


def _target(claim: Any) -> Record:
    exact = claim["planned_for_start"] == claim["planned_for_end"] and not claim["planned_for_approximate"]
    said = {"claim_id": claim["claim_id"], "planned_for": claim["planned_for"], "covers": claim["period"], "exact": bool(exact)}
    return said | {"words": dates.date_words(claim["planned_for"])}


def _within(new: Any, old: Any) -> bool:
    """Tell whether a target is the older one made more precise."""
    return bool(old["planned_for_start"] <= new["planned_for_start"] and new["planned_for_end"] <= old["planned_for_end"])
