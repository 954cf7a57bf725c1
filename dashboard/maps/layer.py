"""Our two folium elements: the layer that pulls its symbols from the API, and the setter that tells it what to ask."""

from __future__ import annotations

from typing import Any

from branca.element import MacroElement
from folium import FeatureGroup
from folium.template import Template


class PullLayer(MacroElement):
    """A feature group whose script asks ``/api/cells`` for its own viewport; nothing of the data is in it."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = tumenMap.mount({{ this._parent.get_name() }}, {{ this.constants|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, constants: dict[str, Any]) -> None:
        """Take what never changes: vocabulary, addresses, basemaps."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PullLayer"
        self.constants = constants


class Setter(FeatureGroup):
    """An empty feature group whose script only hands a few scalars to the map; streamlit-folium evaluates it anew when they change."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        tumenMap.set({{ this.state|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, state: dict[str, Any]) -> None:
        """Take what the page wants the map to show."""
        super().__init__()
        self.state = state
