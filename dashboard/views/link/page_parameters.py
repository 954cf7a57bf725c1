"""Readers of parameters that are a page's own: each brings a text to its one form, and raises what is wrong with a bad one."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import date

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.tables import BY_NAME
from dashboard.views.link.link_problems import ParameterError, ParameterFault
from dashboard.views.link.page_link import Reader

MAX_NEAREST = 3


def record_id(table: str) -> Reader:
    """Read the id of a row of a table."""
    key = BY_NAME[table].key[0]

    def read(text: str, dataset: Dataset) -> str:
        if dataset.lacks(table, text):  # what may be there and is not, the page itself says
            known = dataset.tables[table][key].tolist()
            near = difflib.get_close_matches(text[:60], known, n=MAX_NEAREST, cutoff=0.5)
            raise ParameterError(
                ParameterFault("unknown_id", tuple(near), table) if near else ParameterFault("strange_id", tuple(known[:1]), table)
            )
        return text

    return read


def option_of(options: Callable[[Dataset], Iterable[str]], table: str = "", column: str = "") -> Reader:
    """Read one of the codes that a dataset offers, or what a column of one of its tables may hold."""

    def read(text: str, dataset: Dataset) -> str:
        codes = list(options(dataset))
        if text not in codes and (not table or dataset.lacks(table, text, column)):  # the page says so when nothing goes by it
            raise ParameterError(ParameterFault("unknown_code", tuple(codes)))
        return text

    return read


def day_parameter(text: str, dataset: Dataset) -> str:
    """Read a day."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ParameterError(ParameterFault("no_day")) from error
