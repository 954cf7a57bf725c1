"""The codes that the program computes with, with their colours and dashes: one source for map, timeline, table, legend and export.

Each vocabulary has its codes in the order in which a reader should meet them; what they are called is in ``wording.vocabulary_words``.
Colours are pairs (on the light theme, on the dark theme), chosen to stay apart for colour-blind readers;
no meaning is carried by colour alone. What a dataset is about has its vocabularies in the dataset: ``schema.terms``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Look:
    """How a code is drawn: colours (light, dark), and for a status the dash of its outline in pixels."""

    light: str
    dark: str
    dash: str = ""


# Outline: statuses, in the order of how much they ask of the reader's trust.
STATUSES: dict[str, Look] = {
    "confirmed": Look("#1d6b52", "#5fc9a0"),
    "corroborated": Look("#2f8f8a", "#6fd0ca", "8 2"),
    "on_record": Look("#59626d", "#c3cad2", "14 2"),
    "self_reported": Look("#3a6ea8", "#8cb8ee", "10 3"),
    "claimed": Look("#6b6472", "#b5aebd", "4 3"),
    "coded": Look("#4b5a2a", "#c2d39a"),
    "contested": Look("#c2410c", "#ff9a5c", "2 2"),
    "denied": Look("#7a2e2e", "#d98a8a", "1 4"),
    "overdue": Look("#8a6d1a", "#e3c25a", "6 2 1 2"),
    "planned": Look("#7b7f86", "#aab0b8", "1 3"),
}

# The order of precedence of the status rule: a denial is never outvoted, then what asks most of the reader's trust.
PRECEDENCE = ("contested", *(status for status in STATUSES if status != "contested"))

# How a status is counted: what is on record by the kind of what is, since an act is a deed and a statement only words.
ON_RECORD: dict[str, Look] = {"act": STATUSES["on_record"], "statement": replace(STATUSES["on_record"], dash="3 1")}
STANDINGS: dict[str, Look] = {
    code: look
    for status, own in STATUSES.items()
    for code, look in (((f"{kind}_{status}", one) for kind, one in ON_RECORD.items()) if status == "on_record" else ((status, own),))
}


def standing_code(status: str, kind: str) -> str:
    """Return what a proposition of some kind with some status is counted as: a code of STANDINGS for a code of STATUSES."""
    return f"{kind}_{status}" if status == "on_record" and kind in ON_RECORD else status


DISPUTES = ("whole", "part", "none")  # what of an event is disputed; the first that holds
PRECISIONS = ("site", "settlement", "district", "province", "country", "route")
POINT_PRECISIONS = ("site", "settlement", "district")  # of a province, a country or a route no one point is the place
EVIDENCE = ("A", "B", "C", "unknown")
STANCES = ("asserts", "acknowledges", "denies", "estimates", "plans", "retracts")
# What claims of a party of this kind read as, where they have one of these stances: it says nothing of its own.
CODING_KIND = "dataset"
CODING_STANCES = ("asserts", "acknowledges", "estimates")
MADE_ON_BASES = ("stated", "event_day", "publication", "no_later_than")
ACCESS = ("full", "excerpt", "not_opened")
PROPOSITION_KINDS = ("act", "statement", "fact", "number")
PLACE_ROLES = ("site", "subject", "announcement", "from", "to")
ACTOR_ROLES = ("acting", "affected", "announcing")
PARTY_KINDS = (
    "state",  # a government, its armed forces and its state media
    "joint_body",  # several states together; not independent of them
    "international_body",  # the United Nations, an alliance
    "research",  # a think tank or open-source project, for what it found itself
    "media",  # an outlet, for what it observed itself
    "company",
    CODING_KIND,  # a collection of events coded from reports: it says nothing of its own, and confirms nobody
    "unnamed",  # officials or experts who are not named
)

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
