"""What takes long is made a few at a time: each that waits would hold a thread that other answers need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from dashboard.api.request import RefusedError
from dashboard.wording.messages import message


class Slots:
    """Lets a number of threads in, and turns the others away with a sentence."""

    def __init__(self, most: int, sentence: Callable[[], str]) -> None:
        """Let at most ``most`` in at a time, and say ``sentence`` to others."""
        self.most = most
        self._sentence = sentence
        self._free = BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold a turn; refused with 503 when none is free."""
        if not self._free.acquire(blocking=False):
            raise RefusedError(503, self._sentence())
        try:
            yield
        finally:
            self._free.release()


PICTURE_SLOTS = Slots(6, lambda: message("api-pictures-busy"))
FILE_SLOTS = Slots(4, lambda: message("api-files-busy"))
