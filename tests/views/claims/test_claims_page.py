"""The Claims page: what it says of each cell, what it holds back, and that it takes any dataset."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.views.claims import claims_page, matrix_element
from dashboard.views.claims.cell_pane import cell_parts
from tests import build
from tests.browser.test_hostile import EVIL, hostile
from tests.views.claims.matrix import labels, panel, rows, shown
from tests.views.pages import ENGINE, context, problems, words


def test_a_denial_that_became_an_admission_says_both():
    assert labels("Q-F11-gates", "")["XA"] == "Ardenia acknowledges, 28 April 2025; denied it before"
    assert labels("Q-F11-gates", "show=all&as_of=2025-04-27")["XA"] == "Ardenia denies, 13 May 2023"


def test_nothing_later_than_the_day_is_named():
    said = words(shown("as_of=2024-10-08&show=all"))
    for later in ("River Guard", "430 m", "acknowledges, 28 April", "second wall", "Belmora asserts, 9 October 2024"):
        assert later not in said, later
    assert "known by February 2024 at the latest" in said
    assert "known by 8 October 2026" not in said


def test_a_cell_that_is_not_known_yet_gives_nothing_away():
    said = panel("Q-F11-gates~XA", "as_of=2023-05-11")
    assert "Nothing was said of Q-F11-gates by 11 May 2023." in said
    assert "without a warning" not in said


def test_the_panel_opens_with_the_partys_own_claims_and_then_the_others():
    said = panel("Q-F16-clause~XA")
    assert said.index("Ardenia denies, 21 June 2024") < said.index("Lena Voss") < said.index("The other parties") < said.index("C53")
    assert "The treaty obliges to a warning of twelve hours" in said
    assert "Belmora (20 June 2024) says so; Ardenia (21 June 2024) denies it." in said
    links = json.dumps(shown("cell=Q-F16-clause~XA"))
    assert '"to": "claim"' in links
    assert '"to": "event"' in links


def test_a_silence_that_is_opened_says_what_it_is():
    assert "Ardenia: silent. It speaks about this topic in these sources by the day" in panel("Q-F11-killed~XA")
    nothing = "Delta Watch: not searched. Nothing said by the party on this topic stands in these sources by the day"
    assert nothing in panel("Q-F11-killed~WATCH")


@pytest.mark.slow
def test_a_silent_member_of_a_joint_body_that_spoke_says_so():
    assert "It sits in Delta Watch, which has a word on this sentence of its own." in panel("Q-F32-n~XC")
    assert "It sits in" not in panel("Q-F11-killed~XA")
    assert "It sits in" not in panel("Q-F32-n~XC", "as_of=2025-03-31"), "its number is of March 2026"


def test_a_whole_row_can_be_opened():
    assert "What each party says" in panel("Q-F11-gates")


def test_the_legend_tells_the_two_silences_apart_and_says_what_all_is_derived_from():
    said = words(shown())
    for part in ("silent : speaks about this topic", "so that its silence says nothing", "derived from the claims in this dataset"):
        assert part in said


@pytest.mark.slow
def test_the_bars_selection_and_the_pages_own_parameters_apply(monkeypatch):
    assert set(rows("topic=victims")) <= set(rows("show=all"))
    assert set(rows("group=keepsakes&show=all")) < set(rows("show=all"))
    assert len(rows("topic=dam")) == 13
    monkeypatch.setattr(claims_page, "ROWS_OF_ONE", 5)
    assert len(rows("topic=dam")) == 6, "and the one that is contested"
    assert len(rows("topic=dam&show=all")) == 13
    assert len(rows("show=all")) == len(ENGINE.dataset.tables["propositions"]) == 48
    assert len(rows("show=contested")) == 3
    assert len(rows()) == 32, "of each topic three, and what is contested"


def test_bad_parameters_are_named():
    named = problems(context("claims?cell=Q-nope~RU&topic=x&show=1"))
    assert len(named) == 3
    assert "is not an id of propositions" in " ".join(named)
    assert "is not an id of parties" in problems(context("claims?cell=Q-F07~XX"))[0]


def test_a_selection_without_claims_gets_a_sentence():
    said = words(shown("as_of=1850-01-01"))
    assert "Nothing is said of the selected events" in said
    assert "Propositions by parties" not in said


def test_a_topic_where_nothing_is_contested_gets_a_sentence():
    assert "Nothing here is contested" in words(shown("topic=travellers&show=contested"))


def test_an_empty_dataset_gets_a_sentence(tmp_path):
    assert "Nothing is said" in words(shown(dataset=build.dataset(tmp_path / "empty")))


@pytest.mark.slow
def test_hostile_texts_are_passed_as_text(tmp_path):
    data = load_dataset(hostile(tmp_path / "hostile"))
    said = words(shown("cell=Q-E1~RU", dataset=data))
    assert " ".join(EVIL.split()) in said
    json.dumps(shown("cell=Q-E1~RU", dataset=data), allow_nan=False)


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2019-06-01", "2023-05-20", "2026-11-23"])
def test_every_cell_opens_and_some_of_earlier_days(floods, day):
    knowledge = known_on(floods, date.fromisoformat(day))
    asked = context(f"claims?as_of={day}", floods)
    for key in sorted({f"{p}~{q}" for p, q in zip(knowledge.claims["proposition_id"], knowledge.claims["party_id"], strict=True)}):
        assert key.split("~")[0] in words(cell_parts(asked, key))


def test_a_cell_says_what_its_party_said_before_and_beside() -> None:
    cell: dict[str, Any] = {"stance": "denies", "coded": False, "said_words": "1 May 2025", "late": True, "quantity": "", "weak": True}
    cell |= {"planned_for_words": "", "again": "2 May 2025", "also": ["3", "4"], "before": ["asserts"], "beside": ["plans", "estimates"]}
    said = matrix_element.cell_words("Norland", cell)
    assert said.startswith("Norland denies, known by 1 May 2025 at the latest; again 2 May 2025; also 3, 4; said so before; beside that ")
    assert said.endswith("; weak evidence")
    assert {stance: matrix_element.earlier_words({**cell, "before": [stance]}) for stance in ("acknowledges", "denies", "retracts")} == {
        "acknowledges": "admitted it before",
        "denies": "denied it before",
        "retracts": "took it back before",
    }
    assert matrix_element.earlier_words({**cell, "before": ["3", "4"]}) == "before: 3, 4"
