"""The matrix: its rows and columns in their order, every standing claim in one cell, and two kinds of silence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.claims.claim_matrix import PRECEDENCE, Matrix, claim_matrix
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.vocabulary import STANCES
from tests import build, datasets, world
from tests.examples import examples

DATA = datasets.dataset()
DAY = date(2026, 11, 23)


def of(stances, day=DAY, **more) -> Matrix:
    """Return the matrix of one proposition."""
    found = build.unchecked(**build.question(stances, **more))
    return claim_matrix(known_on(found, day), {"E1"})


def cell(stances, party, day=DAY, **more):
    return of(stances, day, **more).rows[0]["cells"][party]


def real(day=DAY, **how) -> Matrix:
    knowledge = known_on(DATA, day)
    return claim_matrix(knowledge, set(knowledge.events["event_id"]), **how)


def test_a_party_that_changed_its_word_shows_the_new_one_its_day_and_the_old_one():
    found = cell([("RU", "denies", "2025-01-05"), ("RU", "acknowledges", "2025-04-26"), ("RU", "acknowledges", "2025-09-03")], "RU")
    assert (found["stance"], found["said"], found["again"], found["before"]) == (
        "acknowledges",
        "2025-04-26",
        "3 September 2025",
        ["denies"],
    )
    assert found["current"] == ["C2"]
    assert found["claims"] == ["C0", "C1", "C2"]


def test_on_the_day_before_it_the_new_word_is_not_there():
    found = cell([("RU", "denies", "2025-01-05"), ("RU", "acknowledges", "2025-04-26")], "RU", date(2025, 4, 25))
    assert (found["stance"], found["before"]) == ("denies", [])


def test_to_assert_and_to_admit_is_one_side():
    found = cell([("RU", "asserts", "2025-01-05"), ("RU", "acknowledges", "2025-04-26")], "RU")
    assert (found["said"], found["before"]) == ("2025-01-05", [])


def test_a_stance_on_the_truth_outweighs_a_plan_that_stands_beside_it():
    found = cell([("RU", "plans:2026-06-19", "2025-04-30"), ("RU", "asserts", "2026-09-07")], "RU", kind="fact")
    assert (found["stance"], found["beside"]) == ("asserts", ["plans"])


def test_numbers_that_came_before_and_those_of_the_same_day_are_told_apart():
    tables = build.question([("RU", "estimates", d) for d in ("2025-03-01", "2025-04-30", "2025-04-30")], kind="number")
    tables["claims"] = [c | {"best": n, "unit": "m"} for c, n in zip(tables["claims"], ("800", "850", "1005"), strict=True)]
    data = build.unchecked(**tables)
    found = claim_matrix(known_on(data, DAY), {"E1"}).rows[0]["cells"]["RU"]
    assert (found["quantity"], found["also"], found["before"]) == ("1,005 m", ["850 m"], ["800 m"])


def test_silent_is_who_speaks_on_the_topic_and_not_searched_who_does_not():
    tables = build.question([("RU", "asserts", "2025-02-01")])
    tables["propositions"] += [
        {"proposition_id": "Q2", "event_id": "E1", "statement": "Two."},
        {"proposition_id": "Q3", "event_id": "E1", "statement": "Three.", "topic": "arms"},
    ]
    for i, (proposition, party) in enumerate([("Q2", "UA"), ("Q3", "KR")], 5):
        tables["claims"].append({"claim_id": f"C{i}", "proposition_id": proposition, "party_id": party, "made_on": "2025-03-01"})
    data = build.unchecked(**tables)
    cells = claim_matrix(known_on(data, DAY), {"E1"}).rows
    first = next(row for row in cells if row["proposition_id"] == "Q-E1")["cells"]
    assert first["UA"] == {"silence": "silent"}
    assert first["KR"] == {"silence": "unsearched"}
    earlier = claim_matrix(known_on(data, date(2025, 2, 15)), {"E1"})
    assert [p["party_id"] for p in earlier.parties] == ["RU"], "a party that has not spoken by the day has no column"


def test_rows_stand_contested_first_then_by_precedence_then_by_the_day_last_spoken_about():
    found = real()
    assert [row["status"] for row in found.groups[0][2]] == ["contested"] * found.contested
    last = known_on(DATA, DAY).claims.groupby("proposition_id")["known_on"].max()
    for _, _, rows, _ in found.groups:
        keys = [(PRECEDENCE.index(row["status"]), -last[row["proposition_id"]].toordinal()) for row in rows]
        assert keys == sorted(keys)


def test_columns_begin_with_those_whom_it_is_about_then_by_number_of_claims():
    found = real()
    assert [p["party_id"] for p in found.parties[:3]] == ["XA", "XB", "caisson"]
    numbers = [p["n_claims"] for p in found.parties[3:]]
    assert numbers == sorted(numbers, reverse=True)
    assert all(numbers)


def test_a_topic_and_what_is_contested_can_be_asked_for_alone():
    assert {row["topic"] for row in real(topic="dam").rows} == {"dam"}
    assert {row["status"] for row in real(contested=True).rows} == {"contested"}
    assert len(real(topic="dam").rows) == real().counts["dam"]
    assert real(topic="travellers").contested == 0


def test_the_overview_keeps_what_most_parties_speak_about_and_all_that_is_contested():
    whole, few = real(), real(each=3)
    assert all(len(rows) <= 3 for code, _, rows, _ in few.groups if code != "contested")
    assert [n for *_, n in few.groups] == [n for *_, n in whole.groups]
    assert len(few.groups[0][2]) == whole.contested > 0
    losses = next(rows for code, _, rows, _ in few.groups if code == "victims")
    assert [row["proposition_id"] for row in losses] == ["Q-F11-gates", "Q-F11", "Q-F33"]


def test_what_a_claim_made_at_a_selected_event_is_about_comes_along():
    knowledge = known_on(DATA, DAY)
    ids = {row["proposition_id"] for row in claim_matrix(knowledge, {"F12"}).rows}
    assert ids == {"Q-F12", "Q-F11-gates"}, "what was said at it admits what another event's proposition says"


def test_places_are_those_that_it_is_about_and_not_where_it_was_said():
    row = next(row for row in real().rows if row["proposition_id"] == "Q-F12")
    assert {p["name"] for p in row["places"]} == {"High Orsa dam", "Lower terraces"}, "and not Ardenhall, where it was said"


def test_nothing_of_an_event_that_is_not_known_yet():
    early = real(date(2023, 1, 1))
    assert all(row["event_id"] in set(known_on(DATA, date(2023, 1, 1)).propositions["event_id"]) for row in early.rows)
    assert not {"Q-F11", "Q-F11-gates"} & {row["proposition_id"] for row in early.rows}
    assert "WATCH" not in {p["party_id"] for p in early.parties}


def test_an_empty_dataset_has_an_empty_matrix(tmp_path):
    empty = build.dataset(tmp_path / "empty")
    found = claim_matrix(known_on(empty, DAY), set())
    assert (found.groups, found.parties, found.counts, found.n, found.contested) == ([], [], {}, 0, 0)


@pytest.mark.parametrize("day", [date(2024, 10, 31), date(2025, 5, 1), DAY])
def test_every_standing_claim_is_in_exactly_one_cell(day):
    _check(DATA, day, set(known_on(DATA, day).events["event_id"]))


MADE_UP = st.lists(
    st.tuples(
        st.sampled_from(["KP", "RU", "UA", "KR", "MSMT"]), st.sampled_from(sorted(STANCES)), st.dates(date(2025, 1, 1), date(2025, 12, 31))
    ),
    min_size=1,
    max_size=9,
)


@pytest.mark.slow
@examples(60)
@given(MADE_UP, st.dates(date(2025, 1, 1), date(2026, 1, 31)))
def test_every_standing_claim_is_in_exactly_one_cell_whatever_is_said(said, day):
    stances = [(p, "plans:2026-06-19" if s == "plans" else s, d.isoformat()) for p, s, d in said]
    _check(build.unchecked(**build.question(stances)), day, {"E1"})


@examples(8)
@given(st.dates(date(2024, 1, 1), date(2026, 12, 1)), st.sets(st.integers(0, 39)))
def test_every_standing_claim_is_in_exactly_one_cell_of_a_made_up_world(day, some):
    _check(world.dataset(), day, {f"E{i:03}" for i in some})


def _check(data, day, events):
    knowledge = known_on(data, day)
    found = claim_matrix(knowledge, events)
    claims = knowledge.claims
    ids = {row["proposition_id"] for row in found.rows}
    cells = [claim for row in found.rows for c in row["cells"].values() for claim in c.get("current", ())]
    assert sorted(cells) == sorted(claims.loc[claims["current"] & claims["proposition_id"].isin(ids), "claim_id"])
    assert ids == set(knowledge.propositions.loc[knowledge.propositions["event_id"].isin(events), "proposition_id"]) | set(
        claims.loc[claims["event_id"].isin(events), "proposition_id"]
    )
    said = {c["claim_id"]: (c["proposition_id"], c["party_id"]) for c in claims.to_dict("records")}
    for row in found.rows:
        for party, c in row["cells"].items():
            assert all(said[claim] == (row["proposition_id"], party) for claim in c.get("claims", ()))
