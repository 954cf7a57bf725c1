"""The snapshot that is served: one engine on one state of the data, with all that was derived from it. A reload replaces it as a whole.

Who has begun with a snapshot ends with it; it goes, with its threads and caches, when nobody has it any more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from dashboard import assets, clock
from dashboard.catalog.loading.file_watch import folder_state
from dashboard.catalog.loading.problems import UnusableError
from dashboard.catalog.stores.open_store import is_dataset_folder, open_store
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.story_steps import check_stories
from dashboard.wording.fault_words import lost_words

if TYPE_CHECKING:
    from dashboard.query.engines.dask.cluster import Cluster

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DataLocation:
    """Where a snapshot comes from: a folder, or a link to one, and the cluster that counts, by its scheduler or its number of workers."""

    folder: Path
    scheduler: str = ""
    workers: int = 0


class CurrentSnapshot:
    """Holds the engine that answers now."""

    def __init__(self, source: Callable[[], DataLocation]) -> None:
        """Serve what ``source`` names; it is opened when first asked for."""
        self._source = source
        self._served: tuple[DataLocation, Engine] | None = None
        self._clusters: dict[DataLocation, Cluster] = {}  # they outlast the data that they count
        self._opening, self._reloading = Lock(), Lock()

    def engine(self) -> Engine:
        """Return the engine that answers now. Raises UnusableError and UnreachableError, where it has to be opened first."""
        source, served = self._source(), self._served
        if served and served[0] == source:
            return served[1]
        with self._opening:
            if not self._served or self._served[0] != source:
                self._served = source, self._opened(source, clock.today())
            return self._served[1]

    def reload(self) -> tuple[bool, str]:
        """Read the data anew, beside those who read the old ones, and have the new ones answer; say whether, and what came of it.

        What cannot be served is not: then the old snapshot stays, and says so as long as it does.
        """
        with self._reloading:
            before, source, today = self.engine(), self._source(), clock.today()
            try:
                engine = self._opened(source, today)
                if not engine.store.row_counts()["events"] and before.store.row_counts()["events"]:
                    raise UnusableError(f"{engine.dataset.directory} holds no event that can be shown")
                warm_up(engine, today)
                if not _known_on(engine, today) and _known_on(before, today):
                    raise UnusableError(f"of no event in {engine.dataset.directory} anything is known today, as of some before")
            except Exception as error:  # noqa: BLE001 - whatever the files hold: readers have the old ones
                is_foreseen = isinstance(error, UnusableError | UnreachableError | OSError)
                before.refused = f"The new data cannot be served, and what was read before is shown: {str(error).rstrip('.')}."
                _log.error("%s", before.refused, exc_info=None if is_foreseen else error)
                return False, before.refused
            self._served = source, engine
            said = f"{engine.dataset.directory} was read anew ({before.dataset.digest} before, {engine.dataset.digest} now)."
            if engine.dataset.problems:
                said += f" It has {lost_words(engine.dataset.problems)}: tumen validate lists them."
            _log.warning("%s", said)
            return True, said

    def _opened(self, source: DataLocation, today: date) -> Engine:
        folder = source.folder.resolve()  # where a link leads now: who goes on reading the old data does so where they are
        if not is_dataset_folder(folder):
            raise UnusableError(f"{folder} has no events.csv and no folder events of Parquet files; name the folder of a dataset")
        before = folder_state(folder)
        store = open_store(folder, lambda dataset: check_stories(dataset, today))
        if folder_state(folder) != before:
            raise UnusableError(f"{folder} changed while it was read; ask again when all of it is there")
        if not (source.scheduler or source.workers):
            return Engine(store)
        from dashboard.query.engines.dask.cluster import Cluster  # the extra dask
        from dashboard.query.engines.dask.dask_counter import dask_engine, require_parquet

        files = require_parquet(store)  # before any worker is started
        if source not in self._clusters:
            self._clusters[source] = Cluster(source.scheduler, source.workers)
        return dask_engine(files, self._clusters[source])


def _known_on(engine: Engine, day: date) -> int:
    """Return of how many events something is known on a day."""
    return engine.counter.counts(Selection(as_of=day)).n


def warm_up(engine: Engine, today: date) -> None:
    """Make ready what the first readers would have to wait for: the counts of today, what is searched, the vocabularies."""
    engine.make_ready(Selection(as_of=today))
    for theme in assets.VOCABULARY_THEMES.values():
        assets.vocabulary_script(engine.dataset, theme)
