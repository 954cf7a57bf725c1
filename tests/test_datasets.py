"""The made-up datasets hold what they promise: all that code tells apart, and nothing of the shipped subject."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema import vocabulary
from dashboard.catalog.schema.tables import TERM_COLUMNS
from dashboard.exports import data_package
from tests import datasets

TODAY = date(2026, 11, 23)
# Every form of an EDTF date that the tables take: day, month, year, interval, open, approximate, uncertain, part of a year, decade, set.
FORMS = (
    r"\d{4}-\d\d-\d\d",
    r"\d{4}-\d\d",
    r"\d{4}",
    r"[\d-]+/[\d-]+",
    r"[\d-]+/\.\.",
    r"[\d-]+~",
    r"[\d-]+\?",
    r"\d{4}-2[1-4]",
    r"\d{4}-(2[5-9]|3\d|4[01])",
    r"\d{3}X",
    r"\[.+\.\..+\]",
)


@pytest.mark.parametrize("folder", datasets.EACH, ids=lambda folder: folder.name)
def test_a_made_up_dataset_has_no_problem_and_is_small(folder):
    found = datasets.dataset(folder)
    assert found.problems == ()
    assert 20 <= len(found.tables["events"]) <= 60


@pytest.mark.parametrize("folder", datasets.EACH, ids=lambda folder: folder.name)
def test_its_description_is_up_to_date_with_the_schema(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copy") / "datapackage.json"
    data_package.update_package(copy)
    assert copy.read_text("utf-8") == (folder / "datapackage.json").read_text("utf-8")


@pytest.mark.parametrize("folder", datasets.EACH, ids=lambda folder: folder.name)
def test_nothing_in_it_is_of_the_shipped_subject(folder):
    text = " ".join(file.read_text("utf-8") for file in folder.glob("*.csv"))
    assert not re.search(r"Korea|Russia|Tumen|Kursk|Pyongyang|Moscow|Ukrain", text)


@pytest.mark.parametrize(
    ("table", "column", "codes"),
    [
        ("claims", "stance", vocabulary.STANCES),
        ("claims", "made_on_basis", vocabulary.MADE_ON_BASES),
        ("claims", "evidence_strength", set(vocabulary.EVIDENCE) - {"unknown"}),
        ("propositions", "kind", vocabulary.PROPOSITION_KINDS),
        ("places", "geo_precision", vocabulary.PRECISIONS),
        ("event_places", "role", vocabulary.PLACE_ROLES),
        ("event_actors", "role", vocabulary.ACTOR_ROLES),
        ("sources", "access", vocabulary.ACCESS),
        ("parties", "kind", set(vocabulary.PARTY_KINDS) - {"dataset"}),
    ],
)
def test_the_floods_have_every_code(floods, table, column, codes):
    assert set(codes) <= set(floods.tables[table][column])


@pytest.mark.parametrize("folder", datasets.EACH, ids=lambda folder: folder.name)
def test_each_of_its_terms_is_used(folder):
    found = datasets.dataset(folder)
    used = {
        (vocabulary, code)
        for table, column, vocabulary in TERM_COLUMNS
        for cell in found.tables[table][column]
        for code in (cell if isinstance(cell, tuple) else (cell,))
    }
    used |= {outer for one in used for outer in found.terms.around(*one)}
    assert {(name, code) for name, terms in found.terms.by_vocabulary.items() for code in terms} <= used


@pytest.mark.parametrize("name", ["floods", "whale"])
def test_events_have_every_status(request, name):
    assert set(known_on(request.getfixturevalue(name), TODAY).events["status"]) == set(vocabulary.STATUSES) - {"coded"}


@pytest.mark.parametrize("form", FORMS)
def test_dates_have_every_form(floods, whale, form):
    assert any(re.fullmatch(form, day) for found in (floods, whale) for day in found.tables["events"]["date"])


def test_the_floods_have_what_ties_rows_together(floods):
    claims, movements = floods.tables["claims"], floods.tables["movements"]
    assert claims["split_of"].ne("").any()
    assert (claims["low"] < claims["high"]).any()
    assert claims[claims["stance"].eq("plans")].groupby("proposition_id").size().max() >= 5, "a plan that moves"
    assert set(movements["moved_by"].explode()) >= {"barge", "cableway", "mule"}
    assert {feature["geometry"]["type"] for feature in floods.geometries["features"]} >= {"LineString", "Polygon", "MultiPolygon"}
    assert floods.tables["events"]["summary_as_of"].ne("").any()
    assert floods.stories
    assert floods.thin_after(TODAY)


def test_the_whale_swims_over_the_date_line_and_near_the_poles(whale):
    places = whale.tables["places"]
    assert places["latitude"].max() > 89
    assert places["longitude"].min() < -170
    assert places["longitude"].max() == 180
    assert places["latitude"].isna().any()


def test_the_strikes_are_coded_one_claim_an_event(strikes):
    claims = strikes.tables["claims"]
    assert claims["proposition_id"].is_unique
    assert set(claims["party_id"]) == {"quaybook"}
    assert claims["best"].notna().all()
    assert set(claims["evidence_strength"]) == set(strikes.tables["events"]["evidence_strength"]) == {"unknown"}
    assert set(strikes.tables["parties"]["kind"]) == {"dataset"}
    assert set(known_on(strikes, TODAY).events["status"]) == {"coded"}
    assert strikes.tables["movements"].empty
