"""A filter counts on a page, or the page says that it does not: no number stands unnarrowed without a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.analysis.estimates.figures import known_figures
from dashboard.catalog.knowledge.known import known_on
from dashboard.front.pages import LISTINGS
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import PARAMETERS, Selection
from dashboard.views.changes import changes_page
from dashboard.views.frame import download_and_cite, link_notices, selection_bar
from dashboard.views.record import event
from tests import build, datasets
from tests.packed import packed
from tests.views.pages import ENGINE, TODAY, context, module, page, parts, words

IDS = {"claim": "id=C39", "event": "id=F07", "place": "id=L01", "source": "id=S02"}
# Of each parameter a value that leaves out much of what there is.
VALUES = dict(
    text.split("=", 1)
    for text in (
        *("start=2026-01-01", "end=2023-01-01", "as_of=2024-11-01", "late=event", "type=ford_talks", "group=keepsakes", "actor=lena-voss"),
        *("party=XB", "place=L04", "status=denied", "main_kind=number", "dispute=whole", "precision=route", "evidence=C", "q=museum"),
        *("bbox=12.5,22.5,13,23", "area=12.5,22.5;13,22.5;13,23"),
    )
)
SPOKEN = [address for address in LISTINGS if address not in ("", "about")]  # the others draw as they go
MADE = {address: partial(parts, module(address)) for address in SPOKEN}


def said(address: str, query: str = "", engine: Any = None) -> str:
    where = f"{address}?{'&'.join(part for part in (IDS.get(address, ''), query) if part)}"
    asked = context(where, engine)
    if settled := page(address).settled:
        asked = replace(asked, link=settled(asked))
    return words(MADE[address](asked))


def test_there_is_a_value_for_each_parameter() -> None:
    assert set(VALUES) == set(PARAMETERS)


@pytest.mark.slow
@pytest.mark.parametrize("address", LISTINGS)
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_what_does_not_count_on_a_page_is_struck_through(address: str, parameter: str) -> None:
    asked = context(f"{address}?{parameter}={VALUES[parameter]}")
    assert parameter in asked.selection.given, "the value is one of the dataset's"
    chips = link_notices.unused_filters(asked)
    assert [list(chip["remove"]) for chip in chips] == ([] if parameter in LISTINGS[address].counting else [[parameter]])
    if LISTINGS[address].has_bar:
        assert selection_bar._data(asked)["unused"] == chips
    else:
        assert words(link_notices.notice_parts(asked)) == " ".join(chip["label"] for chip in chips)


@pytest.mark.slow
@pytest.mark.parametrize("address", [a for a in SPOKEN if LISTINGS[a].asks == "everything"])
def test_where_filters_count_they_change_what_is_said(address: str) -> None:
    assert said(address, "group=keepsakes") != said(address) != said(address, "start=2026-01-01")


@pytest.mark.slow
@pytest.mark.parametrize("address", [a for a in SPOKEN if LISTINGS[a].asks != "everything"])
def test_where_they_do_not_nothing_is_said_of_them(address: str) -> None:
    assert said(address, "group=keepsakes&start=2026-01-01&q=museum") == said(address)


@pytest.mark.slow
def test_figures_are_of_the_selected_events() -> None:
    whole = len(known_figures(known_on(ENGINE.dataset, TODAY)))
    assert f"{whole} figures for" in said("estimates")
    of = said("estimates", "group=floods")
    n = int(of.partition("Estimates ")[2].partition(" figure")[0])
    assert 0 < n < whole
    assert "of the selected events for" in of
    assert "No figure of the selected events was known by" in said("estimates", "q=zzzz")
    assert "No figure of the selected events for it was known by" in said("estimates", "measure=drowned&group=dams")


@pytest.mark.slow
def test_who_denies_what_a_figure_is_about_is_said_whatever_is_selected(tmp_path: Path) -> None:
    tables = build.question([("RU", "estimates", "2025-01-02"), ("RU", "asserts", "2025-01-02"), ("UA", "denies", "2025-02-01")])
    tables["events"].append({"event_id": "E2", "event_group": "troops"})
    number = {"proposition_id": "Q-E2", "event_id": "E2", "is_main": "true", "kind": "number", "measure": "killed", "scope": "All of it"}
    tables["propositions"].append(number)
    tables["claims"][0] |= {"proposition_id": "Q-E2", "best": "500", "unit": "people", "event_id": "E2"}
    tables["claims"][1] |= {"event_id": "E2"}
    data = build.dataset(tmp_path, **tables)
    whole, part = (said("estimates", f"measure=killed{more}", data).partition("denied by")[2][:30] for more in ("", "&group=troops"))
    assert whole == part == " Ukraine, 1 February 2025 C2 ."


def test_news_is_of_the_selected_events() -> None:
    since = "since=2026-07-01"
    everything, of = said("changes", since), said("changes", f"{since}&group=keepsakes")
    assert "in these sources, of the selected events: " in of
    assert len(of) < len(everything)
    assert "High Orsa dam" in everything
    assert "High Orsa dam" not in of.partition("Days with news")[2]
    assert "nothing changed." in said("changes", f"{since}&type=bank_pact&end=2000-01-01")


@pytest.mark.slow
def test_the_window_of_news_stays_whatever_is_selected() -> None:
    starts = {said("changes", f"group={group}").partition("Between ")[2].partition(",")[0] for group in ("keepsakes", "floods", "blasting")}
    assert starts == {said("changes").partition("Between ")[2].partition(",")[0]}


@pytest.mark.slow
def test_a_crossing_has_the_selected_steps() -> None:
    whole, part = said("crossing"), said("crossing", "start=2021-01-01")
    n = [int(text.partition(" steps known in these sources")[0].rpartition(" ")[2]) for text in (whole, part)]
    assert n == [7, 5], "all but the agreement and the contract"
    none = said("crossing", "series=high-orsa-dam&group=floods")
    assert "No step of this series known in these sources by 23 November 2026 is among the selected events." in none
    assert "Show all that is known" in none


def both() -> tuple[Engine, Engine]:
    return datasets.engine(), packed(datasets.dataset())


@pytest.mark.slow
@pytest.mark.parametrize(("address", "query"), [("estimates", "measure=drowned&group=floods"), ("crossing", "start=2026-01-01")])
def test_a_large_dataset_is_narrowed_alike(address: str, query: str) -> None:
    whole, large = (said(address, query, engine) for engine in both())
    assert large == whole


def test_a_large_dataset_has_the_same_news_of_the_selected_events() -> None:
    query = "since=2024-10-01&as_of=2024-11-01&group=floods"
    whole, large = (said("changes", query, engine).partition("in these sources")[2][:400] for engine in both())
    assert large == whole != ""


def test_a_citation_names_what_counts_and_nothing_else() -> None:
    for address, counts in (("estimates", True), ("changes", True), ("crossing", True), ("event", False), ("claim", False)):
        asked = context(f"{address}?{IDS.get(address, '')}&group=floods&as_of=2025-06-01")
        assert ("group=floods" in asked.citation) is counts, address
        assert ("in Floods" in download_and_cite.citation_facts(asked, "It").title) is counts, address


@pytest.mark.slow
def test_the_selection_is_taken_along_from_a_page_that_does_not_use_it() -> None:
    asked = context("event?id=F07&group=floods&start=2025-01-01")
    assert asked.selection == Selection(group=("floods",), start=date(2025, 1, 1))
    assert asked.asked.filters == {}
    assert words(parts(event, asked)) == words(parts(event, context("event?id=F07")))


@pytest.mark.slow
@pytest.mark.parametrize(("address", "query"), [("estimates", "measure=drowned&group=floods"), ("crossing", "start=2026-01-01")])
def test_pictures_are_of_what_the_page_shows(address: str, query: str) -> None:
    asked = context(f"{address}?{query}&as_of=2026-11-01")
    links = [part["href"] for part in _files(MADE[address](asked))]
    assert links
    assert all(query.partition("&")[2] in link or query in link for link in links)


def _files(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, dict):
        return [part] if part.get("is") == "file" else [file for value in part.values() for file in _files(value)]
    return [file for one in part for file in _files(one)] if isinstance(part, list | tuple) else []


def test_what_changes_has_no_page_without_its_own_day() -> None:
    assert "Nothing was known in these sources by this day" in words(
        parts(changes_page, context("changes?as_of=1800-01-01&group=blasting"))
    )
