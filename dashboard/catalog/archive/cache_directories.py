"""What is worked out from a folder's files and kept: beside them, or in a temporary folder of this user's where they cannot be written."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

_HASHES = "hashes"  # of files, by name: size, time of the last change and hash
_FRESH = 2_000_000_000  # nanoseconds in which a file may change again without a later time of its last change


def cache_directories(directory: Path) -> list[Path]:
    """Return the folders in which what belongs to a folder may stand, best first; nobody else can have put anything there."""
    own = own_folder()
    return [directory, own / hashlib.sha256(str(directory.resolve()).encode()).hexdigest()[:12]] if own else [directory]


def own_folder() -> Path | None:
    """Return the temporary folder of this user's, into which nobody else can put anything; None where there is none."""
    user = os.getuid() if hasattr(os, "getuid") else None  # on Windows temporary files are each user's own
    own = Path(tempfile.gettempdir()) / ("tumen" if user is None else f"tumen-{user}")
    with suppress(OSError):
        own.mkdir(mode=0o700, exist_ok=True)
        about = own.lstat()
        if stat.S_ISDIR(about.st_mode) and (user is None or (about.st_uid == user and not about.st_mode & 0o022)):
            return own
    return None


def file_hashes(directory: Path, files: Iterable[Path]) -> list[str]:
    """Return the SHA-256 of each of a folder's files; one that nobody has written to since it was last asked for is not read again."""
    before, found = _read(directory), dict[str, list[str | int]]()
    named = {file.relative_to(directory).as_posix(): file for file in files}
    began = time.time_ns()

    def seen(name: str) -> list[str | int]:
        about = named[name].stat()
        known = before.get(name)
        if known and known[:2] == [about.st_size, about.st_mtime_ns]:
            return known
        with named[name].open("rb") as opened:
            return [about.st_size, about.st_mtime_ns, hashlib.file_digest(opened, "sha256").hexdigest()]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found.update(zip(named, pool.map(seen, named), strict=True))
    lasting = {name: about for name, about in found.items() if int(about[1]) < began - _FRESH}
    if lasting != before:
        _write(directory, lasting)
    return [str(about[2]) for about in found.values()]


def _read(directory: Path) -> dict[str, list[str | int]]:
    for home in cache_directories(directory):
        with suppress(OSError, ValueError, TypeError, AttributeError):
            found = json.loads((home / _HASHES).read_text("utf-8"))
            return {str(name): list(about) for name, about in found.items()}
    return {}


def _write(directory: Path, found: dict[str, list[str | int]]) -> None:
    for home in cache_directories(directory):
        with suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
            coming = home / f"{_HASHES}.{os.getpid()}"
            coming.write_text(json.dumps(found), "utf-8")
            coming.replace(home / _HASHES)
            return
