"""Streamlit's own scripts and styles, each gzipped once in the process: left to itself it sends them unpacked (seen with 1.67)."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response

from dashboard.front.headers import matches_etag, takes_gzip

BUNDLE_GZIP_LEVEL = 9  # all 320 of them take a second, and most are never asked for
IMMUTABLE = "public, immutable, max-age=31536000"  # as Streamlit has it: the names change with what is in them
BUNDLED_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}  # what shrinks: fonts and pictures are packed by nature


@dataclass(frozen=True)
class _Bundle:
    body: bytes
    media_type: str
    tag: str


class Bundles:
    """The files of a folder that never change while the process runs, by their names below it."""

    def __init__(self, folder: Path) -> None:
        """Look what is there; nothing is read before it is asked for."""
        self._files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        self._made: dict[str, _Bundle] = {}
        self._lock = asyncio.Lock()  # one at a time: the first reader asks for sixty at once, and others want the processor too

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return name in self._files

    def varies_by_encoding(self, name: str) -> bool:
        """Tell whether what is sent depends on what the asker unpacks."""
        return Path(name).suffix in BUNDLED_TYPES

    async def answer(self, name: str, headers: Headers) -> Response | None:
        """Return a file gzipped; None where it is to be sent as it is: to who does not unpack it, or asks for a part of it."""
        if not self.varies_by_encoding(name) or "range" in headers or not takes_gzip(headers.get("accept-encoding", "")):
            return None
        found = self._made.get(name) or await self._make(name)
        own = {"ETag": found.tag, "Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding"}
        if matches_etag(found.tag, headers.get("if-none-match", "")):
            return Response(status_code=304, headers=own)
        return Response(found.body, headers=own | {"Content-Encoding": "gzip"}, media_type=found.media_type)

    async def _make(self, name: str) -> _Bundle:
        async with self._lock:
            if name not in self._made:
                self._made[name] = await to_thread.run_sync(_packed, self._files[name])
        return self._made[name]


def _packed(file: Path) -> _Bundle:
    body = file.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}-gzip"'  # the same file unpacked is another representation
    return _Bundle(gzip.compress(body, BUNDLE_GZIP_LEVEL, mtime=0), BUNDLED_TYPES[file.suffix], tag)
