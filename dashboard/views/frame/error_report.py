"""How to report an error: to whom, as far as the dataset says, and the lines that name what is shown exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import __version__
from dashboard.catalog import dates
from dashboard.views.frame.context import Context

NO_ADDRESS = "This dataset names no address: send the text to whoever gave you the dataset, or serves this page."


def report_recipient(metadata: Mapping[str, Any]) -> str:
    """Say where a report is to be sent: the dataset's ``contact``, a contributor's address, or its ``homepage``."""
    people = metadata.get("contributors")
    listed = [metadata.get("contact"), *(people if isinstance(people, list) else ()), metadata.get("homepage")]
    found = next((address for entry in listed if (address := _address(entry))), "")
    return f"Send the text to {found}." if found else NO_ADDRESS


def _address(entry: Any) -> str:
    """Return the mail or web address of a text, or of a contributor as Frictionless describes one."""
    if isinstance(entry, Mapping):
        where = next((str(entry[key]) for key in ("email", "path") if entry.get(key)), "")
        who = str(entry.get("title") or "")
        return f"{who}, {where}" if who and where else where
    return " ".join(entry.split()) if isinstance(entry, str) else ""


def versions_line(context: Context) -> str:
    """Return the line that names program, data and day of knowledge."""
    dataset = context.dataset
    version = dataset.version or "without a number"
    return f"tumen {__version__}, dataset version {version} (files {dataset.digest}), as known on {dates.day_words(context.as_of)}"
