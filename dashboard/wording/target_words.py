"""A target against what came, in words, and all of them as a frame for the chart; table and chart say the same."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.analysis.lifecycle.targets import Goal, Target
from dashboard.catalog.dates import day_number, said_words
from dashboard.wording.messages import message


def target_verdict(goal: Goal, target: Target) -> str:
    """Say how a target compares with what came, or, while nothing came, with the day of knowledge."""
    if goal.came is not None and target.covers:
        return message("target-of-a-part", part=target.covers)
    return brief_verdict(goal, target)


def brief_verdict(goal: Goal, target: Target) -> str:
    """Say it as ``target_verdict`` does, in the few words that a chart has room for."""
    if goal.came is None:
        return _open(goal, target)
    if target.covers:
        return message("target-not-compared")
    if target.slip is None:
        return message("target-unknown-day")
    if not target.slip:
        return message("target-met", days=target.days)
    if target.slip < 0:
        about = target.span.approximate
        return message("target-early-about", days=-target.slip) if about else message("target-early", days=-target.slip)
    if target.at_least:
        return message("target-late-at-least", days=target.slip)
    return message("target-late-about", days=target.slip) if target.span.approximate else message("target-late", days=target.slip)


def _open(goal: Goal, target: Target) -> str:
    if goal.is_overdue(target):
        return message("target-overdue", days=target.due)
    if target.due > 0:
        return message("target-passed", days=target.due)
    if not target.due:
        return message("target-ends-today")
    to_go = -target.due - target.days + 1
    return message("target-ahead", days=to_go) if to_go > 0 else message("target-open", days=-target.due)


def revision_words(target: Target) -> str:
    """Say what a target did to the one that stood before it in its party's word; "" for the first, and for a forecast."""
    if target.leaves:
        return message("target-vaguer", other=target.leaves)
    if target.beside:
        return message("target-beside", other=target.beside)
    if not target.replaces:
        return ""
    if target.moved is None:
        return message("target-after-another-part", other=target.replaces)
    if not target.moved:
        return message("target-moved-not", other=target.replaces)
    if target.moved > 0:
        return message("target-moved-later", days=target.moved, other=target.replaces)
    return message("target-moved-earlier", days=-target.moved, other=target.replaces)


def said_on(target: Target) -> str:
    """Say when a target was said, as exactly as that is known."""
    return said_words(target.claim["made_on"], late=target.claim["late"])


def target_words(target: Target) -> str:
    """Say a target's days, and what of the whole it is for."""
    day = target.claim["planned_for"]
    return message("target-day-of-part", day=day, part=target.covers) if target.covers else message("target-day", day=day)


def outcome_words(goal: Goal, as_of: str) -> str:
    """Say what came of a goal, or that nothing did by the day ``as_of``, in words; what one side says is not said to be so."""
    if goal.came is None:
        return message("outcome-nothing", day=as_of)
    status, when = goal.proposition["status"], goal.came.words
    if status == "contested":
        return message("outcome-contested", when=when) if when else message("outcome-contested-unknown-day")
    if status == "claimed":
        return message("outcome-claimed", when=when) if when else message("outcome-claimed-unknown-day")
    return message("outcome-came", when=when) if when else message("outcome-came-unknown-day")


def chart_rows(goals: Iterable[Goal], as_of_words: str) -> pd.DataFrame:
    """Return a row for each goal (``kind`` goal) and each of its targets (plan, part, forecast), in the order of the chart.

    said, a and b (the target), came and late (from where to where a slip is drawn) are days since 1970, ends included; NaN for none.
    """
    rows: list[dict[str, object]] = []
    for goal in goals:
        rows.append({"kind": "goal", "label": goal.name, "verdict": outcome_words(goal, as_of_words), "came": _came(goal)})
        rows += [_row(goal, t) for t in goal.targets]
    columns = ["kind", "label", "target", "verdict", "mark", "who", "said", "a", "b", "came", "late"]
    found = pd.DataFrame(rows, columns=columns)
    numeric = ["said", "a", "b", "came", "late"]
    found[numeric] = found[numeric].astype(float)
    return found


def _row(goal: Goal, target: Target) -> dict[str, object]:
    kind = "forecast" if target.forecast else "part" if target.covers else "plan"
    what = message("target-forecast", target=target_words(target)) if target.forecast else target_words(target)
    late = day_number(target.span.end) + 1 if (target.slip or 0) > 0 or goal.is_overdue(target) else None
    return {
        "kind": kind,
        "label": message("target-said", target=what, when=said_on(target)),
        "target": what,
        "verdict": target_verdict(goal, target),
        "mark": brief_verdict(goal, target),
        "who": target.claim["claimant"],
        "said": day_number(target.claim_day),
        "a": day_number(target.span.start),
        "b": day_number(target.span.end) + 1,
        "came": _came(goal) if not target.covers else None,
        "late": late,
    }


def _came(goal: Goal) -> int | None:
    return day_number(goal.came.span.start) if goal.came and goal.came.span else None
