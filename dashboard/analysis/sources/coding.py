"""The notice on events that datasets alone coded from reports, with nobody's own word among them."""

from __future__ import annotations

from dashboard.catalog.sentences import join_words


def coding_notice(names: list[str]) -> str:
    """Say whose coding the events are, "" for no names."""
    if not names:
        return ""
    whose = "one dataset's coding" if len(names) == 1 else "the coding of datasets"
    return f"This is {whose} of what others reported: {join_words(names)}. Nobody's own word is beside it, and nothing in it is rated here."
