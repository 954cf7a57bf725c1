"""What makes a page: its address, its title, how it draws, and what the selection bar offers on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.views.context import Context
from dashboard.views.link import Link, Reader


@dataclass(frozen=True)
class Page:
    """One page. ``asks``: the bar offers every filter, only the day of knowledge, or is not there.

    ``own`` are the parameters that are this page's alone; ``settled`` gives the link with those that it leaves open, ``titled`` names what
    is shown in a citation. One that is not ``listed`` is reached by links only. A page ``counts`` everything, or else reads of a large
    dataset some events only: the newest that tell of what ``reads`` says.
    """

    address: str
    title: str
    render: Callable[[Context], None]
    asks: Literal["everything", "day", ""] = ""
    own: Mapping[str, Reader] = field(default_factory=dict)
    listed: bool = True
    settled: Callable[[Context], Link] | None = None
    titled: Callable[[Context], str] | None = None
    counts: bool = False
    reads: Callable[[Context], tuple[str, ...]] = lambda _: ()
