"""What figures of one scope come to, in sentences that choose no side, and the figures as a table."""

from __future__ import annotations

import math
from datetime import date

from dashboard.analysis.estimates.figures import Figure, Scope, SpokenDenial
from dashboard.analysis.estimates.range_agreement import CombinedRange, combined_range
from dashboard.catalog import dates, quantities
from dashboard.catalog.records import records
from dashboard.catalog.schema.vocabulary import STANCES
from dashboard.views.elements.elements import Inline, Part, bullets, column, page_link, party_label, quiet, table, table_row, text
from dashboard.wording.messages import joined_words

_WHY = {
    "": "Of different days, so neither for nor against each other",
    "total": "Of different days, while a total grows, so neither for nor against each other",
    "level": "Of different days, while it may change, so neither for nor against each other",
}
MAX_NAMED = 4  # pairs named; the rest are counted
FIGURE_COLUMNS = ("By", column("Figure", number=True), "Said", column("For", wide=True), "Claim")


def range_summary(scope: Scope) -> list[Part]:
    """Return what can be said without choosing a side: the range, its ends and who names them, what fits together, why nothing is added."""
    standing = scope.standing
    if standing.empty:
        return [text("Every figure given for this was taken back by the party that gave it.")]
    if len(standing) == 1:
        return [text(_alone(scope))]
    if standing["speaker"].nunique() == 1:
        alone = f"Only {standing['speaker'].iloc[0]} gives figures for this: {'; '.join(standing['words'])}."
        return [text(alone + " They are no second voice for one another, and are not added.")]
    found = combined_range(standing, scope.change)
    lines = [_range(found, scope), *_earlier(found, scope), *_open(found), *_fit(found, scope), *_days(scope)]
    why = "They are not added: each is an answer of its own to the same question."
    return [bullets([*lines, why])]


def _alone(scope: Scope) -> str:
    only = records(scope.standing, Figure)[0]
    others = " Nobody else in these sources gives one." if scope.figures["speaker"].nunique() == 1 else " The others took theirs back."
    latest = "The latest figure, after earlier ones" if len(scope.figures) > 1 else "One figure"
    return f"{latest}: {only['words']}, by {only['speaker']}.{others}"


def _range(found: CombinedRange, scope: Scope) -> str:
    if found.lowest == found.highest and not found.open_above and not found.open_below:
        return f"All give the same: {_number(found.lowest, scope.unit)} ({joined_words(found.lowest_by)})."
    low, high = _end("lowest", found.lowest, found.lowest_by, scope.unit), _end("highest", found.highest, found.highest_by, scope.unit)
    of = "Of each one’s latest: " if len(scope.figures) > len(scope.standing) else ""
    said = f"{low}; {high}."
    return of + said if of else said[:1].upper() + said[1:]


def _earlier(found: CombinedRange, scope: Scope) -> list[str]:
    """Say which earlier figures lie outside what the latest name."""
    low, high = (edge if edge is not None else math.nan for edge in (found.lowest, found.highest))
    past = [row for row in records(scope.figures, Figure) if not row["standing"]]
    named = [
        f"{row['words']} ({row['speaker']})"
        for row in past
        if (row["bottom"] is not None and row["bottom"] < low) or (row["top"] is not None and high < row["top"])
    ]
    return [f"Replaced by later ones: {joined_words(named)}."] if named else []


def _end(which: str, edge: float | None, by: tuple[str, ...], unit: str) -> str:
    return f"{which} named: {_number(edge, unit)}, by {joined_words(by)}" if edge is not None else f"no {which} number is named"


def _open(found: CombinedRange) -> list[str]:
    above = [f"No upper end from {joined_words(found.open_above)}: “at least” says no more than that."] if found.open_above else []
    below = [f"No lower end from {joined_words(found.open_below)}: “up to” is a ceiling."] if found.open_below else []
    return above + below


def _fit(found: CombinedRange, scope: Scope) -> list[str]:
    """Say which figures overlap. Numbers are taken as they stand, though many are rounded."""
    if found.common:
        low, high = (n if abs(n) != float("inf") else None for n in found.common)
        shared = quantities.quantity_words(low, None, high, scope.unit)
        return [f"All of them fit together; what they share is {shared}." if shared else "All of them fit together."]
    if len(found.apart) > 1 and not found.meeting and not found.moved:
        return ["No two of them overlap, taken as they stand."]
    lines = []
    if found.meeting:
        lines.append(f"Overlapping: {_pairs(found.meeting)}.")
    if found.apart:
        lines.append(f"Not overlapping, taken as they stand: {_pairs(found.apart)}.")
    if found.moved:
        lines.append(f"{_WHY[scope.change]}: {_pairs(found.moved)}.")
    return lines


def _days(scope: Scope) -> list[str]:
    """Say how far apart in time the figures stand: a total may have grown between them."""
    days = scope.standing["of_day"]
    first, last = (dates.day_words(moment.date()) for moment in (days.min(), days.max()))
    return [f"They are of different days, {first} to {last}: what is counted may have changed between them."] if first != last else []


def denial_list(many: dict[str, list[SpokenDenial]]) -> list[Part]:
    """Say who denies what was said along with a scope's figures (``analysis.estimates.figures.standing_denials``)."""
    return [text(f"Said with it: “{statement}”; ", *_deniers(claims)) for statement, claims in many.items()]


def _deniers(many: list[SpokenDenial]) -> list[Inline]:
    named = [(f"{c['speaker']}, {dates.said_words(c['made_on'], late=c['late'])} ", c["claim_id"]) for c in many]
    return ["denied by ", *[part for words, claim in named for part in ("; ", words, page_link(claim, "claim", id=claim))][1:], "."]


def figures_table(scope: Scope) -> Part:
    """Return the figures as a table, newest first, each with its claim."""
    rows = [_row(figure) for figure in reversed(records(scope.figures, Figure))]
    return table(f"Figures for: {scope.statement}", FIGURE_COLUMNS, rows)


def _row(figure: Figure) -> Part:
    day = [dates.said_words(figure["made_on"], late=figure["late"]), *_placed(figure)]
    stance = [] if figure["stance"] == "estimates" else [quiet(f" ({STANCES[figure['stance']].label})")]
    earlier = [] if figure["standing"] else [quiet(" earlier figure")]
    return table_row(
        party_label(figure["party_id"], figure["speaker"]),
        [figure["words"], *earlier],
        [*day, *stance],
        figure["period"],
        page_link(figure["claim_id"], "claim", id=figure["claim_id"]),
        key=figure["claim_id"],
        tone="" if figure["standing"] else "faint",
    )


def _placed(figure: Figure) -> list[Part]:
    """Say where a figure stands that only a later source carries: it is hollow in the chart."""
    if not figure["late"]:
        return []
    of, known = date.fromisoformat(figure["of_day"]), date.fromisoformat(figure["known_on"])
    return [quiet(f" at the latest; placed at {dates.day_words(of)}" if of < known else " at the latest")]


def _number(number: float | None, unit: str) -> str:
    return quantities.quantity_words(None, number, None, unit)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    named = "; ".join(f"{a} and {b}" for a, b in pairs[:MAX_NAMED])
    rest = len(pairs) - MAX_NAMED
    return named + (f"; and {rest} more {'pair' if rest == 1 else 'pairs'}" if rest > 0 else "")
