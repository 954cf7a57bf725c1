"""What answers before Streamlit does.

Nothing here may import ``dashboard.views`` or ``streamlit_folium``: the component of the latter registers only while a script runs, and
imported before that it stays unregistered for the whole process, so that every map is missing (seen with Streamlit 1.67).
"""
