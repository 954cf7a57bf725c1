"""Whether the files of a folder of Parquet are whole: ``pack`` writes a checksum of each, which ``sha256sum -c`` takes too.

A folder that another program wrote has none, and is read all the same.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalog.loading import characters

CHECKSUMS_FILE = "checksums.sha256"
HOW_TO_REPAIR = "write the folder anew with tumen pack, or copy it anew from where it is whole"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def write_checksums(directory: Path) -> None:
    """Write the SHA-256 of every file in a folder, and in those in it."""
    files = [file for file in sorted(directory.rglob("*")) if file.is_file() and file.name != CHECKSUMS_FILE]
    lines = (f"{found}  {file.relative_to(directory).as_posix()}\n" for file, found in zip(files, hash_files(files), strict=True))
    (directory / CHECKSUMS_FILE).write_text("".join(lines), "utf-8")


def hash_files(files: Iterable[Path]) -> list[str]:
    """Return the SHA-256 of files, read from end to end."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_file_digest, files))


def _file_digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def read_checksums(directory: Path) -> dict[str, str]:
    """Return the checksums that a folder has, by the names of its files; none where it has no file of such lines."""
    try:
        text = (directory / CHECKSUMS_FILE).read_text("utf-8", errors="replace")
    except OSError:
        return {}
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return {line[2]: line[1] for line in found if line}


def differing_files(directory: Path, found: Mapping[str, str]) -> list[tuple[Path, str]]:
    """Return which of a folder's files are not those that were packed, given the SHA-256 of those there, with what is wrong with each."""
    packed = read_checksums(directory)
    wrong = {name: f"is missing, though it was packed; {HOW_TO_REPAIR}" for name in packed if name not in found}
    wrong |= {
        n: f"does not hold what was packed: its checksum is another; {HOW_TO_REPAIR}"
        for n in packed
        if found.get(n, packed[n]) != packed[n]
    }
    if packed:
        wrong |= {
            n: f"was not packed with the others: {CHECKSUMS_FILE} does not name it; {HOW_TO_REPAIR}" for n in found if n not in packed
        }
    return [(directory / name, words) for name, words in sorted(wrong.items())]


def unreadable_message(file: Path, error: Exception) -> str:
    """Say why a file cannot be read, and what to do."""
    return "is gone; put it back" if not file.is_file() else f"is damaged ({error_reason(file, error)}); {HOW_TO_REPAIR}"


def error_reason(file: Path, error: Exception) -> str:
    """Return the words of an error without the path of the file, which stands before them."""
    path = re.escape(str(file))
    return " ".join(re.sub(rf"^Could not open Parquet input source '{path}': | '{path}'", "", str(error)).split()).rstrip(".")


def find_damage(directory: Path) -> list[str]:
    """Read every column of a folder's files, and check every checksum; return a sentence for each file that is not whole, and of each
    for the first text that holds what no text may.
    """
    tables = [*sorted(directory.glob("*.parquet")), *sorted(directory.glob("events/*.parquet"))]
    packed = [file for name in read_checksums(directory) if (file := directory / name).is_file()]
    there = [*dict.fromkeys([*tables, *packed])]
    names = [file.relative_to(directory).as_posix() for file in there]
    wrong = dict(differing_files(directory, dict(zip(names, hash_files(there), strict=True))))
    for file in tables:
        try:
            if found := _read(file):
                wrong.setdefault(file, found)
        except (OSError, pa.ArrowException) as error:
            wrong.setdefault(file, unreadable_message(file, error))
    return [f"{file} {words}" for file, words in wrong.items()]


def _read(file: Path) -> str:
    found, row = "", 1
    with pq.ParquetFile(file, page_checksum_verification=True) as opened:
        for group in range(opened.num_row_groups):
            part = opened.read_row_group(group)
            part.validate(full=True)
            found = found or _strange(part, row)
            row += len(part)
    return found


def _strange(part: pa.Table, row: int) -> str:
    """Say which text, in which row and column, holds a character that no text may, or that nobody sees; "" for none."""
    for name in part.column_names:
        for at, text in _texts(part.column(name).combine_chunks()):
            rest = np.flatnonzero(~pc.fill_null(pc.ascii_is_printable(text), fill_value=True).to_numpy(zero_copy_only=False))
            if not len(rest):
                continue  # to make the expression ready costs more than most columns
            suspect = pc.match_substring_regex(text.take(pa.array(rest)), characters.SUSPECT).to_numpy(zero_copy_only=False)
            for i in rest[suspect].tolist():
                value = text[i].as_py()
                if words := characters.control_character_fault(value) or characters.without_invisibles(value, "shown with")[1]:
                    return f"in row {row + at[i]}: {name} '{characters.visible_text(value[:60])}' {words}, and write the folder anew"
    return ""


def _texts(column: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what is text in a column, however deep in lists and structures, each with the row that it is in."""

    def within(rows: Any, values: Any) -> Iterator[tuple[Any, Any]]:
        kind = values.type
        if pa.types.is_dictionary(kind):
            yield from within(rows, values.dictionary_decode())
        elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
            yield rows, values
        elif pa.types.is_list(kind) or pa.types.is_large_list(kind):
            yield from within(rows[pc.list_parent_indices(values).to_numpy()], pc.list_flatten(values))
        elif pa.types.is_struct(kind):
            for field in values.flatten():
                yield from within(rows, field)

    yield from within(np.arange(len(column)), column)


def checked_by(directory: Path) -> str:
    """Say what the files of a folder of Parquet were checked by; "" for another folder."""
    if not any((directory / "events").glob("*.parquet")):
        return ""
    n = len(read_checksums(directory))
    files = f"{n} file{'s' * (n != 1)}"
    return (
        f"Checksums: {files}, as packed."
        if n
        else f"No checksums: {directory} has no {CHECKSUMS_FILE}, as tumen pack writes it. Every column was read."
    )
