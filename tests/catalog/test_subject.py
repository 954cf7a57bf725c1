"""What a dataset is about is said in its own words, and where it states none, in neutral ones."""

from __future__ import annotations

from pathlib import Path

from dashboard.catalog.subject import SEARCH_HINT, TAGLINE, HomeView, Theatre, subject_of
from tests import build


def test_what_is_stated_is_used(floods):
    about = floods.subject
    assert (about.name, about.title) == ("floods", "Dams and floods on the Orsa")
    assert about.home == HomeView(23.5, 12.3, 7)
    assert about.theatres[1] == Theatre("The lower river", "The lower river", "L05")
    assert about.short_names["L01"] == "High dam"
    assert about.languages["el"] == "Greek"


def test_what_is_not_stated_is_neutral(tmp_path: Path):
    about = build.dataset(tmp_path / "mine").subject
    assert (about.name, about.title, about.tagline, about.search_hint) == ("mine", "mine", TAGLINE, SEARCH_HINT)
    assert (about.headline, about.coverage, about.home, about.theatres, about.synonyms) == ("", "", None, (), ())
    assert dict(about.short_names) == dict(about.languages) == {}


def test_a_dataset_without_a_title_is_called_by_its_name():
    assert subject_of({"name": "river"}, "folder").title == "river"
    assert subject_of({}, "").title == "Dataset without a title"
