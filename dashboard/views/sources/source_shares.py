"""How much rests on little, who is heard, who published: bars whose numbers open the lists behind them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.sources.attribution import AttributionSummary, PartyCounts, PublisherCounts, Share, records_behind
from dashboard.catalog import dates
from dashboard.catalog.plurals import count_words, is_or_are
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
from dashboard.wording.messages import message

MAX_SHARES = 300  # rows of a list; the rest are counted
FEW_PUBLISHERS = 12  # publishers shown at once


def thin_sourcing(found: AttributionSummary, opened: str) -> Part:
    """Return what rests on little."""
    rows = [bar_row(s.label, s.n, s.of, _number(_of(s), s.n, s.code, opened), s.words, key=s.code) for s in found.shares.values()]
    return bars_table("How much rests on little", ("Resting on", "How many", "What that means"), rows)


def by_party(found: AttributionSummary, opened: str) -> Part:
    """Return the claims of each party, and where nobody else speaks."""
    most = int(found.parties["claims"].max())
    rows = [
        bar_row(
            party_label(p["party_id"], p["party"]),
            p["claims"],
            most,
            _number(f"{p['claims']} of {count_words(len(found.claims), 'claim')}", p["claims"], f"party:{p['party_id']}", opened),
            _number(
                f"only voice on {p['alone']} of {count_words(p['propositions'], 'proposition')}",
                p["alone"],
                f"alone:{p['party_id']}",
                opened,
            ),
            key=p["party_id"],
        )
        for p in records(found.parties, PartyCounts)
    ]
    return bars_table("Claims by party", ("Party", "Claims", "Where nobody else speaks"), rows)


def by_stance(found: AttributionSummary, opened: str) -> Part:
    """Return the claims by stance."""
    n = {stance: int(found.parties[stance].sum()) for stance in STANCES}
    rows = [
        bar_row(STANCES[s].label, n[s], len(found.claims), _number(str(n[s]), n[s], f"stance:{s}", opened), STANCES[s].words)
        for s in STANCES
    ]
    return bars_table("Claims by stance", ("Stance", "Claims", "What that means"), rows)


def by_publisher(found: AttributionSummary) -> Iterator[Part]:
    """Return the claims that each publisher's sources carry."""
    rows = records(found.publishers, PublisherCounts)
    most = rows[0]["claims"] if rows else 0
    drawn = [
        bar_row(
            p["publisher"] or "publisher not known",
            p["claims"],
            most,
            f"{count_words(p['claims'], 'claim')} in {count_words(p['sources'], 'source')}",
        )
        for p in rows
    ]
    if not drawn:
        yield text("No source of these claims was published by this day.")
        return
    yield bars_table("Claims by publisher of their sources", ("Publisher", "Claims carried"), drawn[:FEW_PUBLISHERS])
    if drawn[FEW_PUBLISHERS:]:
        yield fold(
            f"{len(drawn) - FEW_PUBLISHERS} more publishers",
            bars_table("More publishers", ("Publisher", "Claims carried"), drawn[FEW_PUBLISHERS:]),
        )
    yield text("A claim that two publishers carry counts with both.", tone="quiet")


def _number(words: str, n: int, of: str, opened: str) -> Part:
    return turn_button(words, on=of == opened, off=not n, of="" if of == opened else of)


def _of(s: Share) -> str:
    return f"{s.n} of {_counted(s.of, s.about)} ({_percent(s.n, s.of)})"


def _counted(n: int, about: str) -> str:
    """Say how many claims or propositions there are."""
    return message("source-claims", n=n) if about == "claims" else message("source-propositions", n=n)


def _percent(n: int, of: int) -> str:
    return f"{n / of:.0%}" if of else "none"


def opened_list(found: AttributionSummary, opened: str) -> list[Part]:
    """Return the list behind a number, first of all on the page once it is asked for."""
    what = records_behind(found, opened) if opened else None
    if what is None:
        return []
    title, about, ids = what
    made = _claims(found, ids, title) if about == "claims" else _propositions(found, ids, title)
    more = (
        [text(f"{len(ids) - MAX_SHARES} more {is_or_are(len(ids) - MAX_SHARES)} not listed; narrow the selection.")]
        if len(ids) > MAX_SHARES
        else []
    )
    shut = text(turn_button("Close the list", look="plain", of=""))
    return [section(heading(f"{title}: {_counted(len(ids), about)}"), shut, made, *more, label=title, anchor="list")]


def _claims(found: AttributionSummary, ids: tuple[str, ...], title: str) -> Part:
    rows = records(found.claims[found.claims["claim_id"].isin(ids[:MAX_SHARES])], KnownClaim)
    cells = [
        table_row(code(c["claim_id"]), page_link(c["wording"], "claim", id=c["claim_id"]), c["claimant"], dates.date_words(c["made_on"]))
        for c in rows
    ]
    return table(title, ("Claim", "What is said", "By", column("Day", wide=True)), cells)


def _propositions(found: AttributionSummary, ids: tuple[str, ...], title: str) -> Part:
    rows = records(found.propositions[found.propositions["proposition_id"].isin(ids[:MAX_SHARES])], KnownProposition)
    cells = [
        table_row(page_link(p["statement"], "event", id=p["event_id"]), status_chip(p["status"], p["kind"]), code(p["proposition_id"]))
        for p in rows
    ]
    return table(title, ("Proposition", "Status", column("Code", wide=True)), cells)
