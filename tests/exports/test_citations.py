"""A citation says the same in every form, whatever words it is made of, and other programs read it back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from dashboard.catalog.dataset import Dataset
from dashboard.exports import citations
from dashboard.query.selection.selection import Selection
from dashboard.wording.selection_words import selection_caption
from tests import datasets

FLOODS = datasets.dataset()
DAY, TODAY = date(2025, 4, 30), date(2026, 11, 23)
HOSTILE = 'Events 100% & "more" {of} \\input{x} $_^~# } @misc{y, 러시아 Россия <script>'


def cited(title: str = HOSTILE, metadata: dict | None = None, url: str = "http://localhost:8501/?q=a&as_of=2025-04-30#view=3/50.0/82.0"):
    dataset = FLOODS if metadata is None else Dataset(FLOODS.tables, metadata=metadata, digest="abc")
    return citations.citation(dataset, title, url, DAY, TODAY)


NAMED = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}


def untex(words: str) -> str:
    """Read what the escapes stand for, as TeX would."""
    return re.sub(r"\\(?:(text\w+)\{\}|([&%$#_]))", lambda found: NAMED[found[1]] if found[1] else found[2], words)


def entry(text: str):
    found = parse_string(text, "bibtex").entries
    assert len(found) == 1
    return next(iter(found.values()))


def test_the_text_names_what_which_data_which_day_and_where():
    text = citations.citation_text(cited(selection_caption(Selection(group=("blasting",), as_of=DAY), FLOODS, DAY)))
    for words in ("as known in these sources on 30 April 2025", f"version {FLOODS.version} (files {FLOODS.digest})", "CC0-1.0"):
        assert words in text
    assert "http://localhost:8501/?q=a&as_of=2025-04-30" in text
    assert text.startswith("Nobody: ")
    assert text.endswith("(accessed 23 November 2026).")


def test_licences_are_those_that_the_dataset_states_and_lead_to_the_web_only():
    assert citations.licences(FLOODS.metadata) == [("Creative Commons Zero", "https://creativecommons.org/publicdomain/zero/1.0/")]
    stated = [
        {"name": "X", "path": "javascript:alert(1)"},
        {"title": "Y", "path": "https://x.example/a) ![](http://y.example/b"},
        {"path": "z"},
        7,
    ]
    assert citations.licences({"licenses": stated}) == [("X", ""), ("Y", "https://x.example/a%29%20%21%5B%5D%28http://y.example/b")]
    assert citations.licences({}) == []


def test_bibtex_is_read_back():
    fields = entry(citations.bibtex(cited())).fields
    assert untex(fields["title"][1:-1]) == HOSTILE
    assert fields["url"] == "http://localhost:8501/?q=a&as_of=2025-04-30#view=3/50.0/82.0"
    assert (fields["year"], fields["urldate"], fields["version"]) == ("2026", "2026-11-23", FLOODS.version)
    assert FLOODS.digest in fields["note"]
    assert "as known on 30 April 2025" in fields["note"]


def test_a_key_is_of_the_view_and_not_of_where_or_when_it_was_looked_at():
    def key(view, url="http://localhost:8501/", accessed=TODAY):
        found = citations.citation(FLOODS, "Events", url, DAY, accessed, view)
        (in_csl,) = json.loads(citations.csl(found))
        assert list(parse_string(citations.bibtex(found), "bibtex").entries) == [in_csl["id"]]
        return in_csl["id"]

    views = ["?q=Kursk", "?group=blasting", "claims?group=blasting", "claim?id=C020", "claim?id=C021", "?q=\ud800"]
    assert len({key(view) for view in views}) == len(views)
    assert key("?q=Kursk") == key("?q=Kursk", "https://example.org/atlas/#view=3/50/82", date(2027, 1, 1))


@pytest.mark.slow
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_bibtex_is_read_back_whatever_the_words(words):
    fields = entry(citations.bibtex(cited(f"a{words}b", {"title": words, "contributors": [{"title": words}]}))).fields
    assert untex(fields["title"][1:-1]).split() == citations._line(f"a{words}b").split()


@given(st.text(max_size=60))
def test_an_address_never_breaks_out_of_its_field(words):
    found = cited(url=f"http://localhost/?q={words}")
    assert not set(found.url) & set('\\{}"<>^`|~ \n')


def test_csl_has_what_a_reference_manager_needs():
    (found,) = json.loads(citations.csl(cited()))
    assert found["type"] == "dataset"
    assert found["title"] == HOSTILE
    assert found["author"] == [{"literal": "Nobody"}]
    assert found["issued"] == {"date-parts": [[int(part) for part in FLOODS.metadata["created"][:10].split("-")]]}
    assert found["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert found["URL"].startswith("http://localhost:8501/?")
    assert (found["version"], found["number"]) == (FLOODS.version, FLOODS.digest)
    assert set(found) >= {"id", "container-title", "note"}


def test_an_address_without_a_host_is_named_and_is_no_link():
    found = cited(url="/?q=a&as_of=2025-04-30")
    assert "View /?q=a&as_of=2025-04-30 (accessed" in citations.citation_text(found)
    fields = entry(citations.bibtex(found)).fields
    assert not {"url", "howpublished"} & set(fields)
    assert "View /?q=a" in untex(fields["note"])
    (in_csl,) = json.loads(citations.csl(found))
    assert "URL" not in in_csl
    assert in_csl["note"].endswith("View /?q=a&as_of=2025-04-30")


@pytest.mark.parametrize(
    "metadata", [{}, {"licenses": "free", "contributors": 3, "title": None}, {"licenses": [{}], "contributors": [{}, 1]}]
)
def test_what_a_dataset_does_not_state_is_not_made_up(metadata):
    found = cited("All events", metadata)
    assert "licence not stated" in citations.citation_text(found)
    assert "version without a number (files abc)" in citations.citation_text(found)
    assert "author" not in entry(citations.bibtex(found)).fields
    assert "author" not in json.loads(citations.csl(found))[0]


def test_a_pictures_lines_name_day_version_licence_and_whom_to_name():
    words = " ".join(citations.caption_lines(cited(selection_caption(Selection(as_of=DAY), FLOODS, DAY))))
    for said in ("as known in these sources on 30 April 2025", f"version {FLOODS.version}", "CC0-1.0", "Made up for tests"):
        assert said in words


@pytest.mark.parametrize(
    ("version", "digest", "edition"),
    [
        ("1.2.0", "abc", "version 1.2.0 (files abc)"),
        ("1.2.0", "", "version 1.2.0"),
        ("", "abc", "version without a number (files abc)"),
        ("", "", "version without a number"),
    ],
)
def test_an_edition_names_what_there_is_of_version_and_files(version, digest, edition):
    assert replace(cited(), version=version, digest=digest).edition == edition
