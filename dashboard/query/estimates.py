"""Numbers side by side: who puts one thing how high, since when, and what can be said of it without choosing a side.

Figures of different measures, propositions or units never stand in one row of answers, and nothing is ever added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import pandas as pd

from dashboard.catalog import quantities
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.catalog.register import registered

_BOUNDS = ["low", "best", "high"]
_ABOUT = ["proposition_id", "event_id", "statement", "kind", "measure", "scope", "topic", "status", "sentence"]
_WORDLESS = ("denies", "retracts")  # stances whose number, if they repeat one, is not theirs


@dataclass(frozen=True)
class Measure:
    """What is counted: how many figures by how many speakers are known, and for how many scopes."""

    code: str
    topic: str
    figures: int
    speakers: int
    scopes: int

    @property
    def label(self) -> str:
        """Return the measure in words."""
        return label_of(self.code)


@dataclass(frozen=True, eq=False)
class Scope:
    """One question with its answers: all figures for one proposition in one unit, oldest first.

    ``figures`` has claim_id, party_id, speaker, claimant, stance, made_on, late, known_on, low, best, high, bottom and top (infinite
    where an end is open), period, words, and standing: whether it is of its speaker's last day.
    """

    proposition_id: str
    event_id: str
    statement: str
    kind: str
    scope: str
    status: str
    sentence: str
    unit: str
    figures: pd.DataFrame

    @property
    def code(self) -> str:
        """Return what names the scope on any day: its proposition and its unit."""
        return f"{self.proposition_id}:{self.unit}" if self.unit else self.proposition_id

    @property
    def standing(self) -> pd.DataFrame:
        """Return the figures of each speaker's last day."""
        return self.figures[self.figures["standing"]]


@dataclass(frozen=True)
class Span:
    """What the standing figures say together: the ends that are named, and by whom; who names none; what fits together."""

    lowest: float | None
    lowest_by: tuple[str, ...]
    highest: float | None
    highest_by: tuple[str, ...]
    open_below: tuple[str, ...]
    open_above: tuple[str, ...]
    common: tuple[float, float] | None  # what every range holds
    meeting: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


def label_of(measure: str) -> str:
    """Return a measure in words."""
    return measure.replace("_", " ")


def codes(dataset: Dataset) -> list[str]:
    """Return the measures that a dataset has numbers of."""
    return sorted(set(dataset.tables["propositions"]["measure"]) - {""})


@lru_cache(maxsize=16)
def figures(dataset: Dataset, knowledge: Knowledge) -> pd.DataFrame:
    """Return every figure known by the day: claims with a number, beside what they are about."""
    claims = knowledge.claims[knowledge.claims[_BOUNDS].notna().any(axis=1) & ~knowledge.claims["stance"].isin(_WORDLESS)]
    about = knowledge.propositions.loc[knowledge.propositions["measure"].ne(""), _ABOUT]
    found = claims.drop(columns="event_id").merge(about, on="proposition_id")
    register = registered(dataset, knowledge.late)
    speakers = [register.speaker(row) for row in found.to_dict("records")]
    bottom, top = _ends(found)
    found = found.assign(speaker=np.array(speakers, dtype=object), words=quantities.of(found), bottom=bottom, top=top)
    last = found.groupby(["proposition_id", "unit", "speaker"])["known_on"].transform("max")
    return found.assign(standing=found["known_on"].eq(last) & ~_taken_back(knowledge, found)).sort_values(["known_on", "claim_id"])


def measures(found: pd.DataFrame) -> list[Measure]:
    """Return the measures, those that most speakers put a number to first."""
    rows = [
        Measure(str(code), str(of["topic"].iloc[0]), len(of), of["speaker"].nunique(), len(of.groupby(["proposition_id", "unit"])))
        for code, of in found.groupby("measure")
    ]
    return sorted(rows, key=lambda m: (-m.speakers, -m.figures, m.code))


def chosen(known: list[Measure], asked: str) -> str:
    """Return the measure that is asked for, or that with most speakers where none is; "" when nothing was known."""
    return asked or next((m.code for m in known), "")


def scopes(found: pd.DataFrame, measure: str) -> list[Scope]:
    """Return the scopes of a measure, each with its figures; those with most speakers first."""
    of = found[found["measure"].eq(measure)]
    made = []
    for (_, unit), rows in of.groupby(["proposition_id", "unit"], sort=True):
        first = rows.iloc[0]
        said = {name: str(first[name]) for name in ("proposition_id", "event_id", "statement", "kind", "scope", "status", "sentence")}
        made.append(Scope(**said, unit=str(unit), figures=rows.reset_index(drop=True)))
    return sorted(made, key=lambda s: (-s.figures["speaker"].nunique(), -len(s.figures), s.proposition_id))


def span(standing: pd.DataFrame) -> Span:
    """Say what figures of one scope come to together. A speaker with several figures of one day counts with all of them."""
    bottom, top = standing["bottom"], standing["top"]
    ranges = {str(name): (float(of["bottom"].min()), float(of["top"].max())) for name, of in standing.groupby("speaker", sort=False)}
    pairs = list(combinations(ranges, 2))
    meets = [max(ranges[a][0], ranges[b][0]) <= min(ranges[a][1], ranges[b][1]) for a, b in pairs]
    shared = max((r[0] for r in ranges.values()), default=np.inf), min((r[1] for r in ranges.values()), default=-np.inf)
    low, high = _edge(standing, bottom, "min"), _edge(standing, top, "max")
    return Span(
        *low,
        *high,
        open_below=_names(standing[np.isneginf(bottom)]["speaker"]),
        open_above=_names(standing[np.isposinf(top)]["speaker"]),
        common=shared if len(ranges) > 1 and shared[0] <= shared[1] else None,
        meeting=tuple(pair for pair, meet in zip(pairs, meets, strict=True) if meet),
        apart=tuple(pair for pair, meet in zip(pairs, meets, strict=True) if not meet),
    )


def parts_of(measure: str, known: Iterable[str]) -> list[str]:
    """Return the measures that a joint one takes in (``killed_and_wounded``), or that take this one in: they count some of the same."""
    return [m for m in known if m != measure and (m in measure.split("_and_") or measure in m.split("_and_"))]


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


def _edge(standing: pd.DataFrame, ends: pd.Series, which: str) -> tuple[float | None, tuple[str, ...]]:
    """Return the outermost end that is named, and who names it."""
    named = ends[np.isfinite(ends)]
    if named.empty:
        return None, ()
    edge = float(named.agg(which))
    return edge, _names(standing.loc[named.index[named.eq(edge)], "speaker"])


def _names(speakers: pd.Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speakers))
