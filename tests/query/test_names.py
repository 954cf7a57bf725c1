"""An event is found by the names of who took part in it, and of their side, in every language that the tables have."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.query.answers.answer import Ask
from dashboard.query.selection.selection import Selection
from tests import build, datasets
from tests.engines import engine_of
from tests.packed import packed

DAY = date(2025, 6, 1)
ACTORS = [
    {
        "actor_id": "voss",
        "name": "Lena Voss",
        "name_ko": "레나 보스",
        "name_ru": "Лена Восс",
        "alt_names": "Helene Foss;L. Voß",
        "party_id": "XA",
    }
]
PARTIES = [*build.PARTIES, {"party_id": "XA", "name": "Ardenia", "name_ko": "아르데니아", "name_ru": "Ардения", "alt_names": "Ardenland"}]


@pytest.mark.slow
@pytest.mark.parametrize("q", ["Voss", "보스", "восс", "foss", "아르데니아", "Ардения", "ardenland", "Ardenia"])
@pytest.mark.parametrize("held", [engine_of, packed], ids=["in memory", "packed"])
def test_an_event_is_found_by_every_name(tmp_path, q, held):
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables |= {"actors": ACTORS, "parties": PARTIES, "event_actors": [{"event_id": "E1", "actor_id": "voss"}]}
    engine = held(build.dataset(tmp_path / "data", **tables))
    assert engine.answer(Selection(q=q), Ask(), DAY).n == 1
    assert engine.answer(Selection(q="nobody"), Ask(), DAY).n == 0


@pytest.mark.data
@pytest.mark.parametrize("table", ["actors", "parties"])
def test_every_actor_and_party_has_a_korean_and_a_russian_name_and_where_it_was_found(table):
    rows = datasets.dataset(datasets.SHIPPED).tables[table]
    assert not [row for row in rows.to_dict("records") if not (row["name_ko"] and row["name_ru"] and row["names_basis"])]
