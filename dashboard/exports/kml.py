"""KML: the events as placemarks on a globe, with the days for its time slider."""

from __future__ import annotations

import html
from xml.etree.ElementTree import Element, SubElement, tostring

from dashboard.catalog import dates
from dashboard.catalog.records import columns_of
from dashboard.exports.content import Content, ExportedEvent, without_controls
from dashboard.exports.geography import located_points, notes_text
from dashboard.wording.messages import listed_words, message

KML_NAMESPACE = "http://www.opengis.net/kml/2.2"
EXTENDED_FIELDS = ("event_id", "date", "status", "standing", "known_on")  # what a placemark holds beside its words


def kml(content: Content) -> bytes:
    """Return the events as placemarks; KML has none without a place, so that the description counts those left out."""
    located = [row for row in content.events if located_points(row)]
    root = Element("kml", {"xmlns": KML_NAMESPACE})
    document = SubElement(root, "Document")
    _text(document, "name", content.notes["caption"])
    _text(document, "description", html.escape(notes_text(content, left_out=len(content.events) - len(located))))
    style = SubElement(document, "Style", {"id": "event"})
    _text(SubElement(style, "BalloonStyle"), "text", "$[description]")  # the usual balloon takes the name for HTML
    for row in located:
        _placemark(document, row)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _placemark(document: Element, row: ExportedEvent) -> None:
    placemark = SubElement(document, "Placemark")
    _text(placemark, "name", row["title"])
    _text(placemark, "description", _balloon(row))
    _time(placemark, row)
    _text(placemark, "styleUrl", "#event")
    data = SubElement(placemark, "ExtendedData")
    for name, words in columns_of(row, EXTENDED_FIELDS).items():
        _text(SubElement(data, "Data", {"name": name}), "value", words)
    at = located_points(row)
    shape = SubElement(placemark, "MultiGeometry") if len(at) > 1 else placemark
    for lon, lat in at:
        _text(SubElement(shape, "Point"), "coordinates", f"{lon},{lat}")


def _time(placemark: Element, row: ExportedEvent) -> None:
    """Say when an event was: a day, or from its first day to its last, without an end where it has none."""
    if row["start"] == row["end"]:
        _text(SubElement(placemark, "TimeStamp"), "when", row["start"])
        return
    span = SubElement(placemark, "TimeSpan")
    for name, day in (("begin", row["start"]), ("end", row["end"])):
        if day:
            _text(span, name, day)


def _balloon(row: ExportedEvent) -> str:
    """Return what a balloon says, as the HTML that it is taken for."""
    places = message("export-places", places=listed_words([p["name"] for p in row["places"]]))
    when = dates.event_words(row["date"], "event", planned=row["planned"])
    lines = [when, row["sentence"], row["summary"], places, message("export-event", event=row["event_id"])]
    return f"<b>{html.escape(row['title'])}</b><br/>" + "<br/>".join(html.escape(str(line)) for line in lines if line)


def _text(parent: Element, name: str, words: object) -> None:
    SubElement(parent, name).text = str(without_controls(words if words is not None else ""))
