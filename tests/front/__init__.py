"""Tests of what answers before Streamlit."""
