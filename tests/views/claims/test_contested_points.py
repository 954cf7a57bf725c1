"""What the Claims page says of the contested points of the shipped dataset."""

from __future__ import annotations

from functools import partial

import pytest

from tests.views.claims import matrix
from tests.views.pages import SHIPPED, words

pytestmark = [pytest.mark.data, pytest.mark.slow]
labels, panel, row, shown, the_matrix = (
    partial(asked, dataset=SHIPPED) for asked in (matrix.labels, matrix.panel, matrix.row, matrix.shown, matrix.the_matrix)
)


def test_point_1_the_lengths_of_the_bridge_stand_apart_by_what_they_measure():
    proper = labels("Q-bridge-length")
    assert proper["RU"] == "Russia estimates 1,005 m, 30 April 2025; also 850 m; before: 800 m"
    assert "1,300" not in str(proper)
    assert "1,300 m" in labels("Q-bridge-length-ramps")["csis"]
    assert "4,700 m" in labels("Q-crossing-length")["RU"]
    distance = labels("Q-distance-rail-bridge")
    assert [n for n in ("400 m", "415 m", "500 m") if n in str(distance)] == ["400 m", "415 m", "500 m"]


def test_point_2_the_lanes_of_the_checkpoint_differ_by_who_says_so():
    assert "10 lanes" in labels("Q-checkpoint-lanes")["RU"]
    assert "5 lanes" in labels("Q-checkpoint-lanes")["frontelligence"]
    assert {p: c["what"] for p, c in row("Q-checkpoint-cost")["cells"].items()} == {"RU": "40 million USD", "nknews": "173 million USD"}
    costs = {c["what"] for c in row("Q-bridge-cost")["cells"].values()}
    assert costs == {"100 million USD", "110 million USD", "115 million USD"}


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


def test_point_5_six_thousand_stands_with_two_parties_and_the_misread_caption_in_a_row_of_its_own():
    both = labels("Q-casualties-kursk")
    assert both["GB"].startswith("United Kingdom estimates at least 6,000 people, 15 June 2025")
    assert both["KR"].startswith("South Korea estimates 6,000 people, 9 to 15 February 2026")
    assert "caption" in row("Q-casualties-caption")["statement"]
    assert "2,000" not in str(both)


def test_point_6_troops_sent_holds_no_eighteen_thousand():
    sent = str(labels("Q-troops-sent"))
    assert "11,000 to 12,000 people" in str(labels("Q-troops-in-russia"))
    assert "11,000" not in sent
    assert "15,000 people" in sent
    assert "18,000" not in words(shown("topic=deployment&show=all"))


def test_point_7_further_troops_are_contested_and_open():
    assert row("Q-further-troops-2026", "")["status"] == "contested"
    said = labels("Q-further-troops-2026", "")
    assert said["KP"].startswith("North Korea denies, 19 August 2026")
    assert said["UA"].startswith("Ukraine asserts, 9 August 2026")
    assert labels("Q-further-troops-number") == {"UA": "Ukraine estimates 30,000 people, 25 July 2026; weak evidence"}
    assert labels("Q-further-troops-prepared")["UA"] == "Ukraine estimates 10,000 people, 28 September 2026"


def test_point_8_what_containers_could_hold_is_not_what_was_counted():
    capacity = row("Q-rounds-capacity")
    assert "could hold" in capacity["statement"]
    assert capacity["cells"]["KR"]["what"] == "at least 12 million rounds"
    assert row("Q-rounds")["cells"]["osc"]["what"] == "4.2 million to 5.8 million rounds"
    assert row("Q-rounds-2024")["cells"]["MSMT"]["what"] == "up to 9 million rounds"
    assert "12 million" not in str(row("Q-rounds"))


def test_point_9_nothing_that_russia_gives_in_return_shows_as_confirmed():
    returned = [r for g in the_matrix("topic=technology&show=all")["groups"] for r in g["rows"] if r["key"].startswith("Q-tech")]
    assert len(returned) >= 5
    assert {r["status"] for r in returned} == {"claimed"}
    assert not any("RU" in r["cells"] for r in returned), "Russia itself is silent on it"


def test_point_10_the_report_of_the_msmt_is_of_29_may():
    assert labels("Q-E082")["MSMT"].startswith("MSMT asserts, 29 May 2025")


def test_point_11_khasan_2023_the_monday_stands_in_a_row_of_its_own():
    assert "Monday 11 September 2023" in row("Q-khasan-2023-monday")["statement"]
    assert row("Q-khasan-2023-monday")["status"] == "claimed"
    assert "Tuesday 12 September" in panel("Q-E042~KP")


def test_point_12_matsegora_died_by_the_word_of_both_states():
    assert "November" not in row("Q-E063")["statement"]
    assert row("Q-E063")["status"] == "confirmed"
    assert not any(cell["weak"] for cell in row("Q-E063")["cells"].values())
    assert labels("Q-E063")["RU"].startswith("Russia asserts, 8 December 2025")


def test_point_13_the_museum_opened_on_the_26th_or_27th():
    assert "on 26 or 27 April 2026" in row("Q-E112")["statement"]


def test_point_14_guns_and_launchers_are_counted_together_and_the_other_reading_is_told():
    assert "long-range guns and rocket launchers" in row("Q-artillery-pieces")["statement"]
    assert "220 pieces" in labels("Q-artillery-pieces")["KR"]
    assert "170 mm" in panel("Q-artillery-pieces~KR")


def test_point_15_the_horses_are_30_and_25_are_the_mares():
    horses = labels("Q-horses-2022")["RU"]
    assert "30 head" in horses
    assert "25" not in horses
    assert "five stallions and 25 mares" in panel("Q-horses-2022~RU")
