"""The part that steps: previous, next, play, a strip of what can be stepped through, and the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.views.elements.elements import Part


def stepper_step(value: str, label: str, n: int = 1) -> Part:
    """Return one step: the value of the page's parameter, its words, and how high it stands in the strip."""
    return {"value": value, "label": label, "n": n}


def stepper(label: str, items: Iterable[Part], at: str, *, name: str = "step", whole: str = "", play: bool = False) -> Part:
    """Return the stepper over a page's own parameter ``name``; ``whole`` names the state before the first step, if there is one."""
    first = [{"value": "", "label": whole, "n": 0}] if whole else []
    return {"is": "stepper", "label": label, "items": [*first, *items], "at": at, "name": name, "play": play}


def day_field(label: str, name: str, value: str, last: str) -> Part:
    """Return a field for a day that is a parameter of the page's own, up to the ``last`` that can be chosen; left empty it is given up."""
    return {"is": "dayfield", "label": label, "name": name, "value": value, "last": last}
