"""How much rests on little, who is heard, who published: bars whose numbers open the lists behind them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.sources.attribution import Share, Voices, behind
from dashboard.catalog import dates
from dashboard.catalog.plurals import be, counted
from dashboard.catalog.records import records
from dashboard.catalog.schema.vocabulary import STANCES
from dashboard.views.elements.bars import bar, bars
from dashboard.views.elements.elements import Part, chip, code, column, fold, heading, link, party, row, section, table, text, turn

MOST = 300  # rows of a list; the rest are counted
FEW = 12  # publishers shown at once


def resting(found: Voices, opened: str) -> Part:
    """Return what rests on little."""
    rows = [bar(s.label, s.n, s.of, _number(_of(s), s.n, s.code, opened), s.words, key=s.code) for s in found.shares.values()]
    return bars("How much rests on little", ("Resting on", "How many", "What that means"), rows)


def by_party(found: Voices, opened: str) -> Part:
    """Return the claims of each party, and where nobody else speaks."""
    most = int(found.parties["claims"].max())
    rows = [
        bar(
            party(p["party_id"], p["party"]),
            p["claims"],
            most,
            _number(f"{p['claims']} of {counted(len(found.claims), 'claim')}", p["claims"], f"party:{p['party_id']}", opened),
            _number(
                f"only voice on {p['alone']} of {counted(p['propositions'], 'proposition')}", p["alone"], f"alone:{p['party_id']}", opened
            ),
            key=p["party_id"],
        )
        for p in records(found.parties)
    ]
    return bars("Claims by party", ("Party", "Claims", "Where nobody else speaks"), rows)


def by_stance(found: Voices, opened: str) -> Part:
    """Return the claims by stance."""
    n = {stance: int(found.parties[stance].sum()) for stance in STANCES}
    rows = [
        bar(STANCES[s].label, n[s], len(found.claims), _number(str(n[s]), n[s], f"stance:{s}", opened), STANCES[s].words) for s in STANCES
    ]
    return bars("Claims by stance", ("Stance", "Claims", "What that means"), rows)


def by_publisher(found: Voices) -> Iterator[Part]:
    """Return the claims that each publisher's sources carry."""
    rows = records(found.publishers)
    most = rows[0]["claims"] if rows else 0
    drawn = [
        bar(
            p["publisher"] or "publisher not known",
            p["claims"],
            most,
            f"{counted(p['claims'], 'claim')} in {counted(p['sources'], 'source')}",
        )
        for p in rows
    ]
    if not drawn:
        yield text("No source of these claims was published by this day.")
        return
    yield bars("Claims by publisher of their sources", ("Publisher", "Claims carried"), drawn[:FEW])
    if drawn[FEW:]:
        yield fold(f"{len(drawn) - FEW} more publishers", bars("More publishers", ("Publisher", "Claims carried"), drawn[FEW:]))
    yield text("A claim that two publishers carry counts with both.", tone="quiet")


def _number(words: str, n: int, of: str, opened: str) -> Part:
    return turn(words, on=of == opened, off=not n, of="" if of == opened else of)


def _of(s: Share) -> str:
    return f"{s.n} of {counted(s.of, s.about.removesuffix('s'))} ({_percent(s.n, s.of)})"


def _percent(n: int, of: int) -> str:
    return f"{n / of:.0%}" if of else "none"


def opened_list(found: Voices, opened: str) -> list[Part]:
    """Return the list behind a number, first of all on the page once it is asked for."""
    what = behind(found, opened) if opened else None
    if what is None:
        return []
    title, about, ids = what
    made = _claims(found, ids, title) if about == "claims" else _propositions(found, ids, title)
    more = [text(f"{len(ids) - MOST} more {be(len(ids) - MOST)} not listed; narrow the selection.")] if len(ids) > MOST else []
    shut = text(turn("Close the list", look="plain", of=""))
    return [section(heading(f"{title}: {len(ids)} {about}"), shut, made, *more, label=title, anchor="list")]


def _claims(found: Voices, ids: tuple[str, ...], title: str) -> Part:
    rows = records(found.claims[found.claims["claim_id"].isin(ids[:MOST])])
    cells = [
        row(code(c["claim_id"]), link(c["wording"], "claim", id=c["claim_id"]), c["claimant"], dates.words(c["made_on"])) for c in rows
    ]
    return table(title, ("Claim", "What is said", "By", column("Day", wide=True)), cells)


def _propositions(found: Voices, ids: tuple[str, ...], title: str) -> Part:
    rows = records(found.propositions[found.propositions["proposition_id"].isin(ids[:MOST])])
    cells = [row(link(p["statement"], "event", id=p["event_id"]), chip(p["status"], p["kind"]), code(p["proposition_id"])) for p in rows]
    return table(title, ("Proposition", "Status", column("Code", wide=True)), cells)
