"""The layers of a map. One is an entry here, with the address of its answers, and a script ``static/maps/layers/NAME.js`` that draws them.

The script exports ``createLayer(atlas, markers)``, which returns ``draw``, ``update``, ``highlight`` and ``size`` for one map.
Where the layer can be what a map is about, it exports ``legend(words, theme)`` too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.wording.messages import message


@dataclass(frozen=True)
class Switch:
    """What readers turn on: its label, and what it shows in a sentence."""

    label: str
    words: str


@dataclass(frozen=True)
class Layer:
    """Where the API answers for a layer: all of it when ``whole``, else what is in view. Readers turn on one with a ``switch``.

    A name may be followed by a part of the address, as in ``sites/a-series`` of ``/api/sites/{series}``.
    """

    endpoint: str
    whole: bool = False
    switch: bool = False


LAYERS: dict[str, Layer] = {
    "places": Layer("cells"),
    "flows": Layer("flows", whole=True),
    "sites": Layer("sites", whole=True),
    "heat": Layer("heat", switch=True),
}
SWITCHES = tuple(name for name, layer in LAYERS.items() if layer.switch)


def layer_constants() -> dict[str, dict[str, Any]]:
    """Return what a map's script has to know of each layer, by name."""
    return {name: {"endpoint": layer.endpoint, "whole": layer.whole} for name, layer in LAYERS.items()}


def layer_switch(name: str) -> Switch:
    """Return how readers turn a layer on."""
    return Switch(message("map-layer", layer=name), message("map-layer-words", layer=name))
