"""What is taken along is read back by the programs it is made for, and holds nothing of a later day."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pyarrow as pa
import pytest
import shapely
from pyarrow import parquet

from dashboard import exports
from dashboard.catalog import dates
from dashboard.catalog.dataset import SHIPPED_FOLDER, load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.tables import BY_NAME, TABLES
from dashboard.exports.content import export_content
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from tests import build, datasets, gdal
from tests.engines import engine_of
from tests.packed import packed, read_by_few

FLOODS = datasets.engine()
DAY, TODAY = date(2025, 4, 27), date(2026, 11, 23)
HOSTILE = '=HYPERLINK("http://x","y") <b>&amp;</b> ]]> \'두만강\' Ёлка'
CITED = ("as_of", "dataset_version", "dataset_digest", "licence", "attribution")
ALL = [(name, entry.suffix) for name in exports.EXPORTABLE for entry in exports.offered_formats(name)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Engine:
    """Three events: one of hostile words at two places, one at a place without a coordinate, one at none."""
    tables = {name: [] for name in ("events", "propositions", "claims", "claim_sources")}
    for i in (1, 2, 3):
        one = build.question([("RU", "asserts", "2025-01-02"), ("UA", "denies", "2025-01-03")])
        for name, rows in tables.items():
            rows += [{k: v.replace("E1", f"E{i}") for k, v in row.items()} for row in one[name]]
    for k, claim in enumerate(tables["claims"]):
        claim["claim_id"] = tables["claim_sources"][k]["claim_id"] = f"C{k}"
    tables["events"][0]["title"] = HOSTILE
    places = [{"place_id": p, "name": f"+{p}"} for p in ("P1", "P2")] + [{"place_id": "P3", "name": "x", "latitude": "", "longitude": ""}]
    at = [{"event_id": e, "place_id": p} for e, p in (("E1", "P1"), ("E1", "P2"), ("E2", "P3"))]
    folder = build.write(
        tmp_path_factory.mktemp("hostile") / "data", sources=[{"source_id": "S1"}], places=places, event_places=at, **tables
    )
    described = {"name": "x", "version": "=1 <&>", "attribution": "Whom & <whom>", "licenses": [{"name": "CC0"}]}
    (folder / "datapackage.json").write_text(json.dumps(described))
    dataset = load_dataset(folder)
    assert not dataset.problems, dataset.problems
    return engine_of(dataset)


def made(engine: Engine, name: str, suffix: str, day: date = TODAY, **asked) -> bytes:
    return exports.export_file(name, suffix, engine, Selection(as_of=day, **asked), TODAY).body


def written(tmp_path: Path, engine: Engine, name: str, suffix: str, **how) -> Path:
    file = tmp_path / f"{name}.{suffix}"
    file.write_bytes(made(engine, name, suffix, **how))
    return file


def rows(text: bytes) -> list[dict[str, str]]:
    assert text.startswith(b"\xef\xbb\xbf"), "without the mark Excel garbles Korean and Russian"
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "suffix"), ALL)
def test_every_file_is_made_of_hostile_words_and_of_nothing(hostile, name, suffix):
    for day in (TODAY, date(2020, 1, 1)):
        file = exports.export_file(name, suffix, hostile, Selection(as_of=day), TODAY)
        assert file.body
        assert file.name == f"x-{name}-1-as-of-{day}.{suffix}"


def test_csv_holds_every_event_and_no_formula(hostile):
    found = {row["event_id"]: row for row in rows(made(hostile, "selection", "csv"))}
    assert set(found) == {"E1", "E2", "E3"}
    assert found["E1"]["title"] == "'" + HOSTILE
    assert found["E1"]["place_names"] == "'+P1; +P2"
    assert (found["E2"]["place_ids"], found["E2"]["latitude"], found["E3"]["place_ids"]) == ("P3", "", "")
    assert [found["E1"][name] for name in CITED][:2] == ["2026-11-23", "'=1 <&>"]
    assert (found["E1"]["licence"], found["E1"]["attribution"]) == ("CC0", "Whom & <whom>")


def test_geojson_keeps_events_without_a_place(hostile):
    whole = json.loads(made(hostile, "selection", "geojson"))
    found = {feature["id"]: feature for feature in whole["features"]}
    assert found["E1"]["geometry"]["type"] == "MultiPoint"
    assert (found["E2"]["geometry"], found["E3"]["geometry"]) == (None, None)
    assert found["E1"]["properties"]["title"] == HOSTILE
    assert all(whole[name] for name in CITED)


@pytest.mark.gdal
def test_geopackage_is_read_back_by_geopandas_and_by_gdal(hostile, tmp_path):
    import geopandas

    file = written(tmp_path, hostile, "selection", "gpkg")
    frame = geopandas.read_file(file, layer="events").set_index("event_id")
    assert set(frame.index) == {"E1", "E2", "E3"}
    assert frame.loc["E1", "geometry"].geom_type == "MultiPoint"
    assert frame.loc["E1", "title"] == HOSTILE
    assert pd.isna(frame.loc["E2", "geometry"])
    said = gdal.ogrinfo(file, "events")
    for words in ("Feature Count: 3", "as_of=2026-11-23", "licence=CC0", "attribution=Whom & <whom>", "dataset_version==1 <&>"):
        assert words in said
    assert 'ID["EPSG",4326]' in said


@pytest.mark.gdal
def test_kml_is_read_back_and_counts_what_it_leaves_out(hostile, tmp_path):
    import geopandas

    file = written(tmp_path, hostile, "selection", "kml")
    frame = geopandas.read_file(file)
    assert len(frame) == 1
    assert frame.iloc[0]["Name" if "Name" in frame else "name"] == HOSTILE
    text = file.read_text("utf-8")
    for words in ("2 of 3 events have no located place", "known on 2026-11-23", "CC0", "(files "):
        assert words in text
    assert "Feature Count: 1" in gdal.ogrinfo(file)


KML = {"k": "http://www.opengis.net/kml/2.2"}


def test_no_name_in_kml_is_taken_for_html(hostile):
    mark = ElementTree.fromstring(made(hostile, "selection", "kml")).find(".//k:Placemark", KML)
    assert mark.find("k:name", KML).text == HOSTILE, "escaped once, as XML"
    assert "&lt;b&gt;" in mark.find("k:description", KML).text, "and in the balloon, which is HTML, twice"
    assert mark.find("k:styleUrl", KML).text == "#event"
    style = ElementTree.fromstring(made(hostile, "selection", "kml")).find(".//k:Style[@id='event']/k:BalloonStyle/k:text", KML)
    assert style.text == "$[description]"
    assert len(mark.findall(".//k:Point", KML)) == 2


TIMES = {
    "2025-01-02": {"when": "2025-01-02"},
    "2025-01-02T10:00:00Z": {"when": "2025-01-02"},
    "2025-01": {"begin": "2025-01-01", "end": "2025-01-31"},
    "194X": {"begin": "1940-01-01", "end": "1949-12-31"},
    "2024-12-30~/2025-01-02": {"begin": "2024-12-30", "end": "2025-01-02"},
    "2024-12-30/..": {"begin": "2024-12-30"},
}


@pytest.mark.slow
@pytest.mark.parametrize(("date_", "times"), TIMES.items())
def test_the_days_of_a_placemark_are_those_of_its_event(tmp_path, date_, times):
    rows = build.question([("KP", "asserts", "2025-02-03")], date=date_)
    rows |= {"places": [{"place_id": "P1", "name": "x"}], "event_places": [{"event_id": "E1", "place_id": "P1"}]}
    mark = ElementTree.fromstring(made(engine_of(build.dataset(tmp_path, **rows)), "selection", "kml")).find(".//k:Placemark", KML)
    found = [*mark.iterfind("k:TimeStamp/*", KML), *mark.iterfind("k:TimeSpan/*", KML)]
    assert {e.tag.partition("}")[2]: e.text for e in found} == times
    assert dates.date_words(date_) in mark.find("k:description", KML).text


@pytest.mark.gdal
def test_days_are_days_in_every_form_that_has_them(tmp_path):
    from openpyxl import load_workbook

    said = gdal.ogrinfo(written(tmp_path, FLOODS, "selection", "gpkg"), "events")
    schema = parquet.read_schema(written(tmp_path, FLOODS, "selection", "parquet"))
    sheet = load_workbook(written(tmp_path, FLOODS, "selection", "xlsx"))["events"]
    head = [cell.value for cell in sheet[1]]
    for name in ("start", "end", "known_on"):
        assert f"{name}: Date (" in said
        assert schema.field(name).type == pa.date32()
        cells = [row[head.index(name)].value for row in sheet.iter_rows(min_row=2)]
        assert {type(cell) for cell in cells if cell is not None and str(cell) > "1900"} == {datetime}
        assert sheet.cell(2, head.index(name) + 1).number_format == "yyyy-mm-dd"
    assert "date: String (" in said
    assert parquet.read_schema(written(tmp_path, FLOODS, "events", "parquet")).field("summary_as_of").type == pa.date32()


@pytest.mark.slow
def test_days_before_1900_are_texts_in_a_workbook_for_it_has_no_others(tmp_path):
    from openpyxl import load_workbook

    engine = engine_of(build.dataset(tmp_path / "data", **build.question([("KP", "asserts", "2025-02-03")], date="1868-05-01/1900-03-01")))
    head, row = load_workbook(written(tmp_path, engine, "selection", "xlsx"))["events"].iter_rows(values_only=True)
    cells = dict(zip(head, row, strict=True))
    assert (cells["start"], cells["end"]) == ("1868-05-01", datetime(1900, 3, 1))
    assert made(engine, "selection", "csv").count(b"1868-05-01,1900-03-01") == 1


@pytest.mark.slow
def test_sheets_can_be_filtered_and_their_columns_are_as_wide_as_what_they_hold(tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(written(tmp_path, FLOODS, "dataset", "xlsx"))
    assert book["sources"].auto_filter.ref == f"A1:N{len(FLOODS.dataset.tables['sources']) + 1}"
    widths = {(sheet.title, cell.value): sheet.column_dimensions[cell.column_letter].width for sheet in book for cell in sheet[1]}
    assert widths["sources", "source_id"] < widths["sources", "publisher"] < widths["sources", "title"] < max(widths.values()) == 60


@pytest.mark.slow
def test_an_end_that_is_open_is_no_day_in_any_form(tmp_path):
    engine = engine_of(build.dataset(tmp_path / "data", **build.question([("KP", "asserts", "2025-02-03")], date="2025-01-01/..")))
    assert [row["end"] for row in rows(made(engine, "selection", "csv"))] == [""]
    for suffix in ("geojson", "gpkg", "parquet", "xlsx", "kml"):
        assert b"9999" not in made(engine, "selection", suffix)


def test_parquet_is_geoparquet_with_the_notes_in_its_schema(hostile, tmp_path):
    import geopandas

    file = written(tmp_path, hostile, "selection", "parquet")
    notes = parquet.read_schema(file).metadata
    assert all(name.encode() in notes for name in (*CITED, "caption", "geo"))
    frame = geopandas.read_parquet(file).set_index("event_id")
    assert frame.loc["E1", "title"] == HOSTILE
    assert frame.crs.to_epsg() == 4326
    assert frame["geometry"].notna().tolist() == [e == "E1" for e in frame.index]
    assert parquet.read_schema(written(tmp_path, hostile, "claims", "parquet")).metadata[b"licence"] == b"CC0"


def test_a_workbook_has_a_readme_a_sheet_a_table_and_no_formula(hostile, tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(written(tmp_path, hostile, "dataset", "xlsx"))
    assert book.sheetnames == ["README", *(table.name for table in TABLES)]
    readme = {row[0]: row[1] for row in book["README"].iter_rows(values_only=True) if row[0]}
    assert (readme["as_of"], readme["licence"], readme["attribution"]) == ("2026-11-23", "CC0", "Whom & <whom>")
    assert readme["dataset_version"] == "'=1 <&>"
    head, first, *_ = book["events"].iter_rows(values_only=True)
    assert first[head.index("title")] == "'" + HOSTILE
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_long_text_is_cut_and_says_so():
    from dashboard.exports import workbook

    cell = workbook._cell("a" * 40_000)
    assert len(cell) == workbook.MAX_CELL_LENGTH
    assert cell.endswith("(cut: a cell holds no more)")


@pytest.mark.parametrize("suffix", ["csv.zip", "parquet.zip"])
def test_an_archive_has_every_table_and_a_readme(suffix):
    with zipfile.ZipFile(io.BytesIO(made(FLOODS, "dataset", suffix))) as zipped:
        inner = suffix.removesuffix(".zip")
        names = ["README.txt", *(f"{table.name}.{inner}" for table in TABLES)]
        assert zipped.namelist()[: len(names)] == names
        assert "licence: CC0-1.0" in zipped.read("README.txt").decode()


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2024, 11, 1), DAY, date(2026, 6, 21), TODAY])
def test_tables_hold_what_was_known_on_the_day_and_no_reference_to_more(day):
    then = known_on(FLOODS.dataset, day)
    found = {table.name: rows(made(FLOODS, table.name, "csv", day)) for table in TABLES}
    for name in ("events", "propositions", "claims"):
        key = BY_NAME[name].key[0]
        assert sorted(row[key] for row in found[name]) == sorted(getattr(then, name)[key])
    ids = {table.name: {row[table.key[0]] for row in found[table.name]} for table in TABLES}
    for table in TABLES:
        for field in table.fields:
            if field.references:
                named = {one for row in found[table.name] for one in row[field.name].split(";") if one}
                assert named <= ids[field.references], (table.name, field.name)
    if day != TODAY:
        assert not [row for table in found.values() for row in table if row.get("notes")]
        assert ids["sources"] == set(then.sources["source_id"])


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2023, 6, 1), TODAY])
@pytest.mark.parametrize("name", ["dataset", "selection"])
def test_a_packed_folder_gives_the_files_of_its_tables(name, day):
    whole = datasets.engine()
    one, other = (export_content(name, engine, Selection(as_of=day), TODAY) for engine in (packed(whole.dataset), whole))
    assert one.notes | {"dataset_digest": ""} == other.notes | {"dataset_digest": ""}
    assert one.tables.keys() == other.tables.keys()
    for table, frame in other.tables.items():
        pd.testing.assert_frame_equal(one.tables[table].reset_index(drop=True), frame.reset_index(drop=True))


def test_a_selection_is_what_the_page_shows():
    found = rows(made(FLOODS, "selection", "csv", DAY, group=("floods",)))
    table = known_on(FLOODS.dataset, DAY).events
    assert {row["event_id"] for row in found} == set(table.loc[table["event_group"].eq("floods"), "event_id"])
    status = dict(zip(table["event_id"], table["status"], strict=True))
    assert all(row["status"] == status[row["event_id"]] for row in found)


@pytest.mark.slow
def test_a_flat_row_stands_where_the_event_happened_and_says_what_each_place_is_to_it(tmp_path):
    places = [{"place_id": i, "name": i, "latitude": str(10 + n), "longitude": "20"} for n, i in enumerate(("PA", "PS", "PF", "PT"))]
    roles = [("E1", "PA", "announcement"), ("E1", "PS", "subject"), ("E2", "PF", "from"), ("E2", "PT", "to")]
    tables = build.question([("KP", "asserts", "2025-02-01")])
    tables["events"].append({"event_id": "E2", "date": "2025-01-01"})
    tables["propositions"].append({"proposition_id": "Q-E2", "event_id": "E2", "is_main": "true", "participants": "KP"})
    tables["claims"].append({"claim_id": "C9", "proposition_id": "Q-E2", "party_id": "KP", "stance": "asserts", "made_on": "2025-02-01"})
    tables["claim_sources"].append({"claim_id": "C9", "source_id": "S1"})
    sited = [{"event_id": e, "place_id": p, "role": r} for e, p, r in roles]
    found = build.dataset(tmp_path, **tables, places=places, event_places=sited)
    rows = exports.export_content("selection", engine_of(found), Selection(), date(2026, 1, 1)).table.set_index("event_id")
    assert (rows.loc["E1", "place_roles"], rows.loc["E1", "latitude"]) == ("subject; announcement", 11.0)
    assert (rows.loc["E2", "place_ids"], rows.loc["E2", "latitude"]) == ("PT; PF", 13.0)


def test_points_are_longitude_first(tmp_path):
    import geopandas

    frame = geopandas.read_file(written(tmp_path, FLOODS, "selection", "gpkg"))
    held = frame[frame.geometry.notna()]
    west, south, east, north = held.total_bounds
    assert -90 <= south <= north <= 90
    assert shapely.get_coordinates(held.geometry.iloc[0])[0].tolist() == held[["longitude", "latitude"]].iloc[0].tolist()
    assert (west, east) != (south, north)


@pytest.fixture
def short(monkeypatch) -> str:
    """Leave room for five events in a file of a large dataset, and return what each must say."""
    monkeypatch.setattr(sys.modules["dashboard.exports.content"], "MAX_EXPORTED_EVENTS", 5)
    return f"5 newest of {len(known_on(FLOODS.dataset, TODAY).events):,} events"


@pytest.mark.parametrize("name", ["selection", "events", "dataset"])
def test_a_file_with_some_events_of_many_says_so_in_its_name_and_its_notes(name, short):
    made = exports.export_content(name, read_by_few(FLOODS.dataset, 5), Selection(as_of=TODAY), TODAY)
    assert len(made.tables["events"]) >= 5
    assert short in made.notes["caption"]
    assert short in made.notes["left_out"]
    n = re.sub(r"\D", "", short.partition(" of ")[2])
    assert made.stem.startswith(f"floods-{name}-5-newest-of-{n}-{FLOODS.dataset.version}-as-of-")


@pytest.mark.parametrize("suffix", ["csv", "geojson", "kml", "gpkg", "parquet", "xlsx"])
def test_every_format_says_of_how_many_events_it_has_some(suffix, short, tmp_path):
    from openpyxl import load_workbook

    file = written(tmp_path, read_by_few(FLOODS.dataset, 5), "selection", suffix)
    if suffix == "xlsx":
        assert short in " ".join(str(cell) for row in load_workbook(file)["README"].iter_rows(values_only=True) for cell in row)
    elif suffix == "geojson":
        whole = json.loads(file.read_bytes())
        assert (len(whole["features"]), whole["caption"].partition(", as known")[0]) == (5, short)
    else:
        assert short.encode() in file.read_bytes()
    assert short not in exports.export_content("selection", read_by_few(FLOODS.dataset, 5), Selection(as_of=date(2020, 1, 1)), TODAY).readme


def test_a_selection_with_room_for_all_of_it_is_called_by_its_name(short):
    made = exports.export_content("selection", FLOODS, Selection(as_of=TODAY), TODAY)
    assert made.stem == f"floods-selection-{FLOODS.dataset.version}-as-of-{TODAY}"
    assert "newest of" not in made.readme


def test_what_is_not_offered_is_a_key_error():
    for name, suffix in (("selection", "exe"), ("nothing", "csv"), ("events", "kml"), ("dataset", "csv")):
        with pytest.raises(KeyError):
            exports.export_file(name, suffix, FLOODS, Selection(), TODAY)


@pytest.mark.slow
def test_heavy_libraries_are_loaded_by_the_first_file_only():
    code = "import sys, dashboard.api.routes; print([m for m in ('geopandas', 'pyogrio', 'openpyxl', 'vl_convert') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SHIPPED_FOLDER.parent)
    assert done.stdout.strip() == "[]"


def test_every_format_has_a_name_for_readers():
    labels = {suffix: entry.label for suffix, entry in exports.FORMATS.items()}
    assert labels["csv.zip"] == "CSV files (ZIP)"
    assert len({*labels.values()}) == len(labels)
    assert not {suffix.replace(".", "-") for suffix in labels} & {*labels.values()}
