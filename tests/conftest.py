"""What all tests share: none is timed, for several run on one machine; speed belongs in tests/benchmarks."""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back the module ``__main__``, which Streamlit replaces by the script it runs: a process started later would run that script."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
