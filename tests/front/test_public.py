"""The address that whoever runs the atlas gives: read in one form, or refused with what is wrong with it."""

from __future__ import annotations

import pytest

from dashboard.cli import main
from dashboard.front.public import PUBLIC_URL_ENV, PublicAddress, public_address, read_public_address


@pytest.mark.parametrize(
    ("text", "origin", "path", "home"),
    [
        ("", "", "", "/"),
        ("https://Example.org/", "https://example.org", "", "https://example.org/"),
        ("https://example.org/atlas", "https://example.org", "/atlas", "https://example.org/atlas/"),
        ("http://localhost:8000/a/b/", "http://localhost:8000", "/a/b", "http://localhost:8000/a/b/"),
        ("https://[::1]:80/atlas", "https://[::1]:80", "/atlas", "https://[::1]:80/atlas/"),
    ],
)
def test_an_address_has_one_form(text: str, origin: str, path: str, home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PUBLIC_URL_ENV, text)
    assert public_address() == read_public_address(text) == PublicAddress(origin, path)
    assert public_address().home == home


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(
            (text, "is not an address")
            for text in ("example.org", "ftp://example.org", "https://a b", "https://u:p@example.org", "https://")
        ),
        *((text, "is not an address") for text in ("https://example.org/a?b", "https://example.org:99999", "https://example.org/a//b")),
        *((f"https://example.org/{name}", "one of the atlas's own") for name in ("api", "claims/x", "static", "_stcore", "robots.txt")),
    ],
)
def test_what_is_none_is_refused_by_name(text: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--public-url", text])
    said = capsys.readouterr().err
    assert words in said
    assert repr(text) in said
