"""What is asked of a dataset: selections, the event table and its answers. A library without Streamlit, folium or HTTP."""
