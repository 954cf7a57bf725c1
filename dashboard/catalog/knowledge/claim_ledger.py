"""The ledger of a dataset's claims, made of its tables once: what a day's status needs is worked out here for each group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.catalog.knowledge.status import NEVER_DAY, STANCE_WEIGHT, Bools, ClaimGroups, ClaimLedger, Ints
from dashboard.catalog.schema.vocabulary import CODING_KIND

COLLECTIVE_KINDS = ("media", "company", "unnamed")  # kinds of parties that are no one voice: each of their claimants speaks for itself


def build_ledger(claims: pd.DataFrame, propositions: pd.DataFrame, parties: pd.DataFrame, known_on: Ints) -> ClaimLedger:
    """Build the ledger of typed tables; ``known_on`` is the day from which each claim counts.

    An estimate of a matter of fact that was made before the event is a forecast: it says nothing of what happened.
    ``propositions`` needs the column ``event_start`` (days since 1970-01-01).
    """
    code = pd.Series(range(len(propositions)), index=propositions["proposition_id"])
    proposition = claims["proposition_id"].map(code).to_numpy(dtype=np.int64)
    party, voice, voices = _voices(claims, parties)
    stance = claims["stance"]
    weight = stance.map(STANCE_WEIGHT).fillna(-1).to_numpy(dtype=np.int64)
    forecast = (stance == "estimates").to_numpy() & (
        claims["planned_for_start"].notna().to_numpy()
        | (propositions["kind"].ne("number").to_numpy()[proposition] & (known_on < propositions["event_start"].to_numpy()[proposition]))
    )
    rows = np.arange(len(claims))

    def groups(chosen: Bools, weights: Ints, speaker: Ints = voice) -> ClaimGroups:
        return ClaimGroups.of(rows[chosen], proposition[chosen], speaker[chosen], known_on[chosen], weights[chosen])

    plan_start, plan_end = (_days(claims[f"planned_for_{side}"]) for side in ("start", "end"))
    truth = groups(weight >= 0, weight)
    # Of two plans announced on one day the more precise one comes last, and so stands. A schedule that is reported without a name is one
    # schedule, whoever reports it: a newer report replaces an older one.
    plans = groups((stance == "plans").to_numpy(), plan_start - plan_end, party)
    estimates, forecasts = groups((stance == "estimates").to_numpy() & ~forecast, weight), groups(forecast, weight)
    related = _related(parties, voices)
    takes_part, near = _participants(propositions["participants"], voices, related)
    keys = truth.keys(len(related))
    codes = np.append(parties["kind"].eq(CODING_KIND).to_numpy(), np.zeros(len(related) - len(parties), dtype=bool))  # of each voice
    coded = codes[truth.voice]
    return ClaimLedger(
        n=len(propositions),
        is_act=propositions["kind"].eq("act").to_numpy(),
        is_statement=propositions["kind"].eq("statement").to_numpy(),
        truth=truth,
        truth_weight=weight[truth.row],
        coded=coded,
        takes_part=(_positions(keys, takes_part) >= 0) & ~coded,
        independent=(_positions(keys, near) < 0) & ~coded,
        kin=_kin(truth, related),
        estimates=estimates,
        estimates_coded=codes[estimates.voice],
        spoken=_positions(estimates.keys(len(related)), keys),
        forecasts=forecasts,
        forecasts_coded=codes[forecasts.voice],
        plans=plans,
        plan_start=plan_start[plans.row],
        plan_end=plan_end[plans.row],
    )


def _voices(claims: pd.DataFrame, parties: pd.DataFrame) -> tuple[Ints, Ints, dict[str, tuple[int, ...]]]:
    """Return the party and the voice of each claim, and the voices of each party.

    A party has one, or one a claimant where it is only a kind of people.
    """
    codes = {party: i for i, party in enumerate(parties["party_id"])}
    party = claims["party_id"].map(codes).to_numpy(dtype=np.int64)
    apart = parties["kind"].isin(COLLECTIVE_KINDS).to_numpy()[party]
    own, names = pd.factorize(pd.MultiIndex.from_arrays([party[apart], claims["claimant"][apart]]))
    voice = party.copy()
    voice[apart] = own + len(parties)
    many = {name: [i] for name, i in codes.items()}
    for i, (at, _) in enumerate(names):
        many[parties["party_id"].iloc[at]].append(len(parties) + i)
    return party, voice, {name: tuple(found) for name, found in many.items()}


def _related(parties: pd.DataFrame, voices: dict[str, tuple[int, ...]]) -> tuple[frozenset[int], ...]:
    """Return of each voice those that it is not independent of: of its party, of members, of bodies it sits in or shares a member with.

    Of two claimants that are only of one kind nobody has said that they are independent; one with a party of its own can be.
    """
    near = {name: frozenset(v for other in others for v in voices[other]) for name, others in _dependent_parties(parties).items()}
    found = {v: near[name] for name, many in voices.items() for v in many}
    return tuple(found[v] for v in range(len(found)))


def _dependent_parties(parties: pd.DataFrame) -> dict[str, set[str]]:
    """Return for each party those that it is not independent of."""
    members = dict(zip(parties["party_id"], (frozenset(many) for many in parties["members"]), strict=True))
    return {one: {one} | mine | {two for two, theirs in members.items() if one in theirs or mine & theirs} for one, mine in members.items()}


def _participants(many: pd.Series, voices: dict[str, tuple[int, ...]], related: tuple[frozenset[int], ...]) -> tuple[Ints, Ints]:
    """Return sorted keys proposition * n_voices + voice of those who took part, and of those and whoever is related to them."""
    whom = {parties: sorted({v for p in parties for v in voices[p]}) for parties in many.unique()}
    wide = {parties: sorted({near for voice in own for near in related[voice]}) for parties, own in whom.items()}
    return _keys(many, whom, len(related)), _keys(many, wide, len(related))


def _keys(many: pd.Series, codes: dict[tuple[str, ...], list[int]], n_voices: int) -> Ints:
    counts = many.map({parties: len(found) for parties, found in codes.items()}).to_numpy(dtype=np.int64)
    voice = [code for parties in many for code in codes[parties]]
    return np.unique(np.repeat(np.arange(len(many)), counts) * n_voices + np.array(voice, dtype=np.int64))


def _kin(truth: ClaimGroups, related: tuple[frozenset[int], ...]) -> tuple[Ints, Ints]:
    """Return the pairs of different groups on one proposition whose voices are not independent of each other.

    Groups lie by proposition, so that each is held against the next one, the one after it, and so on, as far as its proposition goes.
    """
    sets = {near: i for i, near in enumerate(dict.fromkeys(related))}  # the voices of one party are related to the same ones
    near = np.zeros((len(sets), len(related)), dtype=bool)
    for others, i in sets.items():
        near[i, list(others)] = True
    kind = np.array([sets[others] for others in related], dtype=np.int64)
    found: list[tuple[Ints, Ints]] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    at, away = np.arange(len(truth.proposition)), 0
    while len(at):
        away += 1
        at = at[at + away < len(truth.proposition)]
        at = at[truth.proposition[at] == truth.proposition[at + away]]
        for one, other in ((at, at + away), (at + away, at)):
            kin = near[kind[truth.voice[one]], truth.voice[other]]
            found.append((one[kin], other[kin]))
    ones, others_ = (np.concatenate(side) for side in zip(*found, strict=True))
    return ones, others_


def _positions(keys: Ints, among: Ints) -> Ints:
    """Return where each key stands among sorted ones, -1 where it does not."""
    if not len(among):
        return np.full(len(keys), -1)
    at = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    return np.where(among[at] == keys, at, -1)


def _days(moments: pd.Series) -> Ints:
    """Return days since 1970-01-01, NEVER for a missing moment."""
    days = moments.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), NEVER_DAY // 4, days.astype(np.int64))
