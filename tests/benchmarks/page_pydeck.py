"""A minimal page with a pydeck layer of points, as a newcomer writes it, and one filter."""

import pydeck as pdk
import streamlit as st

from tests.benchmarks.points import GROUPS, points

made = points(100_000)
group = st.radio("Group", GROUPS, horizontal=True)
shown = made[made["group"] >= GROUPS.index(group)]
dots = pdk.Layer("ScatterplotLayer", shown, get_position=["longitude", "latitude"], get_radius=20_000, pickable=True)
view = pdk.ViewState(latitude=50, longitude=82, zoom=3)
st.pydeck_chart(pdk.Deck([dots], initial_view_state=view, map_provider=None, tooltip={"text": "{name}"}))
st.text(f"{len(shown)} shown")
