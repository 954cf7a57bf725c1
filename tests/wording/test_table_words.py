"""Every table and column has its words, and none is described that is not there."""

from __future__ import annotations

import re

from dashboard.catalog.loading.derived_columns import WORKED_OUT
from dashboard.catalog.schema.fields import Field
from dashboard.catalog.schema.tables import BY_NAME, TABLES
from dashboard.catalog.schema.terms import TRAITS
from dashboard.wording.messages import CATALOGUE_FOLDER, ENGLISH
from dashboard.wording.table_words import column_words, table_words, values_words

COLUMNS = {f"{t.name}-{f.name}": (t.name, f.name) for t in TABLES for f in (*t.fields, *WORKED_OUT.get(t.name, ()))}


def variants(name: str) -> set[str]:
    text = (CATALOGUE_FOLDER / ENGLISH / "table.ftl").read_text("utf-8")
    (found,) = re.findall(rf"^{name} = \{{ \$\w+ ->\n(.*?)^\}}", text, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"^    \[([\w-]+)\]", found, re.MULTILINE))


def test_every_table_is_described_and_no_other() -> None:
    assert variants("table-words") == set(BY_NAME)
    assert all(table_words(table) != table for table in BY_NAME)


def test_every_column_is_described_and_no_other() -> None:
    assert variants("column-words") == set(COLUMNS)
    assert all(column_words(*at) for at in COLUMNS.values())


def test_a_column_says_what_its_values_are() -> None:
    assert column_words("places", "name_ko") == "name in the language ko"
    assert values_words("claims", Field("made_on", "edtf")) == "when it was made; it counts from the latest day of this (EDTF, ISO 8601-2)"
    moved_by = values_words("movements", next(f for f in BY_NAME["movements"].fields if f.name == "moved_by"))
    assert moved_by == "by what way; empty: not stated (several, parted by ;) (a code of the vocabulary way in terms)"


def test_every_trait_of_a_term_is_explained() -> None:
    assert all(f"{trait}: " in column_words("terms", "trait") for traits in TRAITS.values() for trait in traits)
