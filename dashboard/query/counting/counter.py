"""Which way the selected events are counted: with numpy, or in the compiled loops of the extra ``fast``."""

from __future__ import annotations

from importlib.util import find_spec

from dashboard.query.counting.counts import Counts, count
from dashboard.query.counting.matches import Matches

MANY = 2_000_000  # events from which on the compiled loops are faster


def counted(matches: Matches, threads: int = 0) -> Counts:
    """Count in compiled loops where there are events enough for it and the extra is installed; the answer is the same.

    In so many threads, by default one for each core; a worker of a cluster has its part of them.
    """
    if matches.table.n < MANY or find_spec("numba") is None:
        return count(matches)
    from dashboard.query.counting import compiled

    return compiled.count(matches, threads)
