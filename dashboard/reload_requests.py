"""How a running server is asked to read its data anew: by SIGHUP where there is one, or by a file in this user's own folder.

Nobody else can write there, so that no door to the network is needed. A request is a file named by the server's port; the server takes it
away, and leaves its answer under the same name.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from dashboard.catalog.archive.cache_directories import own_folder

TAKEN_WITHIN = 30.0  # seconds in which a server that runs takes a request: it looks each second, unless its machine is very busy
MAX_LOOKS = 5  # at the terminal, after a signal, one each time that the server looks for requests
ANSWER_INTERVAL = 0.1  # seconds between two looks for its answer


class NotServedError(Exception):
    """There is no server that can be asked; its text is one sentence."""


@dataclass
class ReloadRequests:
    """The requests that a server on a port gets."""

    port: int
    folder: Path | None = field(default_factory=own_folder)
    _is_asked: bool = field(default=False, init=False)
    _ends: bool = field(default=False, init=False)  # whether the server goes when its terminal goes
    _looks: int = field(default=0, init=False)  # that are still taken at the terminal after a signal

    def open(self) -> None:
        """Say that a server is here; to be called in the main thread, which signals reach."""
        if self.folder:
            _write(self.folder / f"serve-{self.port}", {"pid": os.getpid()})
            for old in self.folder.glob(f"*load*-{self.port}-*"):
                old.unlink(missing_ok=True)
        if hasattr(signal, "SIGHUP"):
            self._ends = signal.getsignal(signal.SIGHUP) == signal.SIG_DFL and _has_terminal()
            signal.signal(signal.SIGHUP, self._hung_up)

    def close(self) -> None:
        """Say that the server has gone."""
        if self.folder:
            (self.folder / f"serve-{self.port}").unlink(missing_ok=True)

    def _hung_up(self, *_: int | FrameType | None) -> None:
        """Note the signal; it also comes when the terminal is closed that the server was started in, and ends it then, as ever."""
        self._is_asked, self._looks = True, MAX_LOOKS if self._ends else 0

    def _end_without_terminal(self) -> None:
        """End the server if the terminal has gone with the signal: it goes only after it, so that more than one look is needed."""
        if self._looks:
            self._looks -= 1
            if not _has_terminal():
                os.kill(os.getpid(), signal.SIGTERM)

    def take(self) -> list[str] | None:
        """Return the names of those who ask, none for a signal; None where nobody asks."""
        self._end_without_terminal()
        files = list(self.folder.glob(f"reload-{self.port}-*")) if self.folder else []
        is_asked, self._is_asked = self._is_asked or bool(files), False
        for file in files:
            file.unlink(missing_ok=True)
        return [file.name.rpartition("-")[2] for file in files] if is_asked else None

    def answer(self, names: list[str], sentence: str, *, done: bool) -> None:
        """Tell those who ask what has come of it."""
        for file in (self.folder / f"reloaded-{self.port}-{name}" for name in names) if self.folder else ():
            _write(file, {"done": done, "sentence": sentence})


def ask_to_reload(port: int, folder: Path | None = None, within: float = TAKEN_WITHIN) -> tuple[bool, str]:
    """Have the server of this user's on a port read its data anew; return whether it has, and its sentence. Raises NotServedError."""
    folder = folder or own_folder()
    here = folder / f"serve-{port}" if folder else None
    if folder is None or here is None or not here.exists():
        raise NotServedError(f"no server of this user's that this command can see is on port {port}; name another with --port.")
    name = secrets.token_hex(8)
    request, answer = folder / f"reload-{port}-{name}", folder / f"reloaded-{port}-{name}"
    _write(request, {})
    last = time.monotonic() + within
    try:
        while request.exists():
            if time.monotonic() > last:
                raise NotServedError(f"the server on port {port} did not take the request within {within:g} seconds; is it still running?")
            time.sleep(ANSWER_INTERVAL)
        while not answer.exists():
            if not here.exists():
                raise NotServedError(f"the server on port {port} has stopped meanwhile.")
            time.sleep(ANSWER_INTERVAL)
        told = json.loads(answer.read_text("utf-8"))
        return bool(told["done"]), str(told["sentence"])
    finally:
        request.unlink(missing_ok=True)
        answer.unlink(missing_ok=True)


def _has_terminal() -> bool:
    """Tell whether this process has a terminal that is still there."""
    with suppress(OSError):
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
        return True
    return False


def _write(file: Path, content: dict[str, object]) -> None:
    """Write a file that is there all at once."""
    coming = file.with_name(f".{file.name}.{os.getpid()}")
    coming.write_text(json.dumps(content), "utf-8")
    coming.replace(file)
