"""The status rule as tables: who said what when, and how a question stands on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.record_details import claim_details
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.vocabulary import STANDINGS, STATUSES
from dashboard.wording.status_words import status_sentence
from dashboard.wording.vocabulary_words import status_label
from tests import build, datasets
from tests.examples import examples

RULE = [
    # stances, kind, participants, day, status
    ([("KR", "asserts", "2025-02-01")], "fact", "KP;RU", "2025-03-01", "claimed"),
    ([("KR", "estimates", "2025-02-01"), ("US", "estimates", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "claimed"),
    ([("KR", "asserts", "2025-02-01"), ("US", "asserts", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "corroborated"),
    ([("KR", "asserts", "2025-02-01"), ("MSMT", "asserts", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "claimed"),
    ([("KR", "asserts", "2025-02-01"), ("RU", "denies", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "contested"),
    ([("KR", "estimates", "2025-02-01"), ("RU", "denies", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "contested"),
    ([("RU", "denies", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "denied"),
    ([("RU", "asserts", "2025-02-02"), ("RU", "retracts", "2025-02-03")], "fact", "KP;RU", "2025-03-01", "denied"),
    ([("RU", "asserts", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "self_reported"),
    ([("RU", "asserts", "2025-02-02"), ("KP", "acknowledges", "2025-02-03")], "fact", "KP;RU", "2025-03-01", "self_reported"),
    ([("RU", "asserts", "2025-02-02"), ("KR", "asserts", "2025-02-03")], "fact", "KP;RU", "2025-03-01", "confirmed"),
    ([("KR", "asserts", "2025-02-02"), ("MSMT", "asserts", "2025-02-03")], "fact", "KR", "2025-03-01", "self_reported"),
    ([("RU", "asserts", "2025-02-02")], "act", "RU", "2025-03-01", "on_record"),
    ([("RU", "asserts", "2025-02-02"), ("KP", "asserts", "2025-02-03")], "act", "RU;KP", "2025-03-01", "on_record"),
    ([("RU", "asserts", "2025-02-02"), ("KR", "asserts", "2025-02-03")], "act", "RU", "2025-03-01", "confirmed"),
    ([("KR", "asserts", "2025-02-02"), ("MSMT", "asserts", "2025-02-03")], "act", "KR", "2025-03-01", "on_record"),
    ([("RU", "asserts", "2025-02-02"), ("KR", "denies", "2025-02-03")], "act", "RU", "2025-03-01", "contested"),
    ([("RU", "asserts", "2025-02-02"), ("RU", "retracts", "2025-02-03")], "act", "RU", "2025-03-01", "denied"),
    ([("RU", "plans:2025-06-19", "2025-02-02")], "act", "RU", "2025-06-20", "overdue"),
    ([("KR", "asserts", "2025-02-02")], "act", "RU", "2025-03-01", "claimed"),
    ([("KR", "asserts", "2025-02-02"), ("US", "asserts", "2025-02-03")], "act", "RU", "2025-03-01", "corroborated"),
    ([("RU", "asserts", "2025-02-02")], "statement", "RU", "2025-03-01", "on_record"),
    ([("RU", "asserts", "2025-02-02"), ("KR", "asserts", "2025-02-03")], "statement", "RU", "2025-03-01", "on_record"),
    (
        [("RU", "asserts", "2025-02-02"), ("KR", "asserts", "2025-02-03"), ("US", "asserts", "2025-02-03")],
        "statement",
        "RU",
        "2025-03-01",
        "on_record",
    ),
    ([("KR", "asserts", "2025-02-02")], "statement", "RU", "2025-03-01", "claimed"),
    ([("RU", "asserts", "2025-02-02"), ("KR", "denies", "2025-02-03")], "statement", "RU", "2025-03-01", "contested"),
    ([("RU", "acknowledges", "2025-02-02")], "fact", "RU", "2025-03-01", "self_reported"),
    ([("RU", "acknowledges", "2025-02-02")], "act", "RU", "2025-03-01", "on_record"),
    (
        [("RU", "denies", "2025-02-01"), ("RU", "acknowledges", "2025-02-05"), ("KR", "asserts", "2025-01-05")],
        "fact",
        "KP;RU",
        "2025-03-01",
        "confirmed",
    ),
    ([("RU", "plans:2025-06-19", "2025-02-02")], "fact", "KP;RU", "2025-03-01", "planned"),
    ([("RU", "plans:2025-06-19", "2025-02-02")], "fact", "KP;RU", "2025-06-19", "planned"),
    ([("RU", "plans:2025-06-19", "2025-02-02")], "fact", "KP;RU", "2025-06-20", "overdue"),
    ([("RU", "plans:2025-06-19", "2025-02-02"), ("KP", "plans:2025-06/2025-08", "2025-02-01")], "fact", "KP;RU", "2025-06-20", "overdue"),
    ([("RU", "plans:2025-06-19", "2025-02-02"), ("RU", "plans:2025-06/2025-08", "2025-02-03")], "fact", "KP;RU", "2025-06-20", "overdue"),
    ([("RU", "plans:2025-06/2025-08", "2025-02-02"), ("RU", "plans:2025-06-19", "2025-02-03")], "fact", "KP;RU", "2025-06-20", "overdue"),
    ([("RU", "plans:2025-06-19", "2025-02-02"), ("RU", "plans:2025-09", "2025-06-25")], "fact", "KP;RU", "2025-06-30", "planned"),
    ([("RU", "plans:2025-06-19", "2025-02-02"), ("csis", "estimates:2025-05", "2025-02-03")], "fact", "KP;RU", "2025-06-01", "planned"),
    ([("csis", "estimates:2025-05", "2025-02-03")], "fact", "KP;RU", "2025-06-01", "claimed"),
    ([("RU", "plans:2025-06-19", "2025-02-02"), ("RU", "asserts", "2025-06-18")], "fact", "KP;RU", "2025-07-01", "self_reported"),
    ([("KR", "asserts", "2025-02")], "fact", "KP;RU", "2025-02-27", None),
    ([("KR", "asserts", "2025-02")], "fact", "KP;RU", "2025-02-28", "claimed"),
]


def status(dataset: Dataset, day: date) -> str | None:
    found = known_on(dataset, day).propositions
    return found["status"].iloc[0] if len(found) else None


@pytest.mark.slow
@pytest.mark.parametrize(("stances", "kind", "participants", "day", "expected"), RULE)
def test_rule(tmp_path, stances, kind, participants, day, expected):
    dataset = build.dataset(tmp_path, **build.question(stances, kind=kind, participants=participants))
    assert status(dataset, date.fromisoformat(day)) == expected


@pytest.mark.slow
def test_sentence_names_every_party_and_day(tmp_path):
    stances = [("RU", "asserts", "2025-04-26"), ("UA", "denies", "2025-04-26"), ("KP", "asserts", "2025-04-28")]
    dataset = build.dataset(tmp_path, **build.question(stances))
    said = status_sentence(known_on(dataset, date(2025, 4, 29)).propositions["reason"].iloc[0])
    assert said == "Contested. Russia (26 April 2025) and North Korea (28 April 2025) say so; Ukraine (26 April 2025) denies it."


def test_overdue_sentence_names_the_wider_target_beside_it(tmp_path):
    stances = [("RU", "plans:2026-06-19", "2026-04-21"), ("KP", "plans:2026-06/2026-08", "2026-04-06")]
    dataset = build.dataset(tmp_path, **build.question(stances, date="2026-09-07"))
    said = status_sentence(known_on(dataset, date(2026, 6, 20)).propositions["reason"].iloc[0])
    assert said == (
        "Overdue. 19 June 2026, announced by Russia (21 April 2026); that is past, and nobody says that it happened."
        " Beside it stands June to August 2026, announced by North Korea (6 April 2026)."
    )


def test_the_vaguer_target_of_the_same_party_stands_beside_the_missed_one(tmp_path):
    stances = [("RU", "plans:2026-06/2026-08", "2026-04-06"), ("RU", "plans:2026-06-19", "2026-04-21")]
    dataset = build.dataset(tmp_path, **build.question(stances, date="2026-09-07"))
    said = status_sentence(known_on(dataset, date(2026, 6, 20)).propositions["reason"].iloc[0])
    assert "Overdue. 19 June 2026" in said
    assert "Beside it stands June to August 2026, announced by Russia (6 April 2026)." in said
    assert "Beside" not in status_sentence(known_on(dataset, date(2026, 9, 1)).propositions["reason"].iloc[0])


def test_of_several_wider_targets_the_newest_that_leaves_a_later_day_open_stands_beside_the_missed_one(tmp_path):
    stances = [("RU", "plans:2026", "2025-09-05"), ("RU", "plans:2026-06/2026-08", "2025-04-30")]
    stances += [("RU", "plans:2026-06/2026-08", "2026-04-06"), ("RU", "plans:2026-06-11/2026-06-20", "2026-04-21")]
    stances += [("RU", "plans:2026-06-19", "2026-06-18")]
    dataset = build.dataset(tmp_path, **build.question(stances, date="2026-09-07"))
    said = status_sentence(known_on(dataset, date(2026, 6, 20)).propositions["reason"].iloc[0])
    assert said.endswith("Beside it stands June to August 2026, announced by Russia (6 April 2026).")


def test_a_target_of_less_than_the_whole_says_what_it_covers(tmp_path):
    asked = build.question([("RU", "plans:2026-12-31", "2025-02-03")], date="2026-09-07")
    asked["claims"][0]["period"] = "end of works"
    said = status_sentence(known_on(build.dataset(tmp_path, **asked), date(2025, 3, 1)).propositions["reason"].iloc[0])
    assert said == "Planned. 31 December 2026 (end of works), announced by Russia (3 February 2025)."


@pytest.mark.slow
def test_the_corroborated_sentence_names_the_silent_participants(tmp_path):
    dataset = build.dataset(tmp_path, **build.question([("UA", "asserts", "2025-01-02"), ("US", "asserts", "2025-01-03")]))
    said = status_sentence(known_on(dataset, date(2025, 2, 1)).propositions["reason"].iloc[0])
    assert "United States (3 January 2025), independently of each other. " in said
    assert said.endswith("These sources hold no word of North Korea and Russia on it by this day.")


def test_m12_a_participant_who_is_heard_is_not_said_to_be_silent(tmp_path):
    said = [("UA", "asserts", "2025-01-02"), ("US", "asserts", "2025-01-03"), ("RU", "retracts", "2025-01-03")]
    sentence = status_sentence(known_on(build.dataset(tmp_path, **build.question(said)), date(2025, 2, 1)).propositions["reason"].iloc[0])
    assert sentence.endswith("These sources hold no word of North Korea on it by this day.")


def late_denial() -> Dataset:
    asked = build.question([("UA", "asserts", "2025-01-02"), ("US", "asserts", "2025-01-03"), ("RU", "denies", "2025-03-05")])
    asked["claims"][2]["made_on_basis"] = "no_later_than"
    return build.unchecked(**asked)


def test_m12_a_denial_of_unknown_day_gives_nothing_away_and_no_silence_is_made_up():
    said = status_sentence(known_on(late_denial(), date(2025, 2, 1)).propositions["reason"].iloc[0])
    assert "March" not in said
    assert "not by" not in said
    assert "no word of North Korea and Russia on it by this day" in said


def test_m12_whoever_counts_claims_of_unknown_day_from_their_event_is_told_of_the_denial_that_has_none():
    said = status_sentence(known_on(late_denial(), date(2025, 2, 1), "event").propositions["reason"].iloc[0])
    assert said.startswith("Corroborated. ")
    assert said.endswith(" A denial by Russia is known from 5 March 2025 at the latest, and may be older than this day.")
    after = status_sentence(known_on(late_denial(), date(2025, 3, 5), "event").propositions["reason"].iloc[0])
    assert after.startswith("Contested. ")
    assert after.count("5 March 2025 at the latest") == 1


@pytest.mark.parametrize(
    ("kind", "more", "standing", "said"),
    [
        ("act", (), "act_on_record", "Act on record. Published by Russia (2 January 2025); by nobody independent so far."),
        (
            "statement",
            ("KR",),
            "statement_on_record",
            "Statement on record. Published by Russia (2 January 2025), reported by South Korea (3 January 2025)."
            " Whether what was said is so is judged apart.",
        ),
    ],
)
def test_what_is_on_record_is_counted_and_said_by_its_kind(tmp_path, kind, more, standing, said):
    stances = [("RU", "asserts", "2025-01-02"), *((party, "asserts", "2025-01-03") for party in more)]
    dataset = build.dataset(tmp_path, **build.question(stances, kind=kind, participants="RU"))
    event = known_on(dataset, date(2025, 2, 1)).events.iloc[0]
    assert (event["status"], event["main_kind"], event["standing"], status_sentence(event["reason"])) == ("on_record", kind, standing, said)


def test_of_one_status_there_is_one_label_and_one_look():
    assert len(set(map(status_label, STANDINGS))) == len(STANDINGS)
    assert len({(look.light, look.dash) for look in STANDINGS.values()}) == len(STANDINGS)
    assert {status for status in STATUSES if status not in STANDINGS} == {"on_record"}


def test_of_a_party_that_is_no_one_voice_the_claimant_is_named(tmp_path):
    parties = [*build.PARTIES, {"party_id": "press", "name": "Other press", "short_name": "press", "kind": "media"}]
    asked = build.question([("press", "asserts", "2025-01-02")])
    asked["claims"][0]["claimant"] = "Kyiv Post"
    said = status_sentence(known_on(build.dataset(tmp_path, parties=parties, **asked), date(2025, 2, 1)).propositions["reason"].iloc[0])
    assert "Said by Kyiv Post (2 January 2025)" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("published", "basis", "shown"),
    [
        ("2025-03-10", "stated", "2025-03-10"),
        ("2025-03-10", "no_later_than", "2025-03-10"),  # a day is a day: a claim that is dated earlier does not bring it forward
        ("2025-03", "stated", "2025-03-31"),
        ("2025", "publication", "2025-03-05"),  # whoever dated the claim by this source had it by then
        ("", "stated", "2025-03-05"),
    ],
)
def test_a_source_shows_from_the_last_day_of_its_date(tmp_path, published, basis, shown):
    asked = build.question([("RU", "asserts", "2025-03-05")])
    asked["claims"][0]["made_on_basis"] = basis
    asked["sources"][0]["publication_date"] = published
    dataset = build.dataset(tmp_path, **asked)
    days = [date(2025, 3, d) for d in range(5, 32)]
    seen = [d for d in days if len(known_on(dataset, d).sources)]
    assert seen[0] == date.fromisoformat(shown)
    assert claim_details(known_on(dataset, seen[0]), "C0")["no_source_yet"] is False
    before = [d for d in days if d < seen[0]]
    assert [claim_details(known_on(dataset, d), "C0")["no_source_yet"] for d in before] == [True] * len(before)


def test_a_planned_event_shows_its_target_and_not_the_later_day(tmp_path):
    stances = [("RU", "plans:2026-06-19", "2026-04-21"), ("RU", "asserts", "2026-09-07")]
    dataset = build.dataset(tmp_path, **build.question(stances, date="2026-09-07"))
    assert known_on(dataset, date(2026, 5, 1)).events["date"].tolist() == ["2026-06-19"]
    assert known_on(dataset, date(2026, 9, 7)).events["date"].tolist() == ["2026-09-07"]


DAYS = st.dates(date(2025, 1, 1), date(2025, 3, 31))
STANCE = st.sampled_from(
    ["asserts", "acknowledges", "denies", "estimates", "retracts", "plans:2025-02-10", "plans:2025-02", "plans:2025-03-05"]
)
STANCES = st.lists(
    st.tuples(st.sampled_from([p["party_id"] for p in build.PARTIES]), STANCE, DAYS.map(date.isoformat)), min_size=1, max_size=8
)


def loaded(stances) -> Dataset:
    return build.unchecked(**build.question(stances))


@pytest.mark.slow
@examples(40)
@given(STANCES, DAYS)
def test_a_later_claim_never_changes_an_earlier_day(stances, day):
    before = [s for s in stances if s[2] <= day.isoformat()]
    if before:
        assert status(loaded(stances), day) == status(loaded(before), day)


@pytest.mark.slow
@examples(40)
@given(STANCES, DAYS, st.randoms())
def test_the_order_of_rows_does_not_matter(stances, day, random):
    mixed = stances[:]
    random.shuffle(mixed)
    assert status(loaded(stances), day) == status(loaded(mixed), day)


@pytest.mark.slow
@examples(40)
@given(st.lists(st.tuples(STANCE, DAYS.map(date.isoformat)), min_size=1, max_size=6), st.sampled_from(["KP", "KR", "MSMT"]), DAYS)
def test_one_party_never_confirms_or_corroborates_itself(said, party, day):
    found = status(loaded([(party, stance, when) for stance, when in said]), day)
    assert found not in ("confirmed", "corroborated", "contested")


@pytest.mark.slow
def test_claimants_of_one_kind_speak_each_for_itself_and_are_not_independent_of_each_other(tmp_path):
    asked = build.question([("P", "asserts", "2025-01-02"), ("P", "denies", "2025-01-03"), ("P", "asserts", "2025-01-04")])
    for claim, who in zip(asked["claims"], ("One paper", "Another paper", "A third"), strict=True):
        claim["claimant"] = who
    parties = [*build.PARTIES, {"party_id": "P", "name": "Other press", "kind": "media"}]
    dataset = build.dataset(tmp_path, parties=parties, **asked)
    assert status(dataset, date(2025, 1, 2)) == "claimed"
    said = status_sentence(known_on(dataset, date(2025, 2, 1)).propositions["reason"].iloc[0])
    assert said == "Contested. One paper (2 January 2025) and A third (4 January 2025) say so; Another paper (3 January 2025) denies it."
    both = build.dataset(
        tmp_path / "both", parties=parties, **{t: [r for r in rows if r.get("claim_id") != "C1"] for t, rows in asked.items()}
    )
    assert status(both, date(2025, 2, 1)) == "claimed"


def test_what_rests_on_weak_evidence_alone_says_so(tmp_path):
    asked = build.question([("UA", "asserts", "2025-01-02"), ("US", "asserts", "2025-01-03")])
    for claim in asked["claims"]:
        claim["evidence_strength"] = "C"
    said = status_sentence(known_on(build.dataset(tmp_path, **asked), date(2025, 2, 1)).propositions["reason"].iloc[0])
    assert said.endswith(". All of it is on weak evidence (C).")


@pytest.mark.data
def test_an_unnamed_speaker_is_named_as_such_beside_a_wider_target_of_another():
    told = known_on(datasets.dataset(datasets.SHIPPED), date(2026, 6, 20)).propositions
    said = status_sentence(told.set_index("proposition_id").loc["Q-E024", "reason"])
    assert "19 June 2026, announced by someone whom NK Pro does not name (18 June 2026); that is past" in said
    assert "Beside it stand June to August 2026, announced by Russia (6 April 2026)" in said
