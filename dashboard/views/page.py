"""What makes a page: its address, its title, how it draws, and what the selection bar offers on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.views.context import Context
from dashboard.views.link import Reader


@dataclass(frozen=True)
class Page:
    """One page. ``asks``: the bar offers every filter, only the day of knowledge, or is not there.

    ``own`` are the parameters that are this page's alone; one that is not ``listed`` is reached by links only.
    """

    address: str
    title: str
    render: Callable[[Context], None]
    asks: Literal["everything", "day", ""] = ""
    own: Mapping[str, Reader] = field(default_factory=dict)
    listed: bool = True
