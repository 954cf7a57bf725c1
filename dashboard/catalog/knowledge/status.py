"""The status of propositions on a day, from each voice's latest stance by then: computed, never typed in.

In order of precedence: contested > confirmed > corroborated > on_record > self_reported > claimed > coded > denied >
overdue > planned. A dataset codes what others reported: it confirms nobody, and what only datasets have is coded. What was said is no
more so for being reported: a statement stays on record, whoever asserts that it was made.
A ``ClaimLedger`` holds the claims as sorted arrays, so that a day is answered by counting, whatever the number of claims.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.cache import Memo, derived
from dashboard.catalog.schema.vocabulary import STATUSES

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
Days = int | Ints  # days since 1970-01-01: one for all propositions, or one for each, in the order of their table

STATUS_CODES = tuple(STATUSES)
UNKNOWN_STATUS = -1
# On one day an admission outweighs an assertion, that a denial, that a retraction: the order of rows never matters.
STANCE_WEIGHT = {"retracts": 0, "denies": 1, "asserts": 2, "acknowledges": 3}
NEVER_DAY = np.iinfo(np.int64).max
STATUS_DAYS = 32  # whose statuses and plans a ledger keeps


def day_for(day: Days, proposition: Ints) -> Days:
    """Return the day (since 1970-01-01) asked about for things of some propositions, by their rows: one for all, or that of each."""
    return day[proposition] if isinstance(day, np.ndarray) else day


@dataclass(frozen=True, eq=False)
class ClaimGroups:
    """Rows of one kind sorted by (proposition, voice, day, weight); one group for each proposition and voice.

    A voice is a party, or a claimant of a party that is only a kind of people (the press, unnamed officials); of plans always the party.
    ``row`` (of the table of claims) and ``day`` (since 1970-01-01) have one element a claim; ``start`` (where its claims begin among
    these), ``proposition`` (its row) and ``voice`` have one a group.
    """

    row: Ints
    day: Ints
    start: Ints
    proposition: Ints
    voice: Ints

    @classmethod
    def of(cls, row: Ints, proposition: Ints, voice: Ints, day: Ints, weight: Ints) -> ClaimGroups:
        """Sort claims into groups; each array has one element a claim."""
        order = np.lexsort((row, weight, day, voice, proposition))
        row, proposition, voice, day = row[order], proposition[order], voice[order], day[order]
        first = np.ones(len(row), dtype=bool)
        first[1:] = (proposition[1:] != proposition[:-1]) | (voice[1:] != voice[:-1])
        start = np.flatnonzero(first)
        return cls(row, day, start, proposition[start], voice[start])

    def keys(self, n_voices: int) -> Ints:
        """Return proposition and voice of each group as one number; they rise."""
        return self.proposition.astype(np.int64) * n_voices + self.voice

    def count(self, day: Days) -> Ints:
        """Return how many rows of each group count by the day (since 1970-01-01); they are the first ones of the group."""
        if not len(self.start):
            return np.zeros(0, dtype=np.int64)
        by = day_for(day, self.proposition)
        if isinstance(by, np.ndarray):
            by = np.repeat(by, np.diff(self.start, append=len(self.day)))
        return np.add.reduceat((self.day <= by).astype(np.int64), self.start)


@dataclass(frozen=True, eq=False)
class ClaimLedger:
    """The claims of a dataset, ready to be asked for any day, or for a day of each proposition. Days are days since 1970-01-01."""

    n: int
    is_act: Bools
    is_statement: Bools
    truth: ClaimGroups
    truth_weight: Ints
    coded: Bools  # of each group of truth: whether its voice is a dataset, which codes reports
    takes_part: Bools  # of each group of truth: whether its voice took part in what the proposition says
    independent: Bools  # whether its voice neither took part nor is related to one that did
    kin: tuple[Ints, Ints]  # pairs of groups of truth on one proposition whose voices are not independent of each other
    estimates: ClaimGroups
    estimates_coded: Bools
    spoken: Ints  # of each group of estimates: the group of truth of the same proposition and voice, -1 for none
    forecasts: ClaimGroups
    forecasts_coded: Bools
    plans: ClaimGroups
    plan_start: Ints
    plan_end: Ints
    memo: Memo = field(default_factory=Memo, init=False, repr=False)  # what was found for the latest days

    def status(self, day: Days) -> npt.NDArray[np.int8]:
        """Return the status of each proposition on the day as its place in CODES, -1 where nothing is known yet.

        What is found for one day of all is kept.
        """
        return self.worked_out(day) if isinstance(day, np.ndarray) else _kept_status(self, day)

    def worked_out(self, day: Days) -> npt.NDArray[np.int8]:
        """Work out the status of each proposition on the day, as ``status`` has it."""
        has, plans = self._stances(day), self.current_plans(day)
        denied, estimated, asserted = has["denied"], has["estimated"], has["asserted"]
        planned = np.zeros(self.n, dtype=bool)
        planned[plans.proposition] = True
        rules: list[tuple[str, Bools]] = [
            ("contested", (asserted | estimated) & denied),
            ("confirmed", has["participant"] & has["independent"] & ~self.is_statement),
            ("corroborated", has["pair"] & ~has["participant"]),
            ("on_record", has["participant"] & (self.is_act | self.is_statement)),
            ("self_reported", has["participant"]),
            ("claimed", has["said"]),
            ("coded", asserted | estimated),
            ("denied", denied | has["retracted"]),
            ("overdue", planned & self._overdue(plans, day)),
            ("planned", planned),
            ("claimed", self._any(self.forecasts, day, ~self.forecasts_coded)),
            ("coded", self._any(self.forecasts, day, self.forecasts_coded)),
        ]
        result = np.full(self.n, UNKNOWN_STATUS, dtype=np.int8)
        for name, holds in reversed(rules):
            result[holds] = STATUS_CODES.index(name)
        return result

    def latest_stances(self, day: Days) -> pd.DataFrame:
        """Return each voice's stance on the day, a row a voice and proposition.

        Columns: ``proposition``, ``voice``, ``row`` (of the claim) and ``first`` (of the claim by which it first said so), all int.
        """
        counts = self.truth.count(day)
        group = np.flatnonzero(counts > 0)
        last = self.truth.start[group] + counts[group] - 1
        kind = np.minimum(self.truth_weight, 2)  # to assert and to acknowledge are one side
        return pd.DataFrame(
            {
                "proposition": self.truth.proposition[group],
                "voice": self.truth.voice[group],
                "row": self.truth.row[last],
                "first": self.truth.row[_first_of_run(kind, self.truth.start[group], last)],
            }
        )

    def current_plans(self, day: Days) -> StandingPlans:
        """Return each party's plan that stands on the day.

        A newer plan replaces an older one, unless it is vaguer and leaves the older one possible (their spans overlap).
        """
        return self.standing_plans(day) if isinstance(day, np.ndarray) else _kept_plans(self, day)

    def standing_plans(self, day: Days) -> StandingPlans:
        """Work out each party's plan that stands on the day."""
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

    def wider_plans(self, current: StandingPlans, day: Days) -> StandingPlans:
        """Return, where a target is missed, of each party on it the newest vaguer plan that leaves a day open after its ``current`` one."""
        counts = self.plans.count(day)
        group = np.flatnonzero(counts > 0)
        missed = self._overdue(current, day)[current.proposition]
        group, start, end = group[missed], current.start[missed], current.end[missed]
        on = day_for(day, self.plans.proposition[group])
        newest = np.full(len(group), -1)
        for step in range(int(counts.max(initial=0))):
            plan = np.minimum(self.plans.start[group] + step, len(self.plans.day) - 1)
            later = (self.plan_end[plan] > on) & (self.plan_end[plan] > end)
            holds = (counts[group] > step) & later & (self.plan_start[plan] <= end) & (self.plan_end[plan] >= start)
            newest = np.where(holds, plan, newest)
        return self._plans(group[newest >= 0], newest[newest >= 0])

    def _plans(self, group: Ints, plan: Ints) -> StandingPlans:
        """Return the plans in these groups at these places."""
        days = self.plans.day[plan], self.plan_start[plan], self.plan_end[plan]
        return StandingPlans(self.plans.proposition[group], self.plans.voice[group], self.plans.row[plan], *days)

    def _stances(self, day: Days) -> dict[str, Bools]:
        """Tell of each proposition who stands how: any party, a participant, an independent one, two independent of each other."""
        counts = self.truth.count(day)
        speaks = counts > 0
        weight = np.where(speaks, self.truth_weight[self.truth.start + np.maximum(counts, 1) - 1], -1)
        says = weight >= STANCE_WEIGHT["asserts"]
        told = says & ~self.coded
        asserters = np.bincount(self.truth.proposition[told], minlength=self.n)
        one, other = self.kin
        kin = 1 + np.bincount(one[told[other]], minlength=len(says))  # asserters that each one is not independent of, itself included
        silent = ~np.append(speaks, False)[self.spoken]  # no word on the truth: the estimate is all that the voice says
        guesses = (self.estimates.count(day) > 0) & silent
        return {
            "asserted": self._flag(self.truth.proposition[says]),
            "denied": self._flag(self.truth.proposition[weight == STANCE_WEIGHT["denies"]]),
            "retracted": self._flag(self.truth.proposition[weight == STANCE_WEIGHT["retracts"]]),
            "estimated": self._flag(self.estimates.proposition[guesses]),
            "said": self._flag(self.truth.proposition[told]) | self._flag(self.estimates.proposition[guesses & ~self.estimates_coded]),
            "participant": self._flag(self.truth.proposition[says & self.takes_part]),
            "independent": self._flag(self.truth.proposition[says & self.independent]),
            "pair": self._flag(self.truth.proposition[told & (asserters[self.truth.proposition] > kin)]),
        }

    def _overdue(self, plans: StandingPlans, day: Days) -> Bools:
        """Tell of each proposition whether a standing target is past that no later announcement has moved on from."""
        past, open_ = np.full(self.n, -NEVER_DAY), np.full(self.n, -NEVER_DAY)
        gone = plans.end < day_for(day, plans.proposition)
        np.maximum.at(past, plans.proposition[gone], plans.day[gone])
        np.maximum.at(open_, plans.proposition[~gone], plans.day[~gone])
        return (past > -NEVER_DAY) & (open_ <= past)

    def _any(self, groups: ClaimGroups, day: Days, among: Bools) -> Bools:
        return self._flag(groups.proposition[(groups.count(day) > 0) & among])

    def _flag(self, proposition: Ints) -> Bools:
        flags = np.zeros(self.n, dtype=bool)
        flags[proposition] = True
        return flags


@dataclass(frozen=True, eq=False)
class StandingPlans:
    """The plans that stand on a day, one an element: the rows of their proposition and claim, the voice, and three days since 1970-01-01.

    ``day`` is that of the announcement, ``start`` and ``end`` are the first and last day of the target.
    """

    proposition: Ints
    voice: Ints
    row: Ints
    day: Ints
    start: Ints
    end: Ints


@derived(most=STATUS_DAYS)
def _kept_status(book: ClaimLedger, day: int) -> npt.NDArray[np.int8]:
    found = book.worked_out(day)
    found.flags.writeable = False
    return found


@derived(most=STATUS_DAYS)
def _kept_plans(book: ClaimLedger, day: int) -> StandingPlans:
    return book.standing_plans(day)


def _first_of_run(kind: Ints, start: Ints, last: Ints) -> Ints:
    """Return for each group the first row of the unbroken run of one kind that ends in ``last``."""
    change = np.ones(len(kind), dtype=bool)
    change[1:] = kind[1:] != kind[:-1]
    run = np.maximum.accumulate(np.where(change, np.arange(len(kind)), 0)) if len(kind) else kind
    return np.maximum(run[last], start)
