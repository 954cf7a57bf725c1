"""Why a proposition has its status, in sentences of parties and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dashboard.catalog import dates
from dashboard.catalog.schema.status_reason import PartyPosition, StatusReason
from dashboard.wording.messages import joined_words, message
from dashboard.wording.vocabulary_words import standing_label

MAX_NAMED_PARTIES = 4  # parties named in one list; the rest are counted


def status_sentence(reason: StatusReason) -> str:
    """Say a status and why it is so: the label, then ``reason_words``, which of what was coded begin with that word."""
    return _labelled(reason, reason_words(reason))


def _labelled(reason: StatusReason, words: str) -> str:
    return words if reason.status == "coded" else message("status-sentence", label=standing_label(reason), reason=words)


def reason_words(reason: StatusReason) -> str:
    """Say why a status is so, and which datasets coded it, for where the label stands already."""
    return " ".join(_sentences(reason))


def worded(value: Any) -> Any:
    """Return rows, whatever they are nested in, with each StatusReason said: as ``sentence``, and as ``reason`` without the label."""
    if isinstance(value, Mapping):
        reason = next((cell for cell in value.values() if isinstance(cell, StatusReason)), None)
        said = {name: worded(cell) for name, cell in value.items()}
        return said | {"sentence": _labelled(reason, said["reason"])} if reason else said
    if isinstance(value, list | tuple):
        return [worded(one) for one in value]
    return reason_words(value) if isinstance(value, StatusReason) else value


def _sentences(reason: StatusReason) -> Iterator[str]:
    coded = [p for p in reason.positions if p.coded]
    own = [p for p in reason.positions if not p.coded]
    yes = [p for p in own if p.stance in ("asserts", "acknowledges")]
    inside, outside = [p for p in yes if p.takes_part], [p for p in yes if not p.takes_part]
    match reason.status:
        case "contested":
            yield _contested(own, yes, coded)
        case "confirmed":
            yield message("reason-confirmed", inside=_list(inside), outside=_list(outside))
        case "corroborated":
            yield message("reason-corroborated", outside=_list(outside))
            if reason.unheard:
                yield message("reason-unheard", parties=joined_words(reason.unheard))
        case "on_record" if reason.kind == "statement":
            if outside:
                yield message("reason-statement-reported", inside=_list(inside), outside=_list(outside))
            else:
                yield message("reason-statement-published", inside=_list(inside))
            yield message("reason-statement-apart")
        case "on_record":
            if outside:
                yield message("reason-published-related", inside=_list(inside), outside=_list(outside))
            else:
                yield message("reason-published", inside=_list(inside))
        case "self_reported":
            if outside:
                yield message("reason-self-reported-related", inside=_list(inside), outside=_list(outside))
            else:
                yield message("reason-self-reported", inside=_list(inside))
        case "claimed":
            if yes:
                yield message("reason-claimed", parties=_list(yes))
            else:
                yield message("reason-estimated", parties=_list(_positions_of(own, "estimates")))
        case "coded":
            yield message("reason-coded", parties=_list(coded))
        case "denied":
            denied, taken_back = _denied(own), _positions_of(own, "retracts")
            yield message("reason-denied", denied=denied or message("took-it-back", parties=_list(taken_back)))
        case _:
            yield from _plan(reason.status, _positions_of(own, "plans"))
    if reason.status in ("confirmed", "corroborated") and all(p.weak for p in yes):  # lists, headlines or a digest may be one and the same
        yield message("reason-weak")
    if coded and reason.status not in ("coded", "contested"):
        yield message("reason-coded-too", parties=_list(coded))
    yield from _undated_denials(reason.undated_denials)


def _contested(own: list[PartyPosition], yes: list[PartyPosition], coded: list[PartyPosition]) -> str:
    guess, denied, asserted = _positions_of(own, "estimates"), _denied(own), ""
    if yes:
        asserted = message("says-so", parties=_list(yes), n=len(yes))
    elif guess:
        asserted = message("estimates-it", parties=_list(guess), n=len(guess))
    if not coded:
        return message("reason-contested", asserted=asserted, denied=denied)
    if not asserted:
        return message("reason-contested-coded", coded=_list(coded), denied=denied)
    return message("reason-contested-coded-too", asserted=asserted, coded=_list(coded), denied=denied)


def _denied(own: list[PartyPosition]) -> str:
    no = _positions_of(own, "denies")
    return message("denies-it", parties=_list(no), n=len(no)) if no else ""


def _undated_denials(denials: Iterable[PartyPosition]) -> Iterator[str]:
    by_day: dict[str, dict[str, None]] = {}
    for position in denials:
        by_day.setdefault(position.said, {})[position.party] = None
    for day, parties in by_day.items():
        yield message("reason-undated-denial", parties=joined_words([*parties]), day=day)


def _plan(status: str, plans: list[PartyPosition]) -> Iterator[str]:
    past, ahead = [p for p in plans if p.past], [p for p in plans if not p.past]
    if status == "overdue":
        yield message("reason-overdue", targets=_targets(past))
        if ahead:
            yield message("reason-overdue-beside", targets=_targets(ahead), n=len(_distinct(ahead)))
    elif past:
        yield message("reason-planned-missed", targets=_targets(ahead), missed=_targets(past))
    else:
        yield message("reason-planned", targets=_targets(ahead))


def _targets(plans: list[PartyPosition]) -> str:
    return "; ".join(message("target", target=target, party=_party(position)) for target, position in _distinct(plans).items())


def _distinct(plans: list[PartyPosition]) -> dict[str, PartyPosition]:
    """Return the plan that named each target last; they come newest first."""
    found: dict[str, PartyPosition] = {}
    for position in plans:
        day = dates.date_words(position.planned_for)
        found.setdefault(message("target-part", target=day, part=position.covers) if position.covers else day, position)
    return found


def _positions_of(positions: Iterable[PartyPosition], stance: str) -> list[PartyPosition]:
    return [p for p in positions if p.stance == stance]


def _party(position: PartyPosition) -> str:
    if position.late:
        return message("party-said-by", party=position.party, day=position.said)
    return message("party-said", party=position.party, day=position.said)


def _list(positions: list[PartyPosition]) -> str:
    rest = len(positions) - MAX_NAMED_PARTIES
    more = [message("list-more", n=rest)] if rest > 0 else []
    return joined_words([*map(_party, positions[:MAX_NAMED_PARTIES]), *more])
