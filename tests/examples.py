"""How many examples a property test draws: all that it asks for, or a fifth where ``python -m tests test`` runs it."""

from __future__ import annotations

import os

from hypothesis import settings

FEW = "TUMEN_FEW_EXAMPLES"  # set by ``python -m tests test``, so that it is quick while one works; "all" draws every example
LEAST, SHARE = 3, 5


def examples(most: int) -> settings:
    """Return the settings of a property test that draws up to so many examples."""
    return settings(max_examples=max(LEAST, most // SHARE) if os.environ.get(FEW) else most, deadline=None)
