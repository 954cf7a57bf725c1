"""What all tests share: none is timed, for several run on one machine; speed belongs in tests/benchmarks."""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

from dashboard.catalog.dataset import Dataset
from tests import datasets

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back the module ``__main__``, which Streamlit replaces by the script it runs: a process started later would run that script."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def floods() -> Dataset:
    """A river, its dam and its floods: everything that code tells apart. To be read, never to be changed."""
    return datasets.dataset(datasets.FLOODS)


@pytest.fixture(scope="session")
def whale() -> Dataset:
    """Sightings on both sides of the date line and near the poles. To be read, never to be changed."""
    return datasets.dataset(datasets.WHALE)


@pytest.fixture(scope="session")
def strikes() -> Dataset:
    """Coded events, as one party counts them. To be read, never to be changed."""
    return datasets.dataset(datasets.STRIKES)
