"""Damage in a folder of Parquet is found: when it is checked, when it is opened, and when it is read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.catalog.archive import checksums, parquet_folder
from dashboard.catalog.archive.parquet_writer import pack
from dashboard.cli import main
from tests.engines import engine_of
from tests.query.asked import DATASET

pytestmark = pytest.mark.slow  # each packs a folder anew, to damage it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack(DATASET, tmp_path / "big")
    return tmp_path / "big"


def events(folder: Path) -> Path:
    (file,) = (folder / "events").glob("*.parquet")
    return file


def damage(file: Path, column: str) -> None:
    """Turn the bits of the last byte of a column, as a disk may."""
    about = pq.read_metadata(file).row_group(0)
    column_about = next(c for i in range(about.num_columns) if (c := about.column(i)).path_in_schema.startswith(column))
    first = column_about.dictionary_page_offset or column_about.data_page_offset
    raw = bytearray(file.read_bytes())
    raw[first + column_about.total_compressed_size - 1] ^= 0xFF
    file.write_bytes(raw)


def test_pack_writes_a_checksum_of_every_file_as_others_check_them(folder: Path) -> None:
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert set(checksums.read_checksums(folder)) == files - {checksums.CHECKSUMS_FILE}
    if sha256sum := shutil.which("sha256sum"):
        subprocess.run([sha256sum, "-c", "--quiet", checksums.CHECKSUMS_FILE], cwd=folder, check=True)


@pytest.mark.parametrize("column", ["summary", "claims", "sources", "texts", "states"])
@pytest.mark.parametrize("has_checksums", [True, False])
def test_damage_in_any_column_is_found_by_validate(
    folder: Path, column: str, has_checksums: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(folder)]) == 0
    capsys.readouterr()
    if not has_checksums:
        (folder / checksums.CHECKSUMS_FILE).unlink()
    damage(events(folder), column)
    assert main(["validate", str(folder)]) == 1
    said = capsys.readouterr().out
    assert str(events(folder)) in said
    assert checksums.HOW_TO_REPAIR in said


def test_validate_says_what_the_files_were_checked_by(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(folder)]) == 0
    assert f"Checksums: {len(checksums.read_checksums(folder))} files, as packed." in capsys.readouterr().out
    (folder / checksums.CHECKSUMS_FILE).unlink()
    assert main(["validate", str(folder)]) == 0
    assert f"No checksums: {folder} has no {checksums.CHECKSUMS_FILE}" in capsys.readouterr().out


def test_a_file_that_is_missing_too_much_or_changed_is_named(folder: Path) -> None:
    assert checksums.find_damage(folder) == []
    shutil.copy(events(folder), folder / "events" / "00001.parquet")
    (folder / "actors.parquet").unlink()
    named = {sentence.split()[0].removeprefix(f"{folder}/"): sentence for sentence in checksums.find_damage(folder)}
    assert {"events/00001.parquet", "actors.parquet"} <= set(named)
    assert "was not packed with the others" in named["events/00001.parquet"]
    assert "is missing, though it was packed" in named["actors.parquet"]


def test_a_damaged_folder_is_not_opened(folder: Path) -> None:
    damage(events(folder), "texts")
    with pytest.raises(parquet_folder.UnusableError, match="does not hold what was packed") as refused:
        parquet_folder.open_parquet_folder(folder)
    assert str(refused.value).startswith(str(events(folder)))


def test_a_folder_of_an_earlier_version_without_checksums_is_opened(folder: Path) -> None:
    (folder / checksums.CHECKSUMS_FILE).unlink()
    pq.write_table(pq.read_table(events(folder)), events(folder), row_group_size=500)
    assert parquet_folder.open_parquet_folder(folder).n == len(DATASET.tables["events"])


def test_damage_that_comes_later_is_told_with_its_file_and_told_no_more_when_it_is_mended(folder: Path) -> None:
    held, file = parquet_folder.open_parquet_folder(folder), events(folder)
    whole = file.read_bytes()
    damage(file, "claims")
    with pytest.raises(parquet_folder.UnusableError, match="is damaged") as told:
        held.excerpt([0])
    assert str(told.value).startswith(str(file))
    assert engine_of(held).trouble() == str(told.value)
    file.write_bytes(whole)
    held.excerpt([0])
    assert engine_of(held).trouble() == ""


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("title", "Bridge\x08", "title 'Bridge\\x08' holds U+0008 BACKSPACE"),
        ("summary", "A \u202ebridge", "summary 'A \\u202ebridge' holds U+202E RIGHT-TO-LEFT OVERRIDE"),
    ],
)
def test_a_text_that_holds_what_none_may_is_named_with_its_row(folder: Path, column: str, value: str, words: str) -> None:
    table = pq.read_table(events(folder))
    at = table.column_names.index(column)
    texts = table.column(column).to_pylist()
    texts[6] = value
    pq.write_table(table.set_column(at, column, pa.array(texts, table.schema.field(column).type)), events(folder))
    (folder / checksums.CHECKSUMS_FILE).unlink()
    (said,) = checksums.find_damage(folder)
    assert said.startswith(f"{events(folder)} in row 7: {words}")


def test_a_character_is_found_in_lists_of_structures_and_no_script_is_taken_for_one() -> None:
    fine = ["나선", "Туманная\n", "سلام\u200c", None]
    names = pa.array([[{"name": name} for name in fine], [], [{"name": "x"}, {"name": "\x7f"}]])
    assert checksums._strange(pa.table({"names": names[:2]}), 1) == ""
    assert checksums._strange(pa.table({"names": names}), 5).startswith("in row 7: names '\\x7f' holds U+007F DELETE")
