"""The pages by their addresses: what each is called, says of itself, and takes. How they draw is in ``dashboard.views``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from dashboard.query.selection.selection import DAY_PARAMETERS, PARAMETERS

Asks = Literal["everything", "day", "end", ""]
# What narrows a page, of the parameters of a selection: bar, notices and README follow from it.
NARROWING_PARAMETERS: dict[Asks, tuple[str, ...]] = {"everything": PARAMETERS, "day": DAY_PARAMETERS, "end": ("as_of",), "": ()}


@dataclass(frozen=True)
class PageListing:
    """One page: its title, and a sentence on what it shows.

    ``asks`` says what narrows it: every filter, only the day of knowledge, only the day up to which it is told, or nothing. ``own`` are
    the names of the parameters that are this page's alone; one of a single ``table`` row takes an id. A page that is not ``listed`` is
    reached by links only, as is one that ``tells`` of something that the dataset lacks.
    """

    title: str
    words: str
    asks: Asks = ""
    own: tuple[str, ...] = ()
    table: str = ""
    tells: str = ""  # what the dataset must tell of: claim (of somebody who speaks), measure, series, movement or story

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
    "": PageListing("Atlas", "Places, dated events, and what is known of them, on a map and along a timeline.", "everything"),
    "claims": PageListing(
        "Claims",
        "Statements against parties: who asserts, denies, estimates or plans what, since when, and who is silent.",
        "everything",
        ("topic", "show", "cell"),
        tells="claim",
    ),
    "changes": PageListing("What changed", "The difference between two days of knowledge.", "everything", ("since", "step")),
    "estimates": PageListing(
        "Estimates", "Each claimant's low, best and high figures over time, never added up.", "everything", ("measure",), tells="measure"
    ),
    "flows": PageListing(
        "Flows",
        "Movements of people and things as lines with direction, each with its status.",
        "everything",
        tells="movement",
    ),
    "crossing": PageListing(
        "Crossing",
        "Something built as a life cycle: its stages, what was announced and what came.",
        "everything",
        ("series",),
        tells="series",
    ),
    "compare": PageListing("Compare", "Two windows of time, or two values of one filter, side by side.", "everything", ("left", "right")),
    "sources": PageListing("Sources", "Who is heard, and how much rests on one voice or one origin.", "everything", ("of", "read")),
    "story": PageListing(
        "Story", "A sequence of views with a paragraph each; every sentence names its claims.", "end", ("story", "step"), tells="story"
    ),
    "about": PageListing("About the data", "What the dataset holds, how a status is worked out, and under which licence it stands."),
    "claim": PageListing("Claim", "Who says what of a statement, since when, and where it can be read.", "day", ("id",), "claims"),
    "event": PageListing("Event", "What happened or is planned, where, and who says what of it.", "day", ("id",), "events"),
    "place": PageListing("Place", "What happened at a place, and how exactly the place is known.", "day", ("id",), "places"),
    "source": PageListing("Source", "What a source is, how far it was read, and what rests on it.", "day", ("id",), "sources"),
}


def menu(lacking: Collection[str]) -> list[str]:
    """Return the addresses of the pages that the menu has, given what the dataset tells nothing of."""
    return [address for address, listing in LISTINGS.items() if listing.listed and listing.tells not in lacking]
