"""Numbers side by side: who puts one thing how high, since when, and what can be said of it without choosing a side.

Figures of different measures, propositions or units never stand in one row of answers, and nothing is ever added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
import pandas as pd

from dashboard.catalog import quantities
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import frame_rows, records
from dashboard.catalog.schema.rows import Speaker
from dashboard.catalog.schema.status_reason import StatusReason
from dashboard.catalog.schema.terms import Change, Terms

_BOUNDS = ["low", "best", "high"]
_ABOUT = ["proposition_id", "event_id", "statement", "kind", "measure", "scope", "topic", "status", "reason"]
_WORDLESS = ("denies", "retracts")  # stances whose number, if they repeat one, is not theirs


class Figure(TypedDict):
    """A row of ``Scope.figures``: one number that a claim gives, days as ISO text."""

    claim_id: str
    party_id: str
    speaker: str
    claimant: str
    stance: str
    made_on: str
    late: bool
    known_on: str
    of_day: str
    bottom: float | None  # None where the end is open
    top: float | None
    period: str
    words: str
    standing: bool


class Denial(TypedDict):
    """A denial of what was said along with a figure."""

    claim_id: str
    party_id: str
    claimant: str
    statement: str
    made_on: str
    late: bool


class SpokenDenial(Denial):
    """A denial, and who is named for it."""

    speaker: str


@dataclass(frozen=True)
class MeasureSummary:
    """What is counted: how many figures by how many speakers are known, and for how many scopes."""

    code: str
    label: str
    topic: str
    figures: int
    speakers: int
    scopes: int


@dataclass(frozen=True, eq=False)
class Scope:
    """One question with its answers: all figures for one proposition in one unit, in the order of the days that they are of.

    ``change`` says how what is measured goes with time.

    ``figures`` has claim_id, party_id, speaker, claimant, stance, made_on, late, known_on, of_day (of one that only a later source
    carries the day of the event at which it was given, where that is known), low, best, high, bottom and top (infinite where an end is
    open), period, words, and standing: whether it is of its speaker's last day. Days are datetime64[s], made_on is EDTF text.
    """

    measure: str
    change: Change
    proposition_id: str
    event_id: str
    statement: str
    kind: str
    scope: str
    status: str
    reason: StatusReason
    unit: str
    figures: pd.DataFrame

    @property
    def code(self) -> str:
        """Return what names the scope on any day: its proposition and its unit."""
        return f"{self.proposition_id}:{self.unit}" if self.unit else self.proposition_id

    @property
    def standing(self) -> pd.DataFrame:
        """Return the rows of ``figures`` that stand: those of their speaker's newest day."""
        return self.figures[self.figures["standing"]]


@dataclass(frozen=True)
class RelatedMeasure:
    """A measure that counts some of the same: its code, its label, its standing figures in words, and who gives them, each once."""

    code: str
    label: str
    figures: tuple[str, ...]
    speakers: tuple[str, ...]


def measures_with_numbers(dataset: Dataset) -> list[str]:
    """Return the measures that a dataset has numbers of."""
    return sorted(code for code in set(dataset.tables["propositions"]["measure"]) if _charted(dataset.terms, code))


@derived(most=16)
def known_figures(knowledge: Knowledge) -> pd.DataFrame:
    """Return every figure known by the day: a row a claim with a number, in the order of the days that they are of.

    Columns are those of ``Knowledge.claims`` and of ``Scope.figures``, and of the proposition ``event_id``, ``statement``, ``kind``,
    ``measure``, its ``label`` and ``change``, ``scope``, ``topic``, ``status`` and ``reason``.
    """
    claims = knowledge.claims[knowledge.claims[_BOUNDS].notna().any(axis=1) & ~knowledge.claims["stance"].isin(_WORDLESS)]
    terms, measures = knowledge.dataset.terms, knowledge.propositions["measure"].unique()
    charted = {code: terms.term("measure", code) for code in measures if _charted(terms, code)}
    about = knowledge.propositions.loc[knowledge.propositions["measure"].isin(charted), _ABOUT]
    about = about.assign(**{name: [getattr(charted[code], name) for code in about["measure"]] for name in ("label", "change")})
    found = claims.assign(of_day=_of_day(knowledge.dataset, claims)).drop(columns="event_id").merge(about, on="proposition_id")
    register = claim_index(knowledge.dataset, knowledge.late)
    speakers = [register.speaker(row) for row in frame_rows(found, Speaker)]
    bottom, top = _ends(found)
    found = found.assign(speaker=np.array(speakers, dtype=object), words=quantities.quantities_of_claims(found), bottom=bottom, top=top)
    last = found.groupby(["proposition_id", "unit", "speaker"])["of_day"].transform("max")
    return found.assign(standing=found["of_day"].eq(last) & ~_taken_back(knowledge, found)).sort_values(["of_day", "known_on", "claim_id"])


def measures_by_speakers(found: pd.DataFrame) -> list[MeasureSummary]:
    """Return the measures of some ``known_figures``, those that most speakers put a number to first."""
    rows = [
        MeasureSummary(
            str(code),
            str(of["label"].iloc[0]),
            str(of["topic"].iloc[0]),
            len(of),
            of["speaker"].nunique(),
            len(of.groupby(["proposition_id", "unit"])),
        )
        for code, of in found.groupby("measure")
    ]
    return sorted(rows, key=lambda m: (-m.speakers, -m.figures, m.code))


def chosen_measure(known: list[MeasureSummary], asked: str) -> str:
    """Return the measure that is asked for, or that with most speakers where none is; "" when nothing was known."""
    return asked or next((m.code for m in known), "")


def figure_scopes(found: pd.DataFrame, measure: str) -> list[Scope]:
    """Return the scopes of a measure among ``known_figures``, each with its own; those with most speakers first, then the oldest."""
    of = found[found["measure"].eq(measure)]
    made = []
    for (_, unit), rows in of.groupby(["proposition_id", "unit"], sort=True):
        first = rows.iloc[0]
        said = {name: str(first[name]) for name in ("proposition_id", "event_id", "statement", "kind", "scope", "status")}
        made.append(Scope(measure, first["change"], **said, reason=first["reason"], unit=str(unit), figures=rows.reset_index(drop=True)))
    return sorted(made, key=lambda s: (-s.figures["speaker"].nunique(), -len(s.figures), s.figures["known_on"].min(), s.proposition_id))


def standing_denials(knowledge: Knowledge, scope: Scope) -> dict[str, list[SpokenDenial]]:
    """Return the denials that stand on the day, by others, of what a scope's speakers said of its topic at the event of their figure.

    A party denies the matter, seldom the number, so that its denial is of the sentence beside it. By statement, claims with their speaker.
    """
    claims, propositions = knowledge.claims, knowledge.propositions
    topics = propositions.set_index("proposition_id")["topic"]
    given = claims[claims["claim_id"].isin(scope.standing["claim_id"]) & claims["event_id"].ne("")]
    held = claims[~claims["stance"].isin(_WORDLESS)].merge(given[["event_id", "party_id"]].drop_duplicates())
    about = [p for p in held["proposition_id"].unique() if topics[p] == topics[scope.proposition_id]]
    others = claims["proposition_id"].isin(about) & ~claims["party_id"].isin(scope.figures["party_id"])
    found = claims[others & claims["current"] & claims["stance"].eq("denies")].merge(propositions[["proposition_id", "statement"]])
    register = claim_index(knowledge.dataset, knowledge.late)
    many: dict[str, list[SpokenDenial]] = {}
    for row in records(found, Denial):
        many.setdefault(row["statement"], []).append({**row, "speaker": register.speaker(row)})
    return many


def parts_of(terms: Terms, measure: str, known: Iterable[str]) -> list[str]:
    """Return the measures that count some of the same as one: those that take it in and those that it takes in."""
    wider, joint = terms.measures_around(measure), measure.split("_and_")

    def overlaps(other: str) -> bool:
        return other in wider or measure in terms.measures_around(other) or other in joint or measure in other.split("_and_")

    return [other for other in known if other != measure and overlaps(other)]


def related_measures(terms: Terms, found: pd.DataFrame, measure: str) -> list[RelatedMeasure]:
    """Return the measures among ``known_figures`` whose figures are not to be added to those of one."""
    many = parts_of(terms, measure, list(dict.fromkeys(found["measure"])))
    standing = {code: found[found["measure"].eq(code) & found["standing"]] for code in many}
    return [
        RelatedMeasure(code, terms.label("measure", code), tuple(of["words"]), tuple(dict.fromkeys(of["speaker"])))
        for code, of in standing.items()
    ]


def _charted(terms: Terms, measure: str) -> bool:
    return measure != "" and terms.term("measure", measure).trait != "misprint"


def _of_day(dataset: Dataset, claims: pd.DataFrame) -> pd.Series:
    """Return the day that each figure is of: of one that only a later source carries, that of the event at which it was given."""
    known_on: pd.Series = claims["known_on"]
    at = claims["event_id"].where(claims["late"], "")
    ends = dataset.tables["events"].set_index("event_id")["date_end"].reindex(at).set_axis(claims.index)
    return known_on.mask(ends < known_on, ends) if ends.notna().any() else known_on


def _ends(found: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return bottom and top of each figure: a bound given alone, or one that is the best number itself ("or more"), leaves an end open."""
    low, best, high = (found[name] for name in _BOUNDS)
    bottom = low.fillna(best).where(~(low.isna() & (best.isna() | best.eq(high))), -np.inf)
    top = high.fillna(best).where(~(high.isna() & (best.isna() | best.eq(low))), np.inf)
    return bottom.astype("float64"), top.astype("float64")


def _taken_back(knowledge: Knowledge, found: pd.DataFrame) -> pd.Series:
    """Tell of each figure whether its party took back, later, what it had said of the proposition."""
    back = knowledge.claims[knowledge.claims["stance"].eq("retracts")]
    last = back.groupby(["proposition_id", "party_id"])["known_on"].max()
    days = last.reindex(pd.MultiIndex.from_frame(found[["proposition_id", "party_id"]])).to_numpy()
    return pd.Series(found["known_on"].to_numpy() < days, index=found.index)
