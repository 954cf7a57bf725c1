"""The life cycle of a bridge, a port or a railway line, as known on a day: the stages of its series in the order in which they began."""

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
from dashboard.catalog.schema.terms import SubjectTerm, Terms


@dataclass(frozen=True)
class LifecycleStage:
    """One stage and its events, oldest first; code and label are "" for events of the series that belong to no stage."""

    code: str
    label: str
    words: str
    events: tuple[KnownEvent, ...]


@dataclass(frozen=True)
class LifecycleMeasure:
    """One thing that is measured, with every number claimed for it, in the order in which they became known."""

    proposition: KnownProposition
    claims: tuple[CountingClaim, ...]

    @property
    def has_several_numbers(self) -> bool:
        """Tell whether the claims name more than one number."""
        return len({c["quantity"] for c in self.claims}) > 1


@dataclass(frozen=True)
class Lifecycle:
    """A series as known on a day; one that was not known by then has none."""

    series: str
    name: str
    stages: tuple[LifecycleStage, ...]
    goals: tuple[Goal, ...]
    measures: tuple[LifecycleMeasure, ...]

    @property
    def events(self) -> tuple[KnownEvent, ...]:
        """Return every known event of the series, oldest first."""
        return tuple(sorted((e for stage in self.stages for e in stage.events), key=_event_order))


def construction_series(dataset: Dataset) -> tuple[str, ...]:
    """Return the series of a dataset in which something is built."""
    return _series_built(dataset.terms, dataset.tables["events"])


def series_known(knowledge: Knowledge) -> dict[str, str]:
    """Return code and name of each series known by the day, the one with the most steps first."""
    built = knowledge.events["series"].isin(_series_built(knowledge.dataset.terms, knowledge.events))
    return {code: name_of(knowledge.dataset, code) for code in knowledge.events.loc[built, "series"].value_counts(sort=True).index}


def _series_built(terms: Terms, events: pd.DataFrame) -> tuple[str, ...]:
    """Return the series in which something is built, in the order of their events; a series of treaties is no life cycle."""
    built = events["event_group"].isin(terms.codes_with_trait("group", "built"))
    return tuple(dict.fromkeys(events.loc[built & events["series"].ne(""), "series"]))


def name_of(dataset: Dataset, series: str) -> str:
    """Return the name of a series: the name of its line in the geometries, or else its code in words."""
    for said, _ in geometry_features(dataset):
        if said.get("series") == series and said.get("name"):
            return str(said["name"])
    return series.replace("-", " ").capitalize()


def lifecycle(knowledge: Knowledge, series: str) -> Lifecycle | None:
    """Return a series as known on the day, None if it was not known."""
    if series not in _series_built(knowledge.dataset.terms, knowledge.events):
        return None
    events = knowledge.events[knowledge.events["series"].eq(series)]
    ids = set(events["event_id"])
    return Lifecycle(
        series,
        name_of(knowledge.dataset, series),
        _stages(knowledge.dataset.terms, events),
        planned_goals(knowledge, ids),
        _measures(knowledge, ids),
    )


def chosen_lifecycle(knowledge: Knowledge, asked: str) -> Lifecycle | None:
    """Return the series that is asked for, by default the one with the most steps; None if it was not known."""
    return lifecycle(knowledge, asked or next(iter(series_known(knowledge)), ""))


def _stages(terms: Terms, events: pd.DataFrame) -> tuple[LifecycleStage, ...]:
    """Return the stages in the order in which they began, on one day in the order of the vocabulary; events of no stage come last."""
    stages, held = terms["stage"], dict[str, list[KnownEvent]]()
    for event in sorted(records(events, KnownEvent), key=_event_order):
        held.setdefault(event["stage"] if event["stage"] in stages else "", []).append(event)
    rank = {code: i for i, code in enumerate(stages)}
    ordered = sorted(held, key=lambda code: (code == "", held[code][0]["start"], rank.get(code, 0)))
    none = SubjectTerm("", "")
    return tuple(LifecycleStage(code, (term := stages.get(code, none)).label, term.words, tuple(held[code])) for code in ordered)


def _event_order(event: KnownEvent) -> tuple[str, str]:
    return event["start"], event["event_id"]


def _measures(knowledge: Knowledge, event_ids: set[str]) -> tuple[LifecycleMeasure, ...]:
    """Return what was measured of the series, the one with the most different numbers first."""
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
