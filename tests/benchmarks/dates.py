"""How long a hundred thousand dates of each common form of EDTF take to be read, each anew."""

from __future__ import annotations

import time
from statistics import median

from dashboard.catalog import edtf

FORMS = ("2025-04-30", "2024-10", "2025", "2026-06~", "2026-05-04/2026-05-11", "2026-05/2026-08", "[2026-05-04..2026-05-11]")
TIMES = 100_000


def measure(runs: int) -> dict[str, float]:
    """Return the median seconds of this process by form, so that others on the machine count little: 1 s is 10 µs a date."""
    return {f"{TIMES:,} times {text}": median(_took(text) for _ in range(runs)) for text in FORMS}


def _took(text: str) -> float:
    read = edtf.read_edtf.__wrapped__  # which remembers nothing
    begun = time.process_time()
    for _ in range(TIMES):
        read(text)
    return time.process_time() - begun
