"""A folder of Parquet whose rows cannot be counted from is refused with file, row, column, value and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import cli
from dashboard.catalog.archive import checksums, parquet_folder, parquet_writer
from dashboard.catalog.dataset import Dataset
from dashboard.query.table.event_news import check_rows
from tests.query.asked import DATASET

Row = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("sound") / "data"
    parquet_writer.pack(DATASET, found)
    (found / checksums.CHECKSUMS_FILE).unlink()  # as of a folder that another program has written: else its checksum would be what is wrong
    return found


def state(change: dict[str, Any]) -> Callable[[list[Row]], None]:
    def made(rows: list[Row]) -> None:
        rows[4]["states"][0] |= change

    return made


def cell(name: str, value: Any) -> Callable[[list[Row]], None]:
    def made(rows: list[Row]) -> None:
        rows[4][name] = value

    return made


def both(*changes: Callable[[list[Row]], None]) -> Callable[[list[Row]], None]:
    def made(rows: list[Row]) -> None:
        for change in changes:
            change(rows)

    return made


def out_of_order(rows: list[Row]) -> None:
    rows[3], rows[4] = rows[4], rows[3]


def twice(rows: list[Row]) -> None:
    rows.append(rows[0] | {"states": [s | {"start": date(2100, 1, 1), "end": date(2100, 1, 1)} for s in rows[0]["states"]]})


def unordered(rows: list[Row]) -> None:
    rows[4]["states"] = [rows[4]["states"][0] | {"known_on": day} for day in (date(2025, 2, 1), date(2025, 1, 1))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (state({"end": date(1900, 1, 1)}), r"states.end 1900-01-01 is before its start"),
        (state({"known_on": None}), r"states.known_on is empty"),
        (state({"start": None}), r"states.start is empty"),
        (state({"status": "certain"}), r"states.status 'certain' is not known; allowed are .*contested"),
        (state({"dispute": "much"}), r"states.dispute 'much' is not known; allowed are whole, part, none"),
        (state({"evidence_strength": "Z"}), r"states.evidence_strength 'Z' is not known; allowed are A, B, C"),
        (state({"parties": ["KP", "XX"]}), r"states.parties 'XX' is not in parties.parquet"),
        (cell("event_group", "party"), r"event_group 'party' is not known; allowed are"),
        (cell("main_kind", "rumour"), r"main_kind 'rumour' is not known"),
        (state({"status": "acknowledged"}), r"states.status 'acknowledged' is not known; allowed are .*self_reported"),
        (both(cell("main_kind", "fact"), state({"status": "on_record"})), r"states.status 'on_record' is of an act or a statement"),
        (cell("event_id", ""), r"event_id is empty"),
        (cell("event_places", [{"place_id": "P9999"}]), r"event_places.place_id 'P9999' is not in places.parquet"),
        (cell("event_actors", [{"actor_id": "A9999"}]), r"event_actors.actor_id 'A9999' is not in actors.parquet"),
        (out_of_order, r"stands after '\w+', and should not; rows are in the order of the first day"),
        (twice, r"event_id '\w+' stands a second time"),
        (cell("news_by_event", [None]), r"news_by_event holds no day"),
        (unordered, r"states.known_on 2025-01-01 comes after a later one"),
    ],
)
def test_what_cannot_be_counted_from_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[list[Row]], None], said: str
) -> None:
    broken = tmp_path / "data"
    shutil.copytree(folder, broken)
    (file,) = (broken / parquet_folder.EVENTS_FOLDER).glob("*.parquet")
    rows = pq.read_table(file).to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=parquet_folder.SCHEMA), file)
    with pytest.raises(
        parquet_folder.UnusableError, match=rf"^{file}, row \d+ \(\w*\): {said}.*; mend the file, or write the folder anew\.$"
    ):
        check_rows(parquet_folder.open_parquet_folder(broken))
    assert cli.main(["validate", str(broken)]) == cli.WRONG_DATA
    assert str(file) in capsys.readouterr().out


def test_files_must_follow_one_another(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "data"
    shutil.copytree(folder, broken)
    (file,) = (broken / parquet_folder.EVENTS_FOLDER).glob("*.parquet")
    whole = pq.read_table(file)
    pq.write_table(whole.slice(10), file.with_name("00000.parquet"))
    pq.write_table(whole.slice(0, 10), file.with_name("00001.parquet"))
    with pytest.raises(
        parquet_folder.UnusableError, match=r"00001.parquet, row 1 \(\w+\): stands after '\w+' of the file before, and should not"
    ):
        check_rows(parquet_folder.open_parquet_folder(broken))


def test_a_sound_folder_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["validate", str(folder)]) == 0
    assert "no problem" in capsys.readouterr().out


@pytest.mark.slow
def test_what_a_story_rests_on_is_looked_for_in_every_row(tmp_path: Path, floods: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    parquet_writer.pack(floods, tmp_path / "big")
    (told,) = (tmp_path / "big" / "stories").glob("*.json")
    told.write_text(told.read_text("utf-8").replace('"C01"', '"C999"').replace("event:F01", "event:F999"), "utf-8")
    assert cli.main(["validate", str(tmp_path / "big")]) == 1
    said = capsys.readouterr().out
    assert f"stories/{told.name}:step 1 claims: 'C999' is not the id of a row of claims; the sentences that rest on it are not told" in said
    assert f"stories/{told.name}:step 1 picked: 'F999' is not the id of a row of events; nothing is picked" in said
    assert said.count("is not the id") == 2
