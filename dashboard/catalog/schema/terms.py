"""The subject vocabularies of a dataset: what its events, propositions and movements are about, as its table ``terms`` has them.

The order of a vocabulary is that of its rows. What the program computes with, statuses and stances for instance, is no part of it:
that is in ``schema.vocabulary``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from dashboard.catalog.schema.fields import Field
from dashboard.catalog.schema.rows import TermRow
from dashboard.catalog.schema.vocabulary import Look

Change = Literal["", "total", "level"]
VOCABULARIES = ("group", "type", "stage", "topic", "measure", "movement", "way", "actor_kind")
# What the program does with some terms: by vocabulary what can be said of one.
TRAITS: dict[str, tuple[str, ...]] = {
    "group": ("built",),  # its series are life cycles of something built
    "stage": ("opens", "stops"),  # put into service; taken out of service, so that nothing moves
    "measure": ("total", "level", "misprint"),  # only grows with time; is of its day; kept as an error in print, and not charted
    "movement": ("travels",),  # goes along the lines of the geometries
}
WITHIN = {"measure": "measure", "movement": "group"}  # the vocabulary that ``within`` points into
DRAWN_GROUPS = 8  # groups that are drawn in a colour of their own
OTHER = "other"  # the code under which all further groups are drawn and counted on the map
OTHER_LOOK = Look("#7b7f86", "#aab0b8")
_COLOUR = "#[0-9a-fA-F]{6}"
TERM_FIELDS = (
    Field("vocabulary", required=True, enum=VOCABULARIES),
    Field("code", required=True, pattern="[a-z][a-z0-9_]*"),
    Field("label", required=True),
    Field("explanation"),
    Field("light", pattern=_COLOUR, guards="dark"),
    Field("dark", pattern=_COLOUR, guards="light"),
    Field("within"),
    Field("trait", enum=tuple(trait for traits in TRAITS.values() for trait in traits)),
)


@dataclass(frozen=True)
class SubjectTerm:
    """A term of a dataset, with its label and what it means.

    A group has colours too, a measure or a movement what it is within, and some have a trait.
    """

    label: str
    words: str
    light: str = ""
    dark: str = ""
    within: str = ""
    trait: str = ""

    @property
    def change(self) -> Change:
        """Return how a measure goes with time: a total only grows, a level is of its day, all else is the same whenever it is said."""
        return cast(Change, self.trait) if self.trait in ("total", "level") else ""


@dataclass(frozen=True, eq=False)
class Terms:
    """The subject vocabularies, each a mapping from code to term in the order of the table; one without a row is empty."""

    by_vocabulary: Mapping[str, Mapping[str, SubjectTerm]]

    @classmethod
    def of(cls, rows: Iterable[TermRow]) -> Terms:
        """Return the vocabularies of the rows of a table."""
        found: dict[str, dict[str, SubjectTerm]] = {name: {} for name in VOCABULARIES}
        for row in rows:
            term = SubjectTerm(row["label"], row["explanation"], row["light"], row["dark"], row["within"], row["trait"])
            found[row["vocabulary"]][row["code"]] = term
        return cls(found)

    def __getitem__(self, vocabulary: str) -> Mapping[str, SubjectTerm]:
        """Return a vocabulary of VOCABULARIES."""
        return self.by_vocabulary[vocabulary]

    def term(self, vocabulary: str, code: str) -> SubjectTerm:
        """Return a term; of one that is not listed, its code in words and nothing more."""
        words = code.replace("_", " ")
        return self[vocabulary].get(code) or SubjectTerm(words[:1].upper() + words[1:], "")

    def label(self, vocabulary: str, code: str) -> str:
        """Say a code; one that is not listed by itself: arms_transfer -> Arms transfer."""
        return self.term(vocabulary, code).label

    def labels(self, vocabulary: str) -> dict[str, str]:
        """Return label by code, in order."""
        return {code: term.label for code, term in self[vocabulary].items()}

    def codes_with_trait(self, vocabulary: str, trait: str) -> frozenset[str]:
        """Return the codes with a trait."""
        return frozenset(code for code, term in self[vocabulary].items() if term.trait == trait)

    def around(self, vocabulary: str, code: str) -> tuple[tuple[str, str], ...]:
        """Return vocabulary and code of the terms that one is within, the nearest first."""
        outer = WITHIN.get(vocabulary, ""), self.term(vocabulary, code).within
        return (outer, *self.around(*outer)) if outer[1] else ()

    def measures_around(self, measure: str) -> tuple[str, ...]:
        """Return the measures that take one in, the nearest first."""
        return tuple(code for _, code in self.around("measure", measure))

    def movement_of_group(self, group: str) -> str:
        """Return what is taken to move at an event of a group of which nothing more is told; "" where nothing of the group moves."""
        return next((code for code, term in self["movement"].items() if term.within == group), "")

    @cached_property
    def groups(self) -> Mapping[str, Look]:
        """Return every group with the colours that it is drawn in."""
        return {code: self.drawn_groups.get(code, OTHER_LOOK) for code in self["group"]}

    @cached_property
    def drawn_groups(self) -> Mapping[str, Look]:
        """Return what is told apart where events are drawn: the first groups that have colours, and OTHER where there are more."""
        coloured = {code: Look(t.light, t.dark) for code, t in self["group"].items() if t.light}
        drawn = dict(list(coloured.items())[:DRAWN_GROUPS])
        return drawn | ({OTHER: drawn.get(OTHER, OTHER_LOOK)} if len(drawn) < len(self["group"]) else {})

    def drawn_as(self, group: str) -> str:
        """Return the code of ``drawn_groups`` that a group is drawn as."""
        return group if group in self.drawn_groups else OTHER
