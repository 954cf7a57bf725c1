"""Streamlit's HTML is still as it is known here, and where it is not, pages are served all the same."""

from __future__ import annotations

import logging
import re

import pytest
import streamlit

from dashboard.front.heads import Head
from dashboard.front.public import PublicAddress
from dashboard.front.shell import STREAMLIT_INDEX, Shell
from tests.front.asked import PUBLIC, client

HOSTILE = '</title><script>alert(1)</script>" onload="x'


def test_it_fits_the_streamlit_that_is_installed(caplog: pytest.LogCaptureFixture) -> None:
    text = Shell(PublicAddress()).page(Head("A title", "Some words.", "claims"))
    assert not caplog.records, f"Streamlit {streamlit.__version__} has another index.html"
    assert text.count("<title>") == text.count("<head>") == text.count("<noscript>") == text.count('<html lang="en">') == 1
    assert "Streamlit</title>" not in text
    assert "\0" not in text
    body = text[text.index("<body>") :]
    assert "Streamlit" not in body, "nor in what stands there without scripts"
    for kept in re.findall(
        r'<script type="module"[^>]*>|<link rel="(?:modulepreload|stylesheet)"[^>]*>', STREAMLIT_INDEX.read_text("utf-8")
    ):
        assert kept in text


@pytest.mark.parametrize("broken", ["<head>", "<title>Streamlit</title>", '<html lang="en">', "</noscript>", "favicon.png"])
@pytest.mark.parametrize("times", [0, 2])
def test_another_streamlit_is_served_as_it_is_and_said(broken: str, times: int, caplog: pytest.LogCaptureFixture) -> None:
    index = STREAMLIT_INDEX.read_text("utf-8").replace(broken, broken * times)
    with caplog.at_level(logging.WARNING):
        text = Shell(PUBLIC, index).page(Head("A title", "Some words.", "claims"))
    if broken == "</noscript>" and times == 2:
        return  # an end too many harms nothing
    assert text == index
    assert f"Streamlit {streamlit.__version__}" in caplog.text


def test_data_is_escaped() -> None:
    text = Shell(PUBLIC).page(Head(HOSTILE, HOSTILE, 'event?id="><script>'))
    assert "<script>alert" not in text
    assert '" onload' not in text
    assert text.count("<script") == STREAMLIT_INDEX.read_text("utf-8").count("<script") + 1


def test_the_address_is_whole_where_it_is_known() -> None:
    head = Head("A title", "Some words.", "event?id=E024&as_of=2025-06-01")
    known, unknown = Shell(PUBLIC).page(head), Shell(PublicAddress()).page(head)
    assert '<link rel="canonical" href="https://example.org/atlas/event?id=E024&amp;as_of=2025-06-01" />' in known
    assert '<meta property="og:url" content="https://example.org/atlas/event?id=E024&amp;as_of=2025-06-01" />' in known
    assert '<link rel="canonical" href="/event?id=E024&amp;as_of=2025-06-01" />' in unknown
    assert "og:url" not in unknown


def test_a_page_is_asked_for_anew_and_not_sent_twice() -> None:
    asked = client()
    first = asked.get("/claims", headers={"Accept-Encoding": "gzip"})
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["content-encoding"] == "gzip"
    assert asked.get("/claims", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert asked.get("/sources", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    bare = asked.get("/claims", headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in bare.headers
    assert bare.text == first.text
