"""The program knows no subject: what is of the shipped one stands in its data, and what is of the basemap beside its tiles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "dashboard"
KINDS = (".py", ".js", ".css", ".html", ".json", ".svg", ".md")
APART = ("static/basemap", "static/vendor", "static/bundles")  # maps of the world; what others wrote; what is made of the scripts
WORDS = re.compile(
    r"korea|russia|kursk|pyongyang|kremlin|ukrain|moscow|seoul|kyiv|kiev|khasan|\brason\b|vladivostok|kcna|\bdprk\b|두만|조선|북한|росси|туман",
    re.I,
)
RIVER = re.compile(r"\bTumen\b")  # the program's own name is written small

FILES = sorted(file for file in ROOT.rglob("*") if file.suffix in KINDS and not file.relative_to(ROOT).as_posix().startswith(APART))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_word_of_the_shipped_subject_is_in_the_program(file: Path):
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    assert not [f"{file}:{n}: {line.strip()}" for n, line in lines if WORDS.search(line) or RIVER.search(line)]


def test_the_words_are_found():
    assert WORDS.search("In North Korea")
    assert RIVER.search("the bridge over the Tumen")
    assert not RIVER.search("tumen serve")
    assert len(FILES) > 300
