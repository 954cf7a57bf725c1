"""Every code that the program computes with has its label and its meaning, and none is said of a code that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import pytest

from dashboard.analysis.claims.claim_matrix import SILENCES
from dashboard.catalog.schema import vocabulary
from dashboard.wording import vocabulary_words as words
from dashboard.wording.messages import CATALOGUE_FOLDER, ENGLISH
from tests import build

SAID: list[tuple[str, Callable[[str], str], Collection[str]]] = [
    ("vocabulary-status", words.status_label, vocabulary.STATUSES | vocabulary.STANDINGS),
    ("vocabulary-status-meaning", words.status_meaning, vocabulary.STATUSES | vocabulary.STANDINGS),
    ("vocabulary-dispute", words.dispute_label, vocabulary.DISPUTES),
    ("vocabulary-precision", words.precision_label, vocabulary.PRECISIONS),
    ("vocabulary-precision-meaning", words.precision_meaning, vocabulary.PRECISIONS),
    ("vocabulary-precision-drawn", words.precision_drawing, vocabulary.PRECISIONS),
    ("vocabulary-evidence", words.evidence_label, {"unknown"}),  # the grades A, B and C are their own labels
    ("vocabulary-evidence-meaning", words.evidence_meaning, vocabulary.EVIDENCE),
    ("vocabulary-stance", words.stance_label, {*vocabulary.STANCES, "coded"}),
    ("vocabulary-stance-meaning", words.stance_meaning, {*vocabulary.STANCES, "coded"}),
    ("vocabulary-claim", lambda stance: words.claim_words("Norland", stance, coded=False), {*vocabulary.STANCES, "coded"}),
    ("vocabulary-silence", words.silence_label, SILENCES),
    ("vocabulary-silence-meaning", words.silence_meaning, SILENCES),
    ("vocabulary-day-basis", words.day_basis_label, vocabulary.MADE_ON_BASES),
    ("vocabulary-day-basis-meaning", words.day_basis_meaning, vocabulary.MADE_ON_BASES),
    ("vocabulary-access", words.access_label, vocabulary.ACCESS),
    ("vocabulary-access-meaning", words.access_meaning, vocabulary.ACCESS),
    ("vocabulary-proposition-kind", words.proposition_kind_label, vocabulary.PROPOSITION_KINDS),
    ("vocabulary-place-role", words.place_role_words, vocabulary.PLACE_ROLES),
    ("vocabulary-actor-role", words.actor_role_words, vocabulary.ACTOR_ROLES),
]
MESSAGES = (CATALOGUE_FOLDER / ENGLISH / "vocabulary.ftl").read_text("utf-8")


@pytest.mark.parametrize(("name", "say", "codes"), SAID, ids=[name for name, *_ in SAID])
def test_a_vocabulary_has_words_for_each_of_its_codes_and_no_others(name: str, say: Callable[[str], str], codes: Collection[str]) -> None:
    (variants,) = re.findall(rf"^{name} = \{{ \$\w+ ->\n(.*?)^\}}", MESSAGES, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"^    \[(\w+)\]", variants, re.MULTILINE)) == set(codes)
    assert all(say(code) for code in codes)


def test_every_vocabulary_of_messages_is_compared_with_its_codes() -> None:
    assert {name for name, *_ in SAID} == set(re.findall(r"^(vocabulary-\S+) = \{ \$\w+ ->", MESSAGES, re.MULTILINE))


def test_what_a_dataset_says_is_coded() -> None:
    assert words.stance_label("asserts", coded=True) == words.stance_label("coded") == "coded"
    assert words.claim_words("The Quaybook", "estimates", coded=True) == "Coded by The Quaybook"
    assert words.claim_words("Norland", "denies", coded=False) == "Norland denies"


def test_a_group_has_its_own_label_and_those_without_a_colour_one_for_all() -> None:
    terms = build.VOCABULARIES
    code, term = next(iter(terms["group"].items()))
    assert (words.group_label(terms, code), words.group_meaning(terms, code)) == (term.label, term.words)
    assert words.group_label(terms, "other") == "Other"
