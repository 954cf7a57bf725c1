"""The events at the map's symbols by step of time, from which the map plays any window without asking again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.api.answers import CELL_PARTS, drawn_places
from dashboard.api.request import ApiRequest, Parameter, one_of
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.histogram import UNIT_DAYS
from dashboard.query.answers.time_bins import DatedCounts
from dashboard.query.counting.place_counts import place_count_names
from dashboard.query.table.columns import Counts
from dashboard.wording.messages import message

PLAY_PARAMETERS = {"step": Parameter(one_of("", *UNIT_DAYS), "", lambda: message("api-step", units=", ".join(UNIT_DAYS)))}


def play_answer(asked: ApiRequest) -> dict[str, Any]:
    """Return the symbols of a viewport as the map draws them, the countries beside it, and how many events begin, and still last, in which
    step at which. Countries are counted on from the symbols.
    """
    own, selection = asked.own, asked.selection
    looks = {"viewport": own["viewport"], "zoom": own["zoom"], "announcements": own["announcements"] == "1"}
    answer = asked.engine.answer(selection, Ask(parts=frozenset({*CELL_PARTS, "play"}), step=own["step"], **looks), asked.today)
    if answer.play is None:
        raise ValueError("an answer without the part that it was asked for")
    day = {"as_of": answer.as_of.isoformat(), "version": asked.dataset.version, "late": selection.late == "event"}
    counts = {"n": answer.n, "total": answer.total, "not_on_map": answer.not_on_map}
    return day | counts | drawn_places(answer) | _steps(answer.play, place_count_names(asked.dataset.terms.drawn_groups))


def _steps(found: DatedCounts, names: Sequence[str]) -> dict[str, Any]:
    """Return the steps, events by step, and as columns those of each symbol and step that has any."""
    begun, lasting = found.film.here
    symbol, step = np.nonzero(begun[0] + lasting[0])
    columns = {name: _columns(part[:, symbol, step], names) for name, part in (("begun", begun), ("lasting", lasting))}
    whole = dict(zip(("begun", "lasting"), found.film.whole.tolist(), strict=True))
    at = {"symbol": symbol.tolist(), "step": step.tolist()}
    return {"unit": found.unit, "days": [day.isoformat() for day in found.days], "whole": whole, "at": at} | columns


def _columns(counts: Counts, names: Sequence[str]) -> dict[str, list[int]]:
    """Return counts by name; those that are all 0 are left out."""
    return {name: row.tolist() for name, row in zip(names, counts, strict=True) if row.any()}
