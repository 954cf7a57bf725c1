"""What the tables of a dataset look like: one place for columns, types, limits, keys and their words.

The validator, the published ``datapackage.json`` and the About page are all made from ``TABLES``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.catalog.schema import terms, vocabulary
from dashboard.catalog.schema.fields import ID, URL, Field, key_field, reference
from dashboard.catalog.schema.name_fields import NAME_FIELDS, OTHER_NAMES, with_name_fields


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns in order, and the columns that make a row unique."""

    name: str
    words: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    optional: bool = False  # whether a dataset can do without the file

    @property
    def file(self) -> str:
        """Return the file's name in the dataset's folder."""
        return f"{self.name}.csv"

    def with_names(self, columns: Iterable[str]) -> Table:
        """Return the table with a field for each column of names in a language among some, if its rows have such names."""
        return replace(self, fields=with_name_fields(self.fields, columns))

    def descriptor(self) -> dict[str, Any]:
        """Return the table as a Frictionless resource."""
        keys = [
            {
                "fields": [f.name],
                "reference": {"resource": "" if f.references == self.name else f.references, "fields": [BY_NAME[f.references].key[0]]},
            }
            for f in self.fields
            if f.references and not f.many
        ]
        schema: dict[str, Any] = {"fields": [f.descriptor() for f in self.fields], "primaryKey": list(self.key), "missingValues": [""]}
        return {
            "name": self.name,
            "path": self.file,
            "description": self.words,
            "profile": "tabular-data-resource",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema | ({"foreignKeys": keys} if keys else {}),
        }


_DATED = "it would be shown on days before it was published"
_DAY = "it would stand under another day"
_BOUND = "the other bound alone says something else"

FARTHEST_KM = 20_038  # half of the equator: nothing on the globe is further away
_ENDS = "it would begin or end elsewhere"
_EVIDENCE = Field("evidence", words="where the row was found: in a stored page, or only in the seed article", enum=("corpus", "seed"))
_SEED = Field("also_in_seed", "boolean", "whether the seed article says it too")
_NOTES = Field("notes", words="remarks of the curators")
_STRENGTH = Field(
    "evidence_strength",
    words="A: two or more pages or an official record; B: one page; C: only a list, a headline or a machine-written digest",
    required=True,
    enum=tuple(vocabulary.EVIDENCE),
)

TABLES: tuple[Table, ...] = (
    Table(
        "terms",
        "The vocabularies of the subject, each in the order of its rows: groups, types and stages of events, topics, measures, movements.",
        ("vocabulary", "code"),
        terms.TERM_FIELDS,
    ),
    Table(
        "parties",
        "The sides that claimants belong to.",
        ("party_id",),
        (
            key_field("party_id", "code; ISO 3166 for a state"),
            Field("name", words="name", required=True),
            *NAME_FIELDS,
            Field("short_name", words="name in a chart or a sentence", required=True),
            Field("kind", words="what kind of side", required=True, enum=tuple(vocabulary.PARTY_KINDS)),
            reference(
                "members",
                "parties",
                "members of a joint body, which is not independent of them",
                required=False,
                many=True,
                vital="it would count as independent of its members",
            ),
            _NOTES,
        ),
    ),
    Table(
        "actors",
        "People, offices, forces, companies and ships that act in events.",
        ("actor_id",),
        (
            key_field("actor_id", "code"),
            Field("name", words="name", required=True),
            *NAME_FIELDS,
            Field("kind", words="what kind of actor", required=True, term="actor_kind"),
            reference("party_id", "parties", "the side it belongs to", required=False),
            _NOTES,
        ),
    ),
    Table(
        "sources",
        "Where something can be read, and how far it was read.",
        ("source_id",),
        (
            key_field("source_id", "code"),
            Field("title", words="title", required=True),
            Field("title_basis", words="shown on the page, taken from its address, or ours", enum=("shown", "from_url", "descriptive")),
            Field("publisher", words="who published it"),
            Field("publication_date", "edtf", "when it was published", vital=_DATED),
            Field("publication_date_basis", words="whether the date is stated or inferred", enum=("stated", "inferred")),
            Field("url", "url", "address", pattern=URL),
            Field("url_seen", "boolean", "whether the address was seen while collecting"),
            Field("access", words="how far it was read", required=True, enum=tuple(vocabulary.ACCESS)),
            reference("cited_in", "sources", "for a source that was not opened: the source that cites it", required=False),
            Field("language", words="ISO 639-1 code of the language", pattern="[a-z]{2}"),
            Field("source_kind", words="what kind of source"),
            _EVIDENCE,
            _NOTES,
        ),
    ),
    Table(
        "places",
        "Geocoded locations with the precision of their coordinate.",
        ("place_id",),
        (
            key_field("place_id", "code"),
            Field("name", words="English name", required=True),
            OTHER_NAMES,
            Field("country", words="ISO 3166-1 alpha-2 codes", many=True),
            Field("admin_area", words="first-level administrative area"),
            Field("place_type", words="what kind of place", required=True),
            Field("latitude", "number", "degrees north, WGS 84", minimum=-90, maximum=90, guards="longitude"),
            Field("longitude", "number", "degrees east, WGS 84", minimum=-180, maximum=180, guards="latitude"),
            Field("geo_precision", words="how exact the location is", required=True, enum=tuple(vocabulary.PRECISIONS)),
            Field("geo_precision_original", words="the word used when the place was researched"),
            Field("uncertainty_km", "number", "radius in km within which the place lies", minimum=0, maximum=FARTHEST_KM),
            reference("coordinate_source", "sources", "origin of the coordinate", required=False),
            _EVIDENCE,
            _SEED,
            _NOTES,
        ),
    ),
    Table(
        "events",
        "What happened, or is planned, in an interval of time. Titles are neutral about the outcome.",
        ("event_id",),
        (
            key_field("event_id", "code"),
            Field("title", words="neutral title that gives nothing away that came later", required=True),
            Field("date", "edtf", "when", required=True, open_end=True),
            Field("date_basis", words="whether the day is the event's own or that of its report", required=True, enum=("event", "report")),
            Field("event_type", words="type, a slug", required=True, pattern="[a-z][a-z0-9_]*"),
            Field("event_group", words="group that gives the colour", required=True, term="group"),
            Field("series", words="slug of the life cycle that the event is a step of", pattern="[a-z0-9-]+"),
            Field("stage", words="stage of that life cycle", term="stage"),
            Field("summary", words="what is at issue, in our words"),
            Field(
                "summary_as_of",
                "day",
                "the day from which the summary may be shown; empty: from the first day the event is known",
                guards="summary",
            ),
            _STRENGTH,
            _EVIDENCE,
            _SEED,
            _NOTES,
        ),
    ),
    Table(
        "event_places",
        "Where an event is, and in what sense.",
        ("event_id", "place_id", "role"),
        (
            reference("event_id", "events", "event"),
            reference("place_id", "places", "place"),
            Field("role", words="what the place is to the event", required=True, enum=tuple(vocabulary.PLACE_ROLES)),
        ),
    ),
    Table(
        "event_actors",
        "Who took part in an event, and how.",
        ("event_id", "actor_id", "role"),
        (
            reference("event_id", "events", "event"),
            reference("actor_id", "actors", "actor"),
            Field("role", words="what the actor is to the event", required=True, enum=tuple(vocabulary.ACTOR_ROLES)),
        ),
    ),
    Table(
        "propositions",
        "Checkable sentences about events; claims are about these.",
        ("proposition_id",),
        (
            key_field("proposition_id", "code"),
            reference("event_id", "events", "the event that it is about"),
            Field("is_main", "boolean", "whether the event shows this proposition's status; exactly one of each event", required=True),
            Field("statement", words="one checkable sentence in our words", required=True),
            Field("kind", words="an act, a statement, a fact or a number", required=True, enum=tuple(vocabulary.PROPOSITION_KINDS)),
            reference(
                "participants",
                "parties",
                "parties that took part, or the authors of an act or a statement",
                required=False,
                many=True,
                vital="its status would rest on other participants",
            ),
            Field("topic", words="topic", required=True, term="topic"),
            Field(
                "measure",
                words="what is counted or measured, a slug; empty unless the proposition is a number",
                pattern="[a-z][a-z0-9_]*",
                vital="a number needs what it measures",
                when=("kind", "number"),
            ),
            Field("scope", words="what the number covers: whom, where, since when"),
            _NOTES,
        ),
    ),
    Table(
        "movements",
        "What moved, from where and to where, of the propositions that tell of a movement; it has the proposition's status.",
        ("proposition_id",),
        (
            reference("proposition_id", "propositions", "the proposition that says that it moved"),
            Field("moves", words="what moves", required=True, term="movement"),
            reference("from_places", "places", "where it began; empty: not stated", required=False, many=True, vital=_ENDS),
            reference("to_places", "places", "where it ended; empty: not stated", required=False, many=True, vital=_ENDS),
            Field("moved_by", words="by what way; empty: not stated", many=True, term="way"),
            Field("moved_on", "edtf", "when, as its claims state it; empty: as its event", vital=_DAY, open_end=True),
            _NOTES,
        ),
        optional=True,
    ),
    Table(
        "claims",
        "One claimant's dated stance on a proposition.",
        ("claim_id",),
        (
            key_field("claim_id", "code"),
            reference("proposition_id", "propositions", "the proposition that it is about"),
            reference(
                "event_id",
                "events",
                "the event at which it was made, where there is one",
                required=False,
                vital="it could count from another event's day",
                when=("made_on_basis", "no_later_than"),
            ),
            Field("claimant", words="who speaks", required=True),
            reference("party_id", "parties", "the side that the claimant belongs to"),
            Field("stance", words="asserts, denies, ...", required=True, enum=tuple(vocabulary.STANCES)),
            Field("made_on", "edtf", "when it was made; it counts from the latest day of this", required=True),
            Field("made_on_basis", words="what the date rests on", required=True, enum=tuple(vocabulary.MADE_ON_BASES)),
            Field("planned_for", "edtf", "for a plan: when it is to happen", vital="a plan needs its day", when=("stance", "plans")),
            Field("low", "number", "lowest number; alone it means 'more than'", minimum=0, vital=_BOUND),
            Field("best", "number", "best number", minimum=0, vital=_BOUND),
            Field("high", "number", "highest number; alone it means 'up to'", minimum=0, vital=_BOUND),
            Field("unit", words="unit of the numbers"),
            Field("period", words="the time that a number covers, in words; for a plan what it covers, if less than the whole"),
            Field("wording", words="what is claimed, in our words", required=True),
            Field("origin", words="slug of the briefing, statement or document that it first stood in", required=True, pattern=ID),
            _STRENGTH,
            reference("split_of", "claims", "the joint claim that this is one party's part of", required=False),
            _EVIDENCE,
            _SEED,
            _NOTES,
        ),
    ),
    Table(
        "claim_sources",
        "Where a claim can be read.",
        ("claim_id", "source_id"),
        (reference("claim_id", "claims", "claim"), reference("source_id", "sources", "source")),
    ),
)

BY_NAME = {t.name: t for t in TABLES}
# Table, column and vocabulary of all that holds codes of terms; of the last ones a code needs no term.
TERM_COLUMNS = (
    *((t.name, f.name, f.term) for t in TABLES for f in t.fields if f.term),
    ("events", "event_type", "type"),
    ("propositions", "measure", "measure"),
)
