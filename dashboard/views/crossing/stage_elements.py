"""The parts of a life cycle: its stages as a strip and as a table, its targets as a table, and its numbers with their claimants."""

from __future__ import annotations

from dashboard.analysis.lifecycle.construction_sites import SeriesSites, SiteProperties
from dashboard.analysis.lifecycle.lifecycle import Lifecycle, LifecycleMeasure, LifecycleStage
from dashboard.analysis.lifecycle.targets import Goal, Outcome, Target
from dashboard.catalog import dates
from dashboard.catalog.schema.rows import CountingClaim, KnownEvent
from dashboard.views.elements.bars import bar_row, bars_table
from dashboard.views.elements.elements import (
    CONTESTED_MARK,
    WEAK_MARK,
    Inline,
    Part,
    bullets,
    code,
    column,
    fold,
    heading,
    page_link,
    quiet,
    status_chip,
    strong,
    table,
    table_row,
    text,
)
from dashboard.views.frame import record_links
from dashboard.wording import target_words
from dashboard.wording.messages import joined_parts, message, message_parts
from dashboard.wording.vocabulary_words import precision_label


def stage_strip(found: Lifecycle) -> Part:
    """Return the stages in a row, each with its first and last day and how many steps it has."""
    shown = [stage for stage in found.stages if stage.code]
    rows = [
        {
            "label": _stage_label(stage),
            "words": stage.words,
            "when": _span(stage.events),
            "n": len(stage.events),
            "planned": all(e["planned"] for e in stage.events),
        }
        for stage in shown
    ]
    return {"is": "stages", "label": message("crossing-stage-strip"), "stages": rows}


def _span(events: tuple[KnownEvent, ...]) -> str:
    if len(events) == 1:
        return record_links.event_date(events[0])
    first, last = events[0]["date"].split("/")[0], events[-1]["date"].split("/")[-1]
    return dates.date_words(first if first == last else f"{first}/{last}")


def targets_table(goal: Goal, day: str) -> list[Part]:
    """Return the targets of a goal as a table, each linked to its claim, under what came."""
    outcome = target_words.outcome_words(goal, day)
    said = message_parts("crossing-said-by", claimants=_claimants(goal.came)) if goal.came else []
    step = message("crossing-its-step") if goal.proposition["is_main"] else goal.event["title"]
    about = message_parts("crossing-who-says-of", step=page_link(step, "event", id=goal.event["event_id"]))
    columns: list[str | Part] = [
        message("crossing-target-head"),
        message("crossing-target-said"),
        message("crossing-target-by"),
        message("crossing-target-verdict"),
        column(message("crossing-target-before"), wide=True),
        column(message("crossing-target-claim"), wide=True),
    ]
    rows = [_target(goal, target) for target in goal.targets]
    return [
        heading(goal.name, 3),
        text(
            message("crossing-outcome", outcome=outcome),
            " ",
            *said,
            " ",
            status_chip(goal.proposition["status"], goal.proposition["kind"]),
            " ",
            quiet(about),
        ),
        table(message("crossing-targets-caption", goal=goal.name), columns, rows),
    ]


def _claimants(came: Outcome) -> list[Inline]:
    return joined_parts([page_link(c["claimant"], "claim", id=c["claim_id"]) for c in came.claims])


def _target(goal: Goal, target: Target) -> Part:
    claim = target.claim
    forecast: list[Inline] = [" ", quiet(message("crossing-forecast"))] if target.forecast else []
    aim: list[Inline] = [target_words.target_words(target), *forecast]
    weak: list[Inline] = [" ", WEAK_MARK] if claim["evidence_strength"] == "C" else []
    judged = target_words.target_verdict(goal, target)
    return table_row(
        aim,
        target_words.said_on(target),
        [page_link(claim["claimant"], "claim", id=claim["claim_id"]), *weak],
        strong(judged) if target.slip or goal.is_overdue(target) else judged,
        target_words.revision_words(target),
        code(claim["claim_id"]),
        key=claim["claim_id"],
    )


def _stage_label(stage: LifecycleStage) -> str:
    return stage.label or message("crossing-no-stage")


def table_of(found: Lifecycle) -> Part:
    """Return every step: what was planned for it or named at it, what came, and how sure that is."""
    rows = [_step(found, _stage_label(stage), event) for stage in found.stages for event in stage.events]
    heads = (message("crossing-step-head"), message("crossing-step-planned"), message("crossing-step-came"))
    return table(message("crossing-steps-caption", series=found.name), heads, rows)


def _step(found: Lifecycle, label: str, event: KnownEvent) -> Part:
    goal = next((g for g in found.goals if g.event["event_id"] == event["event_id"] and g.proposition["is_main"]), None)
    marks: list[Inline] = [" ", CONTESTED_MARK] if event["dispute"] == "part" else []
    marks += [" ", WEAK_MARK] if event["evidence_strength"] == "C" else []
    return table_row(
        [quiet(message("crossing-stage-of-step", stage=label)), " ", page_link(event["title"], "event", id=event["event_id"])],
        _planned(goal) if goal else _named(found, event),
        [_came(goal, event), " ", status_chip(event["status"], event["main_kind"]), *marks],
        key=event["event_id"],
    )


def _planned(goal: Goal) -> str:
    plans = [target_words.target_words(t) for t in goal.targets if not t.forecast]
    if len(plans) < 2:
        return plans[0] if plans else message("crossing-only-forecast")
    return message("crossing-several-targets", n=len(plans), first=plans[0], last=plans[-1])


def _named(found: Lifecycle, event: KnownEvent) -> str:
    here = [t for g in found.goals for t in g.targets if t.claim["event_id"] == event["event_id"] and not t.forecast]
    return message("crossing-named-here", targets="; ".join(target_words.target_words(t) for t in here)) if here else ""


def _came(goal: Goal | None, event: KnownEvent) -> Inline:
    if event["planned"]:
        return message("crossing-nothing-yet")
    exact = goal.most_exact_plan if goal and goal.came else None
    if goal is None or exact is None:
        return record_links.event_date(event)
    when, verdict = record_links.event_date(event), target_words.target_verdict(goal, exact)
    if not exact.slip:
        return message("crossing-came", when=when, verdict=verdict)
    return message("crossing-came-against", when=when, verdict=verdict, target=target_words.target_words(exact))


def differing_numbers(found: Lifecycle) -> list[Part]:
    """Return the numbers on which the claims differ, each with its claimants, and behind a line those on which they do not."""
    differ = [m for m in found.measures if m.has_several_numbers]
    other = [m for m in found.measures if not m.has_several_numbers]
    shown = [part for m in differ for part in _measure(m)]
    head = [heading(message("crossing-numbers"))] if found.measures else []
    none = [] if differ or not head else [text(message("crossing-numbers-alike"))]
    rest = [fold(message("crossing-single-numbers", n=len(other)), *[part for m in other for part in _measure(m)])] if other else []
    return [*head, *shown, *none, *rest]


def _measure(measure: LifecycleMeasure) -> list[Part]:
    p = measure.proposition
    most = max(_size(c) for c in measure.claims)
    same = len({c["unit"] for c in measure.claims}) == 1
    rows = [
        bar_row(
            [page_link(c["claimant"], "claim", id=c["claim_id"]), *([" ", WEAK_MARK] if c["evidence_strength"] == "C" else [])],
            _size(c) if same else 0,
            most,
            [strong(c["quantity"]), quiet(f" {_note(c)}")],
            key=c["claim_id"],
        )
        for c in measure.claims
    ]
    scope: list[Inline] = [" ", quiet(message("crossing-scope", scope=p["scope"]))] if p["scope"] else []
    heads = (message("crossing-number-by"), message("crossing-number-head"))
    return [
        heading(p["statement"], 3),
        text(page_link(message("crossing-who-says"), "event", id=p["event_id"]), *scope),
        bars_table(p["statement"], heads, rows),
    ]


def _size(claim: CountingClaim) -> float:
    return float(next(n for n in (claim["best"], claim["high"], claim["low"]) if n is not None))


def _note(claim: CountingClaim) -> str:
    said = dates.said_words(claim["made_on"], late=claim["late"])
    return message("crossing-said-for", said=said, period=claim["period"]) if claim["period"] else said


def place_words(place: SiteProperties) -> str:
    """Say what a place of the map is, how exactly it is known, and whether it is of this series."""
    of, what, precision = "own" if place["own"] else "beside", place["place_type"], precision_label(place["precision"])
    if place["radius_km"] is None:
        return message("crossing-place", place=what, precision=precision, of=of)
    return message("crossing-place-within", place=what, precision=precision, km=place["radius_km"], of=of)


def on_map(here: SeriesSites) -> list[Part]:
    """Return the places of the map as a list."""
    shown = [f["properties"] for f in here.drawn if f["properties"]["place_type"]]
    lines = [[page_link(p["name"], "place", id=p["id"]), " ", quiet(place_words(p))] for p in shown]
    return [bullets(lines)] if lines else [text(message("crossing-none-on-map"))]


def off_map(here: SeriesSites) -> list[Part]:
    """Return the places that the map leaves out."""
    names = joined_parts([page_link(place["name"], "place", id=place["place_id"]) for place in here.far])
    return [text(*message_parts("crossing-off-map", places=names), tone="quiet")] if names else []
