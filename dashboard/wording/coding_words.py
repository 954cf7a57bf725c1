"""The notice on events that datasets alone coded from reports, with nobody's own word among them."""

from __future__ import annotations

from dashboard.wording.messages import joined_words, message


def coding_notice(names: list[str]) -> str:
    """Say whose coding the events are, "" for no names."""
    return message("coding-notice", names=joined_words(names), n=len(names)) if names else ""
