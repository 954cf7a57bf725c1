"""What the Claims page shows, asked by a proposition's id: over the floods, or over another dataset as ``dataset=``."""

from __future__ import annotations

from typing import Any

from dashboard.views.claims import claims_page
from dashboard.views.elements.elements import Part
from tests.views.pages import context, parts, words


def shown(where: str = "", **how: Any) -> list[Part]:
    return parts(claims_page, context(f"claims?{where}", **how))


def the_matrix(where: str = "", **how: Any) -> Part:
    return next(p for p in shown(where, **how) if p["is"] == "matrix")


def rows(where: str = "", **how: Any) -> list[str]:
    return [r["key"] for g in the_matrix(where, **how)["groups"] for r in g["rows"]]


def row(proposition: str, where: str = "show=all", **how: Any) -> dict[str, Any]:
    return next(r for g in the_matrix(where, **how)["groups"] for r in g["rows"] if r["key"] == proposition)


def labels(proposition: str, where: str = "show=all", **how: Any) -> dict[str, str]:
    """Return what the cells of a proposition say to a screen reader, by party."""
    return {party: cell["label"] for party, cell in row(proposition, where, **how)["cells"].items()}


def panel(cell: str, where: str = "", **how: Any) -> str:
    return words(next(p for p in shown(f"cell={cell}&{where}", **how) if p["is"] == "pane"))
