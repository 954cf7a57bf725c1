"""The HTML that a page below the first starts in: Streamlit's own, told where its server is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

INDEX = Path(streamlit.__file__).with_name("static") / "index.html"
# On /claims Streamlit would first look for its server at /claims/_stcore/..., and each look that fails is an error in the console.
TOLD = "<script>window.__streamlit = { BACKEND_BASE_URL: new URL('.', window.location.href).href };</script>"


class Word(StringConvertor):
    """A page's address: a word, and no file's name."""

    regex = "[a-z]+"


def route() -> Route:
    """Return the route of all pages that have an address of their own."""
    register_url_convertor("word", Word())
    return Route("/{page:word}", served)


def served(request: Request) -> Response:
    """Return the HTML, which asks to be looked up anew each time, as Streamlit's own does: it names scripts by their version."""
    return HTMLResponse(index(), headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=1)
def index() -> str:
    """Return Streamlit's HTML with what it is told before any of its scripts."""
    return INDEX.read_text(encoding="utf-8").replace("<head>", f"<head>{TOLD}", 1)
