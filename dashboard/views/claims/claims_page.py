"""Claims: who says what, as a matrix of propositions by parties; a picked cell opens beside it and lights up its places on a small map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.analysis.claims.claim_matrix import Matrix, claim_matrix
from dashboard.catalog.plurals import count_words
from dashboard.views.atlas import page_map
from dashboard.views.claims import cell_pane, matrix_element
from dashboard.views.elements.elements import Part, bullets, fold, heading, section, status_chip, strong, text, turn_button
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.views.link.page_parameters import option_of

MAP_HEIGHT = 228
ROWS_PER_TOPIC, ROWS_OF_ONE = 3, 40  # rows of a topic in the overview, and of a chosen topic before a reader asks for all
SHOW_OPTIONS = {"contested": "Contested only", "all": "All"}


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield the heading, then the matrix beside what is picked in it."""
    found = _found(context)
    yield Document(claims_head(context, found), "claims-head")
    if not found.rows:
        return
    small = partial(page_map.show_small_map, context, MAP_HEIGHT, "claims-map")
    beside: list[Block] = [small, Document(claims_panel(context, found), "claims-panel")]
    yield Columns([0.69, 0.31], [[Document(claims_table(context, found))], beside])
    yield Document(claims_foot(), "claims-foot")


OWN = {
    "topic": option_of(lambda dataset: dataset.terms["topic"]),
    "show": option_of(lambda dataset: SHOW_OPTIONS),
    "cell": cell_pane.read_cell,
}


def claims_head(context: Context, found: Matrix) -> list[Part]:
    """Return the heading, the topics and how much is shown."""
    if not found.n:
        return [
            heading("Claims", 1),
            text("Nothing is said of the selected events in these sources by the day. Widen the selection, or take a later day."),
        ]
    topic, show = context.own.get("topic", ""), context.own.get("show", "")
    n = found.n if not topic else found.counts.get(topic, 0)
    some = count_words(found.n, "proposition")
    who = "Who coded what" if context.dataset.coded_by else "Who says what"
    lead = text(f"{who} of {some} about the selected events: each row a checkable sentence, each column a party.")
    topics = [turn_button(f"All topics {found.n}", on=not topic, look="plain", topic="", show="")]
    labels = context.dataset.terms.labels("topic")
    topics += [turn_button(f"{labels[t]} {k}", on=t == topic, look="plain", topic=t, show="") for t, k in found.counts.items()]
    shown = [
        turn_button("Overview" if not topic else f"First {ROWS_OF_ONE}", on=not show, look="plain", show="") if n > ROWS_OF_ONE else "",
        turn_button(
            f"Contested only {found.contested}",
            off=not found.contested and show != "contested",
            on=show == "contested",
            look="plain",
            show="" if show == "contested" else "contested",
        ),
        turn_button(f"All {n}", on=show == "all" or (not show and n <= ROWS_OF_ONE), look="plain", show="all") if n else "",
    ]
    return [
        heading("Claims", 1),
        lead,
        section(text(*topics), label="Topic", tone="buttons"),
        section(text(*shown), label="Rows", tone="buttons"),
        matrix_element.matrix_legend(),
    ] + ([] if found.rows else [text("Nothing here is contested, or on this topic, by the day.")])


def claims_table(context: Context, found: Matrix) -> list[Part]:
    """Return the matrix."""
    many = "1 party" if len(found.parties) == 1 else f"{len(found.parties)} parties"
    caption = f"Propositions by parties: {count_words(len(found.rows), 'row')}, {many}"
    return [matrix_element.matrix_table(found, caption, context.own.get("cell", ""))]


def claims_panel(context: Context, found: Matrix) -> list[Part]:
    """Return what stands beside the matrix: what is picked, or how to begin."""
    opened = context.own.get("cell", "")
    return [
        matrix_element.side_pane(
            *(cell_pane.cell_parts(context, opened) if opened else _begin(found)), label="What is picked", opened=opened
        )
    ]


def claims_foot() -> list[Part]:
    """Return how to read the matrix."""
    return [
        fold(
            "How to read this table",
            *(
                bullets([[strong(term), ": ", words] for term, words in matrix_element.key_terms().values()]),
                text(matrix_element.DERIVATION_NOTE),
            ),
        )
    ]


def _begin(found: Matrix) -> list[Part]:
    contested = [r for r in found.rows if r["status"] == "contested"]
    items = [[turn_button(r["statement"], cell=r["proposition_id"])] for r in contested]
    lines = [
        heading("Pick a cell", 2),
        text("Its claims, their day, wording, origin and sources open here; the places that they are about light up on the map."),
    ]
    lines += [text(status_chip("contested"), " on the day:"), bullets(items)] if items else []
    return [*lines, text("By keyboard: arrow keys, Home and End move, Enter opens.", tone="quiet small")]


def _found(context: Context) -> Matrix:
    topic, show = context.own.get("topic", ""), context.own.get("show", "")
    few = len(context.knowledge.propositions) <= ROWS_OF_ONE
    limits = {"each": 0 if topic or show or few else ROWS_PER_TOPIC, "most": ROWS_OF_ONE if topic and not show else 0}
    return claim_matrix(context.knowledge, context.selected, topic=topic, contested=show == "contested", **limits)
