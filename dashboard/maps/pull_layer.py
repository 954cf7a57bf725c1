"""Our two folium elements: the layer that pulls its symbols from the API, and the setter that tells it what to ask."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from branca.element import MacroElement
from folium import FeatureGroup
from folium.template import Template

# What means something to HTML, to a template literal, to Jinja (branca compiles generated scripts once more as templates), or to
# streamlit-folium, which knows generated names by their underscore, rewrites them, and leaves them out of the map's key.
_MEANINGFUL = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&'`$_{}%#"})
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')


def in_script(state: Mapping[str, Any]) -> str:
    """Return JSON that is safe inside a generated script: in its texts, signs that mean something elsewhere are escapes."""
    text = json.dumps(state, ensure_ascii=True, allow_nan=False)
    return _TEXT.sub(lambda found: found.group().translate(_MEANINGFUL), text)


class PullLayer(MacroElement):
    """A feature group whose script asks ``/api/cells`` for its own viewport; nothing of the data is in it."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = tumenMap.mount({{ this._parent.get_name() }}, {{ this.constants }});
        {% endmacro %}
        """
    )

    def __init__(self, constants: Mapping[str, Any]) -> None:
        """Take what never changes: vocabulary, addresses, basemaps."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PullLayer"
        self.constants = in_script(constants)


class Setter(FeatureGroup):
    """An empty feature group whose script only hands a few scalars to the map; streamlit-folium evaluates it anew when they change."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        tumenMap.set({{ this.state }});
        {% endmacro %}
        """
    )

    def __init__(self, state: Mapping[str, Any]) -> None:
        """Take what the page wants the map to show."""
        super().__init__()
        self.state = in_script(state)
