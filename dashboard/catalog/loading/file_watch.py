"""Whether the files that are served are still those that are there: what is shown was read at the start, or at the last reload."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.catalog.loading.story_files import STORIES_FOLDER

WATCH_PAUSE = 5.0  # seconds between two looks
WATCHED_FILES = ("*.csv", "*.parquet", "*.*json", "events/*.parquet", f"{STORIES_FOLDER}/*.json")
_log = logging.getLogger(__name__)
State = dict[str, tuple[int, int]]  # size and time of the last change (ns) by name


class FolderWatch:
    """Looks at a folder's files now and then, by their sizes and times, and reads none of them."""

    def __init__(self, directory: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Note how the folder is now."""
        self._directory, self._clock = directory, clock
        self._first = self._last = folder_state(directory)
        self._looked = clock()
        self._words = ""

    def changed(self) -> str:
        """Say in a sentence that the folder is not as it was, "" when it is; each change is logged once."""
        if self._clock() - self._looked < WATCH_PAUSE:
            return self._words
        self._looked = self._clock()
        now = folder_state(self._directory)
        if now != self._last:
            self._last, self._words = now, self._told(now)
            _log.warning("%s", self._words or f"{self._directory} is again as it was when it was read.")
        return self._words

    def _told(self, now: State) -> str:
        """Say what differs from what was read."""
        if not now and self._first:
            return f"{self._directory} is gone or empty; what is shown was read before. Put it back, and reload it with tumen reload."
        names = sorted({name for name, _ in self._first.items() ^ now.items()})
        if not names:
            return ""
        named = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        return f"{self._directory} has changed since it was read ({named}); tumen reload has the server show what is there now."


def folder_state(directory: Path) -> State:
    """Return size and time of the last change of each file that a dataset is read from; nothing where there is no folder."""
    found: State = {}
    for kind in WATCHED_FILES:
        for file in directory.glob(kind):
            try:
                about = file.stat()
            except OSError:  # gone meanwhile
                continue
            found[file.relative_to(directory).as_posix()] = about.st_size, about.st_mtime_ns
    return found
