"""A target against what came, in words, and all of them as a frame for the chart; table and chart say the same."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.analysis.lifecycle.targets import Goal, Target
from dashboard.catalog import dates
from dashboard.catalog.dates import day_count_words, day_number


def target_verdict(goal: Goal, target: Target) -> str:
    """Say how a target compares with what came, or, while nothing came, with the day of knowledge."""
    if goal.came is None:
        return _open(goal, target)
    if target.covers:
        return f"not compared: it is for the {target.covers}"
    if target.slip is None:
        return "its day is not known"
    if not target.slip:
        return "on the day" if target.days == 1 else "within it"
    about = "at least " if target.at_least and target.slip > 0 else "about " if target.span.approximate else ""
    return f"{about}{day_count_words(abs(target.slip))} {'late' if target.slip > 0 else 'early'}"


def _open(goal: Goal, target: Target) -> str:
    if goal.is_overdue(target):
        return f"{day_count_words(target.due)} overdue"
    if target.due > 0:
        return f"passed {day_count_words(target.due)} ago"
    if not target.due:
        return "ends on this day"
    to_go = -target.due - target.days + 1
    return f"{day_count_words(to_go)} ahead" if to_go > 0 else f"open for {day_count_words(-target.due)} more"


def revision_words(target: Target) -> str:
    """Say what a target did to the one that stood before it in its party's word; "" for the first, and for a forecast."""
    if target.leaves:
        return f"vaguer: {target.leaves} stood on"
    if target.beside:
        return f"named beside {target.beside}"
    if not target.replaces:
        return ""
    if target.moved is None:
        return f"after {target.replaces}, which was for another part"
    way = "no later" if not target.moved else f"{day_count_words(abs(target.moved))} {'later' if target.moved > 0 else 'earlier'}"
    return f"{way} than {target.replaces}"


def said_on(target: Target) -> str:
    """Say when a target was said, as exactly as that is known."""
    return dates.said_words(target.claim["made_on"], late=target.claim["late"])


def target_words(target: Target) -> str:
    """Say a target's days, and what of the whole it is for."""
    words = dates.date_words(target.claim["planned_for"])
    return f"{words} ({target.covers})" if target.covers else words


def outcome_words(goal: Goal, as_of_words: str) -> str:
    """Say what came of a goal, or that nothing did by the day; what one side says is not said to be so."""
    if goal.came is None:
        return f"not by {as_of_words}"
    verb = {"contested": "said to have come, and denied,", "claimed": "said to have come"}.get(goal.proposition["status"], "came")
    when = goal.came.words or "on a day not known"
    return f"{verb}, {when}" if verb == "said to have come" and not goal.came.words else f"{verb} {when}"


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
    what = f"{target_words(target)}{', forecast' if target.forecast else ''}"
    late = day_number(target.span.end) + 1 if (target.slip or 0) > 0 or goal.is_overdue(target) else None
    return {
        "kind": kind,
        "label": f"{what}, said {said_on(target)}",
        "target": what,
        "verdict": target_verdict(goal, target),
        "mark": target_verdict(goal, target).split(":")[0],
        "who": target.claim["claimant"],
        "said": day_number(target.claim_day),
        "a": day_number(target.span.start),
        "b": day_number(target.span.end) + 1,
        "came": _came(goal) if not target.covers else None,
        "late": late,
    }


def _came(goal: Goal) -> int | None:
    return day_number(goal.came.span.start) if goal.came and goal.came.span else None
