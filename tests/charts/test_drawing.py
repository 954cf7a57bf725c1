"""Pictures are drawn in another process, which is replaced, and whose end or silence costs no more than the picture at hand."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from dashboard.charts.drawing import Drawer, UndrawableError

pytestmark = pytest.mark.slow
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"x": 1, "y": 2}]},
    "mark": "bar",
    "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
}


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    found = Drawer()
    yield found
    found.close()


def worker(drawer: Drawer) -> int:
    assert drawer._process is not None
    assert drawer._process.pid is not None
    return drawer._process.pid


def test_it_draws_in_a_process_of_its_own_that_is_replaced(drawer: Drawer) -> None:
    drawer.renewed = 2
    assert drawer.draw(SPEC, "svg").startswith(b"<svg")
    first = worker(drawer)
    assert first != os.getpid()
    assert drawer.draw(SPEC, "png").startswith(b"\x89PNG")
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    drawer.draw(SPEC, "svg")
    assert worker(drawer) != first


def test_other_threads_go_on_while_a_picture_is_drawn(drawer: Drawer) -> None:
    """vl-convert in this process would let nobody count until it is done."""
    drawer.draw(SPEC, "svg")
    rows = [{"x": i, "y": i % 7} for i in range(20_000)]
    counted, done = 0, threading.Event()

    def draw() -> None:
        drawer.draw(SPEC | {"data": {"values": rows}}, "svg")
        done.set()

    threading.Thread(target=draw).start()
    while not done.is_set():
        time.sleep(0.001)
        counted += 1
    assert counted > 20


def test_one_that_is_killed_costs_its_picture_and_the_next_is_drawn(drawer: Drawer) -> None:
    drawer.draw(SPEC, "svg")
    os.kill(worker(drawer), signal.SIGSTOP)
    threading.Timer(0.5, os.kill, (worker(drawer), signal.SIGKILL)).start()
    with pytest.raises(UndrawableError, match="the process that draws it has ended; ask again"):
        drawer.draw(SPEC, "svg")
    assert drawer.draw(SPEC, "svg").startswith(b"<svg")


def test_one_that_hangs_is_given_up(drawer: Drawer) -> None:
    drawer.draw(SPEC, "svg")
    drawer.patience = 0.5
    os.kill(worker(drawer), signal.SIGSTOP)
    with pytest.raises(UndrawableError, match=r"not drawn within 0\.5 seconds"):
        drawer.draw(SPEC, "svg")
    drawer.patience = 180
    assert drawer.draw(SPEC, "svg").startswith(b"<svg")


def test_what_cannot_be_drawn_is_said_and_the_process_goes_on(drawer: Drawer) -> None:
    with pytest.raises(UndrawableError, match="could not be drawn: "):
        drawer.draw({"mark": "no such mark"}, "svg")
    before = worker(drawer)
    drawer.draw(SPEC, "svg")
    assert worker(drawer) == before


def test_a_picture_asks_nobody_for_anything(drawer: Drawer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/rows.json"
        with pytest.raises(UndrawableError):
            drawer.draw(SPEC | {"data": {"url": address}}, "svg")
        listener.settimeout(0.5)
        with pytest.raises(TimeoutError):
            listener.accept()
