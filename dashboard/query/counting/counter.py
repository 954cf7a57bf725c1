"""Which way the selected events are counted: with numpy, or in the compiled loops of the extra ``fast``."""

from __future__ import annotations

from importlib.util import find_spec

from dashboard.query.counting.counts import Counts, count_events
from dashboard.query.counting.matches import Matches

COMPILED_FROM = 2_000_000  # events from which on the compiled loops are faster


def count_fastest(matches: Matches, threads: int = 0) -> Counts:
    """Count in compiled loops where there are events enough for it and the extra is installed; the answer is the same.

    In so many threads, by default one for each core; a worker of a cluster has its part of them.
    """
    if matches.table.n < COMPILED_FROM or find_spec("numba") is None:
        return count_events(matches)
    from dashboard.query.counting import compiled

    return compiled.count_compiled(matches, threads)
