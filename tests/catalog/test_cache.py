"""What is derived from a dataset is kept by it, so much of it and no more, and goes when it goes."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import server
from dashboard.analysis.claims.claim_matrix import topics_of
from dashboard.analysis.claims.knowledge_changes import knowledge_changes, news_days
from dashboard.analysis.estimates.figures import known_figures
from dashboard.analysis.movements.routes import route_between
from dashboard.api.response_cache import EncodedResponse, response_cache
from dashboard.catalog.archive import parquet_folder
from dashboard.catalog.archive.parquet_writer import pack
from dashboard.catalog.cache import Memo, derived
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.knowledge.of_events import knowledge_of_events
from dashboard.catalog.knowledge.status_history import status_path
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection
from tests import build
from tests.engines import engine_of

BEFORE, DAY = date(2025, 1, 1), date(2025, 6, 1)
WORLD = build.question([("KP", "asserts", "2025-01-03"), ("UA", "denies", "2025-02-01")])


@dataclass(frozen=True, eq=False)
class Owner:
    name: str = "owner"
    memo: Memo = field(default_factory=Memo, init=False)


@derived(most=2)
def spelt(owner: Owner, times: int = 1) -> list[str]:
    """Return a new list each time that it is made."""
    return [owner.name] * times


def test_a_value_is_made_once_for_an_owner_and_only_the_latest_are_kept() -> None:
    one, other = Owner(), Owner()
    assert spelt(one) is spelt(one)
    assert spelt(one) is not spelt(other)
    assert spelt(one, times=3) is spelt(one, times=3) == ["owner"] * 3
    first = spelt(one)
    spelt(one, 4)
    spelt(one, 5)
    assert spelt(one) is not first


def test_threads_that_ask_at_once_get_the_one_value() -> None:
    owner, gate, made = Owner(), threading.Barrier(4), []

    @derived(most=1)
    def slow(owner: Owner) -> object:
        made.append(owner)
        return object()

    def ask() -> object:
        gate.wait(5)
        return slow(owner)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: ask(), range(4)))) == 1
    assert made == [owner]


def test_what_is_made_of_an_owner_by_replacing_has_a_memo_of_its_own() -> None:
    one = Owner()
    spelt(one)
    assert spelt(replace(one, name="another")) == ["another"]


def _use(engine: Engine) -> list[weakref.ref[object]]:
    """Ask for what is derived from a dataset; return references to it that do not hold it."""
    dataset, ask = engine.dataset, Ask(parts={"cells", "rows", "facets", "histogram", "places"})
    engine.answer(Selection(as_of=DAY, q="bridge"), ask, DAY)
    known = engine.knowledge(Selection(as_of=DAY), DAY)
    index = [*known.dataset.tables["propositions"]["proposition_id"]]
    held: list[object] = [engine, dataset, known, known.dataset, known_figures(known)]
    held += [knowledge_of_events(known, frozenset(known.events["event_id"]))]
    held += [knowledge_changes(known.dataset, BEFORE, DAY)]
    news_days(known.dataset, BEFORE, DAY)
    topics_of(known)
    status_path(known.dataset, index[0], DAY)
    route_between(dataset, "P1", "P2", frozenset(), travels=True)
    assert [f.options(dataset) for f in FILTERS.values() if f.options]
    held += [server._packed_asset(dataset, name)[1] for name in ("words-light.json", "map.js")]
    held += [response_cache(dataset).get("tag", lambda: EncodedResponse(b"{}", is_packed=False, media_type=""))]
    memos = [dataset.memo, known.dataset.memo]
    for cache in (cache for memo in memos for cache in memo._caches.values()):
        held += [cache, *cache._values.values()]
    return [weakref.ref(some) for some in held if type(some).__weakrefoffset__]


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
def test_all_that_was_derived_from_a_dataset_goes_with_it(large: bool, tmp_path: Path) -> None:
    folder = build.write(tmp_path / "world", **WORLD)
    if large:
        pack(load_dataset(folder), tmp_path / "big")
    engine = engine_of(parquet_folder.open_parquet_folder(tmp_path / "big") if large else load_dataset(folder))
    held = _use(engine)
    assert len(held) > 20
    del engine
    gc.collect()
    assert [found for ref in held if (found := ref()) is not None] == []


@pytest.mark.slow
def test_a_complete_dataset_keeps_so_many_days_and_no_more(tmp_path: Path) -> None:
    dataset = build.dataset(tmp_path, **WORLD)
    first = known_on(dataset, date(2025, 1, 3))
    assert known_on(dataset, date(2025, 1, 3)) is first
    for day in range(256):
        known_on(dataset, date.fromordinal(DAY.toordinal() + day))
    assert known_on(dataset, date(2025, 1, 3)) is not first
