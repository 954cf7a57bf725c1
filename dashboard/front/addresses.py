"""Which address is what: a page, another way to write one, something of Streamlit's or of ours, or nothing."""

from __future__ import annotations

import difflib
import re
from urllib.parse import unquote_plus

from dashboard.catalog.schema.fields import ID
from dashboard.front.pages import LISTINGS
from dashboard.query.selection.link_parameters import possible_readings

API_PREFIX = "/api/"
STATIC_PREFIX = "/static/"
STREAMLIT_CORE = "/_stcore/"  # for what is not there it sends its page
OPEN_STREAMLIT_PATHS = tuple(
    f"{STREAMLIT_CORE}{name}" for name in ("health", "host-config", "stream", "bidi-components/")
)  # and no upload, metrics or agents
INNER_PREFIXES = (API_PREFIX, STREAMLIT_CORE, "/assets/", "/component/", "/media/", "/app/static/")  # each answers 404 itself
ROOT_FILES = ("robots.txt", "sitemap.xml", "favicon.ico")
FIRST_SEGMENTS = {name for name in LISTINGS if name} | {path.split("/")[1] for path in (*INNER_PREFIXES, STATIC_PREFIX)} | set(ROOT_FILES)
RECORD_PARAMETERS = {name: listing.own[0] for name, listing in LISTINGS.items() if listing.table} | {"story": "story"}


def page_name(path: str) -> str | None:
    """Return the name of the page at a path, "" for the first; None where there is none."""
    name = path.removeprefix("/")
    return name if name in LISTINGS and path.startswith("/") else None


def moved_address(path: str, query: str) -> str:
    """Return where a path that means a page leads, with its query, without the first slash; "" for any other path.

    ``/claims/`` leads to ``claims``, ``/event/E024?as_of=2025-06-01`` to ``event?id=E024&as_of=2025-06-01``.
    """
    name, _, ident = path.removesuffix("/").removeprefix("/").partition("/")
    ident = next((meant for meant in possible_readings(ident) if re.fullmatch(ID, meant) and not meant.endswith(".")), "")
    if name in RECORD_PARAMETERS and ident:
        rest = [pair for pair in query.split("&") if pair and unquote_plus(pair.partition("=")[0]) != RECORD_PARAMETERS[name]]
        return f"{name}?{'&'.join([f'{RECORD_PARAMETERS[name]}={ident}', *rest])}"
    if name and f"/{name}/" == path and name in LISTINGS:
        return f"{name}?{query}" if query else name
    return ""


def nearest_page(path: str) -> str | None:
    """Return the name of the page of the menu that a path may have meant; None when it resembles none."""
    spelled = {text.casefold(): name for name, listing in LISTINGS.items() if name and listing.listed for text in (listing.title, name)}
    asked = path.strip("/").partition("/")[0][:60].casefold()
    near = difflib.get_close_matches(asked, spelled, n=1, cutoff=0.6)
    return spelled[near[0]] if near else None
