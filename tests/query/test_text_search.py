"""What a text is found by, and what is looked for: numbers, initials, letters with figures, and words that are nearly right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.similar_words import SHORTEST_WORD
from dashboard.query.table.word_index import RowSearch
from dashboard.query.text_search import fold_text, index_words, search_terms, word_letters
from tests.text_rows import TextRows


def found(asked: str, *texts: str) -> list[str]:
    """Return the texts that hold all that is looked for."""
    held = search(texts)
    return [text for i, text in enumerate(texts) if all(held.holding(term)[i] for term in search_terms(asked))]


def search(texts: Sequence[str], ids: Sequence[str] = (), claims: Sequence[Sequence[str]] = ()) -> RowSearch:
    return RowSearch(TextRows(texts, ids, claims), np.arange(len(texts)), 0, "latest")


def nearest(asked: str, *texts: str) -> list[str]:
    return search(texts).nearest(index_words(asked)[0])


@pytest.mark.parametrize("asked", ["12000", "12,000", "12 000", "12\u00a0000", "12\u202f000"])
@pytest.mark.parametrize("text", ["12,000 men", "12 000 men", "12\u00a0000 men", "12\u202f000 men", "12000 men", "at most 12,000."])
def test_a_number_is_one_however_its_digits_are_grouped(asked, text):
    assert found(asked, text, "12 May, 3,000 men", "120 men") == [text]


def test_numbers_that_only_stand_side_by_side_are_found_by_each():
    assert found("500", "On 30 500 men came.") == ["On 30 500 men came."]
    assert found("30 500", "500 men on 30 May") == ["500 men on 30 May"]
    assert found("1000000", "1,000,000 shells", "1 000 000 shells") == ["1,000,000 shells", "1 000 000 shells"]


@pytest.mark.parametrize("asked", ["KN23", "KN-23", "kn\u201123", "KN 23", "kn2"])
@pytest.mark.parametrize("text", ["a KN-23", "the KN23s", "KN\u201123"])
def test_letters_with_figures_are_one_word_and_two(asked, text):
    assert found(asked, text, "a KN-15", "23 knots of 15") in ([text], [text, "23 knots of 15"])
    assert found("KN-23", "a KN-23", "KN-15") == ["a KN-23"]


def test_one_letter_with_a_figure_does_not_begin_everything():
    assert found("T-14", "a T-14", "14 tanks", "T14") == ["a T-14", "T14"]
    assert found("S400", "S-400", "400 soldiers") == ["S-400"]


@pytest.mark.parametrize("asked", ["U.S.", "u.s", "U.S.,"])
def test_initials_are_a_word_of_their_own(asked):
    assert found(asked, "A U.S. report", "The US said", "Ussuriysk", "used by us all", "S.U.") == [
        "A U.S. report",
        "The US said",
        "used by us all",
    ]
    assert found("us", "Ussuriysk") == ["Ussuriysk"], "as it is typed, a word is a beginning"


def test_what_belongs_to_an_event_is_found_by_its_id_alone():
    held = search(["E024 in a text", "", ""], ["E001", "E024", "E-to-kursk"], [[], [], ["C020"]])
    assert [held.holding(term).tolist() for term in search_terms("e024, (C020) E-to-Kursk")] == [
        [True, True, False],
        [False, False, True],
        [False, False, True],
    ]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Zelenskyy", "Zelensky"),
        ("나선", "라선"),
        ("Туманная", "Туманную"),
        ("Khasn", "Khasan"),
        ("missle", "missile"),
        ("Kusrk", "Kursk"),
        ("Hasan", "Khasan"),
        ("мостами", "мостов"),
    ],
)
def test_words_that_are_nearly_right_are_found_in_any_script(asked, near):
    others = ["bridge", "Pyongyang", "Москва", "평양", "soldiers"]
    assert nearest(asked, near, *others) == index_words(near)


@pytest.mark.parametrize("asked", ["abc", "12001", "qqqqqq", "bridges"])
def test_short_words_numbers_and_what_is_like_nothing_have_none(asked):
    assert nearest(asked, "abd", "12000", "ab", "Kursk", "brigands" if asked == "bridges" else "x") == []


def words(least: int) -> st.SearchStrategy[str]:
    """Draw words of one script each: a letter of another one, that takes more bytes, is not looked for."""
    return st.one_of(st.text("abcde", min_size=least, max_size=9), st.text("абвгд", min_size=least, max_size=9))


@given(st.lists(words(1), min_size=1, max_size=30), words(SHORTEST_WORD))
def test_the_nearest_are_those_that_a_plain_count_of_changes_finds(others, asked):
    found = search(others).nearest(asked)
    far = 2 if len(asked) >= 7 else 1
    close = sorted({(d, w) for w in others if (d := plainly(asked, w)) <= far})
    assert found[: len(close)] == [w for _, w in close][:5]
    assert all(plainly(asked, w) <= 2 * 3 for w in found)


def plainly(a: str, b: str) -> int:
    """Count the letters that must change, in the plainest way: two that changed places are one."""
    d = [[i + j if not i * j else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                d[i][j] = min(d[i][j], d[i - 2][j - 2] + 1)
    return d[-1][-1]


GROUPS = (("Ardenia", "the Upper Country", "아르데니아"), ("dam", "barrage"))


@pytest.mark.parametrize(
    ("asked", "text", "ways"),
    [
        ("ardenia", "ardenia", {("ardenia",), ("the", "upper", "country"), ("아르데니아",)}),
        ("The upper-country", "The upper-country", {("the", "upper", "country"), ("ardenia",), ("아르데니아",)}),
        ("upper country", "upper", {("upper",)}),
        ("barrage", "barrage", {("barrage",), ("dam",)}),
    ],
)
def test_a_name_is_found_by_its_synonyms(asked, text, ways):
    term = search_terms(asked, GROUPS)[0]
    folded = {tuple(fold_text(word) for word in way) for way in ways}
    assert (term.text, set(term.ways)) == (text, folded)


def test_the_words_about_a_name_are_terms_of_their_own():
    assert [term.text for term in search_terms("great the Upper Country dam 2024", GROUPS)] == ["great", "the Upper Country", "dam", "2024"]
    assert search_terms("a b", ()) == search_terms("a b")


def test_letters_and_ends_are_those_of_the_words():
    letters, ends = word_letters(["a", "мост", "라"])
    assert [letters[a:b].tobytes().decode() for a, b in zip([0, *ends], ends, strict=False)] == ["a", "мост", "라"]
