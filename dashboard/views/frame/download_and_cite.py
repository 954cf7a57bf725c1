"""Take it away: how to cite what a page shows, and the files in which it can be had. Any page may end with it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard import exports
from dashboard.catalog.schema.tables import TABLES
from dashboard.charts.chart_registry import CHARTS
from dashboard.charts.pictures import PICTURE_TYPES
from dashboard.exports import citations
from dashboard.views.elements.elements import Inline, Part, facts, fold, heading, quiet, section, text
from dashboard.views.frame import document
from dashboard.views.frame.context import Context
from dashboard.wording.messages import message, message_parts
from dashboard.wording.selection_words import knowledge_words, titled_caption
from dashboard.wording.table_words import table_words

Row = tuple[str, Inline]  # what, and its files
ADDRESS_MARK = "this-view:address"  # stands for the page's address, which only the browser knows whole


def show_downloads(context: Context, title: str = "", more: Iterable[Row] = (), *, key: str = "takeaway") -> None:
    """Draw the section at the foot of a page; ``title`` names what is cited, ``more`` are rows of further files."""
    document.show_document(context, download_parts(context, title, more), key=key)


def show_folded_downloads(context: Context, title: str) -> None:
    """Draw the section at the foot of any other page, behind a line that opens it."""
    named = " ".join(part for part in (title, context.own.get("id", "")) if part)
    document.show_document(context, [fold(message("takeaway-fold"), *download_parts(context, named))], key="takeaway")


def picture_links(context: Context, chart: str, about: str = "", **own: str) -> Part:
    """Return the line under a chart that offers it as files, drawn when they are asked for; ``about`` tells it from others of its kind."""
    words, query = CHARTS[chart].words, _asking(context, theme="dark" if context.theme == "dark" else "", **own)
    links = [file_link(form.upper(), f"chart/{chart}.{form}", query, _spoken(words, about, form.upper())) for form in PICTURE_TYPES]
    links_in_a_row = [part for link in links for part in (", ", link)][1:]
    return text(*message_parts("takeaway-pictures", chart=words, links=links_in_a_row), tone="pictures")


def _spoken(words: str, about: str, form: str) -> str:
    if about:
        return message("takeaway-picture-about", chart=words, about=about, format=form)
    return message("takeaway-picture", chart=words, format=form)


def download_parts(context: Context, title: str = "", more: Iterable[Row] = (), *, headed: bool = True) -> list[Part]:
    """Return the section: the citation in three forms, and the files; those of the selection where its filters count on the page."""
    selected = [(_selected_words(context), file_links(context, exports.SELECTION))] if context.has_filters else []
    rows = [*selected, (_tables_words(context), file_links(context, exports.DATASET)), *more]
    each = [(message("takeaway-table", table=t.name), [*file_links(context, t.name), quiet(table_words(t.name))]) for t in TABLES]
    return [
        section(
            *([heading(message("takeaway-heading"))] if headed else []),
            citation_box(context, title),
            text(message("takeaway-note"), tone="quiet"),
            facts(rows),
            fold(message("takeaway-one-table"), facts(each)),
            tone="takeaway",
            label=message("takeaway-heading"),
        )
    ]


def _selected_words(context: Context) -> str:
    """Say how many events the files of the selection have."""
    n, found = context.ask().n, exports.exported_counts(context.engine, context.asked, context.today)
    if found.left_out:
        return message("takeaway-selected-newest", shown=found.read, n=found.of)
    return message("takeaway-selected", n=n)


def _tables_words(context: Context) -> str:
    """Say what the files of everything have."""
    day, found = context.as_of.isoformat(), exports.exported_counts(context.engine, context.whole, context.today)
    if found.left_out:
        return message("takeaway-tables-newest", day=day, shown=found.read, n=found.of)
    return message("takeaway-tables", day=day)


def citation_box(context: Context, title: str = "") -> Part:
    """Return the box with the citation in its forms, each to be copied."""
    found = citation_facts(context, title)
    forms = [
        {"form": form, "label": message("takeaway-citation-form", form=form), "text": write(found)}
        for form, write in citations.CITATION_FORMS.items()
    ]
    return {"is": "cite", "forms": forms, "address": ADDRESS_MARK, "query": context.citation}


def print_line(context: Context, title: str) -> Part:
    """Return the line that only paper shows, for a page without the bar, which has one: what is shown, of which data, and where."""
    return {"is": "printed", "text": " ".join(citations.caption_lines(citation_facts(context, title))), "query": context.citation}


def citation_facts(context: Context, title: str = "") -> citations.Citation:
    """Return the facts by which what the page shows is cited."""
    selection = context.asked
    named = (
        message("takeaway-cited", title=title, known=knowledge_words(selection, context.today))
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
    file = file_link(message("takeaway-map-file"), "map.html", _asking(context, **own))
    return (message("takeaway-map"), [file, " ", quiet(message("takeaway-map-pictures"))])


def file_link(label: str, address: str, query: str, spoken: str = "") -> Part:
    """Return a link to a file of the API; ``spoken`` names it where it is read out alone."""
    return {"is": "file", "text": label, "href": f"{address}?{query}"} | ({"spoken": spoken} if spoken else {})


def _asking(context: Context, **own: str) -> str:
    """Return the query of a file of the selection as known on this day; parameters that are its own are left out where empty."""
    given = urlencode({name: value for name, value in own.items() if value})
    return "&".join(part for part in (context.asked.replace(as_of=context.as_of).query(), given) if part)
