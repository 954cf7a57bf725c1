"""What figures of one scope come to, in sentences that choose no side, and the figures as a table."""

from __future__ import annotations

import math

from dashboard.analysis.estimates.figures import Figure, Scope, SpokenDenial
from dashboard.analysis.estimates.range_agreement import CombinedRange, combined_range
from dashboard.catalog import dates, quantities
from dashboard.catalog.records import records
from dashboard.views.elements.elements import Inline, Part, bullets, column, page_link, party_label, quiet, table, table_row, text
from dashboard.wording.messages import joined_words, message, message_parts
from dashboard.wording.vocabulary_words import stance_label

MAX_NAMED = 4  # pairs named; the rest are counted


def range_summary(scope: Scope) -> list[Part]:
    """Return what can be said without choosing a side: the range, its ends and who names them, what fits together, why nothing is added."""
    standing = scope.standing
    if standing.empty:
        return [text(message("estimates-all-taken-back"))]
    if len(standing) == 1:
        return [text(_alone(scope))]
    if standing["speaker"].nunique() == 1:
        return [text(message("estimates-one-speaker", speaker=standing["speaker"].iloc[0], figures="; ".join(standing["words"])))]
    found = combined_range(standing, scope.change)
    lines = [_range(found, scope), *_earlier(found, scope), *_open(found), *_fit(found, scope), *_days(scope)]
    return [bullets([*lines, message("estimates-not-added")])]


def _alone(scope: Scope) -> str:
    only = records(scope.standing, Figure)[0]
    figure, speaker, others = only["words"], only["speaker"], "none" if scope.figures["speaker"].nunique() == 1 else "took-back"
    if len(scope.figures) > 1:
        return message("estimates-latest-figure", figure=figure, speaker=speaker, others=others)
    return message("estimates-one-figure", figure=figure, speaker=speaker, others=others)


def _range(found: CombinedRange, scope: Scope) -> str:
    if found.lowest == found.highest and not found.open_above and not found.open_below:
        return message("estimates-same", number=_number(found.lowest, scope.unit), speakers=joined_words(found.lowest_by))
    low, high = message("estimates-no-lowest"), message("estimates-no-highest")
    if found.lowest is not None:
        low = message("estimates-lowest", number=_number(found.lowest, scope.unit), speakers=joined_words(found.lowest_by))
    if found.highest is not None:
        high = message("estimates-highest", number=_number(found.highest, scope.unit), speakers=joined_words(found.highest_by))
    if len(scope.figures) > len(scope.standing):
        return message("estimates-range-of-latest", lowest=low, highest=high)
    return message("estimates-range", lowest=low, highest=high)


def _earlier(found: CombinedRange, scope: Scope) -> list[str]:
    """Say which earlier figures lie outside what the latest name."""
    low, high = (edge if edge is not None else math.nan for edge in (found.lowest, found.highest))
    past = [row for row in records(scope.figures, Figure) if not row["standing"]]
    named = [
        message("estimates-figure-of", figure=row["words"], speaker=row["speaker"])
        for row in past
        if (row["bottom"] is not None and row["bottom"] < low) or (row["top"] is not None and high < row["top"])
    ]
    return [message("estimates-replaced", figures=joined_words(named))] if named else []


def _open(found: CombinedRange) -> list[str]:
    above = [message("estimates-open-above", speakers=joined_words(found.open_above))] if found.open_above else []
    below = [message("estimates-open-below", speakers=joined_words(found.open_below))] if found.open_below else []
    return above + below


def _fit(found: CombinedRange, scope: Scope) -> list[str]:
    """Say which figures overlap. Numbers are taken as they stand, though many are rounded."""
    if found.common:
        low, high = (n if abs(n) != float("inf") else None for n in found.common)
        shared = quantities.quantity_words(low, None, high, scope.unit)
        return [message("estimates-fit-shared", shared=shared) if shared else message("estimates-fit")]
    if len(found.apart) > 1 and not found.meeting and not found.moved:
        return [message("estimates-all-apart")]
    lines = []
    if found.meeting:
        lines.append(message("estimates-meeting", pairs=_pairs(found.meeting)))
    if found.apart:
        lines.append(message("estimates-not-meeting", pairs=_pairs(found.apart)))
    if found.moved:
        lines.append(message("estimates-of-different-days", change=scope.change, pairs=_pairs(found.moved)))
    return lines


def _days(scope: Scope) -> list[str]:
    """Say how far apart in time the figures stand: a total may have grown between them."""
    days = scope.standing["of_day"]
    first, last = (moment.date().isoformat() for moment in (days.min(), days.max()))
    return [message("estimates-days", first=first, last=last)] if first != last else []


def denial_list(many: dict[str, list[SpokenDenial]]) -> list[Part]:
    """Say who denies what was said along with a scope's figures (``analysis.estimates.figures.standing_denials``)."""
    return [text(*message_parts("estimates-denied", statement=statement, claims=_deniers(claims))) for statement, claims in many.items()]


def _deniers(many: list[SpokenDenial]) -> list[Inline]:
    named = [
        message_parts(
            "estimates-denial",
            speaker=c["speaker"],
            said=dates.said_words(c["made_on"], late=c["late"]),
            claim=page_link(c["claim_id"], "claim", id=c["claim_id"]),
        )
        for c in many
    ]
    return [part for one in named for part in ("; ", *one)][1:]


def figures_table(scope: Scope) -> Part:
    """Return the figures as a table, newest first, each with its claim."""
    rows = [_row(figure) for figure in reversed(records(scope.figures, Figure))]
    columns: list[str | Part] = [
        message("estimates-figure-by"),
        column(message("estimates-figure"), number=True),
        message("estimates-figure-said"),
        column(message("estimates-figure-for"), wide=True),
        message("estimates-figure-claim"),
    ]
    return table(message("estimates-figures", statement=scope.statement), columns, rows)


def _row(figure: Figure) -> Part:
    day = [dates.said_words(figure["made_on"], late=figure["late"]), *_placed(figure)]
    stance = [] if figure["stance"] == "estimates" else [" ", quiet(message("estimates-stance", stance=stance_label(figure["stance"])))]
    earlier = [] if figure["standing"] else [" ", quiet(message("estimates-earlier"))]
    return table_row(
        party_label(figure["party_id"], figure["speaker"]),
        [figure["words"], *earlier],
        [*day, *stance],
        figure["period"],
        page_link(figure["claim_id"], "claim", id=figure["claim_id"]),
        key=figure["claim_id"],
        tone="" if figure["standing"] else "faint",
    )


def _placed(figure: Figure) -> list[Inline]:
    """Say where a figure stands that only a later source carries: it is hollow in the chart."""
    if not figure["late"]:
        return []
    if figure["of_day"] < figure["known_on"]:
        return [" ", quiet(message("estimates-at-latest-placed", day=figure["of_day"]))]
    return [" ", quiet(message("estimates-at-latest"))]


def _number(number: float | None, unit: str) -> str:
    return quantities.quantity_words(None, number, None, unit)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    rest = len(pairs) - MAX_NAMED
    more = [message("estimates-more-pairs", n=rest)] if rest > 0 else []
    return "; ".join([*map(joined_words, pairs[:MAX_NAMED]), *more])
