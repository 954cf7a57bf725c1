"""How one piece of news reads: its day, what it is about, what changed, and the claims that it rests on, each with its link."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.claims.knowledge_changes import AnyNews, EventNews, NewClaim, PropositionNews, StatusNews
from dashboard.analysis.claims.position_changes import NumberNews, SaidNumber, SaidTarget, StanceNews, TargetNews
from dashboard.catalog import dates
from dashboard.views.elements.elements import (
    Inline,
    Part,
    bullets,
    day_button,
    group_label,
    page_link,
    party_label,
    quiet,
    section,
    status_chip,
    strong,
    text,
)
from dashboard.views.frame import record_links
from dashboard.wording.messages import message
from dashboard.wording.status_words import status_sentence

MAX_OTHERS = 6  # claims named in one line
# Of each kind: its heading, and what it means.
NEWS_HEADINGS: dict[str, tuple[str, str]] = {
    "statuses": ("Statuses that changed", "Propositions known before that stand differently now, with the sentence of each day."),
    "admissions": ("Admissions", "A party says that it is so which had denied it, or had said nothing of it in these sources."),
    "denials": ("Denials", "A party says that it is not so, for the first time or after it had said otherwise."),
    "retractions": ("Taken back", "A party takes back what it had said."),
    "targets": ("Targets that moved", "A party's plan that gave way to another one of its own."),
    "numbers": (
        "Numbers replaced",
        "A party's newer number for the same thing in place of its older one: a correction, or a later count. Different things counted are"
        " never compared.",
    ),
    "events": ("New events", "Events of which nothing was known in these sources on the earlier day."),
    "propositions": ("New on known events", "Checkable sentences that are new about events known before."),
}


def news_entry(record: AnyNews) -> Part:
    """Return one record of ``analysis.claims.knowledge_changes`` as parts."""
    when = day_button(dates.date_words(record["day"]), record["day"])
    foot = text(*(_about(record) if record["kind"] != "events" else []), *_claims(record["claims"]), tone="small")
    lines = [text(when, tone="when"), *_lines(record), foot]
    return section(*lines, tone="newsitem")


def _lines(record: AnyNews) -> list[Part]:
    if record["kind"] == "statuses":
        return _status(record)
    if record["kind"] == "targets":
        return _target(record)
    if record["kind"] == "numbers":
        return _number(record)
    if record["kind"] == "events":
        return _new_event(record)
    if record["kind"] == "propositions":
        return _new_proposition(record)
    return _stance(record)


def other_claims(records: Sequence[NewClaim]) -> Part:
    """Return the claims that changed nothing of the above."""
    return bullets(
        [
            [
                dates.date_words(r["day"]),
                ": ",
                r["claimant"],
                " on “",
                r["statement"],
                "” ",
                page_link(r["claim_id"], "claim", id=r["claim_id"]),
            ]
            for r in records
        ]
    )


def _event(record: AnyNews) -> Inline:
    """Return the link to the event; while nothing is known of the event itself there is none."""
    return page_link(record["title"], "event", id=record["event_id"]) if record["title"] else ""


def _about(record: AnyNews) -> list[Inline]:
    known = [quiet("About "), _event(record)] if record["title"] else [quiet("Its event is not known yet")]
    return [*known, quiet(" · ")]


def _claims(ids: Sequence[str]) -> list[Inline]:
    named: list[Inline] = [quiet("Claims " if len(ids) > 1 else "Claim ")]
    for i, claim in enumerate(ids[:MAX_OTHERS]):
        named += [", " if i else "", page_link(claim, "claim", id=claim)]
    return [*named, quiet(f" and {len(ids) - MAX_OTHERS} more") if len(ids) > MAX_OTHERS else ""] if ids else []


def _turned(before: str, after: Part) -> list[Inline]:
    return [before, quiet(" → "), after]


def _status(record: StatusNews) -> list[Part]:
    kind, before, after = record["about"], record["before"], record["after"]
    passing = [[status_chip(w["status"], kind), quiet(f" ({dates.date_words(w['day'])})"), quiet(" → ")] for w in record["way"]]
    lag = record_links.lag_words(record["lag"], late=record["late"], since_late=record["first_late"])
    older = " " + message("record-may-be-older")
    late = f" {lag[:1].upper()}{lag[1:]} after it was first known in these sources.{older if record['late'] else ''}"
    return [
        text(strong(record["statement"])),
        text(status_chip(before["status"], kind), quiet(" → "), passing, status_chip(after["status"], kind)),
        text(quiet("Before: "), status_sentence(before["reason"]), tone="small"),
        text(quiet("Now: "), status_sentence(after["reason"]), quiet(late), tone="small"),
    ]


def _stance(record: StanceNews) -> list[Part]:
    who = record["claimant"] if record["claimant"] == record["speaker"] else f"{record['speaker']} ({record['claimant']})"
    verb = {"admissions": "says that it is so", "denials": "denies", "retractions": "takes back"}[record["kind"]]
    said = {"denies": "had denied it", "asserts": "had said so", "acknowledges": "had admitted it", "retracts": "had taken it back"}
    was = record["was"]
    on = f"by {dates.date_words(record['was_on'])} at the latest" if record["was_late"] else f"on {dates.date_words(record['was_on'])}"
    before = f"It {said[was]} {on}" if was else "It had taken no stance on it in these sources"
    earlier: list[Inline] = [" (", page_link(record["was_claim"], "claim", id=record["was_claim"]), ")"] if was else []
    return [
        text(party_label(record["party_id"], who), f" {verb}: ", strong(record["statement"])),
        text(before, earlier, ".", tone="small"),
    ]


def _target(record: TargetNews) -> list[Part]:
    beside = [_planned(one) for one in record["beside"]]
    more = f" Announced beside it on the same day: {'; '.join(beside)}." if beside else ""
    return [
        text(party_label(record["party_id"], record["speaker"]), ": ", strong(record["statement"])),
        text(*_turned(_planned(record["before"]), strong(_planned(record["after"])))),
        text(_slip(record), more, tone="small"),
    ]


def _planned(target: SaidTarget) -> str:
    return f"{target['words']} ({target['covers']})" if target["covers"] else target["words"]


def _slip(record: TargetNews) -> str:
    days = record["slip"]
    if record["narrowed"]:
        return "Within the older target, only more precise."
    exact = record["before"]["exact"] and record["after"]["exact"]
    counted = dates.day_count_words(abs(days))
    way = f"{counted} later" if days > 0 else f"{counted} earlier" if days < 0 else "The same last day"
    return f"{way}." if exact or not days else f"{way}, counted from the last day of each."


def _number(record: NumberNews) -> list[Part]:
    scope = [quiet(f"Covers {record['scope']}.")] if record["scope"] else []
    return [
        text(party_label(record["party_id"], record["speaker"]), ": ", record["statement"]),
        text(*_turned(_quantities(record["before"]), strong(_quantities(record["after"])))),
        text(*scope, tone="small"),
    ]


def _quantities(numbers: Sequence[SaidNumber]) -> str:
    return "; ".join(f"{n['quantity']}{' (' + n['period'] + ')' if n['period'] else ''}" for n in numbers)


def _new_event(record: EventNews) -> list[Part]:
    return [
        text(strong([_event(record)]), " ", status_chip(record["status"], record["about"])),
        text(group_label(record["event_group"]), f" · {dates.date_words(record['date'])}", tone="small"),
        text(status_sentence(record["reason"]), tone="small"),
    ]


def _new_proposition(record: PropositionNews) -> list[Part]:
    return [
        text(strong(record["statement"]), " ", status_chip(record["status"], record["about"])),
        text(status_sentence(record["reason"]), tone="small"),
    ]
