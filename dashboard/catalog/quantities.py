"""Low, best and high numbers in words. Empty is unknown, never zero."""

from __future__ import annotations

import math

import pandas as pd


def quantity_words(low: float | None, best: float | None, high: float | None, unit: str = "") -> str:
    """Say a quantity: 600 people (400 to 700), more than 600 people, up to 9 million rounds; "" when nothing is known."""
    given = [n for n in (low, best, high) if _known(n)]
    if not given:
        return ""
    if _known(best):
        around = _range(low, best, high)
        return f"{_number(best)} {unit}".strip() + (f" ({around})" if around else "")
    if _known(low) and _known(high):
        return f"{_number(low)} to {_number(high)} {unit}".strip() if low != high else f"{_number(low)} {unit}".strip()
    return f"{'at least' if _known(low) else 'up to'} {_number(given[0])} {unit}".strip()


def quantities_of_claims(claims: pd.DataFrame) -> list[str]:
    """Say the quantity of each claim of a frame with columns low, best, high (float, NaN for unknown) and unit; "" where none is known."""
    return [quantity_words(*number) for number in zip(claims["low"], claims["best"], claims["high"], claims["unit"], strict=True)]


def _range(low: float | None, best: float | None, high: float | None) -> str:
    """Say the bounds beside a best number, unless they are that number itself."""
    if _known(low) and _known(high) and low != high:
        return f"{_number(low)} to {_number(high)}"
    if _known(low) and not _known(high):
        return "or more" if low == best else f"at least {_number(low)}"
    return f"up to {_number(high)}" if _known(high) and not _known(low) and high != best else ""


def _known(number: float | None) -> bool:
    return number is not None and not math.isnan(number)


def _number(number: float | None) -> str:
    """Write a number with thousands separators, millions in words."""
    if number is None:
        return ""
    if abs(number) >= 1_000_000:
        return f"{number / 1_000_000:,.6g} million"
    return f"{number:,.6g}" if number != int(number) else f"{int(number):,}"
