"""The words, colours and symbols of what the program computes with: one source for map, timeline, table, legend and export.

Each vocabulary is a dict from code to entry, in the order in which a reader should meet them.
Colours are pairs (on the light theme, on the dark theme), chosen to stay apart for colour-blind readers;
no meaning is carried by colour alone. What a dataset is about has its vocabularies in the dataset: ``schema.terms``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Term:
    """A code's label and what it means."""

    label: str
    words: str


@dataclass(frozen=True)
class DrawnTerm(Term):
    """A term, and in words how a map draws it."""

    drawn: str


@dataclass(frozen=True)
class Look(Term):
    """A term that is drawn: colours (light, dark), and for a status the dash of its outline in pixels."""

    light: str
    dark: str
    dash: str = ""


# Outline: statuses, in the order of how much they ask of the reader's trust.
STATUSES: dict[str, Look] = {
    "confirmed": Look(
        "Confirmed",
        "said by a party that took part and by an independent one",
        "#1d6b52",
        "#5fc9a0",
    ),
    "corroborated": Look(
        "Corroborated",
        "said by two independent parties; of those who took part these sources have no word on it by the day",
        "#2f8f8a",
        "#6fd0ca",
        "8 2",
    ),
    "on_record": Look(
        "On record",
        "published by its author, by nobody independent yet: it took place, or it was said; whether what was said is so is judged apart",
        "#59626d",
        "#c3cad2",
        "14 2",
    ),
    "self_reported": Look("Self-reported", "said by every participant that spoke, by nobody independent yet", "#3a6ea8", "#8cb8ee", "10 3"),
    "claimed": Look("Claimed", "said by one party, or only estimated", "#6b6472", "#b5aebd", "4 3"),
    "coded": Look("Coded", "coded from reports by a dataset, which is not rated here", "#4b5a2a", "#c2d39a"),
    "contested": Look("Contested", "said by one party and denied by another", "#c2410c", "#ff9a5c", "2 2"),
    "denied": Look("Denied", "only denied", "#7a2e2e", "#d98a8a", "1 4"),
    "overdue": Look("Overdue", "the planned day is past and nobody says that it happened", "#8a6d1a", "#e3c25a", "6 2 1 2"),
    "planned": Look("Planned", "announced for a later day", "#7b7f86", "#aab0b8", "1 3"),
}

# The order of precedence of the status rule: a denial is never outvoted, then what asks most of the reader's trust.
PRECEDENCE = ("contested", *(status for status in STATUSES if status != "contested"))

# How a status is counted and said: what is on record by the kind of what is, since an act is a deed and a statement only words.
ON_RECORD: dict[str, Look] = {
    "act": replace(STATUSES["on_record"], label="Act on record", words="it took place: published by its author, by nobody independent yet"),
    "statement": replace(
        STATUSES["on_record"],
        label="Statement on record",
        words="it was said, whoever reports it: published by its author; whether what was said is so is judged apart",
        dash="3 1",
    ),
}
STANDINGS: dict[str, Look] = {
    code: look
    for status, own in STATUSES.items()
    for code, look in (((f"{kind}_{status}", one) for kind, one in ON_RECORD.items()) if status == "on_record" else ((status, own),))
}


def standing_code(status: str, kind: str) -> str:
    """Return what a proposition of some kind with some status is counted as: a code of STANDINGS for a code of STATUSES."""
    return f"{kind}_{status}" if status == "on_record" else status


def status_term(status: str, kind: str) -> Term:
    """Return how a status is said of a proposition of some kind."""
    return STANDINGS.get(standing_code(status, kind), Term(status, ""))


# What of an event is disputed; the first that holds.
DISPUTES: dict[str, Term] = {
    "whole": Term("The event itself", "its main proposition is said by one party and denied by another"),
    "part": Term("Something said of it", "another proposition about it, or one that it speaks about, is contested"),
    "none": Term("Nothing", "nobody disputes it"),
}


PRECISIONS: dict[str, DrawnTerm] = {
    "site": DrawnTerm("Site", "a surveyed or derived point", "drawn with a firm edge"),
    "settlement": DrawnTerm("Settlement", "a town or city, the exact spot unknown", "drawn as a disc of the true radius"),
    "district": DrawnTerm("District", "somewhere in a district or stretch of coast", "drawn as a disc of the true radius"),
    "province": DrawnTerm("Province", "somewhere in a province", "drawn as a tinted area"),
    "country": DrawnTerm("Country", "somewhere in a country", "counted at the map's edge, and not drawn on it"),
    "route": DrawnTerm("Route", "along a line by land, sea or air", "drawn as that line"),
}

POINT_PRECISIONS = ("site", "settlement", "district")  # of a province, a country or a route no one point is the place

EVIDENCE: dict[str, Term] = {
    "A": Term("A", "read in two or more pages, in an official record, or in the full report of the body that did the counting"),
    "B": Term("B", "read in one page"),
    "C": Term("C", "only through a list, a headline or a machine-written digest"),
    "unknown": Term("not graded", "nobody has judged it: it counts as neither strong nor weak"),
}

STANCES: dict[str, Term] = {
    "asserts": Term("asserts", "says that it is so"),
    "acknowledges": Term("acknowledges", "admits that it is so, as one who took part"),
    "denies": Term("denies", "says that it is not so"),
    "estimates": Term("estimates", "gives a number or a likelihood"),
    "plans": Term("plans", "says that it is to happen"),
    "retracts": Term("retracts", "takes back what it said"),
}

# What claims of a party of this kind read as, where they have one of these stances: it says nothing of its own.
CODING_KIND = "dataset"
CODED = Term("coded", "counted or described by a dataset, from reports")
CODING_STANCES = ("asserts", "acknowledges", "estimates")


def stance_term(stance: str, *, coded: bool) -> Term:
    """Return how a claim's stance is said: of one that is ``coded``, by a dataset, as that."""
    return CODED if coded else STANCES[stance]


def claim_words(claimant: str, stance: str, *, coded: bool) -> str:
    """Say who takes which stance: Norland asserts; of a dataset, Coded by The Quaybook."""
    return f"Coded by {claimant}" if coded else f"{claimant} {STANCES[stance].label}"


MADE_ON_BASES: dict[str, Term] = {
    "stated": Term("stated", "the day is stated in a source"),
    "event_day": Term("event day", "a participant's own public act, on the day of the event"),
    "publication": Term("publication", "the day of the earliest publication at hand"),
    "no_later_than": Term("known by this day at the latest", "only a later source is at hand; it may have been known before"),
}

ACCESS: dict[str, Term] = {
    "full": Term("read in full", "the whole text was read"),
    "excerpt": Term("excerpt read", "an excerpt of a stored page was read, often not the entire text"),
    "not_opened": Term("not opened", "seen as a citation in another document, itself not opened"),
}

PROPOSITION_KINDS: dict[str, Term] = {
    "act": Term("public act", "a visit, a signing, a vote, a ceremony, a decree: on record once its author publishes that it took place"),
    "statement": Term("statement", "that somebody said or published something; whether it is so is another proposition"),
    "fact": Term("matter of fact", "something that happened or did not"),
    "number": Term("number", "a quantity with its measure and scope"),
}

PLACE_ROLES: dict[str, Term] = {
    "site": Term("site", "where it happened"),
    "subject": Term("subject", "what it is about"),
    "announcement": Term("announcement", "where it was said"),
    "from": Term("from", "where a movement began"),
    "to": Term("to", "where a movement ended"),
}

ACTOR_ROLES: dict[str, Term] = {
    "acting": Term("acting", "took part"),
    "affected": Term("affected", "was acted upon"),
    "announcing": Term("announcing", "made it known"),
}

PARTY_KINDS: dict[str, Term] = {
    "state": Term("state", "a government, its armed forces and its state media"),
    "joint_body": Term("joint body", "several states together; not independent of them"),
    "international_body": Term("international body", "the United Nations, an alliance"),
    "research": Term("research", "a think tank or open-source project, for what it found itself"),
    "media": Term("media", "an outlet, for what it observed itself"),
    "company": Term("company", "a private company"),
    "dataset": Term("dataset", "a collection of events coded from reports: it says nothing of its own, and confirms nobody"),
    "unnamed": Term("unnamed", "officials or experts who are not named"),
}

# Parties have no closed vocabulary, a dataset brings its own: they take these colours in the order of its table.
PARTY_COLOURS: tuple[tuple[str, str], ...] = (
    ("#a33b3b", "#e07a76"),
    ("#3f6fb0", "#86aee6"),
    ("#3d7a45", "#7dbd85"),
    ("#b5762f", "#dba25f"),
    ("#5a3d78", "#b394d6"),
    ("#4a9a93", "#6cc2ba"),
    ("#a4577f", "#dd97ba"),
    ("#8f8a2c", "#cdc75e"),
    ("#6b6472", "#b5aebd"),
)
