"""What the link of a page asks: read and written without Streamlit, with what is wrong in it."""
