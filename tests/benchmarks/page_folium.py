"""A minimal page with a folium map of circle markers, as a newcomer writes it, and one filter."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from tests.benchmarks.points import GROUPS, points

made = points(10_000)
group = st.radio("Group", GROUPS, horizontal=True)
shown = made[made["group"] >= GROUPS.index(group)]
world = folium.Map(location=(50, 82), zoom_start=3, tiles=None)
for row in shown.itertuples():
    folium.CircleMarker((row.latitude, row.longitude), radius=4, tooltip=row.name).add_to(world)
st_folium(world, returned_objects=[])
st.text(f"{len(shown)} shown")
