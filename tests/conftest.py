"""What all tests share: none is timed, for several run on one machine; speed belongs in tests/benchmarks."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
