"""What the page Sources and the report on a dataset count has its words."""

from __future__ import annotations

from dashboard.analysis.sources.source_coverage import CoverageShare, source_coverage
from dashboard.wording.attribution_words import coverage_line
from tests import datasets


def test_a_line_of_coverage_has_its_numbers_below_those_of_others() -> None:
    lines = [coverage_line(CoverageShare("denied", n, of)) for n, of in ((3, 1200), (0, 0))]
    assert lines == ["     3 of 1200     0%  propositions with a denial", "     0 of 0         -  propositions with a denial"]


def test_all_that_is_measured_has_its_words() -> None:
    assert all(not coverage_line(share).endswith(f"  {share.code}") for share in source_coverage(datasets.dataset()))
