"""Where a party turns: it denies, admits or takes back, gives another number, or moves its target. Each from claims known by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, TypedDict

import pandas as pd

from dashboard.catalog import dates, quantities
from dashboard.catalog.knowledge.claim_index import ClaimIndex, IndexedClaim, claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.knowledge.status import STANCE_WEIGHT
from dashboard.catalog.records import frame_rows, records
from dashboard.catalog.schema.rows import ClaimTexts, Speaker

_NUMBERS = ["low", "best", "high"]
StanceKind = Literal["admissions", "denials", "retractions"]
# What a party's newer stance makes of its older one on the same proposition, "" where it had said nothing.
_TURNS: dict[tuple[str, str], StanceKind] = {("denies", old): "denials" for old in ("", "asserts", "acknowledges", "retracts")}
_TURNS |= {("acknowledges", old): "admissions" for old in ("", "denies", "retracts")}
_TURNS[("asserts", "denies")] = "admissions"
_TURNS |= {("retracts", old): "retractions" for old in ("", "asserts", "acknowledges", "denies")}


class NewsSubject(TypedDict):
    """The proposition that news is about, its kind, and its event; the title is "" while nothing is known of the event itself."""

    proposition_id: str
    event_id: str
    statement: str
    about: str
    is_main: bool
    scope: str
    title: str


Subjects = dict[str, NewsSubject]


class News(NewsSubject):
    """What became known: the day, and the claims that it rests on."""

    day: str
    claims: list[str]


class _PartyNews(News):
    party_id: str
    speaker: str
    claimant: str


class StanceNews(_PartyNews):
    """A denial, an admission or a retraction, and what the party had said before: ``was`` is "" where it had said nothing."""

    kind: StanceKind
    stance: str
    was: str
    was_on: str
    was_claim: str
    was_late: bool


class SaidNumber(TypedDict):
    """A number as a claim has it."""

    claim_id: str
    quantity: str
    period: str
    claimant: str


class NumberNews(_PartyNews):
    """Numbers in place of older ones."""

    kind: Literal["numbers"]
    before: list[SaidNumber]
    after: list[SaidNumber]


class SaidTarget(TypedDict):
    """A target as a claim has it, and whether it is one exact day."""

    claim_id: str
    planned_for: str
    covers: str
    exact: bool
    words: str


class TargetNews(_PartyNews):
    """A plan in place of an older one; ``slip`` is in days from last day to last day, ``beside`` what was announced along with it."""

    kind: Literal["targets"]
    before: SaidTarget
    after: SaidTarget
    slip: int
    narrowed: bool
    beside: list[SaidTarget]


class _Spoken(ClaimTexts):
    known_on: str
    voice: str


def news_subjects(knowledge: Knowledge) -> Subjects:
    """Return what news can be about: known propositions by their id."""
    titles = dict(zip(knowledge.events["event_id"], knowledge.events["title"], strict=True))
    told = knowledge.propositions.assign(title=[titles.get(event, "") for event in knowledge.propositions["event_id"]])
    return {subject["proposition_id"]: subject for subject in records(told.rename(columns={"kind": "about"}), NewsSubject)}


def reversals(after: Knowledge, since: date, subjects: Subjects) -> list[StanceNews]:
    """Return new denials, admissions and retractions: those after ``since`` that are not what the party said last."""
    spoken = after.claims[after.claims["stance"].isin(STANCE_WEIGHT)]
    found: list[StanceNews] = []
    for held in _by_voice(claim_index(after.dataset, after.late), spoken, since, lambda claim: STANCE_WEIGHT[claim["stance"]]):
        for before, claim in zip((None, *held), held, strict=False):
            kind = _TURNS.get((claim["stance"], before["stance"] if before else ""))
            if kind and claim["known_on"] > since.isoformat():
                found.append(
                    {
                        **_party_news(claim, [claim["claim_id"]], subjects),
                        "kind": kind,
                        "stance": claim["stance"],
                        "was": before["stance"] if before else "",
                        "was_on": before["made_on"] if before else "",
                        "was_claim": before["claim_id"] if before else "",
                        "was_late": before is not None and before["made_on_basis"] == "no_later_than",
                    }
                )
    return found


def number_changes(after: Knowledge, since: date, subjects: Subjects) -> list[NumberNews]:
    """Return where a party gave, after ``since``, another number for the same thing than on its last day before.

    Only numbers of one proposition, and so of one scope, and of one unit are compared; several of one day stand side by side.
    """
    counted = after.propositions.loc[after.propositions["kind"].eq("number"), "proposition_id"]
    told = after.claims["stance"].eq("estimates") & after.claims["planned_for"].eq("") & after.claims["proposition_id"].isin(counted)
    given = after.claims[told & after.claims[_NUMBERS].notna().any(axis=1)]
    found: list[NumberNews] = []
    for held in _by_voice(claim_index(after.dataset, after.late), given, since):
        before: dict[str, list[_Spoken]] = {}
        for (day, unit), many in groupby(sorted(held, key=_day_and_unit), key=_day_and_unit):
            now, old = list(many), before.get(unit, [])
            if old and day > since.isoformat() and _numbers_given(now) != _numbers_given(old):
                news = _party_news(now[0], [c["claim_id"] for c in now], subjects)
                found.append({**news, "kind": "numbers", "before": [_number(c) for c in old], "after": [_number(c) for c in now]})
            before[unit] = now
    return found


def target_changes(after: Knowledge, since: date, subjects: Subjects) -> list[TargetNews]:
    """Return where a party's standing plan gave way to another, with the slip in days from last day to last day."""
    register = claim_index(after.dataset, after.late)
    plans = after.claims[after.claims["stance"].eq("plans")]
    found: list[TargetNews] = []
    mine = set(plans["proposition_id"])
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
                beside = [_target(c) for c in frame_rows(told, IndexedClaim) if c["claim_id"] != claim["claim_id"]]
                ids = [claim["claim_id"], *(one["claim_id"] for one in beside)]
                found.append(
                    {
                        **_news(claim, ids, day.isoformat(), register.speaker(claim), subjects),
                        "kind": "targets",
                        "before": _target(before),
                        "after": _target(claim),
                        "slip": end - old[key][1],
                        "narrowed": _is_narrower(claim, before),
                        "beside": beside,
                    }
                )
    return found


def _by_voice(
    register: ClaimIndex, claims: pd.DataFrame, since: date, weight: Callable[[_Spoken], int] = lambda claim: 0
) -> Iterator[list[_Spoken]]:
    """Yield the claims of each speaker on each proposition, in time, for those who spoke on it after ``since``."""
    named = records(claims.assign(voice=[register.speaker(row) for row in frame_rows(claims, Speaker)]), _Spoken)
    named.sort(key=lambda c: (c["proposition_id"], c["voice"], c["known_on"], weight(c), c["claim_id"]))
    for _, many in groupby(named, key=lambda c: (c["proposition_id"], c["voice"])):
        held = list(many)
        if held[-1]["known_on"] > since.isoformat():
            yield held


def _day_and_unit(claim: _Spoken) -> tuple[str, str]:
    return claim["known_on"], claim["unit"]


def _party_news(claim: _Spoken, claim_ids: list[str], subjects: Subjects) -> _PartyNews:
    return _news(claim, claim_ids, claim["known_on"], claim["voice"], subjects)


def _news(claim: _Spoken | IndexedClaim, claim_ids: list[str], day: str, speaker: str, subjects: Subjects) -> _PartyNews:
    return {
        **subjects[claim["proposition_id"]],
        "day": day,
        "claims": claim_ids,
        "party_id": claim["party_id"],
        "speaker": speaker,
        "claimant": claim["claimant"],
    }


def _numbers_given(claims: list[_Spoken]) -> set[tuple[float | None, ...]]:
    return {(claim["low"], claim["best"], claim["high"]) for claim in claims}


def _number(claim: _Spoken) -> SaidNumber:
    words = quantities.quantity_words(claim["low"], claim["best"], claim["high"], claim["unit"])
    return {"claim_id": claim["claim_id"], "quantity": words, "period": claim["period"], "claimant": claim["claimant"]}


def _target(claim: IndexedClaim) -> SaidTarget:
    exact = claim["planned_for_start"] == claim["planned_for_end"] and not claim["planned_for_approximate"]
    words = dates.date_words(claim["planned_for"])
    return {
        "claim_id": claim["claim_id"],
        "planned_for": claim["planned_for"],
        "covers": claim["period"],
        "exact": bool(exact),
        "words": words,
    }


def _is_narrower(new: IndexedClaim, old: IndexedClaim) -> bool:
    """Tell whether a target is the older one made more precise."""
    return bool(old["planned_for_start"] <= new["planned_for_start"] and new["planned_for_end"] <= old["planned_for_end"])
