"""All that is said of an event in the order in which it was said: what stands in columns by party elsewhere, as one thread."""

from __future__ import annotations

from dashboard.analysis.record_details import ClaimRecord, EventDetails
from dashboard.catalog import dates
from dashboard.views.elements.elements import Inline, Part, column, heading, page_link, party_label, quiet, table, table_row
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import stance_label


def claims_chronicle(event: EventDetails) -> list[Part]:
    """Return a table of the claims on the event's propositions, the oldest first; nothing where a single one is all."""
    said = [(claim, record["statement"]) for record in event["propositions"] for claim in record["claims"]]
    if len(said) < 2:
        return []
    said.sort(key=lambda pair: (pair[0]["known_on"], pair[0]["claim_id"]))
    columns: list[str | Part] = [
        message("event-chronicle-said"),
        message("event-chronicle-by"),
        column(message("event-chronicle-of"), wide=True),
        message("event-chronicle-what"),
    ]
    return [
        heading(message("event-chronicle")),
        table(message("event-chronicle-caption"), columns, [_row(claim, statement) for claim, statement in said], brief="chronicle"),
    ]


def _row(claim: ClaimRecord, statement: str) -> Part:
    who: list[Inline] = [party_label(claim["party_id"], claim["party_short"])]
    if claim["claimant"] != claim["party_short"]:
        who += [" ", quiet(claim["claimant"])]
    what: list[Inline] = [
        message("event-chronicle-claim", stance=stance_label(claim["stance"], coded=claim["coded"]), wording=claim["wording"]),
        " ",
        page_link(claim["claim_id"], "claim", id=claim["claim_id"]),
    ]
    return table_row(dates.said_words(claim["made_on"], late=claim["late"]), who, statement, what)
