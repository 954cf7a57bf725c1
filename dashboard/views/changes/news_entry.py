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
from dashboard.wording.messages import message, message_parts
from dashboard.wording.status_words import status_sentence

MAX_OTHERS = 6  # claims named in one line


def kind_label(kind: str) -> str:
    """Return what a kind of news is called."""
    return message("changes-kind", kind=kind)


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
        message_parts("changes-other", day=r["day"], claimant=r["claimant"], statement=r["statement"], claim=_to_claim(r["claim_id"]))
        for r in records
    )


def _to_claim(claim_id: str) -> Part:
    return page_link(claim_id, "claim", id=claim_id)


def _event(record: AnyNews) -> Inline:
    """Return the link to the event; while nothing is known of the event itself there is none."""
    return page_link(record["title"], "event", id=record["event_id"]) if record["title"] else ""


def _about(record: AnyNews) -> list[Inline]:
    said = message_parts("changes-about", event=_event(record)) if record["title"] else [message("changes-about-unknown")]
    return [*_quiet_words(said), " "]


def _claims(ids: Sequence[str]) -> list[Inline]:
    links, rest = record_links.comma_separated([_to_claim(claim) for claim in ids[:MAX_OTHERS]]), len(ids) - MAX_OTHERS
    if rest > 0:
        return _quiet_words(message_parts("changes-claims-more", claims=links, rest=rest))
    return _quiet_words(message_parts("changes-claims", n=len(ids), claims=links)) if ids else []


def _quiet_words(parts: Sequence[Inline]) -> list[Inline]:
    """Have the words around links stand back."""
    return [quiet(part) if isinstance(part, str) else part for part in parts]


def _turned(before: str, after: Part) -> list[Inline]:
    return [before, quiet(" → "), after]


def _status(record: StatusNews) -> list[Part]:
    kind, before, after = record["about"], record["before"], record["after"]
    days = [quiet(message("changes-passing-day", day=w["day"])) for w in record["way"]]
    passing = [[status_chip(w["status"], kind), " ", day, quiet(" → ")] for w, day in zip(record["way"], days, strict=True)]
    accuracy = record_links.lag_accuracy(late=record["late"], since_late=record["first_late"])
    late: list[Inline] = [" ", quiet(message("changes-lag", days=record["lag"], accuracy=accuracy))]
    late += [" ", quiet(message("record-may-be-older"))] if record["late"] else []
    return [
        text(strong(record["statement"])),
        text(status_chip(before["status"], kind), quiet(" → "), passing, status_chip(after["status"], kind)),
        text(quiet(message("changes-before")), " ", status_sentence(before["reason"]), tone="small"),
        text(quiet(message("changes-now")), " ", status_sentence(after["reason"]), *late, tone="small"),
    ]


def _stance(record: StanceNews) -> list[Part]:
    who = record["speaker"]
    if record["claimant"] != who:
        who = message("changes-speaker", speaker=who, claimant=record["claimant"])
    party, statement = party_label(record["party_id"], who), strong(record["statement"])
    return [
        text(*message_parts("changes-stance", kind=record["kind"], party=party, statement=statement)),
        text(*_stance_before(record), tone="small"),
    ]


def _stance_before(record: StanceNews) -> list[Inline]:
    was, day = record["was"], record["was_on"]
    if not was:
        return [message("changes-no-stance-before")]
    claim = _to_claim(record["was_claim"])
    if record["was_late"]:
        return message_parts("changes-stance-before-late", stance=was, day=day, claim=claim)
    return message_parts("changes-stance-before", stance=was, day=day, claim=claim)


def _target(record: TargetNews) -> list[Part]:
    beside = [_planned(one) for one in record["beside"]]
    more = [" ", message("changes-beside", targets="; ".join(beside))] if beside else []
    party, statement = party_label(record["party_id"], record["speaker"]), strong(record["statement"])
    return [
        text(*message_parts("changes-of-party", party=party, statement=statement)),
        text(*_turned(_planned(record["before"]), strong(_planned(record["after"])))),
        text(_slip(record), *more, tone="small"),
    ]


def _planned(target: SaidTarget) -> str:
    return message("changes-target-of-part", target=target["words"], part=target["covers"]) if target["covers"] else target["words"]


def _slip(record: TargetNews) -> str:
    days = record["slip"]
    if record["narrowed"]:
        return message("changes-narrowed")
    exact = record["before"]["exact"] and record["after"]["exact"]
    way = "later" if days > 0 else "earlier" if days < 0 else "same"
    if exact or not days:
        return message("changes-slip", way=way, days=abs(days))
    return message("changes-slip-counted", way=way, days=abs(days))


def _number(record: NumberNews) -> list[Part]:
    party = party_label(record["party_id"], record["speaker"])
    scope = [quiet(message("changes-covers", scope=record["scope"]))] if record["scope"] else []
    return [
        text(*message_parts("changes-of-party", party=party, statement=record["statement"])),
        text(*_turned(_quantities(record["before"]), strong(_quantities(record["after"])))),
        text(*scope, tone="small"),
    ]


def _quantities(numbers: Sequence[SaidNumber]) -> str:
    return "; ".join(_number_words(n) for n in numbers)


def _number_words(said: SaidNumber) -> str:
    return message("changes-number-of-period", number=said["quantity"], period=said["period"]) if said["period"] else said["quantity"]


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
