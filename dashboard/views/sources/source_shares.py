"""How much rests on little, who is heard, who published: bars whose numbers open the lists behind them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.sources.attribution import AttributionSummary, PartyCounts, PublisherCounts, Share, records_behind
from dashboard.catalog import dates
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownClaim, KnownProposition
from dashboard.catalog.schema.vocabulary import STANCES
from dashboard.views.elements.bars import bar_row, bars_table
from dashboard.views.elements.elements import (
    Part,
    code,
    column,
    fold,
    heading,
    page_link,
    party_label,
    section,
    status_chip,
    table,
    table_row,
    text,
    turn_button,
)
from dashboard.wording.attribution_words import list_title, share_label, share_meaning
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import stance_label, stance_meaning

MAX_SHARES = 300  # rows of a list; the rest are counted
FEW_PUBLISHERS = 12  # publishers shown at once


def thin_sourcing(found: AttributionSummary, opened: str) -> Part:
    """Return what rests on little."""
    rows = [
        bar_row(share_label(code), s.n, s.of, _number(_of(s), s.n, code, opened), share_meaning(code), key=code)
        for code, s in found.shares.items()
    ]
    heads = (message("sources-share-head"), message("sources-share-number"), message("sources-share-meaning"))
    return bars_table(message("sources-little"), heads, rows)


def by_party(found: AttributionSummary, opened: str) -> Part:
    """Return the claims of each party, and where nobody else speaks."""
    most, n = int(found.parties["claims"].max()), len(found.claims)
    rows = [
        bar_row(
            party_label(p["party_id"], p["party"]),
            p["claims"],
            most,
            _number(message("sources-party-claims", n=p["claims"], of=n), p["claims"], f"party:{p['party_id']}", opened),
            _number(
                message("sources-party-alone", n=p["alone"], of=p["propositions"]),
                p["alone"],
                f"alone:{p['party_id']}",
                opened,
            ),
            key=p["party_id"],
        )
        for p in records(found.parties, PartyCounts)
    ]
    heads = (message("sources-party-head"), message("sources-claims-head"), message("sources-alone-head"))
    return bars_table(message("sources-by-party"), heads, rows)


def by_stance(found: AttributionSummary, opened: str) -> Part:
    """Return the claims by stance."""
    n = {stance: int(found.parties[stance].sum()) for stance in STANCES}
    rows = [
        bar_row(stance_label(s), n[s], len(found.claims), _number(str(n[s]), n[s], f"stance:{s}", opened), stance_meaning(s))
        for s in STANCES
    ]
    heads = (message("sources-stance-head"), message("sources-claims-head"), message("sources-share-meaning"))
    return bars_table(message("sources-by-stance"), heads, rows)


def by_publisher(found: AttributionSummary) -> Iterator[Part]:
    """Return the claims that each publisher's sources carry."""
    rows = records(found.publishers, PublisherCounts)
    most = rows[0]["claims"] if rows else 0
    drawn = [
        bar_row(
            p["publisher"] or message("sources-publisher-unknown"),
            p["claims"],
            most,
            message("sources-carried", claims=p["claims"], sources=p["sources"]),
        )
        for p in rows
    ]
    if not drawn:
        yield text(message("sources-none-published"))
        return
    heads = (message("sources-publisher-head"), message("sources-carried-head"))
    yield bars_table(message("sources-by-publisher"), heads, drawn[:FEW_PUBLISHERS])
    if more := drawn[FEW_PUBLISHERS:]:
        yield fold(message("sources-more-publishers", n=len(more)), bars_table(message("sources-more-publishers-caption"), heads, more))
    yield text(message("sources-carried-by-two"), tone="quiet")


def _number(words: str, n: int, of: str, opened: str) -> Part:
    return turn_button(words, on=of == opened, off=not n, of="" if of == opened else of)


def _of(s: Share) -> str:
    if not s.of:
        return message("sources-share-of-none", n=s.n, of=s.of, about=s.about)
    return message("sources-share", n=s.n, of=s.of, about=s.about, share=s.n / s.of)


def opened_list(found: AttributionSummary, opened: str) -> list[Part]:
    """Return the list behind a number, first of all on the page once it is asked for."""
    what = records_behind(found, opened) if opened else None
    if what is None:
        return []
    title, about, ids = list_title(what), what.about, what.ids
    made = _claims(found, ids, title) if about == "claims" else _propositions(found, ids, title)
    more = [text(message("sources-not-listed", n=len(ids) - MAX_SHARES))] if len(ids) > MAX_SHARES else []
    shut = text(turn_button(message("sources-close-list"), look="plain", of=""))
    return [
        section(
            heading(message("sources-opened-list", title=title, n=len(ids), about=about)), shut, made, *more, label=title, anchor="list"
        )
    ]


def _claims(found: AttributionSummary, ids: tuple[str, ...], title: str) -> Part:
    rows = records(found.claims[found.claims["claim_id"].isin(ids[:MAX_SHARES])], KnownClaim)
    cells = [
        table_row(code(c["claim_id"]), page_link(c["wording"], "claim", id=c["claim_id"]), c["claimant"], dates.date_words(c["made_on"]))
        for c in rows
    ]
    heads = (
        message("sources-claim-head"),
        message("sources-wording-head"),
        message("sources-claimant-head"),
        column(message("sources-day-head"), wide=True),
    )
    return table(title, heads, cells)


def _propositions(found: AttributionSummary, ids: tuple[str, ...], title: str) -> Part:
    rows = records(found.propositions[found.propositions["proposition_id"].isin(ids[:MAX_SHARES])], KnownProposition)
    cells = [
        table_row(page_link(p["statement"], "event", id=p["event_id"]), status_chip(p["status"], p["kind"]), code(p["proposition_id"]))
        for p in rows
    ]
    heads = (message("sources-proposition-head"), message("sources-status-head"), column(message("sources-code-head"), wide=True))
    return table(title, heads, cells)
