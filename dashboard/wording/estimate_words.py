"""The figures of a measure that counts some of the same as another, in words."""

from __future__ import annotations

from dashboard.analysis.estimates.figures import RelatedMeasure
from dashboard.wording.messages import message


def related_words(found: RelatedMeasure) -> str:
    """Say the standing figures of one speaker, or how many there are of how many."""
    if len(found.speakers) == 1:
        return message("estimates-related-by", figures="; ".join(found.figures), speaker=found.speakers[0])
    return message("estimates-related-many", n=len(found.figures), speakers=len(found.speakers))
