"""The vocabularies as scripts need them, in their order: of each code its label and words, and the colours of one theme or of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import ACCESS, CODED, EVIDENCE, PARTY_COLOURS, PRECISIONS, STANCES, STANDINGS, Look, Term
from dashboard.query.party_colours import party_colours
from dashboard.query.symbols.crowd import SYMBOL_RADII


def map_vocabularies(dataset: Dataset) -> dict[str, Any]:
    """Return what a map draws with: the vocabularies, colours of both themes, and the radii of symbols in px by their number of events.

    Of the groups it has what is told apart on a map: those with a colour of their own, and one for all others.
    """
    groups = dataset.terms.drawn_groups
    found: dict[str, Mapping[str, Term]] = {"groups": groups, "statuses": STANDINGS, "precisions": PRECISIONS, "evidence": EVIDENCE}
    return {name: {code: asdict(term) for code, term in terms.items()} for name, terms in found.items()} | {"radii": SYMBOL_RADII}


def _terms(vocabulary: Mapping[str, Term]) -> dict[str, Any]:
    return {code: asdict(term) for code, term in vocabulary.items()}


def _looks(vocabulary: Mapping[str, Look], theme: str) -> dict[str, Any]:
    return {
        code: {"label": look.label, "words": look.words, "colour": look.dark if theme == "dark" else look.light, "dash": look.dash}
        for code, look in vocabulary.items()
    }


@derived(most=2)
def page_vocabularies(dataset: Dataset, theme: str) -> dict[str, Any]:
    """Return every vocabulary that a script of the page shows."""
    side = 1 if theme == "dark" else 0
    return {
        "groups": _looks(dataset.terms.groups, theme),
        "statuses": _looks(STANDINGS, theme),
        "stances": _terms(STANCES),
        "coded": asdict(CODED),
        "evidence": _terms(EVIDENCE),
        "access": _terms(ACCESS),
        "precisions": _terms(PRECISIONS),
        "parties": {party: PARTY_COLOURS[i][side] for party, i in party_colours(dataset).items()},
    }
