"""What rests on little, and the lists behind the numbers of the page Sources, by name."""

from __future__ import annotations

from dashboard.analysis.sources.attribution import RecordList
from dashboard.analysis.sources.source_coverage import CoverageShare
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import access_meaning, stance_label


def share_label(code: str) -> str:
    """Return the label of a code of ``AttributionSummary.shares``."""
    return message("sources-little-label", share=code)


def share_meaning(code: str) -> str:
    """Say what counts into a share."""
    return access_meaning("not_opened") if code == "not-opened" else message("sources-little-meaning", share=code)


def coverage_line(found: CoverageShare) -> str:
    """Say how many of how many, in a line whose numbers stand below those of other lines."""
    share = f"{found.n / found.of:.0%}" if found.of else "-"
    return message("sources-covered", n=f"{found.n:>6}", of=f"{found.of:<6}", share=f"{share:>4}", what=found.code)


def list_title(found: RecordList) -> str:
    """Return the title of a list."""
    match found.kind:
        case "party":
            return message("sources-claims-of", party=found.of)
        case "alone":
            return message("sources-only-voice", party=found.of)
        case "stance":
            return message("sources-claims-by-stance", stance=stance_label(found.of))
        case share:
            return share_label(share)
