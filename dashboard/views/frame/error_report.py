"""How to report an error: to whom, as far as the dataset says, and the lines that name what is shown exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import __version__
from dashboard.views.frame.context import Context
from dashboard.wording.messages import message


def report_recipient(metadata: Mapping[str, Any]) -> str:
    """Say where a report is to be sent: the dataset's ``contact``, a contributor's address, or its ``homepage``."""
    people = metadata.get("contributors")
    listed = [metadata.get("contact"), *(people if isinstance(people, list) else ()), metadata.get("homepage")]
    found = next((address for entry in listed if (address := _address(entry))), "")
    return message("report-to", recipient=found) if found else message("report-to-nobody-named")


def _address(entry: Any) -> str:
    """Return the mail or web address of a text, or of a contributor as Frictionless describes one."""
    if isinstance(entry, Mapping):
        where = next((str(entry[key]) for key in ("email", "path") if entry.get(key)), "")
        who = str(entry.get("title") or "")
        return message("report-recipient", name=who, address=where) if who and where else where
    return " ".join(entry.split()) if isinstance(entry, str) else ""


def versions_line(context: Context) -> str:
    """Return the line that names program, data and day of knowledge."""
    version, files, day = context.dataset.version, context.dataset.digest, context.as_of.isoformat()
    if not version:
        return message("report-versions-unnumbered", program=__version__, files=files, day=day)
    return message("report-versions", program=__version__, version=version, files=files, day=day)
