"""Data as text in Markdown: whatever stands in it shows as it is."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&\"'=])")


def escape_markdown(text: str) -> str:
    """Return Markdown that shows a text to the letter: no markup, no link, no image, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
