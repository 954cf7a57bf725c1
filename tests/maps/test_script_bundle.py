"""The map's script and style are whole, in their order, and changed text has a new address."""

from __future__ import annotations

import re

import pytest

from dashboard.maps import script_bundle

FOLDER = script_bundle.STATIC_FOLDER / "maps"
# Every script of the bundle that is not vendored, in its order: the map's own, and the one that the page's components share.
TEXTS = {
    part: (script_bundle.STATIC_FOLDER / part).read_text("utf-8")
    for part in script_bundle.BUNDLE_PARTS["map.js"]
    if not part.startswith("vendor/")
}


def test_every_script_of_ours_is_in_the_bundle():
    assert {FOLDER / f"{name}.js" for name in script_bundle.OURS} == set(FOLDER.rglob("*.js"))
    assert len(script_bundle.OURS) == len(set(script_bundle.OURS))


def test_a_script_stands_after_those_whose_pieces_it_takes_at_loading():
    defined: set[str] = set()
    for name, text in TEXTS.items():
        for names in re.findall(r"const \{ ([\w, ]+) \} = tumen;", text):
            assert set(names.split(", ")) <= defined, f"{name} takes what no script before it defines"
        defined |= set(re.findall(r"tumen\.(\w+) = ", text))


def test_nothing_is_called_that_no_script_defines():
    defined = {found for text in TEXTS.values() for found in re.findall(r"tumen\.(\w+) = ", text)}
    for name, text in TEXTS.items():
        assert set(re.findall(r"(?<![\w.'])tumen\.(\w+)\(", text)) <= defined, name


def test_the_address_changes_with_the_text(monkeypatch, tmp_path):
    before = script_bundle.bundle_digest("map.css")
    monkeypatch.setattr(script_bundle, "bundle_text", lambda name: "other")
    script_bundle.bundle_digest.cache_clear()
    assert script_bundle.bundle_digest("map.css") != before
    script_bundle.bundle_digest.cache_clear()


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        script_bundle.bundle_text("other.js")


def test_what_is_vendored_has_its_licence_beside_it():
    for folder in (script_bundle.STATIC_FOLDER / "vendor").iterdir():
        if any(file.is_file() for file in folder.iterdir()):
            assert list(folder.glob("LICENSE*")), folder
    assert (script_bundle.STATIC_FOLDER / "basemap" / "SOURCES.md").is_file()
    assert "Open Database" in (script_bundle.STATIC_FOLDER / "basemap" / "LICENSE.md").read_text("utf-8")


def test_every_event_that_a_script_listens_for_is_named_by_another_too():
    """One that is renamed where it is told is renamed where it is heard."""
    texts = [file.read_text("utf-8") for file in script_bundle.STATIC_FOLDER.rglob("*.js") if "vendor" not in file.parts]
    heard = {name for text in texts for name in re.findall(r"addEventListener\('(tumen:[a-z-]+)'", text)}
    assert heard
    assert {name for name in heard if sum(text.count(f"'{name}'") for text in texts) < 2} == set()
