"""The map's modules without a frame: two maps in one page that share nothing, and a layer that is made of an entry and a script."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dashboard.maps import layers, map_document, script_bundle
from dashboard.maps.layers import Layer
from tests import datasets, deno
from tests.browser.test_atlas import api
from tests.browser.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not deno.find_tool(), reason=deno.MISSING)]
ENTRY = script_bundle.Bundle("tests/scripts/maps_in_page.js")
QUERIES = ("group=troops", "group=arms")
CLICK = (
    "at => window.maps[at].box.querySelector('.tumen-symbol[data-kind=place]').dispatchEvent(new MouseEvent('click', { bubbles: true }))"
)
DRAWN = "() => window.maps.every((map) => map.state().symbols > 0)"
RINGS = """/* A ring around each place. */
export function createLayer({ map }) {
  const group = L.layerGroup().addTo(map);
  const draw = (answer) => {
    group.clearLayers();
    for (const { properties } of answer ? answer.features : []) {
      L.circleMarker([properties.lat, properties.lon], { className: 'made-up-ring' }).addTo(group);
    }
  };
  return { draw, update: () => {}, highlight: () => {}, size: () => group.getLayers().length };
}
"""


def words() -> dict[str, object]:
    """Return what maps of the dataset that is served are made with, with addresses as the page sees them."""
    return json.loads(json.dumps(map_document._constants(datasets.dataset(datasets.SHIPPED))).replace("../../", "/"))


def load(page, bundle: str) -> None:
    """Run what is vendored and a bundle, with the words of the map's own, in a page that has nothing of its own."""
    for part in script_bundle.DRAWN_WITH:
        page.evaluate((script_bundle.STATIC_FOLDER / part).read_text("utf-8").replace("var protomapsL", "window.protomapsL"))
    page.evaluate((script_bundle.BUNDLE_FOLDER / script_bundle.bundle_words("map.js")).read_text("utf-8") + bundle)
    page.add_style_tag(content=script_bundle.asset_text("map.css"))


def make(page, *states: dict[str, object]) -> None:
    """Make maps side by side, as ``window.maps``, each with what the page says to it."""
    page.evaluate("([words, states]) => { window.maps = states.map(() => makeMap(words, 460)); }", [words(), states])
    page.evaluate("states => states.forEach((state, i) => window.maps[i].set(state))", states)


def test_two_maps_of_one_page_share_nothing(visit, address):
    page = visit(f"{address}/robots.txt", ready="")
    load(page, deno.make_bundle(ENTRY, deno.ROOT))
    make(page, *({"query": query, "small": True} for query in QUERIES))
    until(page, DRAWN)
    assert page.evaluate("() => window.maps.map((map) => map.state().query)") == list(QUERIES)
    assert page.evaluate("() => window.maps.map((map) => map.state().n)") == [
        api(address, f"events?limit=1&{query}")["n"] for query in QUERIES
    ]
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))
    assert page.evaluate("() => Object.keys(window).filter((name) => /tumen/i.test(name))") == []

    for at in (0, 1):  # a click in one is the other's as little as its popup, its pick and its number
        page.evaluate(CLICK, at)
        until(page, "at => window.maps[at].box.querySelector('.tumen-popup')", at)
        assert page.evaluate("() => window.maps.map((map) => map.told.length)") == [1, at]
        assert page.evaluate("() => window.maps.map((map) => Boolean(map.state().picked))") == [True, at == 1]
    assert page.evaluate("() => window.maps.map((map) => map.told[0].properties.click)") == [1, 2]

    page.evaluate("() => window.maps[0].destroy()")
    assert page.evaluate("() => window.maps[0].box.children.length") == 0
    page.evaluate("query => window.maps[1].set({ query, small: true })", QUERIES[0])
    until(page, "n => window.maps[1].state().n === n", api(address, f"events?limit=1&{QUERIES[0]}")["n"])


LOOK = """({ box }) => {
  const legend = box.querySelector('.tumen-legend'), [outer, inner] = [box, legend].map((e) => e.getBoundingClientRect());
  const fits = inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right;
  return { fits, paper: getComputedStyle(legend).backgroundColor, columns: getComputedStyle(legend).columnCount };
}"""


def test_a_map_in_a_page_looks_by_its_own_size_and_theme_and_not_by_the_windows(visit, address):
    page = visit(f"{address}/robots.txt", ready="")
    load(page, deno.make_bundle(ENTRY, deno.ROOT))
    make(page, *({"query": QUERIES[0], "theme": theme, "small": True, "fit": "1"} for theme in ("light", "dark")))
    until(page, DRAWN)
    page.evaluate("() => window.maps.forEach(({ box }) => { box.querySelector('.tumen-legend').open = true; })")
    light, dark = page.evaluate(f"() => window.maps.map({LOOK})")
    assert light == {"fits": True, "paper": "rgba(255, 255, 255, 0.95)", "columns": "auto"}  # of a map less wide than 480 pixels
    assert dark == light | {"paper": "rgba(32, 38, 45, 0.96)"}


def test_a_layer_is_an_entry_and_a_script(visit, address, monkeypatch, tmp_path: Path):
    monkeypatch.setitem(layers.LAYERS, "rings", Layer("places", whole=True))
    for part in (*(f"dashboard/static/{name}" for name in ("maps", "ui", "wording", "vendor/fluent")), "tests/scripts"):
        shutil.copytree(deno.ROOT / part, tmp_path / part)
    folder = tmp_path / "dashboard" / "static" / "maps" / "layers"
    (folder / "rings.js").write_text(RINGS, "utf-8")
    (folder / "registry.js").write_text(deno.layer_imports(), "utf-8")

    page = visit(f"{address}/robots.txt", ready="")
    load(page, deno.make_bundle(ENTRY, tmp_path))
    query = "group=infrastructure"
    shown, hidden = (json.loads(map_document.map_setter(query=query, layers=names).state) for names in (("places", "rings"), ("places",)))
    make(page, shown)
    places = api(address, f"places?{query}")["features"]
    until(page, "n => window.maps[0].state().drawn.rings === n", len(places))
    assert page.locator(".made-up-ring").count() == len(places) > 0
    page.evaluate("state => window.maps[0].set(state)", hidden)
    until(page, "() => !document.querySelector('.made-up-ring')")
    assert page.evaluate("() => window.maps[0].state().symbols") > 0
