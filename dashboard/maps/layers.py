"""The layers of a map. One is an entry here, with the address of its answers, and a script ``static/maps/layers/NAME.js`` that draws them.

The script exports ``createLayer(atlas, markers)``, which returns ``draw``, ``update``, ``highlight`` and ``size`` for one map.
Where the layer can be what a map is about, it exports ``legend(words, theme)`` too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Switch:
    """How readers turn a layer on: its label, and what it shows in a sentence."""

    label: str
    words: str


@dataclass(frozen=True)
class Layer:
    """Where the API answers for a layer: all of it when ``whole``, else what is in view. Without a ``switch`` pages say whether it shows.

    A name may be followed by a part of the address, as in ``sites/a-series`` of ``/api/sites/{series}``.
    """

    endpoint: str
    whole: bool = False
    switch: Switch | None = None


LAYERS: dict[str, Layer] = {
    "places": Layer("cells"),
    "flows": Layer("flows", whole=True),
    "sites": Layer("sites", whole=True),
    "heat": Layer(
        "heat",
        switch=Switch("Heat", "How dense events are, under the symbols. What is known to a town or a province is spread over its radius."),
    ),
}
SWITCHES: dict[str, Switch] = {name: layer.switch for name, layer in LAYERS.items() if layer.switch}


def layer_constants() -> dict[str, dict[str, Any]]:
    """Return what a map's script has to know of each layer, by name."""
    return {name: {"endpoint": layer.endpoint, "whole": layer.whole} for name, layer in LAYERS.items()}


def layer_imports() -> str:
    """Return the script that imports each layer's script, for ``static/maps/layers/registry.js``."""
    imports = "".join(f"import * as {name} from './{name}.js';\n" for name in LAYERS)
    made = '/* Every layer of a map by its name. Made by "python -m tests scripts" from dashboard/maps/layers.py: add a layer there. */\n'
    return f"{made}{imports}\nexport const LAYERS = {{ {', '.join(LAYERS)} }};\n"
