"""Answers written once: their bytes, packed where that is worth it, kept for those who ask the same a little later."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset

GZIP_FROM = 1000  # bytes from which on an answer is packed
GZIP_LEVEL = 3  # a tenth more than at 5, in half the time
MOST_BYTES = 32 << 20  # of all answers that are kept, as they are kept
OWN_BYTES = 400  # that an answer takes besides its body: its key, its headers and its place among the others
LARGEST_KEPT = 2 << 20  # an answer of more bytes is not kept
PACKED_TYPES = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/vnd.google-earth.kml",
    "image/svg",
)  # the rest is packed by nature


@dataclass(frozen=True)
class EncodedResponse:
    """One answer as it is sent: its bytes, gzipped or not, and its headers."""

    body: bytes
    is_packed: bool
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()

    def plain(self) -> bytes:
        """Return the bytes for who cannot unpack them."""
        return gzip.decompress(self.body) if self.is_packed else self.body


def encoded_response(body: bytes, media_type: str, headers: tuple[tuple[str, str], ...] = ()) -> EncodedResponse:
    """Return an answer, packed when it is a text of some length."""
    worth = len(body) >= GZIP_FROM and media_type.startswith(PACKED_TYPES)
    return EncodedResponse(gzip.compress(body, GZIP_LEVEL, mtime=0) if worth else body, worth, media_type, headers)


def response_cache(dataset: Dataset) -> Cache[EncodedResponse]:
    """Return what keeps the latest answers about a dataset by what they depend on; it goes with the dataset."""
    return dataset.memo.cache(response_cache, make_response_cache)


def make_response_cache(most: int = MOST_BYTES) -> Cache[EncodedResponse]:
    """Return a cache of the latest answers by what they depend on, of at most ``most`` bytes, each answer's overhead included."""
    return Cache(room=most, largest=min(LARGEST_KEPT + OWN_BYTES, most), size=_size)


def _size(made: EncodedResponse) -> int:
    return len(made.body) + OWN_BYTES
