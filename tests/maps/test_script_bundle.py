"""What a browser loads is whole and new, each script of ours is in a bundle, and changed text has a new address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dashboard.maps import script_bundle
from dashboard.maps.script_bundle import BUNDLES, STATIC_FOLDER
from tests import deno

SOURCES = {
    file: file.read_text("utf-8")
    for file in STATIC_FOLDER.rglob("*.js")
    if not {"vendor", "bundles"} & {*file.relative_to(STATIC_FOLDER).parts}
}


def needs_deno(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that starts the tool for scripts."""
    return pytest.mark.slow(pytest.mark.skipif(not deno.find_tool(), reason=deno.MISSING)(test))


@needs_deno
@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_what_its_modules_make(name):
    said = f"{name} is not what its modules make now: run {deno.BUILD}"
    assert (script_bundle.BUNDLE_FOLDER / name).read_text("utf-8") == deno.make_bundle(BUNDLES[name]), said


@needs_deno
def test_the_words_of_a_bundle_are_the_messages_that_its_modules_say():
    made = deno.made_words()
    assert {name: (script_bundle.BUNDLE_FOLDER / name).read_text("utf-8") for name in made} == made, f"run {deno.BUILD}"


def test_the_words_of_a_bundle_stand_before_it():
    for name in BUNDLES:
        words, bundle = ((script_bundle.BUNDLE_FOLDER / part).read_text("utf-8") for part in (script_bundle.bundle_words(name), name))
        assert words.startswith("const tumenMessages = ")
        assert script_bundle.asset_text(name).endswith(f"{words}\n;\n{bundle}")


def test_the_layers_that_scripts_know_are_those_of_the_entries():
    assert deno.REGISTRY.read_text("utf-8") == deno.layer_imports(), f"run {deno.BUILD}"


@needs_deno
def test_a_module_that_cannot_be_bundled_is_named(tmp_path):
    (tmp_path / "broken.js").write_text("import { nothing } from './missing.js';\nnothing();\n")
    with pytest.raises(RuntimeError, match=r"broken\.js could not be bundled(.|\n)*missing\.js"):
        deno.make_bundle(script_bundle.Bundle("broken.js"), tmp_path)


@needs_deno
@pytest.mark.parametrize("check", deno.CHECKS, ids=lambda check: check[0])
def test_scripts_pass_the_tools_checks(check):
    told = deno.run_tool(*check)
    assert told.returncode == 0, told.stdout + told.stderr


@needs_deno
def test_scripts_pass_their_own_tests():
    told = deno.run_tool(*deno.UNIT_TESTS)
    assert told.returncode == 0, told.stdout + told.stderr
    assert re.search(r"[1-9]\d* passed", told.stdout + told.stderr)


def test_every_script_of_ours_is_in_a_bundle():
    bundled = set().union(*(deno.bundled_modules(STATIC_FOLDER / bundle.entry) for bundle in BUNDLES.values()))
    assert {file for file in bundled if "vendor" not in file.parts} == {file.resolve() for file in SOURCES}


def test_scripts_hand_each_other_nothing_through_the_window():
    """But for what is shared beyond a bundle: a frame's map with its page, and what outlives a newer version of the page's script."""
    shared = {"tumenMap", "tumenHistory", "tumenReconnect", "tumenThemeChange"}
    assert {name for text in SOURCES.values() for name in re.findall(r"(?:window|globalThis|self)\.(tumen\w*)", text)} == shared


def test_every_component_that_python_mounts_is_in_the_pages_bundle():
    ours = STATIC_FOLDER.parent
    mounted = {name for file in ours.rglob("*.py") for name in re.findall(r'mount_component\(\s*"(\w+)"', file.read_text("utf-8"))}
    made = set(re.findall(r"^  (\w+): component\(", SOURCES[STATIC_FOLDER / BUNDLES["page.js"].entry], re.M))
    assert mounted
    assert mounted == made


def test_the_address_changes_with_the_text(monkeypatch):
    before = script_bundle.asset_digest("map.css")
    monkeypatch.setattr(script_bundle, "asset_text", lambda name: "other")
    script_bundle.asset_digest.cache_clear()
    assert script_bundle.asset_digest("map.css") != before
    script_bundle.asset_digest.cache_clear()


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        script_bundle.asset_text("other.js")


def test_what_is_vendored_has_its_licence_beside_it():
    for folder in (STATIC_FOLDER / "vendor").iterdir():
        if any(file.is_file() for file in folder.iterdir()):
            assert list(folder.glob("LICENSE*")), folder
    assert (STATIC_FOLDER / "basemap" / "SOURCES.md").is_file()
    assert "Open Database" in (STATIC_FOLDER / "basemap" / "LICENSE.md").read_text("utf-8")


def test_every_event_that_a_script_listens_for_is_named_by_another_too():
    """One that is renamed where it is told is renamed where it is heard."""
    heard = {name for text in SOURCES.values() for name in re.findall(r"addEventListener\('(tumen:[a-z-]+)'", text)}
    assert heard
    assert {name for name in heard if sum(text.count(f"'{name}'") for text in SOURCES.values()) < 2} == set()
