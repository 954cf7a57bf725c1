"""Which colour a party has, everywhere: no two that give figures for one measure share theirs, for charts set these side by side."""

from __future__ import annotations

from collections import Counter

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import PARTY_COLOURS

SIDE_COLOURS = 5  # the first parties of the table are those the dataset is about: their colours are lent only where all others are taken
OTHER_PARTIES = len(PARTY_COLOURS) - 1  # the grey of parties that stand in no chart


def party_colours(dataset: Dataset) -> dict[str, int]:
    """Return each party's index in ``PARTY_COLOURS``: its own for a side, one that none beside it has for who gives figures, else grey.

    Where no figures are held, as of a large dataset, whose claims stay on disk, parties take colours in the order of their table.
    """
    beside = _charted_together(dataset)
    if not beside:
        return {party: min(i, OTHER_PARTIES) for i, party in enumerate(dataset.tables["parties"]["party_id"])}
    found: dict[str, int] = {}
    for i, party in enumerate(dataset.tables["parties"]["party_id"]):
        found[party] = i if i < SIDE_COLOURS else _free(party, beside, found) if party in beside else OTHER_PARTIES
    return found


def _free(party: str, beside: dict[str, set[str]], found: dict[str, int]) -> int:
    """Return the colour that is used least of those that no party beside it has; grey when all are taken."""
    taken, used = {found[other] for other in beside[party] if other in found}, Counter(found.values())
    return min((i for i in range(OTHER_PARTIES) if i not in taken), key=lambda i: (i < SIDE_COLOURS, used[i], i), default=OTHER_PARTIES)


def _charted_together(dataset: Dataset) -> dict[str, set[str]]:
    """Return for each party that gives figures those that give some for a measure of its own."""
    claims = dataset.tables["claims"]
    given = claims.loc[claims[["low", "best", "high"]].notna().any(axis=1), ["proposition_id", "party_id"]]
    measures = given.merge(dataset.tables["propositions"][["proposition_id", "measure"]], on="proposition_id")
    found: dict[str, set[str]] = {}
    for _, parties in measures.groupby("measure")["party_id"]:
        for party in set(parties):
            found.setdefault(party, set()).update(set(parties) - {party})
    return found
