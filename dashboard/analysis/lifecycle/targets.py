"""What was planned when and by whom, what came, and by how many days the two lie apart, as known on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dashboard.catalog import dates
from dashboard.catalog.dates import Span, day_number
from dashboard.catalog.knowledge.claim_index import ClaimIndex, claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownClaim, KnownEvent, KnownProposition

_SAYS_SO = ("asserts", "acknowledges")


@dataclass(frozen=True)
class Outcome:
    """What came of a plan: its days as the event has them, None where only known that it came, and the claims that say so."""

    span: Span | None
    words: str
    claims: tuple[KnownClaim, ...]


@dataclass(frozen=True)
class Target:
    """One plan, or an outsider's forecast: when it was said, for which days, what it replaced, and how it compares with what came.

    ``slip`` is in days: more than 0 is late, less is early, 0 within the target; None where the two cannot be compared.
    """

    claim: KnownClaim
    span: Span
    slip: int | None
    at_least: bool  # what came is dated to more than a day: the first of its days is compared
    due: int  # days from the target's last day to the day of knowledge; less than 0 is still ahead
    standing: bool
    replaces: str  # the target that stood before, in words
    moved: int | None  # days by which the last day of the target moved from that one
    leaves: str  # the more exact target that a vaguer one leaves standing
    beside: str  # the target of the same party and day that counts for it

    @property
    def forecast(self) -> bool:
        """Tell whether it is an outsider's guess, which makes nothing overdue."""
        return self.claim["stance"] != "plans"

    @property
    def covers(self) -> str:
        """Return what of the whole it is for, "" for the whole."""
        return "" if self.forecast else self.claim["period"]

    @property
    def claim_day(self) -> date:
        """Return the day from which the claim counts."""
        return date.fromisoformat(self.claim["known_on"])

    @property
    def overdue(self) -> bool:
        """Tell whether it is a standing plan whose days are past; whether it is missed is for its goal to say."""
        return self.due > 0 and self.standing and not self.forecast

    @property
    def days(self) -> int:
        """Return how many days the target leaves open."""
        return day_number(self.span.end) - day_number(self.span.start) + 1


@dataclass(frozen=True)
class Goal:
    """A proposition for which days were named: its targets in the order in which they were said, and what came."""

    event: KnownEvent
    proposition: KnownProposition
    targets: tuple[Target, ...]
    came: Outcome | None

    @property
    def name(self) -> str:
        """Return what it is called: its event's neutral title, or, of another proposition than the main one, its words in quotes."""
        return self.event["title"] if self.proposition["is_main"] else f"“{self.proposition['statement']}”"

    def is_overdue(self, target: Target) -> bool:
        """Tell whether a target is overdue: nothing came, and no later word has moved on from it."""
        return self.came is None and target.overdue and self.proposition["status"] == "overdue"

    @property
    def most_exact_plan(self) -> Target | None:
        """Return the most exact plan for the whole of it, the latest of those; None when there are forecasts and parts only."""
        plans = [t for t in self.targets if not t.forecast and not t.covers]
        return min(reversed(plans), key=lambda t: t.days, default=None)


def planned_goals(knowledge: Knowledge, event_ids: Collection[str]) -> tuple[Goal, ...]:
    """Return what was planned or forecast about some events by the day, that with the most targets first."""
    claims, said = knowledge.claims, knowledge.propositions
    aimed = claims[claims["planned_for"].ne("") & claims["stance"].isin(["plans", "estimates"])]
    events = {e["event_id"]: e for e in records(knowledge.events[knowledge.events["event_id"].isin(event_ids)], KnownEvent)}
    about = said[said["event_id"].isin(list(events)) & said["proposition_id"].isin(aimed["proposition_id"])]
    found = [_goal(knowledge, events[p["event_id"]], p) for p in records(about, KnownProposition)]
    return tuple(sorted(found, key=lambda goal: (-len(goal.targets), goal.proposition["proposition_id"])))


def _goal(knowledge: Knowledge, event: KnownEvent, proposition: KnownProposition) -> Goal:
    spoken = records(knowledge.claims[knowledge.claims["proposition_id"].eq(proposition["proposition_id"])], KnownClaim)
    came = _came(event, proposition, [c for c in spoken if c["stance"] in _SAYS_SO and c["current"]])
    aimed = [c for c in spoken if c["planned_for"] and c["stance"] in ("plans", "estimates")]
    register = claim_index(knowledge.dataset, knowledge.late)
    return Goal(event, proposition, tuple(_target(c, came, register, knowledge.as_of) for c in aimed), came)


def _came(event: KnownEvent, proposition: KnownProposition, sayers: list[KnownClaim]) -> Outcome | None:
    """Return what came; the event's days are those of its main proposition only."""
    if not sayers or proposition["status"] == "denied":
        return None
    if not proposition["is_main"] or event["planned"]:
        return Outcome(None, "", tuple(sayers))
    return Outcome(dates.parse_span(event["date"]), dates.date_words(event["date"]), tuple(sayers))


def _target(claim: KnownClaim, came: Outcome | None, register: ClaimIndex, as_of: date) -> Target:
    span = dates.parse_span(claim["planned_for"])
    fact = came.span if came else None
    whole = claim["stance"] != "plans" or not claim["period"]
    replaces, moved, leaves, beside = _move(register, claim, span)
    return Target(
        claim=claim,
        span=span,
        slip=slip_days(span, fact) if fact and whole else None,
        at_least=bool(fact and fact.end > fact.start),
        due=day_number(as_of) - day_number(span.end),
        standing=claim["current"],
        replaces=replaces,
        moved=moved,
        leaves=leaves,
        beside=beside,
    )


def slip_days(target: Span, fact: Span) -> int:
    """Return the days from the last day of a target to the fact, less than 0 from the fact to its first day, 0 where they meet."""
    late, early = day_number(fact.start) - day_number(target.end), day_number(target.start) - day_number(fact.end)
    return late if late > 0 else min(0, -early)


def _move(register: ClaimIndex, claim: KnownClaim, span: Span) -> tuple[str, int | None, str, str]:
    """Return of a plan what it replaced, by how many days its last day moved, what it leaves standing, and what it stands beside.

    Which plans stand on a day, and so what stood before this one was said, is the register's to say.
    """
    key, day = (claim["proposition_id"], claim["party_id"]), day_number(date.fromisoformat(claim["known_on"]))
    (older, end), (newer, _) = (register.standing_plans(d).get(key, (None, 0)) for d in (day - 1, day))
    if claim["stance"] != "plans" or newer is None:
        return "", None, "", ""
    if older is not None and newer["claim_id"] == older["claim_id"]:
        return "", None, dates.date_words(older["planned_for"]), ""
    if newer["claim_id"] != claim["claim_id"]:
        return "", None, "", dates.date_words(newer["planned_for"])
    if older is None:
        return "", None, "", ""
    moved = day_number(span.end) - end if older["period"] == claim["period"] else None
    return dates.date_words(older["planned_for"]), moved, "", ""
