"""What goes into a script stays JSON: nothing in it ends the script, opens a template or is rewritten on the way."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import _get_feature_group_string

from dashboard.maps import map_document
from dashboard.maps.pull_layer import in_script
from tests import datasets


@given(st.dictionaries(st.text(), st.text() | st.booleans() | st.lists(st.text())))
def test_it_is_the_same_json_without_any_dangerous_sign(state):
    text = in_script(state)
    assert json.loads(text) == state
    assert not set("<>&'`$_%#") & set(text)
    assert "{{" not in text
    assert text.isascii()


REWRITTEN = ["map_0", "feature_group_0", "alert(coords);", "\\_\\u0041", "a_b_c0", "{{'x'}}", "{{7*7}}", "{% raw %}", "{# x", "{{"]


@pytest.mark.parametrize("query", REWRITTEN)
def test_streamlit_folium_rewrites_nothing_of_it(query):
    said = _get_feature_group_string(map_document.map_setter(query=query), map=map_document.draw_map(datasets.dataset()))
    assert json.loads(re.search(r"tumenMap\.set\((\{.*\})\);", said).group(1))["query"] == query


def test_no_number_is_sent_that_json_does_not_know():
    with pytest.raises(ValueError, match="JSON"):
        in_script({"zoom": float("nan")})


def test_the_setter_says_everything_the_map_listens_for():
    said = map_document.map_setter(
        query="q=x", picked="event:E1", picked_places=("P1", "P2"), announcements=False, fit="2", version="1", layers=("flows",)
    )
    assert json.loads(said.state) == {
        "query": "q=x",
        "picked": "event:E1",
        "places": ["P1", "P2"],
        "theme": "light",
        "lang": "en",
        "basemap": "offline",
        "announcements": False,
        "fit": "2",
        "version": "1",
        "small": False,
        "layers": ["flows"],
    }
