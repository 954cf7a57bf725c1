"""What was known on a day, in these sources: the claims that count by then, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.cache import Memo, derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_number, parse_span, to_datetimes
from dashboard.catalog.knowledge.claim_index import ClaimIndex, claim_index
from dashboard.catalog.knowledge.status import STATUS_CODES, UNKNOWN_STATUS, Bools, ClaimGroups, Days, Ints, StandingPlans, day_for
from dashboard.catalog.schema.status_reason import PartyPosition, StatusReason
from dashboard.catalog.schema.vocabulary import standing_code

LATE_RULES = ("latest", "event")
_REPLACED = ["date_start", "date_end", "date_approximate", "summary_as_of"]  # of an event, by what was known of it on the day


@dataclass(frozen=True, eq=False)
class Frames:
    """What was known, as ``Knowledge`` has it: its events, propositions and claims."""

    events: pd.DataFrame
    propositions: pd.DataFrame
    claims: pd.DataFrame


@dataclass(frozen=True, eq=False, kw_only=True)
class Knowledge(Frames):
    """Frames of what was known on ``as_of``: nothing in them comes from a later day.

    ``events`` has, besides the table's columns, start, end (datetime64[s]; of the standing plan while nobody says that it
    happened), approximate, planned, status, reason, contested, dispute, known_on, n_claims, main_proposition_id, main_kind and standing;
    ``propositions`` status, standing, reason and known_on; ``claims`` known_on, late and current; ``sources`` are those of the claims.
    known_on is a datetime64[s], n_claims an int64, reason a StatusReason; texts that are missing are "".
    See ``schema.rows`` for their rows.
    """

    as_of: date
    late: str
    sources: pd.DataFrame
    hindsight: bool  # whether every claim counts, so that curators' remarks, written looking back, give nothing away
    dataset: Dataset  # what it was known from: all of it, or of a large one an excerpt

    @property
    def whole(self) -> bool:
        """Tell whether it is all that the dataset says."""
        return self.hindsight and not self.dataset.partial

    @property
    def memo(self) -> Memo:
        """Return what was derived from it: its dataset keeps it, so that all of its days together take no more than one may."""
        return self.dataset.memo


def known_on(dataset: Dataset, as_of: date, late: str = "latest") -> Knowledge:
    """Return what was known on a day.

    A claim counts from the latest day of ``made_on``; with ``late="event"`` one that only a later source carries counts
    from its event's last day instead.
    """
    if late not in LATE_RULES:
        raise ValueError(f"late is {late!r}; allowed are {' and '.join(LATE_RULES)}")
    return (_known if dataset.partial else _kept)(dataset, as_of, late)


def _known(dataset: Dataset, as_of: date, late: str) -> Knowledge:
    register, day = claim_index(dataset, late), day_number(as_of)
    counts, found = register.known_on <= day, known_by(register, day)
    hindsight = bool(counts.all()) and (not dataset.partial or dataset.claims_until.get(late, date.max) <= as_of)
    frames = {
        "events": found.events,
        "propositions": found.propositions,
        "claims": found.claims,
        "sources": _sources(register, counts, day),
    }
    told = {name: frame if hindsight else frame.assign(notes="") for name, frame in frames.items()}
    return Knowledge(as_of=as_of, late=late, **told, hindsight=hindsight, dataset=dataset)


_kept = derived(most=256)(_known)  # of excerpts there is no end: whoever makes one keeps what is known of it


def known_by(register: ClaimIndex, day: Days) -> Frames:
    """Return what was known of a register's events by a day: one for all, or one for each proposition.

    ``day`` is an int, or an int64 array as long as the table of propositions, in days since 1970-01-01. A claim is asked about on its
    proposition's day, an event on that of its main proposition; so all that belongs to an event, and what claims made at it are about,
    must have one day. The columns are those of ``Knowledge``; notes are there whatever the day, though they look back.
    """
    ledger_ = register.ledger
    plans, status, latest = ledger_.current_plans(day), ledger_.status(day), ledger_.latest_stances(day)
    counts = register.known_on <= day_for(day, register.links.about)
    propositions = _propositions(register, status, _voices(register, latest, plans, day), _unplaced(register, day))
    claims = _claims(register, counts, latest, plans, day)
    return Frames(_events(register, propositions, claims, status != UNKNOWN_STATUS, counts, plans, day), propositions, claims)


def _propositions(
    register: ClaimIndex, status: np.ndarray, voices: dict[int, list[PartyPosition]], unplaced: dict[int, list[PartyPosition]]
) -> pd.DataFrame:
    table = register.dataset.tables["propositions"]
    is_known = status != UNKNOWN_STATUS
    codes = [STATUS_CODES[s] for s in status[is_known]]
    at, kinds = np.flatnonzero(is_known), table["kind"].to_numpy()[is_known]
    reasons = np.empty(len(at), dtype=object)
    for i, (code, kind, p, many) in enumerate(zip(codes, kinds, at.tolist(), table["participants"][is_known], strict=True)):
        positions, denials = tuple(voices.get(p, ())), tuple(unplaced.get(p, ()))
        heard = {position.party for position in positions}
        unheard = tuple(name for name in (register.short_names[q] for q in many) if name not in heard)
        reasons[i] = StatusReason(code, kind, positions, unheard, denials)
    found: pd.DataFrame = table[is_known].assign(
        status=codes,
        standing=[standing_code(s, k) for s, k in zip(codes, kinds, strict=True)],
        reason=reasons,
        known_on=to_datetimes(register.first[is_known]),
    )
    return found.reset_index(drop=True)


def _voices(register: ClaimIndex, latest: pd.DataFrame, plans: StandingPlans, day: Days) -> dict[int, list[PartyPosition]]:
    """Return who stands how on each proposition (by its row): those who took part first, then in the order of their first saying so."""
    book, records = register.ledger, register.records
    spoken = set(zip(latest["proposition"], latest["voice"], strict=True))
    guesses = [(p, q, r, r) for g in (book.estimates, book.forecasts) for p, q, r in _last(g, day) if (p, q) not in spoken]
    stands = list(zip(latest["proposition"], latest["voice"], latest["row"], latest["first"], strict=True)) + guesses
    participants = register.dataset.tables["propositions"]["participants"].to_numpy()
    found: dict[int, list[tuple[Any, PartyPosition]]] = {}
    for proposition, _, row, first in stands:
        claim, begun = records[row], records[first]
        voice = PartyPosition(
            register.speaker(claim),
            claim["stance"],
            begun["made_on"],
            begun["made_on_basis"] == "no_later_than",
            claim["party_id"] in participants[proposition],
            weak=claim["evidence_strength"] == "C",
            coded=register.codes(claim["party_id"], claim["stance"]),
        )
        found.setdefault(int(proposition), []).append(((not voice.takes_part, register.known_on[first], begun["claim_id"]), voice))
    for stood in (plans, book.wider_plans(plans, day)):
        past = stood.end < day_for(day, stood.proposition)
        for proposition, row, announced, gone in zip(stood.proposition, stood.row, stood.day, past, strict=True):
            claim = records[row]
            name, late = register.speaker(claim), claim["made_on_basis"] == "no_later_than"
            target = {"planned_for": claim["planned_for"], "covers": claim["period"]}
            voice = PartyPosition(name, "plans", claim["made_on"], late, **target, past=bool(gone))
            found.setdefault(int(proposition), []).append(((False, -announced, claim["claim_id"]), voice))
    return {p: [v for _, v in sorted(many, key=lambda pair: pair[0])] for p, many in found.items()}


def _unplaced(register: ClaimIndex, day: Days) -> dict[int, list[PartyPosition]]:
    """Return by proposition who is known to have denied it later, where the reader asked for claims of unknown day from their event's.

    No event's day is known for these, so they count from their own; but they may be older than the day asked about.
    """
    found: dict[int, list[PartyPosition]] = {}
    for row in np.flatnonzero(register.unplaced & (register.known_on > day_for(day, register.links.about))).tolist():
        claim = register.records[row]
        voice = PartyPosition(register.speaker(claim), claim["stance"], claim["made_on"], late=True)
        found.setdefault(int(register.links.about[row]), []).append(voice)
    return found


def _last(groups: ClaimGroups, day: Days) -> list[tuple[int, int, int]]:
    """Return proposition, voice and row of the last row by the day of each group."""
    counts = groups.count(day)
    at = np.flatnonzero(counts > 0)
    rows = groups.row[groups.start[at] + counts[at] - 1]
    return list(zip(groups.proposition[at].tolist(), groups.voice[at].tolist(), rows.tolist(), strict=True))


def _claims(register: ClaimIndex, counts: np.ndarray, latest: pd.DataFrame, plans: StandingPlans, day: Days) -> pd.DataFrame:
    """Return the claims that count, and whether each is its voice's current word on the proposition."""
    table = register.dataset.tables["claims"]
    current = np.zeros(len(table), dtype=bool)
    current[latest["row"].to_numpy(dtype=np.int64)] = True
    current[plans.row] = True
    for groups in (register.ledger.estimates, register.ledger.forecasts):
        current[np.array([row for _, _, row in _last(groups, day)], dtype=np.int64)] = True
    found = table.assign(known_on=to_datetimes(register.known_on), late=table["made_on_basis"].eq("no_later_than"), current=current)
    known = found[counts].sort_values(["known_on", "claim_id"]).reset_index(drop=True)
    return known.assign(split_of=known["split_of"].where(known["split_of"].isin(known["claim_id"]), ""))  # no later claim is named


def _sources(register: ClaimIndex, counts: np.ndarray, day: int) -> pd.DataFrame:
    """Return the sources of claims, and those that cite one of them, published by the day; a claim may be older than all of these."""
    sources = register.dataset.tables["sources"]
    claim, source = register.links.cited
    cited = with_citing(source[counts[claim]], register.links.citing)
    return sources[cited & (register.shown_on <= day)].reset_index(drop=True)


def with_citing(rows: Ints, citing: Ints) -> Bools:
    """Tell of each source whether it is one of some rows, or cites one of them, or one that cites one of them.

    ``citing`` has of each source the row of the one that cites it, -1 for none; the answer is bool, as long as it.
    """
    found = np.zeros(len(citing), dtype=bool)
    while len(rows := np.unique(rows)) and not found[rows].all():
        found[rows] = True
        rows = citing[rows][citing[rows] >= 0]
    return found


def _events(
    register: ClaimIndex,
    propositions: pd.DataFrame,
    claims: pd.DataFrame,
    known_propositions: np.ndarray,
    counts: np.ndarray,
    plans: StandingPlans,
    day: Days,
) -> pd.DataFrame:
    """Return the events whose main proposition is known, each with its status and, while only planned, its target as date."""
    mains = register.links.main
    is_known = (mains >= 0) & known_propositions[mains]
    events = register.dataset.tables["events"][is_known].reset_index(drop=True)
    at = (np.cumsum(known_propositions) - 1)[mains[is_known]]
    main = {name: propositions[name].to_numpy()[at] for name in ("status", "kind", "standing", "reason", "known_on", "proposition_id")}
    planned = np.isin(main["status"].astype(str), ("planned", "overdue"))
    targets, ids = _planned_for(register, plans, day), events["event_id"].tolist()
    text = [targets[event] if later else said for event, later, said in zip(ids, planned, events["date"], strict=True)]
    spans = [parse_span(t) for t in text]
    disputed = _contested(propositions, claims)
    contested = np.array([event in disputed for event in ids], dtype=bool)
    on = np.asarray(day_for(day, mains[is_known]), dtype=np.int64).astype("datetime64[D]")
    shown = events["summary_as_of"] <= np.datetime_as_string(on)
    found: pd.DataFrame = events.drop(columns=_REPLACED).assign(
        date=text,
        start=_instants([s.start for s in spans]),
        end=_instants([s.end for s in spans]),
        approximate=np.array([s.approximate for s in spans], dtype=bool),
        planned=planned,
        summary=events["summary"].where(shown, ""),
        status=main["status"],
        main_kind=main["kind"],
        standing=main["standing"],
        reason=main["reason"],
        contested=contested,
        dispute=np.select([main["status"] == "contested", contested], ["whole", "part"], "none"),
        known_on=main["known_on"],
        evidence_strength=_strength(register, events, mains[is_known], counts),
        main_proposition_id=main["proposition_id"],
        n_claims=_n_claims(register, known_propositions, counts)[is_known],
    )
    return found


def _strength(register: ClaimIndex, events: pd.DataFrame, mains: Ints, counts: np.ndarray) -> pd.Series:
    """Return how strong an event's evidence is: as judged looking back, once all its claims count; before, its strongest claim's."""
    if counts.all():
        return events["evidence_strength"]
    whole = np.bincount(register.links.about, ~counts, minlength=len(register.first))[mains] == 0
    letters = register.dataset.tables["claims"]["evidence_strength"].to_numpy()[counts]
    best = pd.Series(letters).groupby(register.links.about[counts]).min()
    return best.reindex(mains).set_axis(events.index).where(~whole).fillna(events["evidence_strength"])


def _planned_for(register: ClaimIndex, plans: StandingPlans, day: Days) -> dict[str, str]:
    """Return for each event the target that it stands under: the one announced last; of two of one day the one that is missed."""
    propositions = register.dataset.tables["propositions"]
    mains = propositions["is_main"].to_numpy()
    order = np.lexsort((plans.row, plans.end < day_for(day, plans.proposition), plans.day))
    event = propositions["event_id"].to_numpy()
    return {event[plans.proposition[i]]: register.records[plans.row[i]]["planned_for"] for i in order if mains[plans.proposition[i]]}


def _contested(propositions: pd.DataFrame, claims: pd.DataFrame) -> set[str]:
    """Return the events that have a contested proposition, or that made a claim on one."""
    contested = propositions[propositions["status"] == "contested"]
    spoken = claims.loc[claims["proposition_id"].isin(contested["proposition_id"]), "event_id"]
    return (set(contested["event_id"]) | set(spoken)) - {""}


def _n_claims(register: ClaimIndex, known_propositions: np.ndarray, counts: np.ndarray) -> Ints:
    """Return for each event how many counting claims are about it or were made at it."""
    event, claim, proposition = register.links.heard
    heard = counts[claim] & (event >= 0) & ((proposition < 0) | known_propositions[proposition])
    return np.bincount(event[heard], minlength=len(register.links.main)).astype(np.int64)


def _instants(days: list[date]) -> np.ndarray:
    return np.array(days, dtype="datetime64[D]").astype("datetime64[s]")
