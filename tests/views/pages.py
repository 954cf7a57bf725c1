"""Pages asked without a browser: the context of a link, and the words of the parts that a page is made of."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs

from dashboard.catalog.dataset import Dataset
from dashboard.query.engines.engine import Engine
from dashboard.views import PAGES
from dashboard.views.elements.elements import Part
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document
from dashboard.views.frame.page import Page
from dashboard.views.link import page_link
from dashboard.views.link.link_problems import problem_words
from dashboard.views.link.page_link import PageLink
from tests import datasets
from tests.engines import engine_of

ENGINE = datasets.engine()  # the made-up floods: who corrects the shipped dataset breaks no test of a page
SHIPPED = datasets.dataset(datasets.SHIPPED)  # for tests of what it says, which have the mark "data"
TODAY = date(2026, 11, 23)


def page(address: str) -> Page:
    return next(p for p in PAGES if p.address == address)


def module(address: str) -> ModuleType:
    """Return the module that draws a page."""
    return sys.modules[page(address).render.__module__]


def context(where: str = "", dataset: Dataset | Engine | None = None, today: date = TODAY) -> Context:
    """Return the context of a link, ``address?query``, over the floods or another dataset."""
    address, _, query = where.partition("?")
    engine = dataset if isinstance(dataset, Engine) else engine_of(dataset) if dataset else ENGINE
    entry = page(address)
    asked = page_link.read_link(parse_qs(query), engine.dataset, today, entry.own)
    return Context(engine, asked, today, "light", address=address, counting=entry.listing.counting, reads=entry.reads)


def problems(asked: Context | PageLink) -> list[str]:
    """Return what in a link could not be used, in words."""
    link = asked.link if isinstance(asked, Context) else asked
    return [problem_words(problem) for problem in link.problems]


def parts(page: ModuleType, asked: Context) -> list[Part]:
    """Return the parts of a page's documents, in their order; each travels as JSON."""
    found = [part for block in page.blocks(asked) for part in _parts(block)]
    json.dumps(found, allow_nan=False)
    return found


def _parts(block: Block) -> Iterator[Part]:
    if isinstance(block, Document):
        yield from block.parts
    elif isinstance(block, Columns):
        yield from (part for column in block.columns for inside in column for part in _parts(inside))


def words(parts: Any) -> str:
    """Return every text in the parts of a page, in reading order: what a reader reads there."""
    return " ".join(" ".join(_texts(parts)).split())


# What a part carries besides what it shows.
_UNSEEN = {"is", "tone", "look", "id", "key", "to", "own", "href", "pick", "day", "level", "language", "origin", "url"}


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            if name not in _UNSEEN:
                yield from _texts(value)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _texts(one)
