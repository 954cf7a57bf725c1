"""Claims: who says what, as a matrix of propositions by parties; a picked cell opens beside it and lights up its places on a small map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.analysis.claims.claim_matrix import Matrix, claim_matrix
from dashboard.views.atlas import page_map
from dashboard.views.claims import cell_pane, matrix_element
from dashboard.views.elements.elements import Part, bullets, fold, heading, section, status_chip, strong, text, turn_button
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.views.link.page_parameters import option_of
from dashboard.wording.messages import message, message_parts

MAP_HEIGHT = 228
ROWS_PER_TOPIC, ROWS_OF_ONE = 3, 40  # rows of a topic in the overview, and of a chosen topic before a reader asks for all
SHOW_OPTIONS = ("contested", "all")


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
            heading(message("claims-heading"), 1),
            text(message("claims-none")),
        ]
    topic, show = context.own.get("topic", ""), context.own.get("show", "")
    n = found.n if not topic else found.counts.get(topic, 0)
    lead = text(message("claims-lead", what="coded" if context.dataset.coded_by else "said", n=found.n))
    topics = [turn_button(message("claims-all-topics", n=found.n), on=not topic, look="plain", topic="", show="")]
    labels = context.dataset.terms.labels("topic")
    topics += [
        turn_button(message("claims-topic", topic=labels[t], n=k), on=t == topic, look="plain", topic=t, show="")
        for t, k in found.counts.items()
    ]
    first = message("claims-first", n=ROWS_OF_ONE) if topic else message("claims-overview")
    shown = [
        turn_button(first, on=not show, look="plain", show="") if n > ROWS_OF_ONE else "",
        turn_button(
            message("claims-contested-only", n=found.contested),
            off=not found.contested and show != "contested",
            on=show == "contested",
            look="plain",
            show="" if show == "contested" else "contested",
        ),
        turn_button(message("claims-all", n=n), on=show == "all" or (not show and n <= ROWS_OF_ONE), look="plain", show="all") if n else "",
    ]
    return [
        heading(message("claims-heading"), 1),
        lead,
        section(text(*topics), label=message("claims-topics"), tone="buttons"),
        section(text(*shown), label=message("claims-rows"), tone="buttons"),
        matrix_element.matrix_legend(),
    ] + ([] if found.rows else [text(message("claims-nothing-so"))])


def claims_table(context: Context, found: Matrix) -> list[Part]:
    """Return the matrix."""
    caption = message("claims-caption", rows=len(found.rows), parties=len(found.parties))
    return [matrix_element.matrix_table(found, caption, context.own.get("cell", ""))]


def claims_panel(context: Context, found: Matrix) -> list[Part]:
    """Return what stands beside the matrix: what is picked, or how to begin."""
    opened = context.own.get("cell", "")
    return [
        matrix_element.side_pane(
            *(cell_pane.cell_parts(context, opened) if opened else _begin(found)), label=message("claims-picked"), opened=opened
        )
    ]


def claims_foot() -> list[Part]:
    """Return how to read the matrix."""
    return [
        fold(
            message("claims-how-to-read"),
            *(
                bullets(
                    message_parts("claims-term", term=strong(term), meaning=words) for term, words in matrix_element.key_terms().values()
                ),
                text(message("claims-derivation")),
            ),
        )
    ]


def _begin(found: Matrix) -> list[Part]:
    contested = [r for r in found.rows if r["status"] == "contested"]
    items = [[turn_button(r["statement"], cell=r["proposition_id"])] for r in contested]
    lines = [
        heading(message("claims-pick"), 2),
        text(message("claims-pick-how")),
    ]
    lines += [text(*message_parts("claims-contested-on-the-day", status=status_chip("contested"))), bullets(items)] if items else []
    return [*lines, text(message("claims-keyboard"), tone="quiet small")]


def _found(context: Context) -> Matrix:
    topic, show = context.own.get("topic", ""), context.own.get("show", "")
    few = len(context.knowledge.propositions) <= ROWS_OF_ONE
    limits = {"each": 0 if topic or show or few else ROWS_PER_TOPIC, "most": ROWS_OF_ONE if topic and not show else 0}
    return claim_matrix(context.knowledge, context.selected, topic=topic, contested=show == "contested", **limits)
