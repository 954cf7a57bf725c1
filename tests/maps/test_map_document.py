"""The map is constant, asks no other host, and carries no data; what the page says to it is JSON and nothing else."""

from __future__ import annotations

import json
import re

import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string, generate_js_hash, get_full_id

from dashboard.catalog.schema.vocabulary import PRECISIONS, STANDINGS
from dashboard.catalog.subject import HomeView
from dashboard.maps import basemap, map_document, script_bundle
from tests import datasets

EVIL = "</script><script>alert(1)</script>${alert(2)}`'\"; alert(3) //"


def script() -> str:
    folium_map = map_document.draw_map(datasets.dataset())
    folium_map.get_root().render()
    return _get_map_string(folium_map).replace(get_full_id(folium_map), "map_div")


def test_the_script_is_the_same_every_time_so_that_the_map_is_never_mounted_anew():
    assert generate_js_hash(script()) == generate_js_hash(script())


def test_the_script_names_no_other_host_but_the_online_basemaps():
    hosts = set(re.findall(r"https?://([^/\"]+)", script()))
    assert hosts == {re.match(r"https://([^/]+)", online.url).group(1) for online in basemap.ONLINE_BASEMAPS.values()}
    drawn = map_document.draw_map(datasets.dataset())
    assert all(url.startswith("../../assets/") for _, url in [*drawn.default_js, *drawn.default_css])


def test_the_vocabulary_is_passed_whole_and_in_its_order():
    constants = json.loads(re.search(r"tumenMap\.mount\(\w+, (\{.*\})\);", script()).group(1))
    for name, vocabulary in (("groups", datasets.dataset().terms.drawn_groups), ("statuses", STANDINGS), ("precisions", PRECISIONS)):
        assert list(constants[name]) == list(vocabulary)
    assert [look["light"] for look in constants["statuses"].values()] == [look.light for look in STANDINGS.values()]


@pytest.mark.parametrize("field", ["query", "picked", "theme", "lang", "basemap", "version"])
def test_what_the_page_says_cannot_leave_its_json(field):
    group = map_document.map_setter(**({"query": "", field: EVIL}), picked_places=[EVIL])
    said = _get_feature_group_string(group, map=map_document.draw_map(datasets.dataset()))
    assert "</script>" not in said
    inner = re.search(r"tumenMap\.set\((\{.*\})\);", said).group(1)
    state = json.loads(inner)
    assert state[field] == EVIL
    assert state["places"] == [EVIL]


def test_a_map_looks_first_where_the_dataset_says():
    state = json.loads(map_document.map_setter(query="", home=HomeView(23.5, 12.3, 7)).state)
    assert state["home"] == [7, 23.5, 12.3]
    assert "home" not in json.loads(map_document.map_setter(query="").state)


def test_the_maps_script_stands_on_what_is_vendored_and_its_name_changes_with_it():
    whole = script_bundle.asset_text("map.js")
    for part in script_bundle.ASSET_PARTS["map.js"]:
        assert (script_bundle.STATIC_FOLDER / part).read_text("utf-8") in whole
    assert script_bundle.asset_digest("map.js") in dict(map_document.draw_map(datasets.dataset()).default_js)["map"]


def test_every_vendored_script_has_its_licence_beside_it():
    for folder in (script_bundle.STATIC_FOLDER / "vendor").iterdir():
        assert any(file.name.upper().startswith("LICENSE") for file in folder.iterdir()), folder
    assert (script_bundle.STATIC_FOLDER / "basemap" / "LICENSE.md").exists()
