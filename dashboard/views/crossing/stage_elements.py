"""The parts of a life cycle: its stages as a strip and as a table, its targets as a table, and its numbers with their claimants."""

from __future__ import annotations

from dashboard.analysis.lifecycle.construction_sites import SeriesSites, SiteProperties
from dashboard.analysis.lifecycle.lifecycle import Lifecycle, LifecycleMeasure
from dashboard.analysis.lifecycle.targets import Goal, Target
from dashboard.catalog import dates
from dashboard.catalog.schema.rows import CountingClaim, KnownEvent
from dashboard.catalog.schema.vocabulary import PRECISIONS
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

TARGET_COLUMNS = ("Target", "Said", "By", "Against what came", column("Against the target before", wide=True), column("Claim", wide=True))
STEP_HEADS = ("Step", "Planned", "What came, and how sure that is")


def stage_strip(found: Lifecycle) -> Part:
    """Return the stages in a row, each with its first and last day and how many steps it has."""
    shown = [stage for stage in found.stages if stage.code]
    rows = [
        {
            "label": stage.label,
            "words": stage.words,
            "when": _span(stage.events),
            "n": len(stage.events),
            "planned": all(e["planned"] for e in stage.events),
        }
        for stage in shown
    ]
    return {"is": "stages", "label": "Stages in the order in which they began", "stages": rows}


def _span(events: tuple[KnownEvent, ...]) -> str:
    if len(events) == 1:
        return record_links.event_date(events[0])
    first, last = events[0]["date"].split("/")[0], events[-1]["date"].split("/")[-1]
    return dates.date_words(first if first == last else f"{first}/{last}")


def targets_table(goal: Goal, day: str) -> list[Part]:
    """Return the targets of a goal as a table, each linked to its claim, under what came."""
    outcome = target_words.outcome_words(goal, day)
    came: list[Inline] = [f"{outcome[:1].upper()}{outcome[1:]}. "]
    came += ["Said by ", *_claimants(goal), ". "] if goal.came else []
    about = page_link("its step" if goal.proposition["is_main"] else goal.event["title"], "event", id=goal.event["event_id"])
    rows = [_target(goal, target) for target in goal.targets]
    caption = f"Targets for {goal.name}, in the order in which they were said"
    return [
        heading(goal.name, 3),
        text(*came, status_chip(goal.proposition["status"], goal.proposition["kind"]), " ", quiet(["Who says what: ", about])),
        table(caption, TARGET_COLUMNS, rows),
    ]


def _claimants(goal: Goal) -> list[Inline]:
    named = [page_link(c["claimant"], "claim", id=c["claim_id"]) for c in goal.came.claims] if goal.came else []
    said: list[Inline] = [part for one in named for part in (one, ", ")]
    return said[:-1]


def _target(goal: Goal, target: Target) -> Part:
    claim = target.claim
    forecast: list[Inline] = [" ", quiet("forecast")] if target.forecast else []
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


def table_of(found: Lifecycle) -> Part:
    """Return every step: what was planned for it or named at it, what came, and how sure that is."""
    rows = [_step(found, stage.label, event) for stage in found.stages for event in stage.events]
    return table(f"The steps of {found.name}, stage by stage", STEP_HEADS, rows)


def _step(found: Lifecycle, label: str, event: KnownEvent) -> Part:
    goal = next((g for g in found.goals if g.event["event_id"] == event["event_id"] and g.proposition["is_main"]), None)
    marks: list[Inline] = [" ", CONTESTED_MARK] if event["dispute"] == "part" else []
    marks += [" ", WEAK_MARK] if event["evidence_strength"] == "C" else []
    return table_row(
        [quiet(f"{label}: "), page_link(event["title"], "event", id=event["event_id"])],
        _planned(goal) if goal else _named(found, event),
        [_came(goal, event), " ", status_chip(event["status"], event["main_kind"]), *marks],
        key=event["event_id"],
    )


def _planned(goal: Goal) -> str:
    plans = [target_words.target_words(t) for t in goal.targets if not t.forecast]
    if len(plans) < 2:
        return plans[0] if plans else "only forecast"
    return f"{len(plans)} targets, the first {plans[0]}, the last {plans[-1]}"


def _named(found: Lifecycle, event: KnownEvent) -> str:
    here = [t for g in found.goals for t in g.targets if t.claim["event_id"] == event["event_id"] and not t.forecast]
    return f"named here: {'; '.join(target_words.target_words(t) for t in here)}" if here else ""


def _came(goal: Goal | None, event: KnownEvent) -> Inline:
    if event["planned"]:
        return "nothing yet"
    exact = goal.most_exact_plan if goal and goal.came else None
    if goal is None or exact is None:
        return record_links.event_date(event)
    against = f" against {target_words.target_words(exact)}" if exact.slip else ""
    return f"{record_links.event_date(event)}, {target_words.target_verdict(goal, exact)}{against}"


def differing_numbers(found: Lifecycle) -> list[Part]:
    """Return the numbers on which the claims differ, each with its claimants, and behind a line those on which they do not."""
    differ = [m for m in found.measures if m.has_several_numbers]
    other = [m for m in found.measures if not m.has_several_numbers]
    shown = [part for m in differ for part in _measure(m)]
    head = [heading("Numbers that differ")] if found.measures else []
    none = [] if differ or not head else [text("No two claims of these steps give different numbers for the same thing.")]
    rest = [fold(f"{len(other)} more with one number each", *[part for m in other for part in _measure(m)])] if other else []
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
    scope = [quiet(f" {p['scope'][:1].upper()}{p['scope'][1:]}.")] if p["scope"] else []
    about: list[Inline] = [page_link("Who says what", "event", id=p["event_id"]), ".", *scope]
    return [
        heading(p["statement"], 3),
        text(*about),
        bars_table(p["statement"], ("Claimed by", "Number, when it was said, and for when"), rows),
    ]


def _size(claim: CountingClaim) -> float:
    return float(next(n for n in (claim["best"], claim["high"], claim["low"]) if n is not None))


def _note(claim: CountingClaim) -> str:
    return dates.said_words(claim["made_on"], late=claim["late"]) + (f"; {claim['period']}" if claim["period"] else "")


def place_words(place: SiteProperties) -> str:
    """Say what a place of the map is, how exactly it is known, and whether it is of this series."""
    radius = "" if place["radius_km"] is None else f" to within {place['radius_km']:g} km"
    beside = "" if place["own"] else "; stands beside, of another series"
    return f" {place['place_type']}; {PRECISIONS[place['precision']].label.lower()}{radius}{beside}"


def on_map(here: SeriesSites) -> list[Part]:
    """Return the places of the map as a list."""
    shown = [f["properties"] for f in here.drawn if f["properties"]["place_type"]]
    lines = [[page_link(p["name"], "place", id=p["id"]), quiet(place_words(p))] for p in shown]
    return [bullets(lines)] if lines else [text("None of its places has a point on the map.")]


def off_map(here: SeriesSites) -> list[Part]:
    """Return the places that the map leaves out."""
    names = [part for place in here.far for part in (page_link(place["name"], "place", id=place["place_id"]), ", ")][:-1]
    return [text("Not on this map, since they are far off or have no point: ", *names, ".", tone="quiet")] if names else []
