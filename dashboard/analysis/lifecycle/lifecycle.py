"""A bridge, a port or a railway line as a life cycle: the stages of its series in the order in which they began, as known on a day."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.lifecycle.targets import Goal, planned_goals
from dashboard.catalog import quantities
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.outlines import geometry_features
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import CountingClaim, KnownEvent, KnownProposition
from dashboard.catalog.schema.vocabulary import STAGES

CONSTRUCTION_GROUP = "infrastructure"  # a series of treaties is no life cycle of something built


@dataclass(frozen=True)
class LifecycleStage:
    """One stage and the events of it, oldest first; ``code`` is "" for those of the series that are of no stage."""

    code: str
    events: tuple[KnownEvent, ...]


@dataclass(frozen=True)
class LifecycleMeasure:
    """One thing that is measured, and every number that was claimed of it, in the order of the days on which they became known."""

    proposition: KnownProposition
    claims: tuple[CountingClaim, ...]

    @property
    def differs(self) -> bool:
        """Tell whether the claims name more than one number."""
        return len({c["quantity"] for c in self.claims}) > 1


@dataclass(frozen=True)
class Lifecycle:
    """A series as known on a day; of one that was not known by then there is none."""

    series: str
    name: str
    stages: tuple[LifecycleStage, ...]
    goals: tuple[Goal, ...]
    measures: tuple[LifecycleMeasure, ...]

    @property
    def events(self) -> tuple[KnownEvent, ...]:
        """Return every known event of the series, oldest first."""
        return tuple(sorted((e for stage in self.stages for e in stage.events), key=_order))


def construction_series(dataset: Dataset) -> tuple[str, ...]:
    """Return the series of a dataset that are life cycles of something built."""
    return _built(dataset.tables["events"])


def series_known(knowledge: Knowledge) -> dict[str, str]:
    """Return code and name of the series of which something was known by the day, that with the most steps first."""
    built = knowledge.events["series"].isin(_built(knowledge.events))
    return {code: name_of(knowledge.dataset, code) for code in knowledge.events.loc[built, "series"].value_counts(sort=True).index}


def _built(events: pd.DataFrame) -> tuple[str, ...]:
    """Return the series of something built, in the order of their events."""
    return tuple(dict.fromkeys(events.loc[events["event_group"].eq(CONSTRUCTION_GROUP) & events["series"].ne(""), "series"]))


def name_of(dataset: Dataset, series: str) -> str:
    """Return the name of a series: that of its line in the geometries, else its code in words."""
    for said, _ in geometry_features(dataset):
        if said.get("series") == series and said.get("name"):
            return str(said["name"])
    return series.replace("-", " ").capitalize()


def lifecycle(knowledge: Knowledge, series: str) -> Lifecycle | None:
    """Return a series as known on the day, None when nothing of it was."""
    if series not in _built(knowledge.events):
        return None
    events = knowledge.events[knowledge.events["series"].eq(series)]
    ids = set(events["event_id"])
    return Lifecycle(series, name_of(knowledge.dataset, series), _stages(events), planned_goals(knowledge, ids), _measures(knowledge, ids))


def chosen_lifecycle(knowledge: Knowledge, asked: str) -> Lifecycle | None:
    """Return the series that is asked for, or that with the most steps where none is; None when nothing of it was known."""
    return lifecycle(knowledge, asked or next(iter(series_known(knowledge)), ""))


def _stages(events: pd.DataFrame) -> tuple[LifecycleStage, ...]:
    """Return the stages in the order in which they began, those that began on one day in the vocabulary's; events of none come last."""
    held: dict[str, list[KnownEvent]] = {}
    for event in sorted(records(events, KnownEvent), key=_order):
        held.setdefault(event["stage"] if event["stage"] in STAGES else "", []).append(event)
    rank = {code: i for i, code in enumerate(STAGES)}
    ordered = sorted(held, key=lambda code: (code == "", held[code][0]["start"], rank.get(code, 0)))
    return tuple(LifecycleStage(code, tuple(held[code])) for code in ordered)


def _order(event: KnownEvent) -> tuple[str, str]:
    return event["start"], event["event_id"]


def _measures(knowledge: Knowledge, event_ids: set[str]) -> tuple[LifecycleMeasure, ...]:
    """Return what was measured of the series, that with the most different numbers first."""
    said = knowledge.propositions
    about = records(said[said["event_id"].isin(event_ids) & said["kind"].eq("number")], KnownProposition)
    claims = knowledge.claims[knowledge.claims["proposition_id"].isin([p["proposition_id"] for p in about])]
    worded = claims.assign(quantity=quantities.quantities_of_claims(claims)).sort_values(["known_on", "claim_id"])
    held: dict[str, list[CountingClaim]] = {}
    for claim in records(worded, CountingClaim):
        if claim["quantity"]:
            held.setdefault(claim["proposition_id"], []).append(claim)
    found = [LifecycleMeasure(p, tuple(held[p["proposition_id"]])) for p in about if p["proposition_id"] in held]
    return tuple(sorted(found, key=lambda m: (-len({c["quantity"] for c in m.claims}), m.proposition["proposition_id"])))
