"""What is kept of a folder's files is true of what they hold now."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from dashboard.catalog.archive import cache_directories


def _file(path: Path, content: bytes, day: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (day * 86400, day * 86400))
    return path


def test_a_file_that_was_written_to_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _file(tmp_path / "events" / "0.parquet", b"one")
    assert cache_directories.file_hashes(tmp_path, [file]) == [hashlib.sha256(b"one").hexdigest()]
    with monkeypatch.context() as patched:
        patched.setattr(hashlib, "file_digest", None)
        assert cache_directories.file_hashes(tmp_path, [file]) == [hashlib.sha256(b"one").hexdigest()], "it is not read again"
    _file(file, b"two", day=2)
    assert cache_directories.file_hashes(tmp_path, [file]) == [hashlib.sha256(b"two").hexdigest()]


def test_a_file_just_written_may_be_written_to_again_at_the_same_moment(tmp_path: Path) -> None:
    file = tmp_path / "0.parquet"
    file.write_bytes(b"one")
    about = file.stat()
    cache_directories.file_hashes(tmp_path, [file])
    file.write_bytes(b"two")
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert cache_directories.file_hashes(tmp_path, [file]) == [hashlib.sha256(b"two").hexdigest()]


@pytest.mark.parametrize("content", ["", "no json", "[1]", '{"0.parquet": 1}', '{"0.parquet": []}', "null"])
def test_what_cannot_be_read_is_worked_out_again(tmp_path: Path, content: str) -> None:
    file = _file(tmp_path / "0.parquet", b"one")
    (tmp_path / "hashes").write_text(content)
    assert cache_directories.file_hashes(tmp_path, [file]) == [hashlib.sha256(b"one").hexdigest()]


def test_a_temporary_folder_of_somebody_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    assert len(cache_directories.cache_directories(tmp_path)) == 2
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    (tmp_path / "tmp" / f"tumen-{mine + 1}").mkdir()
    assert cache_directories.cache_directories(tmp_path) == [tmp_path]
