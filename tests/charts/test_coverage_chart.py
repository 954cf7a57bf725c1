"""Coverage over time as a spec: both panels on the same months, and the thin part shaded."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd

from dashboard.charts.coverage_chart import coverage_chart

COUNTS = pd.DataFrame(
    {
        "month": pd.to_datetime(["2020-01-01", "2025-01-01", "2025-02-01"]).as_unit("s"),
        "what": ["claims", "claims", "sources"],
        "n": [9, 3, 2],
    }
)


def spec(thin: date | None = None):
    return coverage_chart(COUNTS, first=date(2024, 10, 1), last=date(2025, 6, 1), thin_after=thin, theme="light").to_dict()


def test_what_is_before_the_first_month_is_left_out():
    text = json.dumps(spec())
    assert "January 2025" in text
    assert "January 2020" not in text


def test_both_panels_share_their_months():
    domains = [p["layer"][-1]["encoding"]["x"]["scale"]["domain"] for p in spec()["vconcat"]]
    assert domains[0] == domains[1]


def test_thin_coverage_is_shaded_only_where_the_dataset_says_so():
    assert [len(p["layer"]) for p in spec()["vconcat"]] == [1, 1]
    assert [len(p["layer"]) for p in spec(date(2025, 5, 1))["vconcat"]] == [2, 2]
