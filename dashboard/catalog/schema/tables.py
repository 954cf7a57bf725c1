"""What the tables of a dataset look like: one place for columns, types, limits and keys; ``wording.table_words`` says what each holds.

The validator, the published ``datapackage.json`` and the About page are all made from ``TABLES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.catalog.schema import terms, vocabulary
from dashboard.catalog.schema.fields import ID, URL, Field, key_field, reference
from dashboard.catalog.schema.name_fields import NAME_FIELDS, OTHER_NAMES, with_name_fields


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns in order, and the columns that make a row unique."""

    name: str
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

    def descriptor(self, words: str, of_column: Callable[[Field], str]) -> dict[str, Any]:
        """Return the table as a Frictionless resource, described by its words and by those of each column."""
        keys = [
            {
                "fields": [f.name],
                "reference": {"resource": "" if f.references == self.name else f.references, "fields": [BY_NAME[f.references].key[0]]},
            }
            for f in self.fields
            if f.references and not f.many
        ]
        schema: dict[str, Any] = {
            "fields": [f.descriptor(of_column(f)) for f in self.fields],
            "primaryKey": list(self.key),
            "missingValues": [""],
        }
        return {
            "name": self.name,
            "path": self.file,
            "description": words,
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
_EVIDENCE = Field("evidence", enum=("corpus", "seed"))
_SEED = Field("also_in_seed", "boolean")
_NOTES = Field("notes")
_STRENGTH = Field(
    "evidence_strength",
    required=True,
    enum=tuple(vocabulary.EVIDENCE),
)

TABLES: tuple[Table, ...] = (
    Table(
        "terms",
        ("vocabulary", "code"),
        terms.TERM_FIELDS,
    ),
    Table(
        "parties",
        ("party_id",),
        (
            key_field("party_id"),
            Field("name", required=True),
            *NAME_FIELDS,
            Field("short_name", required=True),
            Field("kind", required=True, enum=tuple(vocabulary.PARTY_KINDS)),
            reference(
                "members",
                "parties",
                required=False,
                many=True,
                vital="it would count as independent of its members",
            ),
            _NOTES,
        ),
    ),
    Table(
        "actors",
        ("actor_id",),
        (
            key_field("actor_id"),
            Field("name", required=True),
            *NAME_FIELDS,
            Field("kind", required=True, term="actor_kind"),
            reference("party_id", "parties", required=False),
            _NOTES,
        ),
    ),
    Table(
        "sources",
        ("source_id",),
        (
            key_field("source_id"),
            Field("title", required=True),
            Field("title_basis", enum=("shown", "from_url", "descriptive")),
            Field("publisher"),
            Field("publication_date", "edtf", vital=_DATED),
            Field("publication_date_basis", enum=("stated", "inferred")),
            Field("url", "url", pattern=URL),
            Field("url_seen", "boolean"),
            Field("access", required=True, enum=tuple(vocabulary.ACCESS)),
            reference("cited_in", "sources", required=False),
            Field("language", pattern="[a-z]{2}"),
            Field("source_kind"),
            _EVIDENCE,
            _NOTES,
        ),
    ),
    Table(
        "places",
        ("place_id",),
        (
            key_field("place_id"),
            Field("name", required=True),
            OTHER_NAMES,
            Field("country", many=True),
            Field("admin_area"),
            Field("place_type", required=True),
            Field("latitude", "number", minimum=-90, maximum=90, guards="longitude"),
            Field("longitude", "number", minimum=-180, maximum=180, guards="latitude"),
            Field("geo_precision", required=True, enum=tuple(vocabulary.PRECISIONS)),
            Field("geo_precision_original"),
            Field("uncertainty_km", "number", minimum=0, maximum=FARTHEST_KM),
            reference("coordinate_source", "sources", required=False),
            _EVIDENCE,
            _SEED,
            _NOTES,
        ),
    ),
    Table(
        "events",
        ("event_id",),
        (
            key_field("event_id"),
            Field("title", required=True),
            Field("date", "edtf", required=True, open_end=True),
            Field("date_basis", required=True, enum=("event", "report")),
            Field("event_type", required=True, pattern="[a-z][a-z0-9_]*"),
            Field("event_group", required=True, term="group"),
            Field("series", pattern="[a-z0-9-]+"),
            Field("stage", term="stage"),
            Field("summary"),
            Field(
                "summary_as_of",
                "day",
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
        ("event_id", "place_id", "role"),
        (
            reference("event_id", "events"),
            reference("place_id", "places"),
            Field("role", required=True, enum=tuple(vocabulary.PLACE_ROLES)),
        ),
    ),
    Table(
        "event_actors",
        ("event_id", "actor_id", "role"),
        (
            reference("event_id", "events"),
            reference("actor_id", "actors"),
            Field("role", required=True, enum=tuple(vocabulary.ACTOR_ROLES)),
        ),
    ),
    Table(
        "propositions",
        ("proposition_id",),
        (
            key_field("proposition_id"),
            reference("event_id", "events"),
            Field("is_main", "boolean", required=True),
            Field("statement", required=True),
            Field("kind", required=True, enum=tuple(vocabulary.PROPOSITION_KINDS)),
            reference(
                "participants",
                "parties",
                required=False,
                many=True,
                vital="its status would rest on other participants",
            ),
            Field("topic", required=True, term="topic"),
            Field(
                "measure",
                pattern="[a-z][a-z0-9_]*",
                vital="a number needs what it measures",
                when=("kind", "number"),
            ),
            Field("scope"),
            _NOTES,
        ),
    ),
    Table(
        "movements",
        ("proposition_id",),
        (
            reference("proposition_id", "propositions"),
            Field("moves", required=True, term="movement"),
            reference("from_places", "places", required=False, many=True, vital=_ENDS),
            reference("to_places", "places", required=False, many=True, vital=_ENDS),
            Field("moved_by", many=True, term="way"),
            Field("moved_on", "edtf", vital=_DAY, open_end=True),
            _NOTES,
        ),
        optional=True,
    ),
    Table(
        "claims",
        ("claim_id",),
        (
            key_field("claim_id"),
            reference("proposition_id", "propositions"),
            reference(
                "event_id",
                "events",
                required=False,
                vital="it could count from another event's day",
                when=("made_on_basis", "no_later_than"),
            ),
            Field("claimant", required=True),
            reference("party_id", "parties"),
            Field("stance", required=True, enum=tuple(vocabulary.STANCES)),
            Field("made_on", "edtf", required=True),
            Field("made_on_basis", required=True, enum=tuple(vocabulary.MADE_ON_BASES)),
            Field("planned_for", "edtf", vital="a plan needs its day", when=("stance", "plans")),
            Field("low", "number", minimum=0, vital=_BOUND),
            Field("best", "number", minimum=0, vital=_BOUND),
            Field("high", "number", minimum=0, vital=_BOUND),
            Field("unit"),
            Field("period"),
            Field("wording", required=True),
            Field("origin", required=True, pattern=ID),
            _STRENGTH,
            reference("split_of", "claims", required=False),
            _EVIDENCE,
            _SEED,
            _NOTES,
        ),
    ),
    Table(
        "claim_sources",
        ("claim_id", "source_id"),
        (reference("claim_id", "claims"), reference("source_id", "sources")),
    ),
)

BY_NAME = {t.name: t for t in TABLES}
# Table, column and vocabulary of all that holds codes of terms; of the last ones a code needs no term.
TERM_COLUMNS = (
    *((t.name, f.name, f.term) for t in TABLES for f in t.fields if f.term),
    ("events", "event_type", "type"),
    ("propositions", "measure", "measure"),
)
