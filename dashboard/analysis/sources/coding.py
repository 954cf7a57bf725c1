"""Whether a dataset's events are coded from reports by datasets alone, with nobody's own word among them."""

from __future__ import annotations

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import CODING_KIND
from dashboard.catalog.sentences import join_words


def coding_datasets(dataset: Dataset) -> list[str]:
    """Return the names of the datasets that coded every event, none where others speak; of a large dataset by its table of parties."""
    parties = dataset.tables["parties"]
    heard = parties if "claims" in dataset.partial else parties[parties["party_id"].isin(dataset.tables["claims"]["party_id"])]
    return sorted(heard["name"]) if heard["kind"].eq(CODING_KIND).all() else []


def coding_notice(names: list[str]) -> str:
    """Say whose coding the events are, "" for no names."""
    if not names:
        return ""
    whose = "one dataset's coding" if len(names) == 1 else "the coding of datasets"
    return f"This is {whose} of what others reported: {join_words(names)}. Nobody's own word is beside it, and nothing in it is rated here."
