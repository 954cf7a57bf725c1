"""A real Firefox, driven over WebDriver BiDi, which is its own; Playwright drives only a Firefox that is built for it."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests import debian

VARIABLE = "TUMEN_FIREFOX"
NAMES = ("firefox-esr", "firefox")
PACKAGE = "firefox-esr"
KEYS = {"Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "ArrowRight": "\ue014"}
ANSWER = 60  # s


def find() -> str:
    """Return the path of a Firefox, "" when there is none."""
    given = os.environ.get(VARIABLE)
    return given if given and os.access(given, os.X_OK) else next((path for name in NAMES if (path := shutil.which(name))), "")


def install() -> bool:
    """Install a Firefox from Debian's packages where none is there; tell whether one is."""
    if not find():
        debian.install(PACKAGE)
    return bool(find())


class Firefox:
    """One tab of a Firefox."""

    def __init__(self, line: ClientConnection) -> None:
        self.line, self.numbers = line, itertools.count(1)
        self.say("session.new", capabilities={})
        self.tab = {"context": self.say("browsingContext.create", type="tab")["context"]}

    def say(self, method: str, **params: Any) -> Any:
        """Give a command and return its result."""
        number = next(self.numbers)
        self.line.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self.line.recv(timeout=ANSWER))).get("id") != number:
            pass
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, url: str) -> None:
        """Open an address."""
        self.say("browsingContext.navigate", **self.tab, url=url, wait="complete")

    def run(self, script: str) -> Any:
        """Return what an expression, or a promise, comes to."""
        expression = f"(async () => JSON.stringify(await ({script})) ?? 'null')()"
        said = self.say("script.evaluate", expression=expression, target=self.tab, awaitPromise=True)
        if said["type"] != "success":
            raise RuntimeError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def keys(self, *pressed: str, delay: int = 0) -> None:
        """Press keys, named ones or those of a text, and wait after each for ``delay`` ms."""
        signs = [sign for name in pressed for sign in KEYS.get(name, name)]
        pause = {"type": "pause", "duration": delay}
        actions = [one for sign in signs for one in ({"type": "keyDown", "value": sign}, {"type": "keyUp", "value": sign}, pause)]
        self.say("input.performActions", **self.tab, actions=[{"type": "key", "id": "keys", "actions": actions}])


@contextmanager
def running(profile: Path) -> Iterator[Firefox]:
    """Start a Firefox with a new profile in a folder."""
    path = find()
    command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        said = (re.search(r"WebDriver BiDi listening on (\S+)", line) for line in process.stderr or ())
        address = next(found[1] for found in said if found)
        try:
            with connect(f"{address}/session", max_size=None) as line:
                yield Firefox(line)
        finally:
            process.terminate()
