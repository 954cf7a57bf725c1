"""What makes a page: its address, how it draws, and which parameters are its own. Its title stands in ``front.pages``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.front.pages import LISTINGS, PageListing
from dashboard.query.topics import Reading
from dashboard.views.frame.context import Context
from dashboard.views.link.page_link import PageLink, Reader


@dataclass(frozen=True)
class Page:
    """One page, by its address among the ``LISTINGS``.

    ``own`` are the parameters that are this page's alone; ``settled`` gives the link with those that it leaves open, ``titled`` names what
    is shown in a citation. A page ``counts`` everything, or else reads events with all that hangs on them: where a store does not read all
    of them at once, those that ``reads`` says.
    """

    address: str
    render: Callable[[Context], None]
    own: Mapping[str, Reader] = field(default_factory=dict)
    settled: Callable[[Context], PageLink] | None = None
    titled: Callable[[Context], str] | None = None
    counts: bool = False
    reads: Callable[[Context], Reading] = lambda _: Reading()

    @property
    def listing(self) -> PageListing:
        """Return what it is called, and what counts on it."""
        return LISTINGS[self.address]
