"""The ledger of a dataset's claims, made of its tables once: what a day's status needs is worked out here for each group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.catalog.status import NEVER, WEIGHT, Bools, Groups, Ints, Ledger


def ledger(claims: pd.DataFrame, propositions: pd.DataFrame, parties: pd.DataFrame, known_on: Ints) -> Ledger:
    """Build the ledger of typed tables; ``known_on`` is the day from which each claim counts.

    An estimate of a matter of fact that was made before the event is a forecast: it says nothing of what happened.
    ``propositions`` needs the column ``event_start`` (days since 1970-01-01).
    """
    party_code = pd.Series(range(len(parties)), index=parties["party_id"])
    code = pd.Series(range(len(propositions)), index=propositions["proposition_id"])
    proposition = claims["proposition_id"].map(code).to_numpy(dtype=np.int64)
    party = claims["party_id"].map(party_code).to_numpy(dtype=np.int64)
    stance = claims["stance"]
    weight = stance.map(WEIGHT).fillna(-1).to_numpy(dtype=np.int64)
    forecast = (stance == "estimates").to_numpy() & (
        claims["planned_for_start"].notna().to_numpy()
        | (propositions["kind"].ne("number").to_numpy()[proposition] & (known_on < propositions["event_start"].to_numpy()[proposition]))
    )
    rows = np.arange(len(claims))

    def groups(chosen: Bools, weights: Ints) -> Groups:
        return Groups.of(rows[chosen], proposition[chosen], party[chosen], known_on[chosen], weights[chosen])

    plan_start, plan_end = (_days(claims[f"planned_for_{side}"]) for side in ("start", "end"))
    truth = groups(weight >= 0, weight)
    # Of two plans announced on one day the more precise one comes last, and so stands.
    plans = groups((stance == "plans").to_numpy(), plan_start - plan_end)
    estimates = groups((stance == "estimates").to_numpy() & ~forecast, weight)
    related = _related(parties, party_code)
    takes_part, near = _participants(propositions["participants"], party_code, related)
    keys = truth.keys(len(parties))
    return Ledger(
        n=len(propositions),
        is_act=propositions["kind"].eq("act").to_numpy(),
        truth=truth,
        truth_weight=weight[truth.row],
        takes_part=_found(keys, takes_part) >= 0,
        independent=_found(keys, near) < 0,
        kin=_kin(truth, keys, related),
        estimates=estimates,
        spoken=_found(estimates.keys(len(parties)), keys),
        forecasts=groups(forecast, weight),
        plans=plans,
        plan_start=plan_start[plans.row],
        plan_end=plan_end[plans.row],
    )


def _related(parties: pd.DataFrame, code: pd.Series) -> tuple[frozenset[int], ...]:
    """Return of each party the parties that it is not independent of: itself, members, bodies it sits in or shares a member with."""
    members = [frozenset(int(code[m]) for m in many) for many in parties["members"]]
    return tuple(
        frozenset({i} | mine | {j for j, theirs in enumerate(members) if i in theirs or mine & theirs}) for i, mine in enumerate(members)
    )


def _participants(many: pd.Series, code: pd.Series, related: tuple[frozenset[int], ...]) -> tuple[Ints, Ints]:
    """Return sorted keys proposition * n_parties + party of those who took part, and of those and whoever is related to them."""
    codes = code.to_dict()
    whom = {parties: [codes[p] for p in parties] for parties in many.unique()}
    wide = {parties: sorted({near for p in own for near in related[p]}) for parties, own in whom.items()}
    return _keys(many, whom, len(codes)), _keys(many, wide, len(codes))


def _keys(many: pd.Series, codes: dict[tuple[str, ...], list[int]], n_parties: int) -> Ints:
    counts = many.map({parties: len(found) for parties, found in codes.items()}).to_numpy(dtype=np.int64)
    party = [code for parties in many for code in codes[parties]]
    return np.unique(np.repeat(np.arange(len(many)), counts) * n_parties + np.array(party, dtype=np.int64))


def _kin(truth: Groups, keys: Ints, related: tuple[frozenset[int], ...]) -> tuple[Ints, Ints]:
    """Return the pairs of groups on one proposition, not the same, of which the one's party is not independent of the other's."""
    found: list[tuple[Ints, Ints]] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for one, others in enumerate(related):
        group = np.flatnonzero(truth.party == one) if len(others) > 1 else found[0][0]
        for other in others - {one}:
            at = _found(truth.proposition[group] * len(related) + other, keys)
            found.append((group[at >= 0], at[at >= 0]))
    ones, others_ = (np.concatenate(side) for side in zip(*found, strict=True))
    return ones, others_


def _found(keys: Ints, among: Ints) -> Ints:
    """Return where each key stands among sorted ones, -1 where it does not."""
    if not len(among):
        return np.full(len(keys), -1)
    at = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    return np.where(among[at] == keys, at, -1)


def _days(moments: pd.Series) -> Ints:
    """Return days since 1970-01-01, NEVER for a missing moment."""
    days = moments.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), NEVER // 4, days.astype(np.int64))
