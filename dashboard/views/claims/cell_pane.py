"""What opens beside the matrix: a proposition, the picked party's claims, the other parties', and who is silent."""

from __future__ import annotations

from dashboard.analysis.claims.claim_matrix import event_sites, topics_of
from dashboard.analysis.claims.positions import latest_positions
from dashboard.analysis.record_details import PropositionDetails, proposition_details
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.rows import NamedEvent
from dashboard.views.claims.matrix_element import cell_words, position_cards
from dashboard.views.elements.elements import Inline, Part, code, facts, heading, page_link, quiet, status_chip, text, turn_button
from dashboard.views.frame.context import Context
from dashboard.views.link.page_parameters import record_id
from dashboard.wording.messages import joined_words, message
from dashboard.wording.status_words import reason_words
from dashboard.wording.vocabulary_words import silence_label, silence_meaning

MAX_CARDS = 8  # parties named in one list of the silent; the rest are counted


def read_cell(written: str, dataset: Dataset) -> str:
    """Read the key of a cell, a proposition and a party, or of a row."""
    proposition, mark, party = written.partition("~")
    record_id("propositions")(proposition, dataset)
    if mark:
        record_id("parties")(party, dataset)
    return written


def cell_parts(context: Context, key: str) -> list[Part]:
    """Return the parts of a cell, or of a whole row."""
    proposition_id, _, party_id = key.partition("~")
    close = turn_button(message("claims-close"), look="plain close", cell="")
    try:
        record = proposition_details(context.knowledge, proposition_id)
    except KeyError:
        return [
            text(close),
            heading(message("claims-unknown"), 2),
            text(message("claims-unknown-by", proposition=proposition_id, day=context.as_of.isoformat())),
        ]
    event = context.named_event(record["event_id"])
    mine = [c for c in record["claims"] if c["party_id"] == party_id]
    others = [c for c in record["claims"] if c["party_id"] != party_id]
    topic = context.dataset.terms.label("topic", record["topic"])
    parts = [
        text(quiet(message("claims-about", topic=topic)), " ", code(proposition_id), close, tone="about"),
        heading(record["statement"], 2),
        text(record["scope"], tone="small quiet") if record["scope"] else None,
        text(status_chip(record["status"], record["kind"]), " ", reason_words(record["reason"]), tone="sentence"),
    ]
    if party_id:
        parts.append(heading(_heading(context, record, party_id), 3))
        parts.append(position_cards(record, mine, event) if mine else None)
    if others:
        parts += [
            heading(message("claims-other-parties") if party_id else message("claims-each-party"), 3),
            position_cards(record, others, event),
        ]
    parts.append(_where(context, record, event))
    return [part for part in parts if part is not None]


def _heading(context: Context, record: PropositionDetails, party_id: str) -> str:
    """Say how the party stands; a silence is explained, since it says so little."""
    name = _names(context)[party_id]
    stand = latest_positions(context.knowledge, {record["proposition_id"]}).get((record["proposition_id"], party_id))
    if stand:
        return cell_words(name, stand)
    silence = _silence(context, record, party_id)
    label, meaning = silence_label(silence), silence_meaning(silence)
    said = [message("claims-silence", silence=silence, party=name, label=label, meaning=meaning)]
    bodies = joined_words(_bodies(context, record, party_id))
    return " ".join([*said, *([message("claims-sits-in", bodies=bodies)] if bodies else [])])


def _bodies(context: Context, record: PropositionDetails, party_id: str) -> list[str]:
    """Return the joint bodies with a word on a proposition that a party sits in, by name."""
    parties = context.dataset.tables["parties"]
    seats = parties[[party_id in members for members in parties["members"]]]
    spoken = {claim["party_id"] for claim in record["claims"]}
    return list(seats.loc[seats["party_id"].isin(spoken), "name"])


def _where(context: Context, record: PropositionDetails, event: NamedEvent) -> Part:
    """Return where the proposition belongs: its event, its places, its claims' own pages, and who is silent on it."""
    places = event_sites(context.knowledge, {record["event_id"]}).get(record["event_id"], [])
    spoken = {c["party_id"] for c in record["claims"]}
    quiet_ones = [name for party, name in _names(context).items() if party not in spoken and _silence(context, record, party) == "silent"]
    claims: list[Inline] = [[page_link(c["claim_id"], "claim", id=c["claim_id"]), " "] for c in record["claims"]]
    rows: list[tuple[str, Inline]] = [
        (message("claims-event"), page_link(event["title"], "event", id=event["event_id"]) if event["title"] else ""),
        (message("claims-lit"), ", ".join(p["name"] for p in places)),
        (message("claims-claims"), claims),
        (message("claims-silent"), _listed(quiet_ones)),
    ]
    return facts(rows)


def _silence(context: Context, record: PropositionDetails, party_id: str) -> str:
    return "silent" if record["topic"] in topics_of(context.knowledge).get(party_id, set()) else "unsearched"


def _names(context: Context) -> dict[str, str]:
    parties = context.dataset.tables["parties"]
    return dict(zip(parties["party_id"], parties["short_name"], strict=True))


def _listed(names: list[str]) -> str:
    rest, named = len(names) - MAX_CARDS, ", ".join(names[:MAX_CARDS])
    return message("claims-and-more", names=named, n=rest) if rest > 0 else named
