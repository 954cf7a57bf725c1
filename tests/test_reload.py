"""New data under a running server: nobody gets an error, and each answer is of the old data or of the new."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest

from tests import build
from tests.ports import free_port

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 180  # s: a bound that only what hangs passes
OLD = build.question([("KP", "asserts", "2025-01-03")])
NEW = build.question([("KP", "asserts", "2025-01-03"), ("UA", "denies", "2025-02-01")])


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return build.write(tmp_path / "world", **OLD)


@contextmanager
def serving(world: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--data", str(world), "--port", str(port), "--rate", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            opened(process)
            yield port, process
        finally:
            process.kill()


def opened(process: subprocess.Popen[str]) -> None:
    """Wait until the server says that it is open."""
    assert process.stdout is not None
    for line in process.stdout:
        if "tumen is open" in line:
            return
    raise AssertionError("the server stopped")


def asked(port: int, what: str) -> dict[str, object]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/{what}", timeout=PATIENCE) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def reload(port: int) -> tuple[int, str]:
    command = [sys.executable, "-m", "dashboard", "reload", "--port", str(port)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.returncode, done.stdout + done.stderr


class Reader(threading.Thread):
    """Asks for the one event again and again; ``read`` is how it stood each time."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port, self.read, self.stopped = port, list[str](), threading.Event()
        self.changed = threading.Condition()

    def run(self) -> None:
        while not self.stopped.is_set():
            try:
                (event,) = asked(self.port, "events")["events"]  # type: ignore[misc]
                found = str(event["status"])
            except OSError as error:
                found = repr(error)
            with self.changed:
                self.read.append(found)
                self.changed.notify_all()

    def wait_for(self, status: str) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.read[-1:] == [status], PATIENCE), self.read[-1:]


def test_readers_go_on_with_the_old_data_until_the_new_are_there(world: Path) -> None:
    with serving(world) as (port, process):
        reader = Reader(port)
        reader.start()
        try:
            reader.wait_for("self_reported")
            build.write(world, **NEW)
            code, said = reload(port)
            assert code == 0, said
            assert "was read anew" in said
            reader.wait_for("contested")
            build.write(world, **OLD)
            process.send_signal(signal.SIGHUP)
            reader.wait_for("self_reported")
            (world / "events.csv").unlink()
            code, said = reload(port)
            assert code == 1
            assert "has no events.csv" in said
            health = asked(port, "health")
            assert (health["status"], health["warning"]) == ("outdated", said.strip())
        finally:
            reader.stopped.set()
            reader.join()
        assert [status for status, _ in groupby(reader.read)] == ["self_reported", "contested", "self_reported"]
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in rest
    code, said = reload(port)
    assert code == 2
    assert f"is on port {port}" in said


def test_a_server_whose_terminal_is_closed_ends(world: Path) -> None:
    """It hears the same signal then that has it read the data anew."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--data", str(world), "--port", str(port)]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execv(command[0], command)
    said = b""
    while b"tumen is open" not in said:
        said += os.read(terminal, 4096)
    os.kill(pid, signal.SIGHUP)  # while the terminal is there, it only asks for the data
    while b"was read anew" not in said:
        said += os.read(terminal, 4096)
    os.close(terminal)
    assert _exit_code(pid) in (0, -signal.SIGTERM, -signal.SIGHUP)


def _exit_code(pid: int) -> int:
    """Return how a process ended; one that does not end is killed."""
    last = time.monotonic() + 180  # s: on a busy machine it reads the data once more before it looks again
    while time.monotonic() < last:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    raise AssertionError("the server did not end within three minutes")
