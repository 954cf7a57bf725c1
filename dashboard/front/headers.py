"""What the headers of a request say, read in one place: whether the asker unpacks gzip, and what it holds already."""

from __future__ import annotations

import re

_NONE = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*(;.*)?", re.IGNORECASE)


def takes_gzip(encodings: str) -> bool:
    """Tell whether an Accept-Encoding header takes gzip."""
    taken = {name.strip().lower(): weight for name, _, weight in (part.partition(";") for part in encodings.split(","))}
    return not _NONE.fullmatch(taken.get("gzip", taken.get("*", "q=0")))


def matches_etag(tag: str, asked: str) -> bool:
    """Tell whether an If-None-Match header names an entity tag, weak or strong."""
    return tag.removeprefix("W/") in (t.strip().removeprefix("W/") for t in asked.split(","))
