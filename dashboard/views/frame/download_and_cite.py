"""Take it away: how to cite what a page shows, and the files in which it can be had. Any page may end with it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard import exports
from dashboard.catalog import dates
from dashboard.catalog.schema.tables import TABLES
from dashboard.charts.chart_registry import CHARTS
from dashboard.charts.pictures import PICTURE_TYPES
from dashboard.exports import citations
from dashboard.views.elements.elements import Inline, Part, facts, fold, heading, quiet, section, text
from dashboard.views.frame import document
from dashboard.views.frame.context import Context
from dashboard.wording.selection_words import knowledge_words, newest_of, titled_caption

Row = tuple[str, Inline]  # what, and its files
ADDRESS_MARK = "this-view:address"  # stands for the page's address, which only the browser knows whole
CITATION_LABELS = {"text": "Text", "bibtex": "BibTeX", "csl": "CSL-JSON"}
TABLE_NAMES = {"event_places": "places of events", "event_actors": "people and bodies in events", "claim_sources": "sources of claims"}


def show_downloads(context: Context, title: str = "", more: Iterable[Row] = (), *, key: str = "takeaway") -> None:
    """Draw the section at the foot of a page; ``title`` names what is cited, ``more`` are rows of further files."""
    document.show_document(context, download_parts(context, title, more), key=key)


def show_folded_downloads(context: Context, title: str) -> None:
    """Draw the section at the foot of any other page, behind a line that opens it."""
    named = " ".join(part for part in (title, context.own.get("id", "")) if part)
    document.show_document(
        context, [fold("Take it away: cite this page, or take its data along", *download_parts(context, named))], key="takeaway"
    )


def picture_links(context: Context, chart: str, about: str = "", **own: str) -> Part:
    """Return the line under a chart that offers it as files, drawn when they are asked for; ``about`` tells it from others of its kind."""
    words, query = CHARTS[chart].words, _asking(context, theme="dark" if context.theme == "dark" else "", **own)
    spoken = f"Picture of {words}{f', {about}' if about else ''}"
    links = [file_link(form.upper(), f"chart/{chart}.{form}", query, f"{spoken}, {form.upper()}") for form in PICTURE_TYPES]
    return text(f"Pictures of {words}: ", *[part for link in links for part in (", ", link)][1:], tone="pictures")


def download_parts(context: Context, title: str = "", more: Iterable[Row] = (), *, headed: bool = True) -> list[Part]:
    """Return the section: the citation in three forms, and the files; those of the selection where its filters count on the page."""
    known = f"known on {dates.day_words(context.as_of)}"
    n = context.ask().n
    what = "the events" if n != 1 else "the event"
    excerpts = (exports.exported_counts(context.engine, asked, context.today) for asked in (context.asked, context.whole))
    share, of_all = (newest_of(found.read, found.of) for found in excerpts)
    selected = (
        [(f"{what.capitalize()} of this selection: {share or f'{n:,}'}", file_links(context, exports.SELECTION))]
        if context.has_filters
        else []
    )
    rows = [
        *selected,
        (f"Every table, as {known}{f', of the {of_all}' if of_all else ''}", file_links(context, exports.DATASET)),
        *more,
    ]
    each = [(TABLE_NAMES.get(t.name, t.name).capitalize(), [*file_links(context, t.name), quiet(t.words)]) for t in TABLES]
    return [
        section(
            *([heading("Take it away")] if headed else []),
            citation_box(context, title),
            text(
                "Each file names the day of knowledge, the version of the data, its licence and whom to name. "
                "Nothing that became known later is in it.",
                tone="quiet",
            ),
            facts(rows),
            fold("One table at a time", facts(each)),
            tone="takeaway",
            label="Take it away",
        )
    ]


def citation_box(context: Context, title: str = "") -> Part:
    """Return the box with the citation in its forms, each to be copied."""
    found = citation_facts(context, title)
    forms = [{"form": form, "label": CITATION_LABELS[form], "text": write(found)} for form, write in citations.CITATION_FORMS.items()]
    return {"is": "cite", "forms": forms, "address": ADDRESS_MARK, "query": context.citation}


def print_line(context: Context, title: str) -> Part:
    """Return the line that only paper shows, for a page without the bar, which has one: what is shown, of which data, and where."""
    return {"is": "printed", "text": " ".join(citations.caption_lines(citation_facts(context, title))), "query": context.citation}


def citation_facts(context: Context, title: str = "") -> citations.Citation:
    """Return the facts by which what the page shows is cited."""
    selection = context.asked
    named = (
        f"{title}, {knowledge_words(selection, context.today)}"
        if title and not context.has_filters
        else titled_caption(title, selection, context.dataset, context.today)
    )
    view = f"{context.address}?{context.citation}"
    return citations.citation(context.dataset, named, ADDRESS_MARK, context.as_of, context.today, view)


def file_links(context: Context, name: str) -> list[Part]:
    """Return links to a thing's files in every format that it is offered in."""
    query = (context.asked.replace(as_of=context.as_of) if name == exports.SELECTION else context.whole).query()
    return [file_link(entry.label, f"export/{name}.{entry.suffix}", query) for entry in exports.offered_formats(name)]


def map_row(context: Context) -> Row:
    """Return the row of the map: as one file, and a word on where its pictures are made."""
    page = context.link.page
    own = {
        "labels": page.labels,
        "theme": context.theme,
        "picked": context.known_pick,
        "announcements": "" if page.announced == "shown" else "0",
    }
    where = " Pictures of the map as you see it: the arrow on the map itself."
    return ("Map and panel, to open without a network", [file_link("One HTML file", "map.html", _asking(context, **own)), quiet(where)])


def file_link(label: str, address: str, query: str, spoken: str = "") -> Part:
    """Return a link to a file of the API; ``spoken`` names it where it is read out alone."""
    return {"is": "file", "text": label, "href": f"{address}?{query}"} | ({"spoken": spoken} if spoken else {})


def _asking(context: Context, **own: str) -> str:
    """Return the query of a file of the selection as known on this day; parameters that are its own are left out where empty."""
    given = urlencode({name: value for name, value in own.items() if value})
    return "&".join(part for part in (context.asked.replace(as_of=context.as_of).query(), given) if part)
