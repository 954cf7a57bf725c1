"""What makes a folder of the exported tables a dataset again: its description, outlines, stories and licence, as known on the day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading import story_files
from dashboard.catalog.loading.derived_columns import EXPORT_PROPERTY, GUARD
from dashboard.catalog.loading.description import CHANGES_FILE, LICENCE_FILE, check_places
from dashboard.catalog.schema.tables import BY_NAME
from dashboard.exports import data_package
from dashboard.exports.content import Content
from dashboard.exports.text import csv_bytes, zip_archive
from dashboard.query.story_steps import as_known
from dashboard.wording.messages import joined_words, message

Tables = Mapping[str, pd.DataFrame]
_ABOUT = (  # tables, and the column by which each row needs one of another
    ("propositions", "event_id", "events"),
    ("movements", "proposition_id", "propositions"),
    ("claims", "proposition_id", "propositions"),
    ("claim_sources", "claim_id", "claims"),
)
TEXTS_OF_ANY_DAY, TEXTS_IN_HINDSIGHT = (LICENCE_FILE,), (CHANGES_FILE,)  # of the dataset's own texts; changes tell what came later


def csv_archive(content: Content) -> bytes:
    """Return the dataset as a folder of CSV in a ZIP archive, as it can be taken back, with a README."""
    tables, left_out = _consistent(content.tables)
    notes = content.notes | ({"left_out": " ".join(filter(None, (content.notes.get("left_out"), left_out)))} if left_out else {})
    whole = replace(content, tables=tables, notes=notes)
    beside = _other_files(whole, content.knowledge) if content.knowledge else ()
    return zip_archive(whole, (*((f"{name}.csv", csv_bytes(frame, {})) for name, frame in tables.items()), *beside))


def _consistent(tables: Tables) -> tuple[dict[str, pd.DataFrame], str]:
    """Return tables without what is about events that are not known yet, which would point nowhere, and a sentence on what that is.

    Another statement than an event's main one can be known earlier than the event itself.
    """
    found = dict(tables)
    for name, column, of in _ABOUT:
        found[name] = found[name][found[name][column].isin(found[of][column])]
    n, m = (len(tables[name]) - len(found[name]) for name in ("propositions", "claims"))
    lost = [*([message("export-propositions", n=n)] if n else []), *([message("export-claims", n=m)] if m else [])]
    return found, message("export-events-not-known", what=joined_words(lost)) if lost else ""


def _other_files(content: Content, knowledge: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file beside the tables; nothing in them was known only later."""
    dataset, tables = knowledge.dataset, content.tables
    ids = {name: set(frame[BY_NAME[name].key[0]]) for name, frame in tables.items()}
    told = dataset.stories if knowledge.whole else tuple(as_known(knowledge, ids, content.today))
    files = {f"{story_files.STORIES_FOLDER}/{story.slug}.json": story_files.story_json(story) for story in told}
    about = {name: value for name, value in content.notes.items() if name not in ("licence", "attribution")} | {"guard": GUARD}
    columns = {name: map(str, frame) for name, frame in tables.items()}
    described = data_package.package_descriptor(
        _metadata(knowledge, tables) | {EXPORT_PROPERTY: about}, columns, data_package.resources_of(files), worked_out=True
    )
    yield "datapackage.json", _json(described)
    yield "geometries.geojson", _json(_geometries(knowledge, tables))
    yield from ((name, _json(story)) for name, story in files.items())
    for name in (*TEXTS_OF_ANY_DAY, *(TEXTS_IN_HINDSIGHT if knowledge.whole else ())):
        if (file := dataset.directory / name).is_file():
            yield name, file.read_bytes()


def _metadata(knowledge: Knowledge, tables: Tables) -> dict[str, Any]:
    """Return the dataset's own description, without periods that begin, or became known, only later, nor a headline on how things came."""
    metadata, _ = check_places(knowledge.dataset.metadata, set(tables["places"]["place_id"]))
    if knowledge.hindsight:
        return metadata
    day = knowledge.as_of.isoformat()
    known = [p for p in metadata.get("presets", ()) if all(str(p.get(name, "")) <= day for name in ("start", "known_on"))]
    kept = {name: value for name, value in metadata.items() if name != "headline"}
    return kept | ({"presets": known} if "presets" in metadata else {})


def _geometries(knowledge: Knowledge, tables: Tables) -> dict[str, Any]:
    """Return the outlines and lines; on an earlier day those of known places and series, and lines between known places."""
    if knowledge.whole:
        return knowledge.dataset.geometries
    known = {"place_id": {*tables["places"]["place_id"]}, "series": {*tables["events"]["series"]}}
    known |= dict.fromkeys(("from", "to", "via"), known["place_id"])
    features = knowledge.dataset.geometries.get("features") or []

    def is_known(feature: Any) -> bool:
        said = feature.get("properties") if isinstance(feature, Mapping) else None
        return isinstance(said, Mapping) and all(str(said[name]) in ids for name, ids in known.items() if said.get(name))

    return knowledge.dataset.geometries | {"features": [feature for feature in features if is_known(feature)]}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")
