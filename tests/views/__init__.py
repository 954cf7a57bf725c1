"""The pages, run by Streamlit without a browser."""
