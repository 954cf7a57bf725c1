"""An engine, as pages, API and exports know it: it answers selections about one dataset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints

EXCERPT = 200  # events of a large dataset that a page reads with all that hangs on them


class UnreachableError(RuntimeError):
    """What answers cannot be asked just now: one sentence that says so."""


class Engine(Protocol):
    """What answers selections about a dataset."""

    @property
    def dataset(self) -> Dataset:
        """Return the dataset."""

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection."""

    def trouble(self) -> str:
        """Say in a sentence why it cannot answer just now; "" when it can."""

    def changed(self) -> str:
        """Say in a sentence that the files are not those that were read; "" when they are."""

    def knowledge(
        self, selection: Selection, today: date | None = None, about: Sequence[str] = (), first: int = EXCERPT, of: str = ""
    ) -> Knowledge:
        """Return what was known on the selection's day; of a large dataset only of its first events, and of what is asked about."""

    def selected(self, selection: Selection, today: date | None = None, of: str = "") -> frozenset[str]:
        """Return the ids of all selected events; of a large dataset those of the first."""

    def among(self, selection: Selection, events: Iterable[str], today: date | None = None) -> frozenset[str]:
        """Return which of some events, by their ids, are selected."""

    def telling(self, selection: Selection, of: str) -> Ints:
        """Return where the selected events of a large dataset are held that tell of something."""

    def nearest(self, selection: Selection, today: date | None = None) -> dict[str, list[str]]:
        """Return of the words asked for that nothing known on the day holds those, folded, that are written nearly so."""

    def news(self, selection: Selection) -> list[date]:
        """Return the days on which something became known, in order."""

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of events known on the selection's day, in order; of very many an even sample."""
