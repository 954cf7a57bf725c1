"""The pages by their addresses: what each is called, says of itself, and takes. How they draw is in ``dashboard.views``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from dashboard.query.selection.selection import DAY_PARAMETERS, PARAMETERS
from dashboard.wording.messages import message

FIRST_PAGE = "atlas"  # what the page is called in messages whose address is ""
Asks = Literal["everything", "day", "end", ""]
# What narrows a page, of the parameters of a selection: bar, notices and README follow from it.
NARROWING_PARAMETERS: dict[Asks, tuple[str, ...]] = {"everything": PARAMETERS, "day": DAY_PARAMETERS, "end": ("as_of",), "": ()}


@dataclass(frozen=True)
class PageListing:
    """One page, by its address.

    ``asks`` says what narrows it: every filter, only the day of knowledge, only the day up to which it is told, or nothing. ``own`` are
    the names of the parameters that are this page's alone; one of a single ``table`` row takes an id. A page that is not ``listed`` is
    reached by links only, as is one that ``tells`` of something that the dataset lacks.
    """

    address: str
    asks: Asks = ""
    own: tuple[str, ...] = ()
    table: str = ""
    tells: str = ""  # what the dataset must tell of: claim (of somebody who speaks), measure, series, movement or story

    @property
    def title(self) -> str:
        """Return what it is called."""
        return message("page-title", page=self.address or FIRST_PAGE)

    @property
    def words(self) -> str:
        """Return a sentence on what it shows."""
        return message("page-words", page=self.address or FIRST_PAGE)

    @property
    def counting(self) -> tuple[str, ...]:
        """Return the parameters of a selection that count on it; others are said not to."""
        return NARROWING_PARAMETERS[self.asks]

    @property
    def has_bar(self) -> bool:
        """Tell whether the selection bar stands on it."""
        return self.asks in ("everything", "day")

    @property
    def listed(self) -> bool:
        """Tell whether the menu has it."""
        return not self.table


LISTINGS: dict[str, PageListing] = {
    listing.address: listing
    for listing in (
        PageListing("", "everything"),
        PageListing("claims", "everything", ("topic", "show", "cell"), tells="claim"),
        PageListing("changes", "everything", ("since", "step")),
        PageListing("estimates", "everything", ("measure",), tells="measure"),
        PageListing("flows", "everything", tells="movement"),
        PageListing("crossing", "everything", ("series",), tells="series"),
        PageListing("compare", "everything", ("left", "right")),
        PageListing("sources", "everything", ("of", "read")),
        PageListing("story", "end", ("story", "step"), tells="story"),
        PageListing("about"),
        PageListing("claim", "day", ("id",), "claims"),
        PageListing("event", "day", ("id",), "events"),
        PageListing("place", "day", ("id",), "places"),
        PageListing("source", "day", ("id",), "sources"),
    )
}


def menu(lacking: Collection[str]) -> list[str]:
    """Return the addresses of the pages that the menu has, given what the dataset tells nothing of."""
    return [address for address, listing in LISTINGS.items() if listing.listed and listing.tells not in lacking]
