"""About the data: method, the status rule, precision, evidence, licences, and how to report an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from dashboard.analysis.sources import source_coverage
from dashboard.catalog import dates
from dashboard.catalog.loading.problems import lost_words
from dashboard.catalog.plurals import count_words
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
from dashboard.wording.vocabulary_json import map_vocabularies

Section = Callable[[Context], object]
BASEMAP_DISPUTES = script_bundle.STATIC_FOLDER / "basemap" / "DISPUTES.md"  # how the basemap draws what states dispute


def render(context: Context) -> None:
    """Draw the page: what it holds beside the text, before it on a narrow screen."""
    with st.container(width=1120):
        st.title("About the data", anchor=False)
        st.markdown(WHAT_IT_HOLDS)
    contents, text = st.columns([0.24, 0.76], gap="large")
    with contents.container(border=True):
        st.markdown("\n".join(f"- [{heading}](#{anchor})" for anchor, heading, _ in SECTIONS))
    with text.container(width=820):
        for anchor, heading, draw in SECTIONS:
            st.subheader(heading, anchor=anchor)
            draw(context)


WHAT_IT_HOLDS = """
This atlas keeps three things apart: what is said to have happened (an **event**), the checkable sentence that the saying
comes down to (a **proposition**), and who took which stance on it, when and where that can be read (a **claim**).
A newspaper that carries somebody's words is a channel, not a witness; it speaks for itself only where it saw or counted
something itself. State media speak for their state. Several articles about one briefing are one **origin**.
"""

STATUS_RULE = """
A status is computed from each party's latest stance up to the chosen day and is never typed in. The first of these that
holds is the status, so that a denial is never outvoted. What is on record is counted by its kind: an **act on record** (a visit, a
signing, a vote, a ceremony, a decree) took place; a **statement on record** was said or published, whoever reports it, and whether what
it says is so is another proposition, with a status of its own.
"""

AS_KNOWN = """
Every view can be taken back to an earlier day. Then only claims made by that day count, only sources published by then are
shown, and an event that was only planned shows its target and not the day on which it came about. It is what was known **in these
sources**: where only a later source is at hand, a claim counts from that source's day and says so; a switch in the
selection bar counts such claims from the day of their event instead. Playing through time in the map moves the window of the
**events**; what is known of them stays as known on the chosen day. (The page *What changed* plays the days of knowledge.)
"""

AREA_NOTES = """
An area drawn on the map, or given in a link, selects the events with a place in it, and their other places are drawn as well.
A town, a district, a province or a route is inside when its point is, the one that its symbol stands for: where the disc, the tint or
the line reaches over the edge, an event may have happened on the other side of it. A place known **as a country only** is inside when
all of the country is: its middle says nothing of where in it something happened. A circle is one on the ground, so that it looks larger
towards the poles; an area can go on past the 180th meridian, and not over a pole.
"""

SYMBOL_NOTES = f"""
A symbol stands at its place, or, for several places that would overlap, at the middle of these, weighted by their events, or on the one
with most events. Nothing is moved to make room. A place lies at most {MEMBER_REACH:g} times the symbol's radius from it (or half of the
least distance between symbols, {MIN_TOUCH:g} pixels, where that is more). An event at several places of a symbol counts once, so that its
number can be less than the sum of its places' numbers; each place's page counts that place alone. Which places share a symbol depends on
the selection and the zoom only: the map shows the same symbols in every window, and in a picture. Where there would be more than
{MAX_PER_WINDOW} in a window of {WINDOW_SIZE[0]:.0f} by {WINDOW_SIZE[1]:.0f} pixels, anywhere in the world, the least distance grows. What
is known **as a country only** has no symbol: it is counted in a row at the map's foot.
"""

HEAT_NOTES = """
Heat, a switch under the map, tints the ground by how dense the selected events are. It is made so that vague knowledge never looks like
a hot spot: an event known to a town, a district or a province is spread evenly over the radius that its place is known to; an event of
several places is divided among them, so that the whole tint adds up to the events; and what is known **as a country only**, along a route
or to no stated radius is left out, and counted under the map. The strongest tint is the densest spot in view, and the key says how
many events that is within how many kilometres; it is smoothed by about as much, so that spots of one event are not smaller than that.
"""

RIGHTS_NOTES = """
The program is free under the Apache Licence 2.0. Of its basemap, coasts, countries and provinces are from Natural Earth (public
domain), towns from GeoNames (CC BY 4.0), rivers and lakes from GSHHG (LGPL); its tiles hold data of © OpenStreetMap contributors and are
under the ODbL 1.0. {disputed}
"""


def _text(text: str) -> Section:
    return lambda _: st.markdown(text)


def _terms(lead: str, codes: Iterable[str], label: Callable[[str], str], meaning: Callable[[str], str]) -> Section:
    def draw(context: Context) -> None:
        rows = "\n".join(f"- **{escape_markdown(label(code))}**: {escape_markdown(meaning(code))}" for code in codes)
        st.markdown(f"{lead}\n\n{rows}")

    return draw


def _numbers(context: Context) -> None:
    dataset = context.dataset
    n = context.engine.store.row_counts()
    held = ", ".join(count_words(n[f"{name}s"], name) for name in ("place", "event", "proposition", "claim", "source") if f"{name}s" in n)
    about = dataset.subject
    for text in filter(None, (about.headline, about.coverage)):
        st.markdown(escape_markdown(text))
    thin = str(dataset.metadata.get("coverage_thin_after", ""))
    words = f" After {dates.date_words(thin)} coverage rests on few sources." if dates.is_date(thin) else ""
    edition = f"version {escape_markdown(dataset.version or 'without a number')} (files `{dataset.digest}`)"
    st.markdown(
        f"**{escape_markdown(about.title)}**, {edition}, holds {held}.{words}"
        + (" Today's report on it, as `tumen validate` prints it:" if "claims" in n else "")
    )
    if "claims" in n:
        st.code("\n".join(map(str, source_coverage.source_coverage(dataset))), language=None)
    if dataset.problems:
        st.warning(f"It has {lost_words(dataset.problems)}.")
        st.code("\n".join(str(p) for p in dataset.problems), language=None)


def _rights(context: Context) -> None:
    """Say under which licence the dataset stands and whom it asks to be named, as it states it, and the same of program and basemap."""
    metadata = context.dataset.metadata
    if licences := citations.licences(metadata):
        links = ", ".join(f"[{escape_markdown(words)}]({path})" if path else escape_markdown(words) for words, path in licences)
        whom = escape_markdown(citations.attribution(context.dataset))
        st.markdown(f"The dataset's licence: {links}. Name, with the version and the day of knowledge: {whom}")
    else:
        st.markdown("The dataset states no licence: ask those who made it before you publish its rows or change them.")
    st.markdown(RIGHTS_NOTES.format(disputed=BASEMAP_DISPUTES.read_text("utf-8")))


def _legend(context: Context) -> None:
    st.markdown("A channel of sight says one thing only: edge how exactly, ring or outline how sure, fill what, paleness how weak.")
    mount_component("legend", {"vocabularies": map_vocabularies(context.dataset), "theme": context.theme})


def _report(context: Context) -> None:
    st.markdown(
        "Name the claim, event or place by its code (panel and downloads show it), say what is wrong, and add"
        " the source that shows it. In the panel each claim has a button that copies such a text. This one names the view exactly;"
        f" nothing is sent from here. {escape_markdown(error_report.report_recipient(context.dataset.metadata))}"
    )
    st.code(f"{error_report.versions_line(context)}\nView: ?{context.citation}\nWhat is wrong: \nSource: ", language=None)


SECTIONS: tuple[tuple[str, str, Section], ...] = (
    ("holds", "What it holds", _numbers),
    ("status", "How a status is made", _terms(STATUS_RULE, PRECEDENCE, words.status_label, words.status_meaning)),
    ("legend", "How map and timeline are drawn", _legend),
    ("known", "As known on", _text(AS_KNOWN)),
    ("dates", "What a claim's date rests on", _terms("", MADE_ON_BASES, words.day_basis_label, words.day_basis_meaning)),
    (
        "precision",
        "How exactly a place is known",
        _terms("Precision is drawn on the map, never hidden behind a pin.", PRECISIONS, words.precision_label, words.precision_seen),
    ),
    ("inside", "What is inside an area", _text(AREA_NOTES)),
    ("symbols", "Where a symbol stands", _text(SYMBOL_NOTES)),
    ("heat", "What heat shows", _text(HEAT_NOTES)),
    (
        "evidence",
        "How strong the evidence is",
        _terms(
            "Evidence C is drawn pale, and a switch in the selection bar hides it.", EVIDENCE, words.evidence_label, words.evidence_meaning
        ),
    ),
    ("sources", "How far a source was read", _terms("", ACCESS, words.access_label, words.access_meaning)),
    ("licences", "Licences and thanks", _rights),
    ("report", "Report an error", _report),
)
