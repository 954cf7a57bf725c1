"""Events of a few words, as rows that a search index is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pyarrow as pa

from dashboard.catalog.archive.event_schema import SCHEMA, Arrays, Rows
from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset


class TextRows:
    """Rows (``EventRows``) of which each has a text, an id and claims, all known since ever."""

    def __init__(self, texts: Sequence[str], ids: Sequence[str] = (), claims: Sequence[Sequence[str]] = ()) -> None:
        """Take the texts, and what is named by an id."""
        self.n, self.base = len(texts), Dataset({})
        ever = date(1970, 1, 1)
        self._cells = {
            "texts": [[{"known_on": ever, "known_by_event": ever, "text": text}] for text in texts],
            "event_id": [*ids, *(f"E-{i}" for i in range(len(ids), len(texts)))],
            "claims": [[{"claim_id": claim} for claim in some] for some in claims] or [[]] * len(texts),
            "series": [""] * len(texts),
        }
        self._arrays = Cache[Arrays]()

    def parts(self, columns: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
        """Yield columns of all rows."""
        yield "", pa.table({c: pa.array(self._cells.get(c, [[]] * self.n), SCHEMA.field(c).type) for c in columns})

    def arrays(self, name: str, build: Callable[[], Arrays]) -> Arrays:
        """Return arrays worked out from the rows."""
        return self._arrays.get(name, build)

    def ids(self, rows: Rows) -> list[str]:
        """Return the ids of some rows."""
        return [str(self._cells["event_id"][row]) for row in rows.tolist()]

    def excerpt(self, rows: Rows) -> Dataset:
        """Return nothing."""
        return self.base

    def related(self, rows: Rows) -> list[str]:
        """Return none."""
        return []
