"""The event table of a large dataset on a day: its codes, with of each event the state that was known by then."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from dashboard.catalog.archive.parquet_folder import Archive
from dashboard.catalog.schema.vocabulary import DISPUTES, EVIDENCE, GROUPS, PROPOSITION_KINDS, STANDINGS, STATUSES, standing_code
from dashboard.query.archive import event_codes
from dashboard.query.archive.cached_arrays import Array, Arrays
from dashboard.query.archive.event_codes import LOOK_COLUMNS
from dashboard.query.archive.id_lookup import id_ranks
from dashboard.query.archive.word_index import ArchiveSearch
from dashboard.query.table.columns import CODES_AT_ONCE, Bools, Column, Ints, Members, value_members
from dashboard.query.table.event_table import LOOK as LOOKS
from dashboard.query.table.event_table import WHERE, EventLooks, EventTable, cell_positions, days_from, lookup_filters, values_of
from dashboard.query.table.place_arrays import place_arrays

Span = tuple[int, int]  # rows of an archive, from the first to before the last


def archived_table(archive: Archive, day: int, late: str, fetch: Callable[[Ints], pd.DataFrame], span: Span | None = None) -> EventTable:
    """Return the table of a day, of a span of the archive's rows or of all; ``fetch`` returns rows of the archive as a frame.

    The codes are the archive's, so that what is counted in the tables of several spans can be added.
    """
    found = event_codes.event_codes(archive)
    rows, states = _known(found, day, late, span or (0, archive.n))
    start = found[f"{late}_start"][states]
    if _moved(found, rows, start):
        order = np.lexsort((id_ranks(archive)[rows], start))
        rows, states, start = rows[order], states[order], start[order]
    dataset = archive.base
    where, hollow = _where(archive, found, rows)
    columns = {
        LOOKS: _look(archive, found, found[f"{late}_look"][states]),
        WHERE: where,
        "event_actors": _column(archive, found, "actor", found["actors"], rows),
        "claims": _column(archive, found, "party", found[f"{late}_parties"], states),
    }
    return EventTable(
        dataset,
        days_from(start, np.asarray(found[f"{late}_lasts"][states]), found[f"{late}_days"]),
        columns,
        _looks(found["looks"]),
        place_arrays(dataset, where.members["place"].values),
        hollow,
        lambda at: fetch(rows[at]),
        lambda: ArchiveSearch(archive, rows, day, late),
        rows,
    )


def _known(found: Arrays, day: int, late: str, span: Span) -> tuple[Ints, Ints]:
    """Return the events of a span of which something is known by a day, and the state of each: the last by then."""
    first, last = span
    offsets = np.asarray(found[f"{late}_offsets"][first : last + 1])
    begin, end = int(offsets[0]), int(offsets[-1])
    since = found[f"{late}_day"][begin:end]
    by_then = np.concatenate([[0], np.cumsum(since <= day)])
    many = by_then[offsets[1:] - begin] - by_then[offsets[:-1] - begin]
    rows = np.flatnonzero(many > 0)
    return rows + first, offsets[:-1][rows] + many[rows] - 1


def _moved(found: Arrays, rows: Ints, start: Ints) -> bool:
    """Tell whether a plan's target has moved an event from where it stands in the files: in the order of first starts, and of ids."""
    offsets, first = found["latest_offsets"], found["latest_start"]
    return any(
        (first[offsets[rows[at : at + CODES_AT_ONCE]]] != start[at : at + CODES_AT_ONCE]).any() for at in range(0, len(rows), CODES_AT_ONCE)
    )


def _look(archive: Archive, found: Arrays, look: Array) -> Column:
    kinds = found["looks"]
    own = {}
    for parameter in lookup_filters(LOOKS):
        values, at = (
            values_of(archive.base, parameter),
            _standings(kinds) if parameter == "status" else kinds[:, LOOK_COLUMNS.index(parameter)],
        )
        own[parameter] = value_members(([i] if i < len(values) else [] for i in at.tolist()), values)
    return Column(np.asarray(look), own, len(kinds))


def _looks(kinds: Array) -> EventLooks:
    """Return how each look is drawn."""
    group, dispute, evidence = (kinds[:, LOOK_COLUMNS.index(name)] for name in ("group", "dispute", "evidence"))
    contested = dispute != list(DISPUTES).index("none")
    return EventLooks(np.minimum(group, len(GROUPS)), _standings(kinds), evidence == list(EVIDENCE).index("C"), contested)


def _standings(kinds: Array) -> Ints:
    """Return what each look is counted as, as a position in STANDINGS; their number stands for none."""
    names, codes, counted = [*PROPOSITION_KINDS, ""], [*STATUSES, ""], [*STANDINGS]
    pairs = kinds[:, [LOOK_COLUMNS.index("main_kind"), LOOK_COLUMNS.index("status")]].tolist()
    told = [standing_code(codes[status], names[kind]) for kind, status in pairs]
    return np.array([counted.index(code) if code in STANDINGS else len(counted) for code in told], dtype=np.int64)


def _column(archive: Archive, found: Arrays, name: str, each: Array, at: Ints) -> Column:
    """Return the column of a filter on sets; its options stand in their own order, the codes in that of the table."""
    table = {"actor": "actors", "party": "parties"}[name]
    ids = archive.base.tables[table][f"{name}_id"]
    values = values_of(archive.base, name)
    items, offsets = found[f"{name}_items"], found[f"{name}_offsets"]
    return Column(np.asarray(each[at]), {name: Members(values, cell_positions(ids, values)[items], np.asarray(offsets))}, len(offsets) - 1)


def _where(archive: Archive, found: Arrays, rows: Ints) -> tuple[Column, Bools]:
    """Return the sets of places of events, and of each place in a set whether something was only announced there."""
    dataset = archive.base
    ids = dataset.tables["places"]
    pairs, offsets = np.asarray(found["place_items"]), np.asarray(found["place_offsets"])
    place = Members(tuple(ids["place_id"]), pairs // 2, offsets)
    values = values_of(dataset, "precision")
    exact = cell_positions(ids["geo_precision"], values)
    each = np.split(exact[place.items], offsets[1:-1])
    precision = value_members(([i for i in some if i >= 0] for some in each), values)
    column = Column(np.asarray(found["where"][rows]), {"place": place, "precision": precision}, len(offsets) - 1)
    return column, pairs % 2 == 1
