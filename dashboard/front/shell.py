"""The HTML that every page starts in: Streamlit's own, with a head of ours, told where its server is.

Each place that is changed must be there once, or Streamlit has changed (this is that of 1.67); then its HTML is served as it is.
"""

from __future__ import annotations

import html
import json
import logging
import re
from pathlib import Path

import streamlit

from dashboard.front.heads import Head
from dashboard.front.public import PublicAddress
from dashboard.wording.messages import message

STREAMLIT_INDEX = Path(streamlit.__file__).with_name("static") / "index.html"
PAGE_LANGUAGE = "en"
_HEAD, _BODY = "\0head\0", "\0body\0"  # where the parts that differ from page to page go
_log = logging.getLogger(__name__)


class UnfitError(Exception):
    """Streamlit's HTML is not as it is known here: one sentence that says what is missing."""


class Shell:
    """Streamlit's HTML with the head of a page."""

    def __init__(self, public: PublicAddress, index: str | None = None) -> None:
        """Take the HTML apart; where that cannot be done it is served as it is, which is said once."""
        self._public = public
        self._text = STREAMLIT_INDEX.read_text("utf-8") if index is None else index
        try:
            self._text = _opened(self._text, public)
        except UnfitError as error:
            _log.warning("%s %s", error, message("page-without-heads", version=streamlit.__version__))

    @property
    def scripts(self) -> list[str]:
        """Return the scripts that stand in the page itself, ours and Streamlit's."""
        return re.findall(r"<script>(.*?)</script>", self._text, re.DOTALL)

    def page(self, head: Head) -> str:
        """Return the HTML of a page."""
        return self._text.replace(_HEAD, _metas(head, self._public)).replace(_BODY, _body(head, self._public))


def _opened(text: str, public: PublicAddress) -> str:
    # On /claims Streamlit would first look for its server at /claims/_stcore/..., and each look that fails is an error in the console.
    told = f"window.__streamlit = {{ BACKEND_BASE_URL: new URL({json.dumps(public.base)}, window.location.href).href }};"
    text = _once(text, '<html lang="en">', f'<html lang="{PAGE_LANGUAGE}">')
    text = _once(text, "<head>", f"<head><script>{told}</script>")
    text = _once(text, "<title>Streamlit</title>", _HEAD)
    text = _once(text, '<link rel="shortcut icon" href="./favicon.png" />', '<link rel="icon" href="./favicon.ico" />')
    before, _, rest = text.partition("<noscript>")
    words, end, after = rest.partition("</noscript>")
    if not end or "<noscript>" in rest or '<div id="root">' in words:
        raise UnfitError("Streamlit's HTML has not one <noscript>.")
    return f"{before}<noscript>{_BODY}</noscript>{after}"


def _once(text: str, old: str, new: str) -> str:
    if (n := text.count(old)) != 1:
        raise UnfitError(f"Streamlit's HTML has {old} {n} times where once is expected.")
    return text.replace(old, new)


def _metas(head: Head, public: PublicAddress) -> str:
    """Return title, description and address as search engines and previews of links read them; all that is data is escaped."""
    named = {"og:site_name": head.atlas, "og:type": "website", "og:title": head.title, "og:description": head.words}
    if public.origin:  # which must be whole here, and without a host it cannot be
        named["og:url"] = public.home + head.address
    tags = [f"<title>{html.escape(head.whole_title)}</title>", _meta("name", "description", head.words)]
    tags += [f'<link rel="canonical" href="{html.escape(public.home + head.address)}" />'] if head.found else []
    tags += [_meta("name", "robots", "noindex")] if not head.found else []
    return "\n    ".join(tags + [_meta("property", name, text) for name, text in named.items()])


def _meta(kind: str, name: str, text: str) -> str:
    return f'<meta {kind}="{name}" content="{html.escape(text)}" />'


def _body(head: Head, public: PublicAddress) -> str:
    """Return what stands on a page whose scripts do not run."""
    data = message("page-without-scripts", api=f'<a href="{public.base}api/">API</a>')
    return f"<h1>{html.escape(head.title)}</h1><p>{html.escape(head.words)}</p><p>{data}</p>"
