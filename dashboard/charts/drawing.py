"""Pictures drawn in a process of their own: vl-convert holds the interpreter while it draws, and keeps the memory it has taken.

Seen with vl-convert 1.9: a timeline of 123 events stops every other thread for as long as it takes, and a process grows with its pictures.
"""

from __future__ import annotations

import atexit
import multiprocessing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock
from typing import Any, Literal

Form = Literal["png", "svg"]
PNG_SCALE = 2  # pixels of a PNG for each of the chart's
DRAWING_TIMEOUT = 60  # seconds that a picture may take; then it is given up, with the process that draws it
PICTURES_PER_PROCESS = 50  # pictures after which the process is replaced, and what it has taken is given back


class UndrawableError(Exception):
    """A picture that could not be drawn; its text is a sentence."""


@dataclass
class Drawer:
    """A process that draws one picture after another, started at the first; safe to be called by several threads, which wait in line."""

    patience: float = DRAWING_TIMEOUT
    renewed: int = PICTURES_PER_PROCESS
    _lock: Lock = field(default_factory=Lock)
    _process: SpawnProcess | None = None
    _line: Connection | None = None
    _drawn: int = 0

    def draw(self, spec: dict[str, Any], form: Form) -> bytes:
        """Return a Vega-Lite spec drawn as PNG or SVG. Raises UndrawableError."""
        from dashboard.wording.messages import message  # not in the process that draws, which is to be small and says nothing

        with self._lock:
            try:
                line = self._started()
                line.send((spec, form))
                if not line.poll(self.patience):
                    raise UndrawableError(message("chart-not-drawn-in-time", seconds=self.patience))
                body, fault = line.recv()
            except (EOFError, OSError) as error:  # it has died, as when memory runs out
                self.close()
                raise UndrawableError(message("chart-drawing-ended")) from error
            except UndrawableError:
                self.close()
                raise
            self._drawn += 1
            if self._drawn >= self.renewed:
                self.close()
        if fault:
            raise UndrawableError(message("chart-not-drawn", fault=fault))
        return bytes(body)

    def _started(self) -> Connection:
        if self._process is None or self._line is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")  # a fork would copy locks that threads hold
            self._line, far = context.Pipe()
            self._process = context.Process(target=_work, args=(far,), name="pictures", daemon=True)
            self._process.start()
            far.close()  # so that the end of the process is the end of the line
        return self._line

    def close(self) -> None:
        """End the process; the next picture starts another."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._line, self._process, self._drawn = None, None, 0


def _work(line: Connection) -> None:
    """Draw what comes along the line, until it ends."""
    import vl_convert

    while True:
        try:
            spec, form = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])  # it has all its rows, and asks nobody
            body, fault = (vl_convert.svg_to_png(svg, scale=PNG_SCALE) if form == "png" else svg.encode("utf-8")), ""
        except ValueError as error:  # what vl-convert raises of a spec that it cannot draw
            body, fault = b"", f"{error}"[:300]
        line.send((bytes(body), fault))


DRAWER = Drawer()
atexit.register(DRAWER.close)
