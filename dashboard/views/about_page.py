"""About the data: method, the status rule, precision, evidence, licences, and how to report an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from dashboard.analysis.sources import source_coverage
from dashboard.catalog import dates
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.vocabulary import ACCESS, EVIDENCE, MADE_ON_BASES, PRECEDENCE, PRECISIONS
from dashboard.exports import citations
from dashboard.maps import script_bundle
from dashboard.query.symbols.crowd import MEMBER_REACH
from dashboard.query.symbols.merging import MAX_PER_WINDOW, MIN_TOUCH
from dashboard.query.symbols.pixel_distance import WINDOW_SIZE
from dashboard.views.elements.plain_text import escape_markdown
from dashboard.views.frame import error_report
from dashboard.views.frame.components import mount_component
from dashboard.views.frame.context import Context
from dashboard.wording import vocabulary_words as words
from dashboard.wording.attribution_words import coverage_line
from dashboard.wording.fault_words import lost_words, problem_line
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_json import map_vocabularies

Section = Callable[[Context], object]
BASEMAP_DISPUTES = script_bundle.STATIC_FOLDER / "basemap" / "DISPUTES.md"  # how the basemap draws what states dispute
COUNTED_TABLES = ("places", "events", "propositions", "claims", "sources")  # of which the page says how many rows there are


def render(context: Context) -> None:
    """Draw the page: what it holds beside the text, before it on a narrow screen."""
    with st.container(width=1120):
        st.title(message("about-heading"), anchor=False)
        st.markdown(message("about-what-it-holds"))
    contents, text = st.columns([0.24, 0.76], gap="large")
    with contents.container(border=True):
        st.markdown("\n".join(f"- [{section_heading(anchor)}](#{anchor})" for anchor in SECTIONS))
    with text.container(width=820):
        for anchor, draw in SECTIONS.items():
            st.subheader(section_heading(anchor), anchor=anchor)
            draw(context)


def section_heading(anchor: str) -> str:
    """Return what a section is called."""
    return message("about-section", section=anchor)


def _text(text: Callable[[], str]) -> Section:
    return lambda _: st.markdown(text())


def _terms(codes: Iterable[str], label: Callable[[str], str], meaning: Callable[[str], str], lead: Callable[[], str] = str) -> Section:
    def draw(_: Context) -> None:
        rows = (message("about-term", label=escape_markdown(label(code)), meaning=escape_markdown(meaning(code))) for code in codes)
        st.markdown("\n".join((lead(), "", *rows)))

    return draw


def _symbols() -> str:
    width, height = WINDOW_SIZE
    return message("about-symbols", reach=MEMBER_REACH, distance=MIN_TOUCH, most=MAX_PER_WINDOW, width=width, height=height)


def _numbers(context: Context) -> None:
    dataset, n = context.dataset, context.engine.store.row_counts()
    for text in filter(None, (dataset.subject.headline, dataset.subject.coverage)):
        st.markdown(escape_markdown(text))
    thin = str(dataset.metadata.get("coverage_thin_after", ""))
    sentences = [_holding(dataset, n)]
    sentences += [message("about-thin", day=thin)] if dates.is_date(thin) else []
    sentences += [message("about-report-follows")] if "claims" in n else []
    st.markdown(" ".join(sentences))
    if "claims" in n:
        st.code("\n".join(map(coverage_line, source_coverage.source_coverage(dataset))), language=None)
    if dataset.problems:
        st.warning(message("about-problems", lost=lost_words(dataset.problems)))
        st.code("\n".join(problem_line(p) for p in dataset.problems), language=None)


def _holding(dataset: Dataset, n: Mapping[str, int]) -> str:
    """Say which edition of the dataset it is, and how much it holds."""
    held = ", ".join(message("about-count", table=table, n=n[table]) for table in COUNTED_TABLES if table in n)
    title, version = escape_markdown(dataset.subject.title), escape_markdown(dataset.version or "")
    if not version:
        return message("about-holds-unnumbered", title=title, files=dataset.digest, held=held)
    return message("about-holds", title=title, version=version, files=dataset.digest, held=held)


def _rights(context: Context) -> None:
    """Say under which licence the dataset stands and whom it asks to be named, as it states it, and the same of program and basemap."""
    metadata = context.dataset.metadata
    if licences := citations.licences(metadata):
        links = ", ".join(f"[{escape_markdown(words)}]({path})" if path else escape_markdown(words) for words, path in licences)
        whom = escape_markdown(citations.attribution(context.dataset))
        st.markdown(message("about-licence", licences=links, attribution=whom))
    else:
        st.markdown(message("about-no-licence"))
    st.markdown(message("about-program", disputed=BASEMAP_DISPUTES.read_text("utf-8")))


def _legend(context: Context) -> None:
    st.markdown(message("about-legend"))
    mount_component("legend", {"vocabularies": map_vocabularies(context.dataset), "theme": context.theme})


def _report(context: Context) -> None:
    recipient = escape_markdown(error_report.report_recipient(context.dataset.metadata))
    st.markdown(message("about-report", recipient=recipient))
    st.code(message("about-report-text", versions=error_report.versions_line(context), query=context.citation), language=None)


SECTIONS: dict[str, Section] = {
    "holds": _numbers,
    "status": _terms(PRECEDENCE, words.status_label, words.status_meaning, lambda: message("about-status")),
    "legend": _legend,
    "known": _text(lambda: message("about-known")),
    "dates": _terms(MADE_ON_BASES, words.day_basis_label, words.day_basis_meaning),
    "precision": _terms(PRECISIONS, words.precision_label, words.precision_seen, lambda: message("about-precision")),
    "inside": _text(lambda: message("about-area")),
    "symbols": _text(_symbols),
    "heat": _text(lambda: message("about-heat")),
    "evidence": _terms(EVIDENCE, words.evidence_label, words.evidence_meaning, lambda: message("about-evidence")),
    "sources": _terms(ACCESS, words.access_label, words.access_meaning),
    "licences": _rights,
    "report": _report,
}
