"""Who is heard, counted on datasets so small that one can count along."""

from __future__ import annotations

from datetime import date

from dashboard.analysis.sources.attribution import (
    AttributionSummary,
    attribution_codes,
    attribution_summary,
    by_month,
    records_behind,
    single_speaker_propositions,
)
from dashboard.catalog.knowledge.known import known_on
from dashboard.wording.attribution_words import list_title, share_label, share_meaning
from tests import build

TODAY = date(2026, 1, 1)
NONE: tuple[str, ...] = ()


def heard(tables, day: date = TODAY) -> tuple[AttributionSummary, object]:
    data = build.unchecked(**tables)
    knowledge = known_on(data, day)
    return attribution_summary(knowledge, set(knowledge.events["event_id"])), data


def two(second: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    """Return one proposition of Russia's and Ukraine's, and a second one of Russia's alone, of an origin and evidence of its own."""
    tables = build.question([("RU", "asserts", "2025-01-01"), ("UA", "denies", "2025-02-01")])
    tables["claims"][1]["origin"] = "other"
    tables["propositions"].append({"proposition_id": "Q-2", "event_id": "E1"})
    tables["claims"].append({"claim_id": "C9", "proposition_id": "Q-2", "party_id": "RU", "made_on": "2025-03-01"} | second)
    tables["sources"].append({"source_id": "S9", "access": "not_opened", "url_seen": "false", "publication_date": "2025-06-01"})
    tables["claim_sources"].append({"claim_id": "C9", "source_id": "S9"})
    return tables


def test_one_sided_and_one_origin_are_of_all_propositions():
    found, _ = heard(two({}))
    assert (found.shares["one-party"].ids, found.shares["one-party"].of) == (("Q-2",), 2)
    assert found.shares["one-origin"].ids == ("Q-2",)
    assert single_speaker_propositions(found, "RU") == ("Q-2",)
    assert single_speaker_propositions(found, "UA") == NONE
    ru = found.parties.set_index("party_id").loc["RU"]
    assert (ru["claims"], ru["propositions"], ru["alone"], ru["asserts"]) == (2, 2, 1, 2)


def test_a_second_party_ends_one_sidedness_only_from_its_day():
    tables = build.question([("RU", "asserts", "2025-01-01"), ("UA", "denies", "2025-02-01")])
    assert heard(tables, date(2025, 1, 15))[0].shares["one-party"].n == 1
    assert heard(tables, date(2025, 2, 1))[0].shares["one-party"].n == 0


def test_weak_unopened_unseen_and_unsourced_claims():
    found, _ = heard(two({"evidence_strength": "C"}))
    assert found.shares["weak"].ids == ("Q-E1", "Q-2")[1:]
    assert found.shares["not-opened"].ids == ("C9",)
    assert "C9" in found.shares["not-seen"].ids
    early, _ = heard(two({}), date(2025, 4, 1))
    assert early.shares["no-source"].ids == ("C9",)
    assert early.shares["not-opened"].ids == NONE
    assert "S9" not in set(early.sources["source_id"])


def test_excerpts_at_best_needs_an_excerpt_and_no_full_reading():
    tables = two({})
    tables["sources"][1]["access"] = "excerpt"
    assert heard(tables)[0].shares["excerpt"].ids == ("Q-2",)
    tables["claim_sources"].append({"claim_id": "C9", "source_id": "S1"})
    assert heard(tables)[0].shares["excerpt"].ids == NONE


def test_every_code_has_its_list_and_no_other():
    found, data = heard(two({}))
    for code in attribution_codes(data):
        behind = records_behind(found, code)
        table, key = (found.claims, "claim_id") if behind.about == "claims" else (found.propositions, "proposition_id")
        assert list_title(behind) not in ("", behind.kind)
        assert set(behind.ids) <= set(table[key])
    assert all(share_label(code) != code != share_meaning(code) for code in found.shares)
    assert records_behind(found, "nix") is None


def test_months_count_claims_by_their_day_and_sources_by_publication():
    months = by_month(heard(two({}))[0])
    counted = {(str(m.date()), w): n for m, w, n in months.itertuples(index=False)}
    assert counted == {
        ("2025-01-01", "claims"): 1,
        ("2025-02-01", "claims"): 1,
        ("2025-03-01", "claims"): 1,
        ("2025-01-01", "sources"): 1,
        ("2025-06-01", "sources"): 1,
    }


def test_nothing_known_counts_nothing():
    found, _ = heard(two({}), date(1990, 1, 1))
    assert all((s.n, s.of) == (0, 0) for s in found.shares.values())
    assert by_month(found).empty
