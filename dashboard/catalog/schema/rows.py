"""Rows as ``records`` takes them out of a frame: of the dataset's tables (``schema.tables``), and of a day's ``Knowledge``.

A text that is missing is "", a number that is missing None. A day is its ISO text (2024-10-01); None is an end that is open, or a date that
is empty. A column of several values is a list. Rows with a ``name`` have it in other languages too, as far as the dataset does:
``catalog.names.other_names`` reads these. An EDTF column has its first and last day, and whether it is approximate, beside it.
"""

from __future__ import annotations

from typing import TypedDict

from dashboard.catalog.schema.status_reason import StatusReason


class TermRow(TypedDict):
    """A row of ``terms``."""

    vocabulary: str
    code: str
    label: str
    explanation: str
    light: str
    dark: str
    within: str
    trait: str


class PartyRow(TypedDict):
    """A row of ``parties``."""

    party_id: str
    name: str
    alt_names: list[str]
    names_basis: str
    short_name: str
    kind: str
    members: list[str]
    notes: str


class ActorRow(TypedDict):
    """A row of ``actors``."""

    actor_id: str
    name: str
    alt_names: list[str]
    names_basis: str
    kind: str
    party_id: str
    notes: str


class SourceTexts(TypedDict):
    """The columns of ``sources`` as they stand in its file."""

    source_id: str
    title: str
    title_basis: str
    publisher: str
    publication_date: str
    publication_date_basis: str
    url: str
    url_seen: bool
    access: str
    cited_in: str
    language: str
    source_kind: str
    evidence: str
    notes: str


class SourceRow(SourceTexts):
    """A row of ``sources``."""

    publication_date_start: str | None
    publication_date_end: str | None
    publication_date_approximate: bool


class PlaceRow(TypedDict):
    """A row of ``places``; latitude and longitude are in degrees (WGS 84), the uncertainty is in km."""

    place_id: str
    name: str
    alt_names: list[str]
    country: list[str]
    admin_area: str
    place_type: str
    latitude: float | None
    longitude: float | None
    geo_precision: str
    geo_precision_original: str
    uncertainty_km: float | None
    coordinate_source: str
    evidence: str
    also_in_seed: bool
    notes: str


class EventTexts(TypedDict):
    """What a row of ``events`` and a known event have in common."""

    event_id: str
    title: str
    date: str
    date_basis: str
    event_type: str
    event_group: str
    series: str
    stage: str
    summary: str
    evidence_strength: str
    evidence: str
    also_in_seed: bool
    notes: str


class EventRow(EventTexts):
    """A row of ``events``."""

    summary_as_of: str
    date_start: str
    date_end: str | None
    date_approximate: bool


class EventPlaceRow(TypedDict):
    """A row of ``event_places``."""

    event_id: str
    place_id: str
    role: str


class EventActorRow(TypedDict):
    """A row of ``event_actors``."""

    event_id: str
    actor_id: str
    role: str


class PropositionRow(TypedDict):
    """A row of ``propositions``."""

    proposition_id: str
    event_id: str
    is_main: bool
    statement: str
    kind: str
    participants: list[str]
    topic: str
    measure: str
    scope: str
    notes: str


class MovementRow(TypedDict):
    """A row of ``movements``."""

    proposition_id: str
    moves: str
    from_places: list[str]
    to_places: list[str]
    moved_by: list[str]
    moved_on: str
    notes: str
    moved_on_start: str | None
    moved_on_end: str | None
    moved_on_approximate: bool


class ClaimTexts(TypedDict):
    """The columns of ``claims`` as they stand in its file."""

    claim_id: str
    proposition_id: str
    event_id: str
    claimant: str
    party_id: str
    stance: str
    made_on: str
    made_on_basis: str
    planned_for: str
    low: float | None
    best: float | None
    high: float | None
    unit: str
    period: str
    wording: str
    origin: str
    evidence_strength: str
    split_of: str
    evidence: str
    also_in_seed: bool
    notes: str


class Speaker(TypedDict):
    """Of a claim, who speaks and for which party."""

    claimant: str
    party_id: str


class NamedEvent(TypedDict):
    """An event as it is named where it is only mentioned; the title is "" while nothing is known of it."""

    event_id: str
    title: str


class ClaimRow(ClaimTexts):
    """A row of ``claims``."""

    made_on_start: str
    made_on_end: str
    made_on_approximate: bool
    planned_for_start: str | None
    planned_for_end: str | None
    planned_for_approximate: bool


class ClaimSourceRow(TypedDict):
    """A row of ``claim_sources``."""

    claim_id: str
    source_id: str


class KnownEvent(EventTexts):
    """A row of ``Knowledge.events``."""

    start: str
    end: str | None
    approximate: bool
    planned: bool
    status: str
    main_kind: str
    standing: str
    reason: StatusReason
    contested: bool
    dispute: str
    known_on: str
    main_proposition_id: str
    n_claims: int


class KnownProposition(PropositionRow):
    """A row of ``Knowledge.propositions``."""

    status: str
    standing: str
    reason: StatusReason
    known_on: str


class KnownClaim(ClaimRow):
    """A row of ``Knowledge.claims``."""

    known_on: str
    late: bool
    current: bool


class CountingClaim(KnownClaim):
    """A known claim with its numbers in words, "" without any."""

    quantity: str


TABLE_ROWS: dict[str, type] = {
    "terms": TermRow,
    "parties": PartyRow,
    "actors": ActorRow,
    "sources": SourceRow,
    "places": PlaceRow,
    "events": EventRow,
    "event_places": EventPlaceRow,
    "event_actors": EventActorRow,
    "propositions": PropositionRow,
    "movements": MovementRow,
    "claims": ClaimRow,
    "claim_sources": ClaimSourceRow,
}
KNOWN_ROWS: dict[str, type] = {"events": KnownEvent, "propositions": KnownProposition, "claims": KnownClaim, "sources": SourceRow}
