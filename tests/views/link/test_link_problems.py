"""What is wrong in a link is a value, which is said where it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from dashboard.maps.basemap import basemap_label
from dashboard.views.frame.record_links import unknown_record
from dashboard.views.link.link_problems import FaultCode, LinkProblem, ParameterFault, problem_words
from dashboard.views.link.page_link import BASEMAPS
from tests.views.pages import context, words


@pytest.mark.parametrize("code", get_args(FaultCode))
@pytest.mark.parametrize("codes", [(), ("C1",)])
def test_every_fault_has_its_words(code: FaultCode, codes: tuple[str, ...]) -> None:
    said = problem_words(LinkProblem("id", "x" * 99, ParameterFault(code, codes, "claims", 51, 50)))
    assert said.endswith((".", ".6", "to load it."))
    assert "x" * 61 not in said or code == "online"


def test_every_basemap_has_its_words() -> None:
    assert {code: basemap_label(code) for code in BASEMAPS} == {
        "offline": "Offline map",
        "osm": "OpenStreetMap",
        "satellite": "Satellite",
    }
    assert problem_words(LinkProblem("basemap", "osm", ParameterFault("online"))).startswith("OpenStreetMap is fetched")


def test_a_page_without_its_record_says_what_is_wrong_with_the_id_alone() -> None:
    asked = context("event")
    others = (LinkProblem("picked", "id=x", ParameterFault("nothing_to_pick")), "id is given 2 times; only the first, 'x', is used.")
    assert words(unknown_record(replace(asked, link=replace(asked.link, problems=others)), "event")) == (
        "Event Name the event in the link, such as id=F01. To the atlas"
    )
    wrong = LinkProblem("id", "F99", ParameterFault("unknown_id", ("F09", "F39"), "events"))
    assert words(unknown_record(replace(asked, link=replace(asked.link, problems=(*others, wrong))), "event")) == (
        "Event There is nothing to show: id='F99' is not an id of events; nearest are F09, F39. To the atlas"
    )


@pytest.mark.parametrize("kind", ["claim", "event", "place", "source"])
def test_every_kind_of_record_has_its_words(kind: str) -> None:
    assert words(unknown_record(context(kind), kind)).startswith(f"{kind.capitalize()} Name the {kind} in the link, such as id=")
    found = context(f"{kind}?id=never")
    assert words(unknown_record(found, kind)).startswith(
        f"{kind.capitalize()} There is nothing to show: id='never' is not an id of {kind}s;"
    )
    unread = replace(found, link=replace(found.link, own=(("id", "x1"),)))
    assert words(unknown_record(unread, kind)) == f"{kind.capitalize()} No {kind} x1 was known by 23 November 2026. To the atlas"
