"""The Claims page: what it says of the contested points of the facts, what it holds back, and that it takes any dataset."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.views.claims import claims_page
from dashboard.views.claims.cell_pane import cell_parts
from tests import build, datasets
from tests.browser.test_hostile import EVIL, hostile
from tests.views.pages import context, parts, words

DATA = datasets.dataset(datasets.SHIPPED)


def shown(where: str = "", **how):
    return parts(claims_page, context(f"claims?{where}", **how))


def labels(proposition: str, where: str = "show=all") -> dict[str, str]:
    """Return what the cells of a proposition say to a screen reader, by party."""
    return {party: cell["label"] for party, cell in row(proposition, where)["cells"].items()}


def row(proposition: str, where: str = "show=all"):
    return next(r for g in the_matrix(where)["groups"] for r in g["rows"] if r["key"] == proposition)


def the_matrix(where: str = "", **how):
    return next(p for p in shown(where, **how) if p["is"] == "matrix")


def rows(where: str = "", **how) -> list[str]:
    return [r["key"] for g in the_matrix(where, **how)["groups"] for r in g["rows"]]


def panel(cell: str, where: str = "") -> str:
    return words(next(p for p in shown(f"cell={cell}&{where}") if p["is"] == "pane"))


# -- the contested points ------------------------------------------------------------------------------------------


@pytest.mark.data
def test_point_1_the_lengths_of_the_bridge_stand_apart_by_what_they_measure():
    proper = labels("Q-bridge-length")
    assert proper["RU"] == "Russia estimates 1,005 m, 30 April 2025; also 850 m; before: 800 m"
    assert "1,300" not in str(proper)
    assert "1,300 m" in labels("Q-bridge-length-ramps")["csis"]
    assert "4,700 m" in labels("Q-crossing-length")["RU"]
    distance = labels("Q-distance-rail-bridge")
    assert [n for n in ("400 m", "415 m", "500 m") if n in str(distance)] == ["400 m", "415 m", "500 m"]


@pytest.mark.data
def test_point_2_the_lanes_of_the_checkpoint_differ_by_who_says_so():
    assert "10 lanes" in labels("Q-checkpoint-lanes")["RU"]
    assert "5 lanes" in labels("Q-checkpoint-lanes")["frontelligence"]
    assert {p: c["what"] for p, c in row("Q-checkpoint-cost")["cells"].items()} == {"RU": "40 million USD", "nknews": "173 million USD"}
    costs = {c["what"] for c in row("Q-bridge-cost")["cells"].values()}
    assert costs == {"100 million USD", "110 million USD", "115 million USD"}


@pytest.mark.data
def test_point_3_kursk_retaken_is_said_by_two_and_denied_by_ukraine_the_same_day():
    assert row("Q-kursk-retaken", "")["status"] == "contested"
    said = labels("Q-kursk-retaken", "")
    assert said["RU"] == "Russia asserts, 26 April 2025"
    assert said["KP"] == "North Korea asserts, 28 April 2025"
    assert said["UA"].startswith("Ukraine denies, 26 April 2025")
    assert "90 km2" in labels("Q-area-held-kursk")["UA"]
    assert "5.5 km2" in labels("Q-area-held-kursk")["deepstate"]
    assert "27 April 2025" not in str(said)


@pytest.mark.slow
@pytest.mark.data
def test_point_4_killed_and_killed_and_wounded_never_share_a_row():
    killed, both = labels("Q-killed-kursk"), labels("Q-casualties-kursk")
    assert killed["KR"].startswith("South Korea estimates 2,000 people, 2 September 2025")
    assert "before: at least 100 people, 300 people, 600 people" in killed["KR"]
    assert "4,700" not in str(killed)
    assert "4,700 people" in both["KR"]
    assert "1,500 people" in killed["UA"]
    assert labels("Q-killed-shown") == {"KP": "North Korea estimates 101 people, 22 August 2025"}
    assert "9 people" in labels("Q-engineers-killed")["KP"]
    on_the_day = row("Q-killed-kursk", "show=all&as_of=2025-05-01")["cells"]["KR"]
    assert on_the_day["what"] == "600 people"


@pytest.mark.data
def test_point_5_six_thousand_stands_with_two_parties_and_the_misread_caption_in_a_row_of_its_own():
    both = labels("Q-casualties-kursk")
    assert both["GB"].startswith("United Kingdom estimates at least 6,000 people, 15 June 2025")
    assert both["KR"].startswith("South Korea estimates 6,000 people, 9 to 15 February 2026")
    assert "caption" in row("Q-casualties-caption")["statement"]
    assert "2,000" not in str(both)


@pytest.mark.data
def test_point_6_troops_sent_holds_no_eighteen_thousand():
    sent = str(labels("Q-troops-sent"))
    assert "11,000 to 12,000 people" in str(labels("Q-troops-in-russia"))
    assert "11,000" not in sent
    assert "15,000 people" in sent
    assert "18,000" not in words(shown("topic=deployment&show=all"))


@pytest.mark.data
def test_point_7_further_troops_are_contested_and_open():
    assert row("Q-further-troops-2026", "")["status"] == "contested"
    said = labels("Q-further-troops-2026", "")
    assert said["KP"].startswith("North Korea denies, 19 August 2026")
    assert said["UA"].startswith("Ukraine asserts, 9 August 2026")
    assert labels("Q-further-troops-number") == {"UA": "Ukraine estimates 30,000 people, 25 July 2026; weak evidence"}
    assert labels("Q-further-troops-prepared")["UA"] == "Ukraine estimates 10,000 people, 28 September 2026"


@pytest.mark.data
def test_point_8_what_containers_could_hold_is_not_what_was_counted():
    capacity = row("Q-rounds-capacity")
    assert "could hold" in capacity["statement"]
    assert capacity["cells"]["KR"]["what"] == "at least 12 million rounds"
    assert row("Q-rounds")["cells"]["osc"]["what"] == "4.2 million to 5.8 million rounds"
    assert row("Q-rounds-2024")["cells"]["MSMT"]["what"] == "up to 9 million rounds"
    assert "12 million" not in str(row("Q-rounds"))


@pytest.mark.data
def test_point_9_nothing_that_russia_gives_in_return_shows_as_confirmed():
    returned = [r for g in the_matrix("topic=technology&show=all")["groups"] for r in g["rows"] if r["key"].startswith("Q-tech")]
    assert len(returned) >= 5
    assert {r["status"] for r in returned} == {"claimed"}
    assert not any("RU" in r["cells"] for r in returned), "Russia itself is silent on it"


@pytest.mark.data
def test_point_10_the_report_of_the_msmt_is_of_29_may():
    assert labels("Q-E082")["MSMT"].startswith("MSMT asserts, 29 May 2025")


@pytest.mark.data
def test_point_11_khasan_2023_the_monday_stands_in_a_row_of_its_own():
    assert "Monday 11 September 2023" in row("Q-khasan-2023-monday")["statement"]
    assert row("Q-khasan-2023-monday")["status"] == "claimed"
    assert "Tuesday 12 September" in panel("Q-E042~KP")


@pytest.mark.data
def test_point_12_matsegora_died_by_the_word_of_both_states():
    assert "November" not in row("Q-E063")["statement"]
    assert row("Q-E063")["status"] == "confirmed"
    assert not any(cell["weak"] for cell in row("Q-E063")["cells"].values())
    assert labels("Q-E063")["RU"].startswith("Russia asserts, 8 December 2025")


@pytest.mark.data
def test_point_13_the_museum_opened_on_the_26th_or_27th():
    assert "on 26 or 27 April 2026" in row("Q-E112")["statement"]


@pytest.mark.data
def test_point_14_guns_and_launchers_are_counted_together_and_the_other_reading_is_told():
    assert "long-range guns and rocket launchers" in row("Q-artillery-pieces")["statement"]
    assert "220 pieces" in labels("Q-artillery-pieces")["KR"]
    assert "170 mm" in panel("Q-artillery-pieces~KR")


@pytest.mark.data
def test_point_15_the_horses_are_30_and_25_are_the_mares():
    horses = labels("Q-horses-2022")["RU"]
    assert "30 head" in horses
    assert "25" not in horses
    assert "five stallions and 25 mares" in panel("Q-horses-2022~RU")


# -- the page ------------------------------------------------------------------------------------------------------


def test_a_denial_that_became_an_admission_says_both():
    assert labels("Q-E090", "")["RU"] == "Russia acknowledges, 26 April 2025; again 3 September 2025; denied it before"
    before = labels("Q-E090", "show=all&as_of=2025-04-25")["RU"]
    assert before.startswith("Russia denies, 10 October 2024")
    assert "acknowledge" not in before


def test_nothing_later_than_the_day_is_named():
    said = words(shown("as_of=2024-10-20&show=all"))
    for later in ("NATO", "Kursk Oblast is fully retaken", "1,005 m", "acknowledges, 26 April", "Novichenko", "MSMT"):
        assert later not in said, later
    assert "known by 24 October 2024" not in said


def test_a_cell_that_is_not_known_yet_gives_nothing_away():
    said = panel("Q-kursk-retaken~RU", "as_of=2025-04-01")
    assert "Nothing was said of Q-kursk-retaken by 1 April 2025." in said
    assert "retaken by Russia" not in said


def test_the_panel_opens_with_the_partys_own_claims_and_then_the_others():
    said = panel("Q-kursk-retaken~UA")
    assert said.index("Ukraine denies, 26 April 2025") < said.index("The other parties") < said.rindex("Gerasimov")
    assert "Kursk Oblast is fully retaken by Russia" in said
    assert "Contested" in said or "say so; Ukraine" in said
    links = json.dumps(shown("cell=Q-kursk-retaken~UA"))
    assert '"to": "claim"' in links
    assert '"to": "event"' in links


def test_a_silence_that_is_opened_says_what_it_is():
    assert "Russia: silent. It speaks about this topic in these sources by the day" in panel("Q-killed-kursk~RU")
    assert "China: not searched. nothing" not in panel("Q-killed-kursk~CN")
    assert "China: not searched. Nothing said by the party on this topic stands in these sources by the day" in panel("Q-killed-kursk~CN")


def test_a_silent_member_of_a_joint_body_that_spoke_says_so():
    assert "It sits in Multilateral Sanctions Monitoring Team, which has a word on this sentence of its own." in panel("Q-rounds-2024~KR")
    assert "It sits in" not in panel("Q-killed-kursk~RU")
    assert "Monitoring Team" not in panel("Q-rounds-2024~KR", "as_of=2025-05-01")


def test_a_whole_row_can_be_opened():
    assert "What each party says" in panel("Q-kursk-retaken")


def test_the_legend_tells_the_two_silences_apart_and_says_what_all_is_derived_from():
    said = words(shown())
    for part in ("silent : speaks about this topic", "so that its silence says nothing", "derived from the claims in this dataset"):
        assert part in said


@pytest.mark.slow
def test_the_bars_selection_and_the_pages_own_parameters_apply():
    assert set(rows("topic=casualties")) <= set(rows("show=all"))
    assert set(rows("group=memory&show=all")) < set(rows("show=all"))
    assert len(rows("topic=bridge")) == claims_page.MOST + 1, "and the one that is contested"
    assert len(rows("topic=bridge&show=all")) == 60
    assert len(rows("show=all")) == len(DATA.tables["propositions"])
    assert len(rows("show=contested")) == 14
    assert len(rows()) < 60


def test_bad_parameters_are_named():
    problems = context("claims?cell=Q-nope~RU&topic=x&show=1").link.problems
    assert len(problems) == 3
    assert "is not an id of propositions" in " ".join(problems)
    assert "is not an id of parties" in context("claims?cell=Q-E024~XX").link.problems[0]


def test_a_selection_without_claims_gets_a_sentence():
    said = words(shown("as_of=1950-01-01"))
    assert "Nothing is said of the selected events" in said
    assert "Propositions by parties" not in said


def test_a_topic_where_nothing_is_contested_gets_a_sentence():
    assert "Nothing here is contested" in words(shown("topic=tourism&show=contested"))


def test_an_empty_dataset_gets_a_sentence(tmp_path):
    assert "Nothing is said" in words(shown(dataset=build.dataset(tmp_path / "empty")))


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
