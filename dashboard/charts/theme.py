"""What charts draw with besides the vocabularies' colours: ink, lines and washes for either theme, and sizes for either width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
Width = Literal["wide", "narrow"]


@dataclass(frozen=True)
class Ink:
    """Colours of what is not data; they go with the theme of .streamlit/config.toml."""

    text: str
    muted: str
    line: str
    paper: str
    accent: str


INKS: dict[Theme, Ink] = {
    "light": Ink("#22262b", "#5f656d", "#d5d1c7", "#fbfaf7", "#1f5f7a"),
    "dark": Ink("#e3e6ea", "#a3abb5", "#39424c", "#14181d", "#7fb7d0"),
}


@dataclass(frozen=True)
class Size:
    """Pixels: the width that marks are laid out for (the page stretches it), the column before the axis, a lane's row, the
    diameter of a day's point, and what one year before or after the main axis gets; what a bar of the histogram takes at least,
    so that three pixels of it are seen where the page makes the chart a third narrower; how many rows all lanes have together, so
    that the timeline is no taller than about a screen; and whether lanes' names stand above their lanes.
    """

    nominal: int
    gutter: int
    row: int
    point: int
    early: int
    most_early: int
    font: int
    density: int
    bar: float
    rows: int = 42
    above: bool = False


SIZES: dict[Width, Size] = {
    "wide": Size(nominal=960, gutter=152, row=16, point=12, early=34, most_early=5, font=12, density=76, bar=6.2),
    "narrow": Size(nominal=340, gutter=14, above=True, row=14, point=10, early=30, most_early=2, font=11, density=60, bar=4.8),
}
