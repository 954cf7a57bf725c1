"""Every form of EDTF that data may use: the days it may lie in, its words, and of each that is not read why."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog import dates
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.dates import Span
from dashboard.catalog.edtf import BACKWARDS_ERROR, LEVEL_2, NO_DATE, OUTSIDE_CALENDAR
from dashboard.wording.fault_words import problem_reason
from tests import build

ALWAYS = "0001-01-01", "9999-12-31"
READ = [  # text, first day, last day, words
    # level 0
    ("2024-04-30", "2024-04-30", "2024-04-30", "30 April 2024"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024"),
    ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
    ("2024", "2024-01-01", "2024-12-31", "2024"),
    ("0001", "0001-01-01", "0001-12-31", "0001"),
    ("2024-01-01T10:00:00Z", "2024-01-01", "2024-01-01", "1 January 2024, 10:00 UTC"),
    ("2024-01-01T10:00:05", "2024-01-01", "2024-01-01", "1 January 2024, 10:00:05"),
    ("2024-01-01T23:30:00+09:00", "2024-01-01", "2024-01-01", "1 January 2024, 23:30 UTC+9"),
    ("2024-01-01T23:30:00-03:30", "2024-01-01", "2024-01-01", "1 January 2024, 23:30 UTC-3:30"),
    ("2024-01-01T10:00:00+08", "2024-01-01", "2024-01-01", "1 January 2024, 10:00 UTC+8"),
    ("2024-01-01T24:00:00Z", "2024-01-01", "2024-01-01", "1 January 2024, 24:00 UTC"),
    ("2024/2025", "2024-01-01", "2025-12-31", "2024 to 2025"),
    ("2024-01/2024-03", "2024-01-01", "2024-03-31", "January to March 2024"),
    ("2024-11/2025-02", "2024-11-01", "2025-02-28", "November 2024 to February 2025"),
    ("2024-05-04/2024-05-11", "2024-05-04", "2024-05-11", "4 to 11 May 2024"),
    ("2024-05-30/2024-06-02", "2024-05-30", "2024-06-02", "30 May to 2 June 2024"),
    ("2024-12-31/2025-01-02", "2024-12-31", "2025-01-02", "31 December 2024 to 2 January 2025"),
    ("2024-05/2024-06-02", "2024-05-01", "2024-06-02", "May 2024 to 2 June 2024"),
    ("2024-01-01/2024-01-01", "2024-01-01", "2024-01-01", "1 January 2024"),
    ("2024-04/2024-04", "2024-04-01", "2024-04-30", "April 2024"),
    # level 1
    ("2024?", "2024-01-01", "2024-12-31", "2024 (uncertain)"),
    ("2024-06~", "2024-06-01", "2024-06-30", "June 2024 (approximately)"),
    ("2024-06-11%", "2024-06-11", "2024-06-11", "11 June 2024 (approximately, uncertain)"),
    ("194X", "1940-01-01", "1949-12-31", "the 1940s"),
    ("190X", "1900-01-01", "1909-12-31", "some year from 1900 to 1909"),
    ("19XX", "1900-01-01", "1999-12-31", "some year from 1900 to 1999"),
    ("1XXX", "1000-01-01", "1999-12-31", "some year from 1000 to 1999"),
    ("194X~", "1940-01-01", "1949-12-31", "the 1940s (approximately)"),
    ("2024-XX", "2024-01-01", "2024-12-31", "some month of 2024"),
    ("2024-04-XX", "2024-04-01", "2024-04-30", "some day of April 2024"),
    ("2024-XX-XX", "2024-01-01", "2024-12-31", "some day of 2024"),
    ("2024-21", "2024-03-01", "2024-05-31", "spring 2024"),
    ("2024-22~", "2024-06-01", "2024-08-31", "summer 2024 (approximately)"),
    ("2024-23", "2024-09-01", "2024-11-30", "autumn 2024"),
    ("2023-24", "2023-12-01", "2024-02-29", "winter 2023"),
    ("2024~/2025", "2024-01-01", "2025-12-31", "2024 (approximately) to 2025"),
    ("2024/2025~", "2024-01-01", "2025-12-31", "2024 to 2025 (approximately)"),
    ("1984?/2004~", "1984-01-01", "2004-12-31", "1984 (uncertain) to 2004 (approximately)"),
    ("2024-05-04~/2024-05-11~", "2024-05-04", "2024-05-11", "4 to 11 May 2024 (both approximately)"),
    ("2024-05~/2024-08", "2024-05-01", "2024-08-31", "May 2024 (approximately) to August 2024"),
    ("2024-05/2024-08?", "2024-05-01", "2024-08-31", "May to August 2024 (uncertain)"),
    ("2024-02/..", "2024-02-01", ALWAYS[1], "from February 2024"),
    ("2024-02/", "2024-02-01", ALWAYS[1], "from February 2024 (end unknown)"),
    ("2024-02~/..", "2024-02-01", ALWAYS[1], "from February 2024 (approximately)"),
    ("../2024", ALWAYS[0], "2024-12-31", "until 2024"),
    ("/2024-05-04", ALWAYS[0], "2024-05-04", "until 4 May 2024 (start unknown)"),
    ("2024-21/2024-23", "2024-03-01", "2024-11-30", "spring 2024 to autumn 2024"),
    ("2024-06-XX/2024-07-03", "2024-06-01", "2024-07-03", "some day of June 2024 to 3 July 2024"),
    # of level 2
    ("2024-25", "2024-03-01", "2024-05-31", "spring 2024 (northern hemisphere)"),
    ("2024-29", "2024-09-01", "2024-11-30", "spring 2024 (southern hemisphere)"),
    ("2024-30", "2024-12-01", "2025-02-28", "summer 2024 (southern hemisphere)"),
    ("2024-33", "2024-01-01", "2024-03-31", "first quarter of 2024"),
    ("2024-36", "2024-10-01", "2024-12-31", "fourth quarter of 2024"),
    ("2024-38", "2024-05-01", "2024-08-31", "second third of 2024"),
    ("2024-41", "2024-07-01", "2024-12-31", "second half of 2024"),
    ("[2026-05-04..2026-05-11]", "2026-05-04", "2026-05-11", "some day from 4 to 11 May 2026"),
    ("[2024-01..2024-03]", "2024-01-01", "2024-03-31", "some month from January to March 2024"),
    ("[2024..2026]", "2024-01-01", "2026-12-31", "some year from 2024 to 2026"),
    ("[2024-12-30..2025-01]", "2024-12-30", "2025-01-31", "some day from 30 December 2024 to January 2025"),
    ("[2024,2026]", "2024-01-01", "2026-12-31", "2024 or 2026"),
    ("[1667,1668, 1670..1672]", "1667-01-01", "1672-12-31", "1667, 1668 or 1670 to 1672"),
]
NOT_READ = {
    NO_DATE: (
        *("", " ", "2024-02-30", "2023-02-29", "2024-13", "2024-00", "2024-05-00", "2024-04-31~", "2024-42", "2024-21-05", "2024-4-3"),
        *(
            "20240430",
            "199",
            "2024-001",
            "2024-W05",
            "2024-W05-1",
            "Y2024",
            "30.04.2024",
            "4/30/2024",
            "spring 2024",
            "unknown",
            "２０２４",
        ),
        *("2024-01-01T10:00", "2024-01-01T25:00:00Z", "2024-02-30T10:00:00Z", "2024-01-01T10:00:00Z/2024-01-02T10:00:00Z"),
        *("/", "..", "../..", "../", "/..", "2024/2025/2026", "2024-04-30 ", "2024\n", "[]", "[", "[2024", "2024]", "[2024..2025..2026]"),
    ),
    BACKWARDS_ERROR: ("2025/2024", "2024-05-11/2024-05-04", "2024-06/2024-05~", "[2026..2024]"),
    LEVEL_2: (
        *("Y17E7", "Y-17E7", "1950S2", "Y171010000S3", "?2024-06", "2024-?06", "2024?-06-11", "2024-06~-11", "2024-06-~01/2024-06-~20"),
        *("156X-12-25", "15XX-12", "1560-XX-25", "XXXX-12-XX", "XXXX", "2024-1X", "2024-04-1X", "201X-04"),
        *("[..2024]", "[2024..]", "{2024,2025}", "{1960..1970}", "[2024~..2025]", "[2024-21..2024-23]"),
    ),
    OUTSIDE_CALENDAR: (
        "Y170000002",
        "Y-170000002",
        "Y20240",
        "-1985",
        "-0043-03-15",
        "0000",
        "0000-05",
        "000X",
        "00XX",
        "-2024/2024",
        "9999-24",
    ),
}


@pytest.mark.parametrize(("text", "first", "last", "words"), READ)
def test_a_form_is_read_and_said(text, first, last, words):
    span = dates.parse_span(text)
    assert (span.start.isoformat(), span.end.isoformat(), dates.date_words(text)) == (first, last, words)
    assert (span.open_start, span.open_end) == (text.startswith(("/", "..")), text.endswith(("/", "..")))
    assert span.approximate is any(mark in text for mark in "~?%")


@pytest.mark.parametrize(("text", "fault"), [(text, fault) for fault, texts in NOT_READ.items() for text in texts])
def test_what_is_not_read_is_named_for_what_it_is_and_shown_as_it_stands(text, fault):
    with pytest.raises(ValueError, match=r".") as refused:
        dates.parse_span(text)
    assert str(refused.value) == fault
    assert dates.date_words(text) == text


@pytest.mark.parametrize(
    ("text", "is_vague"),
    [
        ("2025-04-30", False),
        ("2025-04-30/2025-05-02", False),
        ("2025-04-30/..", False),
        ("2025-04-30T10:00:00Z", False),
        ("2025-04-30/", True),
        ("2026-06-01~", True),
        ("2026-06-01/2026-06-05?", True),
        ("2026-05/2026-08-02", True),
        ("2024-10", True),
        ("2025", True),
        ("2024-04-XX", True),
        ("[2026-05-04..2026-05-11]", True),
    ],
)
def test_what_is_less_sure_than_a_day_is_vague(text, is_vague):
    assert dates.parse_span(text).vague is is_vague


# The library ends a winter with its December, makes ten years of an open end, and has no day for some of the others.
OTHERWISE = {"2023-24", "2024-30", "2024-04-XX", "2024-22~", "194X~", "[2024-12-30..2025-01]", "2024-06-XX/2024-07-03"}
OTHERWISE |= {"2024/2025~", "1984?/2004~", "2024-05/2024-08?"}


@pytest.mark.slow
@pytest.mark.parametrize("text", [text for text, *days, _ in READ if not {*days} & {*ALWAYS} and text not in OTHERWISE])
def test_the_edtf_library_reads_the_same_days(text):
    found, span = parse_edtf(text), dates.parse_span(text)
    assert (tuple(found.lower_strict()[:3]), tuple(found.upper_strict()[:3])) == (span.start.timetuple()[:3], span.end.timetuple()[:3])


DAYS = st.dates().map(date.isoformat)
DATES = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10)))  # a year, a month, a day
PAIRS = st.tuples(DATES, DATES)
COMMON = DATES | st.builds(str.__add__, DATES, st.sampled_from("~?%")) | PAIRS.map("/".join)
COMMON |= st.tuples(DAYS, DAYS).map(sorted).map(lambda days: "[{}..{}]".format(*days))


@pytest.mark.slow
@settings(max_examples=40)  # the library takes up to a tenth of a second for one
@given(COMMON)
def test_the_edtf_library_reads_the_same_days_of_every_common_form(text):
    found = parse_edtf(text)
    theirs = tuple(found.lower_strict()[:3]), tuple(found.upper_strict()[:3])
    if theirs[0] > theirs[1]:
        assert dates.date_fault(text) == BACKWARDS_ERROR
    else:
        span = dates.parse_span(text)
        assert (span.start.timetuple()[:3], span.end.timetuple()[:3]) == theirs


@pytest.mark.parametrize("year", ["1900", "2000", "2023", "2024"])
def test_the_edtf_library_reads_the_same_days_of_every_month(year):
    for text in (f"{year}-{month:02}" for month in range(1, 13)):
        assert tuple(parse_edtf(text).upper_strict()[:3]) == dates.parse_span(text).end.timetuple()[:3]


@given(PAIRS, st.sampled_from(("", *"~?%")), st.sampled_from(("", *"~?%")))
def test_a_mark_moves_no_day_of_an_interval(pair, first, last):
    plain, marked = "/".join(pair), f"{pair[0]}{first}/{pair[1]}{last}"
    assert dates.date_fault(marked) == dates.date_fault(plain)
    if not dates.date_fault(plain):
        assert dates.parse_span(marked)[:2] == dates.parse_span(plain)[:2]
        assert dates.parse_span(marked).approximate is bool(first or last)


@given(st.text(alphabet="0123456789-/.X~?%[],TZ:YES {}+", max_size=24))
def test_a_text_is_read_whole_or_refused_with_a_reason(text):
    assert dates.date_fault(text) in ("", *dates.DATE_FAULTS)
    if not dates.date_fault(text):
        assert date.min < dates.parse_span(text).start <= dates.parse_span(text).end < date.max or "0001" in text or "9999" in text


@pytest.mark.slow
def test_a_column_says_which_end_it_needs(tmp_path):
    rows = build.question([("KP", "asserts", "2025-02-03")], date="2025-01-01/..")
    assert build.dataset(tmp_path / "open", **rows).tables["events"]["date_end"].dt.date.tolist() == [dates.OPEN_END]
    for table, column, text, fault in (
        ("events", "date", "../2025-01-01", dates.NO_START),
        ("claims", "made_on", "2025-02-03/", dates.NO_END),
        ("claims", "made_on", "/2025-02-03", dates.NO_START),
    ):
        changed = rows | {table: [rows[table][0] | {column: text}]}
        (problem,) = load_dataset(build.write(tmp_path / column, **changed)).problems
        assert (problem.column, problem.value, problem_reason(problem)) == (column, text, fault)


def test_the_words_of_a_plan_or_a_report_hold_those_of_its_date():
    assert dates.event_words("2026-XX", "event", planned=True) == "planned for some month of 2026"
    assert dates.event_words("2024-21", "report", planned=False) == "reported spring 2024"
    assert Span(date(2024, 1, 1), date(2024, 1, 1)) == dates.parse_span("2024-01-01")


def test_a_date_without_an_end_is_one():
    assert all(dates.is_date(text) for text, *_ in READ)
    assert not dates.is_date("2024-13")
