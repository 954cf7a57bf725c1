"""What takes long is made a few at a time: each that waits would hold a thread that other answers need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from dashboard.api.request import RefusedError


class Slots:
    """Lets a number of threads in, and turns the others away with a sentence."""

    def __init__(self, most: int, sentence: str) -> None:
        """Let at most ``most`` in at a time."""
        self.most = most
        self._sentence = sentence
        self._free = BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold a turn; refused with 503 when none is free."""
        if not self._free.acquire(blocking=False):
            raise RefusedError(503, self._sentence)
        try:
            yield
        finally:
            self._free.release()


PICTURE_SLOTS = Slots(6, "Many pictures are being drawn just now; ask again in a few seconds.")
FILE_SLOTS = Slots(4, "Many files are being written just now; ask again in a few seconds.")
