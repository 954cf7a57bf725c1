"""What is one dataset's coding is said to be that, wherever a page, the API or a file tells of it."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import exports
from dashboard.api.routes import api_routes
from dashboard.catalog.subject import CODED_TAGLINE
from dashboard.front.heads import head_of_link
from dashboard.maps.offline import ReaderView, offline_page
from dashboard.query.selection.selection import Selection
from dashboard.views.claims.matrix_element import cell_words
from dashboard.views.frame import selection_bar
from tests import datasets
from tests.views.pages import TODAY, context, module, parts, words

NOTICE = "This is one dataset's coding of what others reported: The Quaybook Project."
ENGINE = datasets.engine(datasets.STRIKES)
NEVER_SAID = ("not confirmed", "weak evidence", "Claimed")


def page(address: str) -> str:
    return words(parts(module(address.partition("?")[0]), context(address, ENGINE)))


def test_the_atlas_says_it_and_no_other_page_or_dataset():
    notes = [note["text"] for note in selection_bar._data(context("", ENGINE))["notes"]]
    assert any(note.startswith(NOTICE) for note in notes)
    assert not [note for note in selection_bar._data(context("claims", ENGINE))["notes"] if note["text"].startswith(NOTICE)]
    assert not [note for note in selection_bar._data(context(""))["notes"] if "coding" in note["text"]]


@pytest.mark.parametrize("address", ["event?id=QB2402", "claim?id=C-QB2402", "claims", "source?id=Q1"])
def test_pages_never_call_it_doubtful(address):
    text = page(address)
    assert not [said for said in NEVER_SAID if said in text]


def test_an_event_says_whose_coding_it_is():
    text = page("event?id=QB2402")
    assert NOTICE in text
    assert "Coded by Quaybook (30 June 2026) from reports, and not rated here." in text


def test_a_claim_is_called_coded_by_whom():
    assert page("claim?id=C-QB2402").startswith("Coded by The Quaybook Project")
    assert head_of_link(ENGINE, "claim", "id=C-QB2402", TODAY).title.startswith("Coded by The Quaybook Project: ")


def test_a_cell_of_the_matrix_says_it():
    cell = {"stance": "estimates", "coded": True, "said_words": "30 June 2026", "late": False, "quantity": "750", "planned_for_words": ""}
    more = {"again": "", "also": [], "before": [], "beside": [], "weak": False}
    assert cell_words("Quaybook", cell | more) == "Coded by Quaybook 750, 30 June 2026"


def test_nobody_is_said_to_speak():
    assert "claim" in ENGINE.lacking
    assert ENGINE.dataset.subject.tagline == CODED_TAGLINE
    assert page("claims").startswith("Claims Who coded what of 60 propositions")
    assert "Claims by stance" not in page("sources")
    assert "Who coded it" in page("sources")
    event = page("event?id=QB2402")
    assert "Who coded what" in event
    assert "What was coded, and by whom" in event
    said = ("Who says what", "What is said of it", "Who is heard")
    assert not [words for words in said for text in (event, page("claims"), page("sources")) if words in text]


def test_where_somebody_speaks_it_is_said_so():
    floods = words([parts(module(address), context(address)) for address in ("claims", "sources")])
    assert "Who says what of" in floods
    assert "Claims by stance" in floods


def test_the_api_says_it():
    api = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))
    assert api.get("/api/dataset").json()["coded_by"] == ["The Quaybook Project"]
    event = api.get("/api/events/QB2402").json()
    assert "Coded by Quaybook (30 June 2026) from reports" in str(event)
    assert "'coded': True" in str(event)


def test_files_say_it():
    text = exports.export_file("selection", "csv", ENGINE, Selection(), TODAY).body.decode()
    assert "Coded by Quaybook" in text
    assert not [said for said in NEVER_SAID if said in text]
    assert NOTICE.replace("'", "&#x27;") in offline_page(ENGINE, Selection(), TODAY, ReaderView(), "http://x/")
