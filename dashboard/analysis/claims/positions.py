"""How each party stands on each proposition on a day: its word that counts, since when, and what it said before that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict, final

import pandas as pd

from dashboard.catalog import dates, quantities
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import CountingClaim

# The strongest word first: whether it is so outweighs a number or a likelihood, and that a plan, which is about a later day.
STANCE_STRENGTH = {"acknowledges": 0, "asserts": 0, "denies": 0, "retracts": 0, "estimates": 1, "plans": 2}
_SIDE = {"acknowledges": "asserts"}  # to admit is to say so
# Of words of one day the later in this order counts, as in the rule of the status.
_WEIGHT = {"plans": -2, "estimates": -1, "retracts": 0, "denies": 1, "asserts": 2, "acknowledges": 3}


@final
class Position(TypedDict):
    """A party's standing word on a proposition, as a cell of the matrix has it."""

    stance: str
    coded: bool  # it codes what others reported, in a dataset
    side: str
    said: str  # EDTF: since when it says so without a break; of a number or a plan the day of the newest
    said_words: str
    again: str  # its newest day in words, when it said the same once more
    late: bool
    quantity: str
    planned_for_words: str
    before: list[str]  # what it said before: another stance or other numbers, oldest first
    also: list[str]  # numbers that it gave for the same on the same day
    beside: list[str]  # stances that stand beside the strongest
    weak: bool
    claims: list[str]  # ids of all that it said, oldest first
    current: list[str]  # those of them that stand


def latest_positions(knowledge: Knowledge, proposition_ids: set[str]) -> dict[tuple[str, str], Position]:
    """Return by proposition and party the party's standing word."""
    claims = knowledge.claims[knowledge.claims["proposition_id"].isin(proposition_ids)]
    register = claim_index(knowledge.dataset, knowledge.late)
    spoken: dict[tuple[str, str], dict[str, list[CountingClaim]]] = {}
    for claim in records(_ordered(claims), CountingClaim):
        voices = spoken.setdefault((claim["proposition_id"], claim["party_id"]), {})
        voices.setdefault(register.speaker(claim), []).append(claim)
    found = {key: _together(list(voices.values())) for key, voices in spoken.items()}
    return {(of, party): {**cell, "coded": register.codes(party, cell["stance"])} for (of, party), cell in found.items()}


def _together(spoken: list[list[CountingClaim]]) -> Position:
    """Return one cell of all voices of a party that is only a kind of people: the strongest word's, the others' beside it.

    A voice whose plan gave way to another's has no word that stands; what it said is listed with the rest.
    """
    voices = [_stand(said) for said in spoken if any(c["current"] for c in said)]
    first = min(voices, key=lambda v: STANCE_STRENGTH[v["stance"]])
    others = [v for v in voices if v is not first]
    return {
        **first,
        "also": _unique([*first["also"], *(v["quantity"] for v in others if v["quantity"] and v["quantity"] != first["quantity"])]),
        "beside": _unique([*first["beside"], *(v["stance"] for v in others if v["stance"] != first["stance"])]),
        "weak": all(v["weak"] for v in voices),
        "claims": [c["claim_id"] for said in spoken for c in said],
        "current": [c for v in voices for c in v["current"]],
    }


def _ordered(claims: pd.DataFrame) -> pd.DataFrame:
    by = claims.assign(weight=claims["stance"].map(_WEIGHT)).sort_values(["known_on", "weight", "claim_id"], kind="stable")
    return by.assign(quantity=quantities.quantities_of_claims(by))


def _stand(said: list[CountingClaim]) -> Position:
    """Return one cell of all that a party said of a proposition."""
    current = [c for c in said if c["current"]]
    word = min(current, key=lambda c: STANCE_STRENGTH[c["stance"]])
    of_truth = STANCE_STRENGTH[word["stance"]] == 0
    run = _run(said, word) if of_truth else [word]
    alike = [c for c in said if c["stance"] == word["stance"] and c["quantity"] and c["quantity"] != word["quantity"]]
    same_day = [c for c in alike if c["made_on"] == word["made_on"]]
    return {
        "stance": word["stance"],
        "coded": False,
        "side": _side(word),
        "said": run[0]["made_on"],
        "said_words": dates.date_words(run[0]["made_on"]),
        "again": dates.date_words(word["made_on"]) if word["made_on"] != run[0]["made_on"] else "",
        "late": run[0]["made_on_basis"] == "no_later_than",
        "quantity": word["quantity"],
        "planned_for_words": dates.date_words(word["planned_for"]) if word["planned_for"] else "",
        "before": _before(said, run) if of_truth else _unique(c["quantity"] for c in alike if c not in same_day),
        "also": _unique(c["quantity"] for c in same_day),
        "beside": _unique(c["stance"] for c in current if c is not word),
        "weak": word["evidence_strength"] == "C",
        "claims": [c["claim_id"] for c in said],
        "current": [c["claim_id"] for c in current],
    }


def _side(claim: CountingClaim) -> str:
    return _SIDE.get(claim["stance"], claim["stance"])


def _run(said: list[CountingClaim], word: CountingClaim) -> list[CountingClaim]:
    """Return the party's words on the truth of it that end in ``word`` without one on the other side between."""
    run: list[CountingClaim] = []
    for claim in (c for c in said[: said.index(word) + 1] if STANCE_STRENGTH[c["stance"]] == 0):
        run = [*run, claim] if run and _side(run[-1]) == _side(claim) else [claim]
    return run


def _before(said: list[CountingClaim], run: list[CountingClaim]) -> list[str]:
    """Return the stance that the party held before this one, none when it never changed its word."""
    earlier = [c for c in said[: said.index(run[0])] if STANCE_STRENGTH[c["stance"]] == 0]
    return [earlier[-1]["stance"]] if earlier else []


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
