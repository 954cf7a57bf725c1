"""One colour a party, and no two alike in one chart."""

from __future__ import annotations

import pytest

from dashboard.query.party_colours import OTHER_PARTIES, SIDE_COLOURS, party_colours
from tests import build, datasets
from tests.packed import packed

DATA = datasets.dataset(datasets.SHIPPED)
FIGURES = DATA.tables["claims"].loc[lambda c: c[["low", "best", "high"]].notna().any(axis=1)]
MEASURES = FIGURES.merge(DATA.tables["propositions"][["proposition_id", "measure"]], on="proposition_id").groupby("measure")["party_id"]


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize("measure", sorted(MEASURES.groups))
def test_the_parties_of_one_measure_have_colours_of_their_own(measure):
    parties = set(MEASURES.get_group(measure))
    assert len({party_colours(DATA)[party] for party in parties}) == len(parties)


@pytest.mark.data
def test_who_gives_a_figure_is_never_grey_and_the_sides_keep_their_own():
    found = party_colours(DATA)
    assert set(found) == set(DATA.tables["parties"]["party_id"])
    assert OTHER_PARTIES not in {found[party] for party in set(FIGURES["party_id"])}
    assert [found[party] for party in list(found)[:SIDE_COLOURS]] == list(range(SIDE_COLOURS))


def test_a_dataset_without_figures_has_colours(tmp_path):
    assert set(party_colours(build.dataset(tmp_path / "empty"))) == {p["party_id"] for p in build.PARTIES}


def test_a_large_dataset_whose_claims_stay_on_disk_uses_all_colours():
    found = party_colours(packed(datasets.dataset()).dataset)
    assert list(found.values()) == [min(i, OTHER_PARTIES) for i in range(len(found))]
