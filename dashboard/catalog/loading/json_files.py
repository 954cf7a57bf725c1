"""JSON files beside the tables, read as far as they are JSON, and how problems speak of what is in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.faults import fault

_KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number", type(None): "null"}


def read_json(file: Path, default: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Read an optional JSON object."""
    if not file.is_file():
        return default, []
    try:
        found = json.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, OSError, RecursionError) as error:
        return default, [
            Problem(
                file.name,
                getattr(error, "lineno", 0),
                "",
                "",
                fault("problem-words", words=f"is not JSON ({error}); the file is not used"),
                0,
            )
        ]
    if not isinstance(found, dict):
        return default, [Problem(file.name, 1, "", "", fault("problem-words", words="is not a JSON object; the file is not used"), 0)]
    return found, []


def kind_of(value: Any) -> str:
    """Say what a JSON value is: a list."""
    return _KINDS[type(value)]


def json_excerpt(value: Any) -> str:
    """Return a JSON value as a problem tells it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
