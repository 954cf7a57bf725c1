"""The choices beside a map: labels in the languages in which the dataset has names, none where it has English ones only."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import datasets

LABELS = {datasets.FLOODS: ["English", "Greek", "Arabic"], datasets.WHALE: ["English", "Māori", "Japanese"], datasets.STRIKES: None}


def choices(folder: str) -> None:
    """Draw the choices of a dataset's map; the body of a script of its own."""
    from datetime import date
    from pathlib import Path

    from dashboard.query.selection.selection import Selection
    from dashboard.views.atlas.page_map import show_map_choices
    from dashboard.views.frame.context import Context
    from dashboard.views.link.page_link import PageLink, PageState
    from tests import datasets

    show_map_choices(Context(datasets.engine(Path(folder)), PageLink(Selection(), PageState()), date(2026, 6, 1), "light"))


@pytest.mark.parametrize("folder", LABELS, ids=lambda folder: folder.name)
def test_labels_are_offered_in_the_languages_of_the_dataset(folder: Path):
    app = AppTest.from_function(choices, args=(str(folder),), default_timeout=60)
    app.run()
    assert not app.exception, app.exception
    offered = {group.label: list(group.options) for group in app.button_group}
    assert offered.get("Map labels") == LABELS[folder]
