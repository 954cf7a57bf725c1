"""Numbers with their words: 1 event, 1,204 events."""

from __future__ import annotations


def count_words(n: int, word: str) -> str:
    """Return a number with its word."""
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def is_or_are(n: int) -> str:
    """Return the verb for a number."""
    return "is" if n == 1 else "are"
