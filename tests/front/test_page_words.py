"""Each page has a title and words of its own in the catalogue, and so has each layer and basemap that a map offers."""

from __future__ import annotations

from dashboard.front.pages import LISTINGS
from dashboard.maps import basemap
from dashboard.wording.messages import message


def test_each_page_has_words_of_its_own():
    for said in ([listing.title for listing in LISTINGS.values()], [listing.words for listing in LISTINGS.values()]):
        assert len({*said}) == len(said)


def test_each_record_that_is_not_known_is_called_what_it_is():
    records = [name for name, listing in LISTINGS.items() if listing.table or name == "story"]
    for name in records:
        assert message("page-unknown", page=name) == f"{LISTINGS[name].title} not known"
        said = f"No {LISTINGS[name].title.lower()} of this name is known in these sources on 3 May 2025."
        assert message("page-unknown-words", page=name, day="2025-05-03") == said


def test_each_basemap_has_a_label_and_names_whom_it_is_from():
    codes = (basemap.OFFLINE, *basemap.ONLINE_BASEMAPS)
    for said in ([basemap.basemap_label(code) for code in codes], [basemap.basemap_attribution(code) for code in codes]):
        assert len({*said}) == len(said)
