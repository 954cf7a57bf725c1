"""The vocabularies as scripts need them: label, words, and the colour for the theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import ACCESS, EVIDENCE, GROUPS, PARTY_COLOURS, PRECISIONS, STANCES, STANDINGS, Look, Term
from dashboard.query.party_colours import colours


def _terms(vocabulary: Mapping[str, Term]) -> dict[str, Any]:
    return {code: {"label": term.label, "words": term.words} for code, term in vocabulary.items()}


def _looks(vocabulary: Mapping[str, Look], theme: str) -> dict[str, Any]:
    return {
        code: {"label": look.label, "words": look.words, "colour": look.dark if theme == "dark" else look.light, "dash": look.dash}
        for code, look in vocabulary.items()
    }


@lru_cache(maxsize=8)
def words(dataset: Dataset, theme: str) -> dict[str, Any]:
    """Return every vocabulary that a script of the page shows."""
    side = 1 if theme == "dark" else 0
    return {
        "groups": _looks(GROUPS, theme),
        "statuses": _looks(STANDINGS, theme),
        "stances": _terms(STANCES),
        "evidence": _terms(EVIDENCE),
        "access": _terms(ACCESS),
        "precisions": _terms(PRECISIONS),
        "parties": {party: PARTY_COLOURS[i][side] for party, i in colours(dataset).items()},
    }
