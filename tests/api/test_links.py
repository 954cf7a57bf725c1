"""Links of the API: those that arrive harmed are read as they were meant, those that it writes survive a chat."""

from __future__ import annotations

import pytest

from tests.api.test_api import DAY, get

AREA = "120,30;140,30;140,50;120,50"


@pytest.mark.parametrize(
    "query",
    [
        "fbclid=abc&utm_source=chat",
        "limit=2&amp;order=oldest&utm_campaign=x",
        "limit%3D2%26order%3Doldest",
        "limit=2.&order=oldest)",
    ],
)
def test_a_question_is_read_as_it_was_meant(query: str) -> None:
    plain = "limit=2&order=oldest" if "limit" in query else ""
    asked, meant = (get(f"events?{DAY}&{text}") for text in (query, plain))
    assert asked.status_code == meant.status_code == 200
    assert asked.json()["events"] == meant.json()["events"]


@pytest.mark.parametrize("query", ["colour=red", "amp;colour=red", "colour", "limit%3Dmany", "group=nix."])
def test_what_is_unknown_stays_refused(query: str) -> None:
    assert get(f"events?{query}").status_code == 400


def test_next_holds_no_semicolon() -> None:
    body = get(f"events?area={AREA}&limit=1&{DAY}").json()
    assert body["n"] > 1
    assert ";" not in body["next"]
    assert "area=120,30%3B140,30%3B140,50%3B120,50" in body["next"]
    assert get(body["next"].removeprefix("/api/")).json()["n"] == body["n"]


def test_citations_hold_no_semicolon_in_their_address() -> None:
    cited = get(f"cite?area={AREA}&{DAY}").json()
    for form in ("text", "bibtex", "csl"):
        assert AREA not in cited[form]
        assert "area=120,30%3B140,30%3B140,50%3B120,50" in str(cited[form]).replace("\\", ""), "BibTeX has a % behind a backslash"
