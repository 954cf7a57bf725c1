"""The engine under several threads, and what it keeps."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

import numpy as np
import pytest

from dashboard.catalog.cache import Cache
from dashboard.query.answers.answer import Ask
from dashboard.query.selection.selection import Selection
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

ASKED = [
    Selection(as_of=day, group=group, q=q)
    for day in (date(2025, 6, 1), date(2026, 4, 1), TODAY)
    for group in ((), ("arms",), ("troops", "memory"))
    for q in ("", "bridge", "open")
]


@pytest.mark.slow
def test_threads_get_the_answers_that_one_alone_gets() -> None:
    ask = Ask(parts={"cells", "rows", "facets"}, limit=1000)
    alone = [engine_of(DATASET).answer(s, ask, TODAY).rows["event_id"].tolist() for s in ASKED]
    shared = engine_of(DATASET)
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert [a.rows["event_id"].tolist() for a in pool.map(lambda s: shared.answer(s, ask, TODAY), ASKED)] == alone


def test_a_value_is_made_once_and_holds_up_nobody_else() -> None:
    kept, made, release = Cache[int](2), [], threading.Event()

    def slow() -> int:
        made.append(1)
        release.wait(5)
        return 7

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(kept.get, "slow", slow) for _ in range(3)]
        while not made:
            time.sleep(0.001)
        assert kept.get("quick", lambda: 1) == 1
        release.set()
        assert [w.result() for w in waiting] == [7, 7, 7]
    assert made == [1]


def test_only_the_latest_are_kept_and_no_failure_is() -> None:
    kept = Cache[int](2)
    assert [kept.get(k, lambda k=k: k) for k in (1, 2, 1, 3)] == [1, 2, 1, 3]  # type: ignore[misc]
    assert kept.get(1, lambda: 0) == 1
    assert kept.get(2, lambda: 0) == 0
    with pytest.raises(ZeroDivisionError):
        kept.get(4, lambda: 1 // 0)
    assert kept.get(4, lambda: 4) == 4


def test_values_that_take_too_much_room_are_let_go_but_for_the_latest() -> None:
    kept = Cache[np.ndarray](8, room=100)
    for name, size in (("a", 40), ("b", 40), ("c", 40), ("d", 1000)):
        kept.get(name, partial(np.zeros, size, dtype=np.uint8))
        held = [there for there in "abcd" if kept.holds(there)]
        assert held == {"a": ["a"], "b": ["a", "b"], "c": ["b", "c"], "d": ["d"]}[name]


@pytest.mark.slow
def test_a_day_is_held_with_what_was_worked_out_of_it_and_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.query.counting.day_cache.MAX_DAYS", 3)
    engine, tables = engine_of(DATASET), []
    for days in range(12):
        asked = Selection(as_of=date(2026, 1, 1) + timedelta(days), q="bridge")
        engine.answer(asked, Ask(parts={"cells", "rows", "facets"}), TODAY)
        tables.append(weakref.ref(engine.counter.days.matches(asked).table))
    gc.collect()
    assert sum(table() is not None for table in tables) == 3
