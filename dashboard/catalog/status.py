"""The status of propositions on a day, from each party's latest stance by then: computed, never typed in.

In order of precedence: contested > confirmed > corroborated > acknowledged > claimed > denied > overdue > planned.
A ``Ledger`` holds the claims as sorted arrays, so that a day is answered by counting, whatever the number of claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.vocabulary import STATUSES

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]

CODES = tuple(STATUSES)
UNKNOWN = -1
# On one day an admission outweighs an assertion, that a denial, that a retraction: the order of rows never matters.
_WEIGHT = {"retracts": 0, "denies": 1, "asserts": 2, "acknowledges": 3}
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Groups:
    """Rows of one kind sorted by (proposition, party, day, weight); one group for each proposition and party."""

    row: Ints
    day: Ints
    start: Ints
    proposition: Ints
    party: Ints

    @classmethod
    def of(cls, row: Ints, proposition: Ints, party: Ints, day: Ints, weight: Ints) -> Groups:
        """Sort rows into groups."""
        order = np.lexsort((row, weight, day, party, proposition))
        row, proposition, party, day = row[order], proposition[order], party[order], day[order]
        first = np.ones(len(row), dtype=bool)
        first[1:] = (proposition[1:] != proposition[:-1]) | (party[1:] != party[:-1])
        start = np.flatnonzero(first)
        return cls(row, day, start, proposition[start], party[start])

    def count(self, day: int) -> Ints:
        """Return how many rows of each group count by the day; they are the first ones of the group."""
        if not len(self.start):
            return np.zeros(0, dtype=np.int64)
        return np.add.reduceat((self.day <= day).astype(np.int64), self.start)


@dataclass(frozen=True, eq=False)
class Ledger:
    """The claims of a dataset, ready to be asked for any day. Days are days since 1970-01-01."""

    n: int
    n_parties: int
    is_act: Bools
    taking_part: Ints  # sorted keys proposition * n_parties + party of the participants
    near_participants: Ints  # the same for participants, joint bodies that hold one, and members of participating joint bodies
    related: tuple[frozenset[int], ...]  # of each party: itself, joint bodies it is in, its members
    truth: Groups
    truth_weight: Ints
    estimates: Groups
    forecasts: Groups
    plans: Groups
    plan_start: Ints
    plan_end: Ints

    def status(self, day: int, plans: Plans | None = None) -> npt.NDArray[np.int8]:
        """Return the status of each proposition on the day as its place in CODES, -1 where nothing is known yet.

        ``plans`` are the standing ones of the day, when they are at hand.
        """
        stances = self._stances(day)
        plans = self.current_plans(day) if plans is None else plans
        has = self._independence(stances)
        denied, estimated = stances["denied"], stances["estimated"]
        asserted = stances["asserted"]
        planned = np.zeros(self.n, dtype=bool)
        planned[plans.proposition] = True
        forecast = self._any(self.forecasts, day)
        rules: list[tuple[str, Bools]] = [
            ("contested", (asserted | estimated) & denied),
            ("confirmed", has["participant"] & (self.is_act | has["independent"])),
            ("corroborated", has["pair"] & ~has["participant"]),
            ("acknowledged", has["participant"]),
            ("claimed", asserted | estimated),
            ("denied", denied | stances["retracted"]),
            ("overdue", planned & self._overdue(plans, day)),
            ("planned", planned),
            ("claimed", forecast),
        ]
        result = np.full(self.n, UNKNOWN, dtype=np.int8)
        for name, holds in reversed(rules):
            result[holds] = CODES.index(name)
        return result

    def latest(self, day: int) -> pd.DataFrame:
        """Return each party's stance on the day: proposition, party, row (of the claims), and first, where it first said so."""
        counts = self.truth.count(day)
        group = np.flatnonzero(counts > 0)
        last = self.truth.start[group] + counts[group] - 1
        kind = np.minimum(self.truth_weight, 2)  # to assert and to acknowledge are one side
        return pd.DataFrame(
            {
                "proposition": self.truth.proposition[group],
                "party": self.truth.party[group],
                "row": self.truth.row[last],
                "first": self.truth.row[_first_of_run(kind, self.truth.start[group], last)],
            }
        )

    def current_plans(self, day: int) -> Plans:
        """Return each party's plan that stands on the day.

        A newer plan replaces an older one, unless it is vaguer and leaves the older one possible (their spans overlap).
        """
        counts = self.plans.count(day)
        group = np.flatnonzero(counts > 0)
        current = self.plans.start[group].copy()
        for step in range(1, int(counts.max(initial=0))):
            more = counts[group] > step
            newer, older = self.plans.start[group[more]] + step, current[more]
            overlap = (self.plan_start[newer] <= self.plan_end[older]) & (self.plan_start[older] <= self.plan_end[newer])
            vaguer = self.plan_end[newer] - self.plan_start[newer] > self.plan_end[older] - self.plan_start[older]
            current[more] = np.where(overlap & vaguer, older, newer)
        return self._plans(group, current)

    def wider_plans(self, current: Plans, day: int) -> Plans:
        """Return, where a party's ``current`` plan is past, the newest of its vaguer ones that leaves a later day open."""
        counts = self.plans.count(day)
        group = np.flatnonzero(counts > 0)
        late = current.end < day
        group, start, end = group[late], current.start[late], current.end[late]
        newest = np.full(len(group), -1)
        for step in range(int(counts.max(initial=0))):
            plan = np.minimum(self.plans.start[group] + step, len(self.plans.day) - 1)
            holds = (counts[group] > step) & (self.plan_end[plan] > day) & (self.plan_start[plan] <= end) & (self.plan_end[plan] >= start)
            newest = np.where(holds, plan, newest)
        return self._plans(group[newest >= 0], newest[newest >= 0])

    def _plans(self, group: Ints, plan: Ints) -> Plans:
        """Return the plans in these groups at these places."""
        days = self.plans.day[plan], self.plan_start[plan], self.plan_end[plan]
        return Plans(self.plans.proposition[group], self.plans.party[group], self.plans.row[plan], *days)

    def _stances(self, day: int) -> dict[str, Any]:
        counts = self.truth.count(day)
        group = np.flatnonzero(counts > 0)
        weight = self.truth_weight[self.truth.start[group] + counts[group] - 1]
        proposition, party = self.truth.proposition[group], self.truth.party[group]
        says = weight >= _WEIGHT["asserts"]
        spoken = proposition * self.n_parties + party
        guess = np.flatnonzero(self.estimates.count(day) > 0)
        guess_key = self.estimates.proposition[guess] * self.n_parties + self.estimates.party[guess]
        only_estimates = guess[~np.isin(guess_key, spoken)]
        return {
            "proposition": proposition[says],
            "party": party[says],
            "asserted": self._flag(proposition[says]),
            "denied": self._flag(proposition[weight == _WEIGHT["denies"]]),
            "retracted": self._flag(proposition[weight == _WEIGHT["retracts"]]),
            "estimated": self._flag(self.estimates.proposition[only_estimates]),
        }

    def _independence(self, stances: dict[str, Any]) -> dict[str, Bools]:
        """Tell of each proposition whether a participant, an independent party, or two independent parties assert it."""
        proposition, party = stances["proposition"], stances["party"]
        key = proposition * self.n_parties + party
        takes_part = _member(key, self.taking_part)
        asserters = np.bincount(proposition, minlength=self.n)
        related = np.zeros(len(key), dtype=np.int64)  # how many asserters of the proposition each one is not independent of
        for one, others in enumerate(self.related):
            rows = np.flatnonzero(party == one)
            for other in others if len(rows) else ():
                related[rows] += _member(proposition[rows] * self.n_parties + other, key)
        return {
            "participant": self._flag(proposition[takes_part]),
            "independent": self._flag(proposition[~_member(key, self.near_participants)]),
            "pair": self._flag(proposition[asserters[proposition] > related]),
        }

    def _overdue(self, plans: Plans, day: int) -> Bools:
        """Tell of each proposition whether a standing target is past that no later announcement has moved on from."""
        past, open_ = np.full(self.n, -NEVER), np.full(self.n, -NEVER)
        gone = plans.end < day
        np.maximum.at(past, plans.proposition[gone], plans.day[gone])
        np.maximum.at(open_, plans.proposition[~gone], plans.day[~gone])
        return (past > -NEVER) & (open_ <= past)

    def _any(self, groups: Groups, day: int) -> Bools:
        return self._flag(groups.proposition[groups.count(day) > 0])

    def _flag(self, proposition: Ints) -> Bools:
        flags = np.zeros(self.n, dtype=bool)
        flags[proposition] = True
        return flags


@dataclass(frozen=True, eq=False)
class Plans:
    """The plans that stand on a day: for whom, since when announced, and for which days."""

    proposition: Ints
    party: Ints
    row: Ints
    day: Ints
    start: Ints
    end: Ints


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
    weight = stance.map(_WEIGHT).fillna(-1).to_numpy(dtype=np.int64)
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
    related = _related(parties, party_code)
    takes_part = [(p, int(party_code[q])) for p, many in enumerate(propositions["participants"]) for q in many]
    return Ledger(
        n=len(propositions),
        n_parties=len(parties),
        is_act=propositions["kind"].eq("act").to_numpy(),
        taking_part=_keys(takes_part, len(parties)),
        near_participants=_keys([(p, near) for p, q in takes_part for near in related[q]], len(parties)),
        related=related,
        truth=truth,
        truth_weight=weight[truth.row],
        estimates=groups((stance == "estimates").to_numpy() & ~forecast, weight),
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


def _keys(pairs: list[tuple[int, int]], n_parties: int) -> Ints:
    return np.unique(np.array([p * n_parties + q for p, q in pairs], dtype=np.int64))


def _member(keys: Ints, among: Ints) -> Bools:
    return np.isin(keys, among)


def _first_of_run(kind: Ints, start: Ints, last: Ints) -> Ints:
    """Return for each group the first row of the unbroken run of one kind that ends in ``last``."""
    change = np.ones(len(kind), dtype=bool)
    change[1:] = kind[1:] != kind[:-1]
    run = np.maximum.accumulate(np.where(change, np.arange(len(kind)), 0)) if len(kind) else kind
    return np.maximum(run[last], start)


def _days(moments: pd.Series) -> Ints:
    """Return days since 1970-01-01, NEVER for a missing moment."""
    days = moments.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), NEVER // 4, days.astype(np.int64))
