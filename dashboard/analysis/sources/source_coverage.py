"""How well a dataset's propositions are covered: by how many parties, with what dates, on what evidence."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.dataset import Dataset


@dataclass(frozen=True)
class CoverageShare:
    """So many of so many; ``code`` tells what is counted."""

    code: str
    n: int
    of: int


def source_coverage(dataset: Dataset) -> tuple[CoverageShare, ...]:
    """Measure the propositions by their claims, then claims and events; a joint body counts as one party."""
    tables = dataset.tables
    claims = tables["claims"].assign(
        stated=lambda c: c["made_on_basis"].isin(["stated", "event_day"]),
        denial=lambda c: c["stance"].eq("denies"),
        weak=lambda c: c["evidence_strength"].eq("C"),
        unopened=lambda c: _unopened(c["claim_id"], tables),
    )
    by = claims.groupby("proposition_id")
    n = len(tables["propositions"])
    located = tables["event_places"].merge(tables["places"].dropna(subset=["latitude", "longitude"]), on="place_id")["event_id"]
    return (
        CoverageShare("claimed", len(by), n),
        CoverageShare("parties", int((by["party_id"].nunique() >= 2).sum()), n),
        CoverageShare("denied", int(by["denial"].any().sum()), n),
        CoverageShare("stated", int(by["stated"].all().sum()), n),
        CoverageShare("weak", int(by["weak"].all().sum()), n),
        CoverageShare("unopened", int(by["unopened"].all().sum()), n),
        CoverageShare("late", int(claims["made_on_basis"].eq("no_later_than").sum()), len(claims)),
        CoverageShare("located", int(tables["events"]["event_id"].isin(located).sum()), len(tables["events"])),
    )


def _unopened(claim_ids: pd.Series, tables: dict[str, pd.DataFrame]) -> pd.Series:
    """Tell which claims have sources, none of which was opened."""
    read = tables["claim_sources"].merge(tables["sources"][["source_id", "access"]], on="source_id")
    none_opened = read["access"].eq("not_opened").groupby(read["claim_id"]).all()
    return claim_ids.map(none_opened).eq(True)
