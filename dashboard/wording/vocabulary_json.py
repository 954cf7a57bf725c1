"""The vocabularies as scripts need them, in their order: of each code its label and words, and the colours of one theme or of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.terms import Terms
from dashboard.catalog.schema.vocabulary import ACCESS, EVIDENCE, PARTY_COLOURS, PRECISIONS, STANCES, STANDINGS, Look
from dashboard.query.party_colours import party_colours
from dashboard.query.symbols.crowd import SYMBOL_RADII
from dashboard.wording import vocabulary_words as words

Worded = dict[str, dict[str, str]]  # by code label, words and what else is said of it


def map_vocabularies(dataset: Dataset) -> dict[str, Any]:
    """Return what a map draws with: the vocabularies, colours of both themes, and the radii of symbols in px by their number of events.

    Of the groups it has what is told apart on a map: those with a colour of their own, and one for all others.
    """
    groups = dataset.terms.drawn_groups
    return {
        "groups": {code: said | asdict(groups[code]) for code, said in _groups(dataset.terms, groups).items()},
        "statuses": {code: said | asdict(STANDINGS[code]) for code, said in _statuses().items()},
        "precisions": _precisions(),
        "evidence": _evidence(),
        "radii": SYMBOL_RADII,
    }


@derived(most=2)
def page_vocabularies(dataset: Dataset, theme: str) -> dict[str, Any]:
    """Return every vocabulary that a script of the page shows."""
    side, groups = 1 if theme == "dark" else 0, dataset.terms.groups
    return {
        "groups": _coloured(_groups(dataset.terms, groups), groups, theme),
        "statuses": _coloured(_statuses(), STANDINGS, theme),
        "stances": _worded(STANCES, words.stance_label, words.stance_meaning),
        "coded": {"label": words.stance_label("", coded=True), "words": words.stance_meaning("", coded=True)},
        "evidence": _evidence(),
        "access": _worded(ACCESS, words.access_label, words.access_meaning),
        "precisions": _precisions(),
        "parties": {party: PARTY_COLOURS[i][side] for party, i in party_colours(dataset).items()},
    }


def _worded(codes: Iterable[str], label: Callable[[str], str], meaning: Callable[[str], str]) -> Worded:
    return {code: {"label": label(code), "words": meaning(code)} for code in codes}


def _coloured(said: Worded, looks: Mapping[str, Look], theme: str) -> Worded:
    return {
        code: own | {"colour": looks[code].dark if theme == "dark" else looks[code].light, "dash": looks[code].dash}
        for code, own in said.items()
    }


def _groups(terms: Terms, codes: Iterable[str]) -> Worded:
    return _worded(codes, lambda code: words.group_label(terms, code), lambda code: words.group_meaning(terms, code))


def _statuses() -> Worded:
    return _worded(STANDINGS, words.status_label, words.status_meaning)


def _evidence() -> Worded:
    return _worded(EVIDENCE, words.evidence_label, words.evidence_meaning)


def _precisions() -> Worded:
    said = _worded(PRECISIONS, words.precision_label, words.precision_meaning)
    return {code: own | {"drawn": words.precision_drawing(code)} for code, own in said.items()}
