"""No page of another subject has a word of the shipped one: not its groups, types, topics or measures, nor what they are explained by."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from dashboard.catalog.schema import vocabulary
from dashboard.maps.offline import ReaderView, offline_page
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.views import PAGES
from dashboard.views.frame import selection_bar
from tests import datasets
from tests.views.pages import TODAY, context, module, parts, words

SHIPPED = datasets.dataset(datasets.SHIPPED)
RECORDS = {"event": "events", "place": "places", "claim": "claims", "source": "sources"}


def rule_words() -> str:
    """Return the words of the rule vocabularies, which every subject has in common."""
    tables = [found for found in vars(vocabulary).values() if isinstance(found, dict)]
    return " ".join(" ".join(str(v) for v in found.values()) for found in tables).casefold()


def foreign_words(folder: Path) -> set[str]:
    """Return what the shipped terms say and neither a dataset (its own terms apart) nor the rule vocabularies have."""
    files = [file for file in folder.rglob("*.*") if file.is_file() and file.name != "terms.csv"]
    own = " ".join(file.read_text("utf-8") for file in files).casefold() + rule_words()
    found = {words for terms in SHIPPED.terms.by_vocabulary.values() for term in terms.values() for words in (term.label, term.words)}
    return {words for words in found if words and words.casefold() not in own}


def pages_of(engine: Engine) -> dict[str, str]:
    """Return what can be read on every page of a dataset, by address; of records, on the page of each."""
    tables, found = engine.dataset.tables, {}
    for page in PAGES:
        table = RECORDS.get(page.address)
        column = f"{page.address}_id"
        addresses = [f"{page.address}?id={i}" for i in tables[table][column]] if table else [page.address]
        for address in addresses:
            asked = context(address, engine)
            asked = replace(asked, link=page.settled(asked)) if page.settled else asked
            read = parts(module(page.address), asked) if hasattr(module(page.address), "blocks") else []
            found[address] = words([read, selection_bar._data(asked)])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("folder", datasets.EACH, ids=lambda folder: folder.name)
def test_no_page_has_a_word_of_the_shipped_terms(folder: Path):
    engine = datasets.engine(folder)
    api = TestClient(Starlette(routes=api_routes(lambda: engine)))
    read = pages_of(engine) | {path: api.get(f"/api/{path}").text for path in ("dataset", "facets", "events", "cells?zoom=4", "flows")}
    read["saved map"] = offline_page(engine, Selection(), TODAY, ReaderView(), "http://x/")
    foreign = foreign_words(folder)
    assert len(foreign) > 60
    said = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(foreign, key=len, reverse=True)))
    assert not {(address, found) for address, text in read.items() for found in said.findall(text)}


@pytest.mark.parametrize("folder", datasets.EACH, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", ["group", "type"])
def test_no_group_or_type_of_the_shipped_subject_is_in_it(folder: Path, name: str):
    assert not set(datasets.dataset(folder).terms[name]) & set(SHIPPED.terms[name])
