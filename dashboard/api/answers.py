"""The bodies of the API's answers: one function an address, from a question to plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard import __version__
from dashboard.analysis import record_details
from dashboard.api.request import ApiRequest, RefusedError
from dashboard.catalog import dates
from dashboard.catalog.names import name_languages
from dashboard.catalog.outlines import place_outlines
from dashboard.catalog.records import columns_of, json_value, plain_rows, records
from dashboard.exports import citations, event_feature
from dashboard.query.answers.answer import Answer, Ask, CountedPlace, HistogramBin, ListedEvent, Part
from dashboard.query.selection.selection import Selection, unknown_code
from dashboard.query.suggestions import spelling_suggestions
from dashboard.wording.messages import message
from dashboard.wording.selection_words import filter_label, selection_caption, worded_options
from dashboard.wording.status_words import worded

Body = dict[str, Any]
CELL_PARTS: tuple[Part, ...] = ("cells", "countries", "countries_left", "level")
_EVENT = (
    *("event_id", "title", "date", "start", "end", "approximate", "planned", "event_type", "event_group", "series", "stage"),
    *("status", "standing", "main_kind", "reason", "contested", "evidence_strength", "known_on", "summary"),
)


def _answer(asked: ApiRequest, *parts: Part, **how: Any) -> Answer:
    return asked.engine.answer(asked.selection, Ask(parts=frozenset(parts), **how), asked.today)


def _head(asked: ApiRequest) -> Body:
    """Return what every answer carries."""
    day, late = asked.selection.day(asked.today), asked.selection.late == "event"
    head = {"as_of": day.isoformat(), "version": asked.dataset.version, "late": late}
    return head | ({"notices": list(asked.notices)} if asked.notices else {})


def _counts(answer: Answer) -> Body:
    return {"n": answer.n, "total": answer.total, "not_on_map": answer.not_on_map}


def cells_answer(asked: ApiRequest) -> Body:
    """Return the symbols of a viewport, the countries beside it, and the whole zoom whose symbols these are."""
    own = asked.own
    looks = {"viewport": own["viewport"], "zoom": own["zoom"], "announcements": own["announcements"] == "1"}
    return _head(asked) | drawn_places(answer := _answer(asked, *CELL_PARTS, **looks)) | _counts(answer)


def drawn_places(answer: Answer) -> Body:
    """Return what the map draws, as ``CELL_PARTS`` asks for it: a country has no symbol but stands beside the map."""
    beside = {"countries": answer.countries, "more_countries": answer.countries_left}
    return {"zoom": answer.level, "symbols": answer.cells} | beside


def heat_answer(asked: ApiRequest) -> Body:
    """Return how dense the events of a viewport are: tiles as [z, x, y, events], parts of an event included."""
    own = asked.own
    answer = _answer(asked, "heat", viewport=own["viewport"], zoom=own["zoom"], announcements=own["announcements"] == "1")
    found = answer.heat
    tiles = zip(found.z.tolist(), found.x.tolist(), found.y.tolist(), found.n.round(6).tolist(), strict=True)
    return _head(asked) | _counts(answer) | {"drawn": found.drawn, "left_out": found.left_out, "tiles": [list(tile) for tile in tiles]}


def places_answer(asked: ApiRequest) -> Body:
    """Return the places of the selected events as GeoJSON, with their outlines where the dataset has any."""
    announcements = asked.own["announcements"] == "1"
    answer = _answer(asked, "places", announcements=announcements)
    shapes = place_outlines(asked.dataset)
    counts = plain_rows(answer.places.filter(regex="^(group|status)_"))
    features = [_place(row, n, shapes) for row, n in zip(records(answer.places, CountedPlace), counts, strict=True)]
    return {"type": "FeatureCollection"} | _head(asked) | _counts(answer) | {"features": features}


def extent_answer(asked: ApiRequest) -> Body:
    """Return the box of the selected events, whole, and as a first view shows it."""
    answer = _answer(asked, "extent", announcements=asked.own["announcements"] == "1")
    return _head(asked) | _counts(answer) | {"bbox": answer.extent.whole, "first": answer.extent.first}


def outlines_answer(asked: ApiRequest) -> Body:
    """Return the outlines and lines of the dataset's places as GeoJSON: they are the same on every day and for every selection."""
    ids = set(asked.dataset.tables["places"]["place_id"])
    shapes = {place: shape for place, shape in place_outlines(asked.dataset).items() if place in ids and shape.get("type") != "Point"}
    features = [{"type": "Feature", "id": place, "geometry": shape, "properties": {}} for place, shape in shapes.items()]
    return {"type": "FeatureCollection"} | _head(asked) | {"features": features}


def _place(row: CountedPlace, n: Mapping[str, Any], shapes: dict[str, Any]) -> Body:
    lat, lon = row["latitude"], row["longitude"]
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    head = {
        "id": row["place_id"],
        "kind": "place",
        "lat": lat,
        "lon": lon,
        "precision": row["geo_precision"],
        "radius_km": row["uncertainty_km"],
    }
    words = columns_of(row, ("name", *name_languages(row).values(), "country", "admin_area", "place_type"))
    counts = columns_of(row, ("n", "weak", "contested", "hollow")) | {"groups": _by(n, "group_"), "statuses": _by(n, "status_")}
    return {"type": "Feature", "id": row["place_id"], "geometry": shapes.get(row["place_id"], point), "properties": head | words | counts}


def _by(row: Mapping[str, Any], prefix: str) -> Body:
    return {name.removeprefix(prefix): n for name, n in row.items() if name.startswith(prefix) and n}


def events_answer(asked: ApiRequest) -> Body:
    """Return a page of the selected events, as rows or as GeoJSON."""
    own = asked.own
    answer = _answer(asked, "rows", limit=own["limit"], offset=own["offset"], newest=own["order"] == "newest")
    where = record_details.event_places(asked.with_events(answer.rows["event_id"]), answer.rows["event_id"])
    rows = {row["event_id"]: _event(row, where.get(row["event_id"], [])) for row in records(answer.rows, ListedEvent)}
    head = (
        _head(asked)
        | _counts(answer)
        | {"caption": selection_caption(asked.selection, asked.dataset, asked.today), "next": asked.next_page(answer.n)}
    )
    if asked.selection.q and not answer.n:
        head |= {"suggestions": [asdict(one) for one in spelling_suggestions(asked.engine, asked.selection, asked.today)]}
    if own["format"] == "geojson":
        return {"type": "FeatureCollection"} | head | {"features": [event_feature(i, where.get(i, []), row) for i, row in rows.items()]}
    return head | {"events": list(rows.values())}


def _event(row: ListedEvent, places: list[record_details.EventPlace]) -> Body:
    said: Body = worded(columns_of(row, _EVENT))
    return said | {"date_words": dates.date_words(row["date"]), "places": places}


def event_answer(asked: ApiRequest) -> Body:
    """Return one event with its places, actors, propositions, claims and sources."""
    event_id = asked.own["event_id"]
    try:
        return _head(asked) | {"event": worded(record_details.event_details(asked.knowledge, event_id))}
    except KeyError as error:
        day = asked.selection.day(asked.today)
        raise RefusedError(404, message("api-no-event", event=repr(event_id[:60]), day=day.isoformat())) from error


def propositions_answer(asked: ApiRequest) -> Body:
    """Return a page of the propositions about the selected events, those of the newest first; status, when asked for, is their own."""
    status, known = asked.selection.status, asked.knowledge
    wide = asked.selection.replace(status=())
    newest = known.events.sort_values(["start", "event_id"], ascending=False)["event_id"]
    order = {event: i for i, event in enumerate(newest[newest.isin(_selected(asked, wide))])}
    frame = known.propositions.loc[known.propositions["event_id"].map(order).dropna().sort_values(kind="stable").index]
    for column, codes in (("standing", status), ("topic", asked.own["topic"]), ("kind", asked.own["kind"])):
        frame = frame[frame[column].isin(codes)] if codes else frame
    page = _page(asked, frame)
    found = record_details.proposition_records(known, page)
    return _head(asked) | asked.read(wide) | {"n": len(frame), "propositions": worded(found), "next": asked.next_page(len(frame))}


def claims_answer(asked: ApiRequest) -> Body:
    """Return a page of the claims about the selected events, newest first; party, when asked for, is the claimant's own."""
    known = asked.knowledge
    about = known.propositions.loc[known.propositions["event_id"].isin(_selected(asked, asked.selection)), "proposition_id"]
    frame = known.claims[known.claims["proposition_id"].isin(about)]
    own = asked.own
    _check_propositions(asked, own["proposition"])
    for column, codes in (("party_id", asked.selection.party), ("stance", own["stance"]), ("proposition_id", own["proposition"])):
        frame = frame[frame[column].isin(codes)] if codes else frame
    frame = frame.iloc[::-1] if own["order"] == "newest" else frame
    found = record_details.claim_records(known, _page(asked, frame))
    return _head(asked) | asked.read() | {"n": len(frame), "claims": found, "next": asked.next_page(len(frame))}


def _check_propositions(asked: ApiRequest, ids: Sequence[str]) -> None:
    """Refuse ids that the dataset does not have (400), and those of which nothing is known on the day (404)."""
    known = asked.knowledge.propositions["proposition_id"]
    later = [i for i in ids if i not in set(known)]
    everything = set(asked.excerpt.tables["propositions"]["proposition_id"])
    if strange := [i for i in later if i not in everything]:  # the nearest are of those known on the day: no other may be named
        raise RefusedError(400, f"{unknown_code('proposition', strange[0], {i: i for i in known})}.")
    if later:
        day = asked.selection.day(asked.today)
        raise RefusedError(404, message("api-no-proposition", proposition=repr(later[0][:60]), day=day.isoformat()))


def _selected(asked: ApiRequest, selection: Selection) -> frozenset[str]:
    return asked.engine.selected_among(selection, asked.knowledge.events["event_id"], asked.today)


def _page(asked: ApiRequest, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.iloc[asked.own["offset"] : asked.own["offset"] + asked.own["limit"]]


def histogram_answer(asked: ApiRequest) -> Body:
    """Return the events by time and group."""
    answer = _answer(asked, "histogram", whole=asked.own["whole"] == "1")
    rows = zip(records(answer.histogram, HistogramBin), plain_rows(answer.histogram), strict=True)
    bins = [{**row, "groups": _by(n, "group_")} for row, n in rows]
    return _head(asked) | _counts(answer) | {"bins": bins}


def facets_answer(asked: ApiRequest) -> Body:
    """Return the options of each filter with what choosing each would show."""
    answer = _answer(asked, "facets")
    found = {p: {"label": filter_label(p), "options": worded_options(p, frame)} for p, frame in answer.facets.items()}
    return _head(asked) | _counts(answer) | {"facets": found}


def dataset_answer(asked: ApiRequest) -> Body:
    """Return what the dataset says of itself; not its headline on an earlier day, for that tells how things came."""
    dataset, about = asked.dataset, asdict(asked.dataset.subject)
    hidden = {"headline": ""} if asked.selection.day(asked.today) < asked.today else {}
    coded = {"coded_by": dataset.coded_by}
    rights = {"licence": citations.licence_names(dataset.metadata), "attribution": citations.attribution(dataset)}
    return _head(asked) | {"digest": dataset.digest} | rights | coded | about | hidden


def health_answer(asked: ApiRequest) -> Body:
    """Return what is running, on which data, and how much of it is wrong; refused with 503 where it cannot answer just now.

    ``status`` is ok, or outdated with a ``warning`` when the files are not those that were read.
    """
    dataset, engine = asked.dataset, asked.engine
    if trouble := engine.trouble():
        raise RefusedError(503, trouble, more={"status": "unavailable"})
    changed = engine.changed()
    known = _answer(asked).total
    state = {"status": "outdated", "warning": changed} if changed else {"status": "ok"}
    head = state | {"name": "tumen", "program": __version__, "dataset": json_value(dataset.metadata.get("name", dataset.directory.name))}
    about = {"digest": dataset.digest, "problems": len(dataset.problems), "events_known": known, "counts": engine.store.row_counts()}
    return head | _head(asked) | about
