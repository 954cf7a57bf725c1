"""Answers written once: their bytes, packed where that is worth it, kept for those who ask the same a little later."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock

WORTH = 1000  # bytes from which on an answer is packed
LEVEL = 3  # a tenth more than at 5, in half the time
MOST_BYTES = 32 << 20  # of all answers that are kept, as they are kept
OWN_BYTES = 400  # that an answer takes besides its body: its key, its headers and its place among the others
LARGEST = 2 << 20  # an answer of more bytes is not kept
PACKED = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/vnd.google-earth.kml",
    "image/svg",
)  # the rest is packed by nature


@dataclass(frozen=True)
class Written:
    """One answer as it is sent: its bytes, gzipped or not, and its headers."""

    body: bytes
    is_packed: bool
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()

    def plain(self) -> bytes:
        """Return the bytes for who cannot unpack them."""
        return gzip.decompress(self.body) if self.is_packed else self.body


def written(body: bytes, media_type: str, headers: tuple[tuple[str, str], ...] = ()) -> Written:
    """Return an answer, packed when it is a text of some length."""
    worth = len(body) >= WORTH and media_type.startswith(PACKED)
    return Written(gzip.compress(body, LEVEL, mtime=0) if worth else body, worth, media_type, headers)


class Bodies:
    """The latest answers by what they depend on; what several ask at once is made once."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        """Keep at most so many bytes, those that an answer takes besides its body included."""
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[str, Written] = OrderedDict()
        self._coming: dict[str, Future[Written]] = {}
        self.size = 0

    def get(self, key: str, make: Callable[[], Written]) -> Written:
        """Return an answer, made when it is not there; who waits for one that cannot be made gets its error."""
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found
            waited = self._coming.get(key)
            coming = waited or self._coming.setdefault(key, Future())
        if waited is None:
            self._make(key, coming, make)
        return coming.result()

    def _make(self, key: str, coming: Future[Written], make: Callable[[], Written]) -> None:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                del self._coming[key]
            coming.set_exception(error)
            raise
        with self._lock:
            self._keep(key, made)
            del self._coming[key]
        coming.set_result(made)

    def _keep(self, key: str, made: Written) -> None:
        if len(made.body) > LARGEST or _size(made) > self._most:
            return
        self._kept[key] = made
        self.size += _size(made)
        while self.size > self._most:
            self.size -= _size(self._kept.popitem(last=False)[1])


def _size(made: Written) -> int:
    return len(made.body) + OWN_BYTES
