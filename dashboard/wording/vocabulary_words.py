"""The labels and meanings of the codes that the program computes with; those of a dataset's own vocabularies are in its table ``terms``.

Each is made anew at every call: what says many rows asks once for each code.
"""

from __future__ import annotations

from dashboard.catalog.schema.status_reason import StatusReason
from dashboard.catalog.schema.terms import Terms
from dashboard.catalog.schema.vocabulary import standing_code
from dashboard.wording.messages import message


def status_label(status: str) -> str:
    """Return the label of a code of STATUSES or STANDINGS."""
    return message("vocabulary-status", status=status)


def status_meaning(status: str) -> str:
    """Say what a code of STATUSES or STANDINGS means."""
    return message("vocabulary-status-meaning", status=status)


def standing_label(reason: StatusReason) -> str:
    """Return the label of a status as it is counted: what is on record is an act or a statement."""
    return status_label(standing_code(reason.status, reason.kind))


def dispute_label(dispute: str) -> str:
    """Say what of an event is disputed."""
    return message("vocabulary-dispute", dispute=dispute)


def precision_label(precision: str) -> str:
    """Return the label of a precision."""
    return message("vocabulary-precision", precision=precision)


def precision_meaning(precision: str) -> str:
    """Say what a precision means."""
    return message("vocabulary-precision-meaning", precision=precision)


def precision_drawing(precision: str) -> str:
    """Say how a map draws a place that is known so exactly."""
    return message("vocabulary-precision-drawn", precision=precision)


def precision_seen(precision: str) -> str:
    """Say what a precision means, and how it shows on a map."""
    return message("vocabulary-precision-seen", meaning=precision_meaning(precision), drawn=precision_drawing(precision))


def evidence_label(evidence: str) -> str:
    """Return the label of a grade of evidence."""
    return message("vocabulary-evidence", evidence=evidence)


def evidence_meaning(evidence: str) -> str:
    """Say what a grade of evidence means."""
    return message("vocabulary-evidence-meaning", evidence=evidence)


def stance_label(stance: str, *, coded: bool = False) -> str:
    """Return the label of a claim's stance: of one that is ``coded``, by a dataset, that it is."""
    return message("vocabulary-stance", stance="coded" if coded else stance)


def stance_meaning(stance: str, *, coded: bool = False) -> str:
    """Say what a stance means."""
    return message("vocabulary-stance-meaning", stance="coded" if coded else stance)


def claim_words(claimant: str, stance: str, *, coded: bool) -> str:
    """Say who takes which stance: Norland asserts; of a dataset, Coded by The Quaybook."""
    return message("vocabulary-claim", claimant=claimant, stance="coded" if coded else stance)


def silence_label(silence: str) -> str:
    """Return the label of a code of SILENCES."""
    return message("vocabulary-silence", silence=silence)


def silence_meaning(silence: str) -> str:
    """Say what a code of SILENCES means."""
    return message("vocabulary-silence-meaning", silence=silence)


def day_basis_label(basis: str) -> str:
    """Return the label of what a claim's day rests on."""
    return message("vocabulary-day-basis", basis=basis)


def day_basis_meaning(basis: str) -> str:
    """Say what it means that a claim's day rests on that."""
    return message("vocabulary-day-basis-meaning", basis=basis)


def access_label(access: str) -> str:
    """Say how far a source was read."""
    return message("vocabulary-access", access=access)


def access_meaning(access: str) -> str:
    """Say what it means that a source was read so far."""
    return message("vocabulary-access-meaning", access=access)


def proposition_kind_label(kind: str) -> str:
    """Return the label of a kind of proposition."""
    return message("vocabulary-proposition-kind", kind=kind)


def place_role_words(role: str) -> str:
    """Say what a place is to an event."""
    return message("vocabulary-place-role", role=role)


def actor_role_words(role: str) -> str:
    """Say what an actor is to an event."""
    return message("vocabulary-actor-role", role=role)


def group_label(terms: Terms, group: str) -> str:
    """Return the label of a group of events, or of all those that are drawn as one."""
    return terms["group"][group].label if group in terms["group"] else message("vocabulary-other-groups")


def group_meaning(terms: Terms, group: str) -> str:
    """Say what a group of events is, or which are drawn as one."""
    return terms["group"][group].words if group in terms["group"] else message("vocabulary-other-groups-meaning")
