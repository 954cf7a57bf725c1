"""A small table with a bar a row: the number is always written, the bar is drawn beside it by ``static/ui/elements/bars.js``."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.views.elements.elements import Inline, Part


def bar_row(label: Inline, n: float, most: float, figure: Inline, note: Inline = "", key: str = "") -> Part:
    """Return a row: its bar is n of ``most`` long, ``figure`` is what is written."""
    return {"label": label, "share": n / most if most else 0.0, "figure": figure, "note": note, "key": key}


def bars_table(caption: str, heads: tuple[str, ...], rows: Iterable[Part]) -> Part:
    """Return the table; ``heads`` name label, number and, where rows have one, note."""
    return {"is": "bars", "caption": caption, "heads": list(heads), "rows": list(rows)}
