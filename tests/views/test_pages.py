"""Each page runs without an exception, says the right things, and keeps the link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.vocabulary import STATUSES
from dashboard.query.selection.former_codes import ACKNOWLEDGED_NOTICE, CONFIRMED_NOTICE
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.crowd import MEMBER_REACH
from dashboard.query.symbols.pixel_distance import WINDOW_SIZE
from dashboard.views.atlas import panel
from dashboard.views.elements import plain_text
from dashboard.views.frame import error_report, selection_bar
from dashboard.views.frame.context import Context
from dashboard.views.link import page_link
from dashboard.views.link.page_link import PageLink, PageState
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import status_label
from tests import build, datasets
from tests.views import pages

APP = str(Path(__file__).resolve().parents[2] / "dashboard" / "app.py")
ENGINE = datasets.engine()
TODAY = date(2026, 11, 23)
EVENTS = len(ENGINE.dataset.tables["events"])
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def run(**params: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def context(query: str = "", picked: str = "") -> Context:
    selection = page_link.read_link({k: [v] for k, v in (p.split("=") for p in query.split("&") if p)}, ENGINE.dataset, TODAY).selection
    return Context(ENGINE, PageLink(selection, PageState(picked=picked)), TODAY, "light")


@pytest.mark.slow
@pytest.mark.parametrize(
    "params",
    [
        {},
        {"group": "arms"},
        {"as_of": "2020-01-01"},
        {"q": "zzzz"},
        {"picked": "event:E024"},
        {"picked": "place:P001"},
        {"lang": "ko", "basemap": "osm"},
    ],
)
def test_the_atlas_runs(params):
    app = run(**params)
    assert any("Events as a table" in s.value for s in app.subheader)


@pytest.mark.slow
def test_the_link_is_written_back_in_its_canonical_form():
    """The first one is by the bar's script, which keeps the map's view in it (tests/browser/test_bar.py); later ones are by the server."""
    app = run(group="troops,arms,arms", as_of="2025-04-29", nonsense="1")
    assert app.session_state["link"].query() == "as_of=2025-04-29&group=arms,troops"
    app.session_state["link"] = replace(app.session_state["link"], page=PageState(labels="el"))
    app.run()
    assert app.query_params["labels"] in ("el", ["el"])
    assert app.query_params["group"] in ("arms,troops", ["arms,troops"])
    assert app.query_params["as_of"] in ("2025-04-29", ["2025-04-29"])
    assert "nonsense" not in app.query_params


def notes_of(app: AppTest) -> list[str]:
    return [n["text"] for n in selection_bar._data(context_of(app))["notes"]]


def context_of(app: AppTest) -> Context:
    return Context(ENGINE, app.session_state["link"], TODAY, "light")


@pytest.mark.slow
@pytest.mark.parametrize(("status", "said"), [("acknowledged", ACKNOWLEDGED_NOTICE), ("confirmed", CONFIRMED_NOTICE)])
def test_a_link_of_before_is_read_and_says_once_what_has_changed(status, said):
    app = run(status=status)
    assert said in notes_of(app)
    assert app.session_state["link"].selection.status == ({"acknowledged": "self_reported"}.get(status, status),)
    app.session_state["link"] = page_link.link_with_changes(app.session_state["link"], {"group": ["arms"]}, pages.SHIPPED, TODAY)
    app.run()
    assert said not in notes_of(app)
    app.session_state["link"] = page_link.link_with_changes(
        app.session_state["link"], {"status": ["confirmed"], "group": []}, ENGINE.dataset, TODAY
    )
    app.run()
    assert not app.session_state["link"].notices, "chosen here, not followed from elsewhere"


def test_about_says_how_a_status_is_made_and_what_the_data_hold():
    app = AppTest.from_function(about_alone, default_timeout=60).run()
    assert not app.exception
    text = " ".join(m.value for m in app.markdown)
    for code in STATUSES:
        assert plain_text.escape_markdown(status_label(code)) in text
    assert plain_text.escape_markdown("Creative Commons Attribution 4.0 International") in text
    assert f"{len(datasets.dataset(datasets.SHIPPED).tables['events'])} events" in text
    assert any("propositions with a denial" in c.value for c in app.code)


def test_about_says_of_a_large_dataset_what_is_counted_of_it():
    app = AppTest.from_function(about_large, default_timeout=60).run()
    assert not app.exception
    tables = datasets.dataset().tables
    assert any("A dam in the gorge" in m.value for m in app.markdown)
    assert any("press wrote of" in m.value for m in app.markdown)
    assert any(f"holds {len(tables['places'])} places, {len(tables['events'])} events." in m.value for m in app.markdown)
    assert not any("propositions with a denial" in c.value for c in app.code)


def about_large():
    from datetime import date

    from dashboard.query.selection.selection import Selection
    from dashboard.views import about_page
    from dashboard.views.frame.context import Context
    from dashboard.views.link.page_link import PageLink, PageState
    from tests import datasets
    from tests.packed import packed

    about_page.render(Context(packed(datasets.dataset()), PageLink(Selection(), PageState()), date(2026, 11, 23), "light"))


def about_alone():
    from datetime import date

    from dashboard import server
    from dashboard.query.selection.selection import Selection
    from dashboard.views import about_page
    from dashboard.views.frame.context import Context
    from dashboard.views.link.page_link import PageLink, PageState

    about_page.render(Context(server.shared_engine(), PageLink(Selection(), PageState()), date(2026, 11, 23), "light"))


def test_bad_values_are_named_and_ignored():
    found = page_link.read_link(
        {"group": ["blasting", "x"], "lang": ["tlh"], "picked": ["place:P999"], "start": ["2025-02-30"]}, ENGINE.dataset, TODAY
    )
    assert found.selection == Selection(group=("blasting",))
    assert found.page == PageState()
    assert len(found.problems) == 4


def test_a_link_read_and_written_is_the_same():
    text = "as_of=2025-04-29&group=blasting&picked=event:F07&labels=ar"
    given = {k: [v] for k, v in (p.split("=") for p in text.split("&"))}
    again = page_link.read_link(given, ENGINE.dataset, TODAY).query()
    assert again == text


def test_the_bar_offers_every_filter_with_its_counts():
    data = selection_bar._data(context())
    assert {"group", "type", "actor", "party", "place", "status", "precision", "evidence"} <= {f["parameter"] for f in data["facets"]}
    assert data["n"] == data["total"] == EVENTS
    status = next(f for f in data["facets"] if f["parameter"] == "status")
    assert sum(n for _, _, n in status["options"]) == EVENTS


@pytest.mark.parametrize("day", ["", "2024-10-25", "1900-01-01"])
def test_the_bar_is_told_the_days_next_to_the_one_that_is_asked(day):
    here = context(f"as_of={day}" if day else "")
    told, every = selection_bar._data(here)["days"], [d.isoformat() for d in ENGINE.news_days(here.selection) if d <= here.today]
    now = here.as_of.isoformat()
    assert [d for d in told if d < now] == [d for d in every if d < now][-selection_bar.MAX_NEAR_DAYS :]
    assert [d for d in told if d > now] == [d for d in every if d > now][: selection_bar.MAX_NEAR_DAYS]


def test_a_dataset_without_claims_offers_no_way_back_to_today():
    notes = selection_bar._data(pages.context("", build.unchecked()))["notes"]
    assert [n["text"] for n in notes] == ["This dataset holds no event that a claim tells of: there is nothing to show."]
    assert "ways" not in notes[0]


def test_an_empty_selection_offers_the_filters_whose_removal_shows_most():
    notes = selection_bar._data(context("q=zzzz&group=blasting"))["notes"]
    labels = [way["label"] for note in notes for way in note.get("ways", ())]
    n = ENGINE.answer(Selection(group=("blasting",)), bar_ask(), TODAY).n
    assert labels
    assert labels[0].endswith(f": {n}")


def bar_ask():
    from dashboard.query.answers.answer import Ask

    return Ask()


def test_before_anything_was_known_it_says_so():
    notes = selection_bar._data(context("as_of=1850-01-01"))["notes"]
    assert any("Nothing was known yet" in note["text"] for note in notes)


def test_an_earlier_day_is_announced():
    notes = selection_bar._data(context("as_of=2025-04-29"))["notes"]
    assert any("Nothing that became known later is shown" in note["text"] for note in notes)
    assert not selection_bar._data(context())["notes"]


def test_the_panel_lists_the_events_of_a_place_oldest_first():
    data = panel._data(context(picked="place:L01"), ("L01",))
    assert data["subject"]["title"] == "High Orsa dam"
    told = "F01 F02 F03 F04 F24 F18 F05 F06 F12 F07 F19 F30 F34"
    assert [e["event_id"] for e in data["events"]] == told.split()


def test_the_panel_says_when_an_event_was_not_known_yet():
    data = panel._data(context("as_of=2020-01-01", picked="event:F07"), ())
    assert data["subject"]["title"] == "Not known yet"
    assert data["events"] == []
    assert "F07" not in set(known_on(ENGINE.dataset, date(2020, 1, 1)).events["event_id"])


def test_presets_name_nothing_that_was_not_known_by_the_day():
    def offered(day):
        return " ".join(p["label"] for p in selection_bar.named_windows(context(f"as_of={day}")).values())

    assert "treaty" not in offered("2024-06-18")
    assert "treaty" in offered("2024-06-19")
    assert "flood" not in offered("2023-05-10"), "it began on 4 May, and nobody had said so"
    assert "flood" in offered("2023-05-11")
    assert "works" not in offered("2021-05-31")
    assert selection_bar.named_windows(context("as_of=2024-10-20"))["year"]["start"] == "2023-10-21", "of the months before the day"


def test_the_bar_has_the_words_of_the_dataset():
    said = selection_bar._data(context())
    assert [said[name] for name in ("title", "tagline", "hint")] == [
        "Dams and floods on the Orsa",
        "Who let the water go, who says so, and who says not",
        "dam, Quay, φράγμα …",
    ]


def test_presets_come_from_the_dataset():
    labels = [p["label"] for p in selection_bar.named_windows(context()).values()]
    assert labels[:2] == ["Whole period", "Last twelve months"]
    assert any("treaty" in label for label in labels)


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "[a](javascript:alert(1))", "![i](http://e.example/i.png)", "*x* _y_ `z` # h", "a | b", "$x$ :red[y]", "a\nb"]
)
def test_plain_text_shows_to_the_letter(text):
    escaped = plain_text.escape_markdown(text)
    bare = escaped.replace("\\", "")
    assert bare == " ".join(text.split())
    for mark in "<[*_`#|$!":
        assert f"\\{mark}" in escaped or mark not in text


def test_a_pick_that_was_not_known_by_the_day_lights_nothing():
    assert context("as_of=2024-03-01", picked="event:F07").known_pick == ""
    assert context(picked="event:F07").known_pick == "event:F07"
    assert context("as_of=2024-03-01", picked="place:L01").known_pick == "place:L01"


def test_dates_that_cross_are_kept_to_be_mended_and_the_window_before_is_shown():
    before = page_link.read_link({"start": ["2024-01-01"], "group": ["blasting"]}, ENGINE.dataset, TODAY)
    crossed = page_link.link_with_changes(before, {"end": "2023-05-01", "group": ["blasting", "floods"]}, ENGINE.dataset, TODAY)
    assert crossed.selection == Selection(start=date(2024, 1, 1), group=("blasting", "floods"))
    assert dict(crossed.typed) == {"start": "2024-01-01", "end": "2023-05-01"}
    assert not crossed.problems
    still = page_link.link_with_changes(crossed, {"group": ""}, ENGINE.dataset, TODAY)
    assert dict(still.typed) == dict(crossed.typed)
    mended = page_link.link_with_changes(still, {"start": "2023-01-01"}, ENGINE.dataset, TODAY)
    assert mended.selection == Selection(start=date(2023, 1, 1), end=date(2023, 5, 1))
    assert not mended.typed


def test_a_report_goes_to_whom_the_dataset_names():
    assert error_report.report_recipient({"contact": "mail@tumen.example"}) == "Send the text to mail@tumen.example."
    people = [{"title": "No address"}, {"title": "A. Editor", "email": "a@tumen.example"}]
    assert (
        error_report.report_recipient({"contributors": people, "homepage": "tumen.example"})
        == "Send the text to A. Editor, a@tumen.example."
    )
    assert error_report.report_recipient({"homepage": "tumen.example", "contributors": "nobody"}) == "Send the text to tumen.example."
    for odd in ({}, {"contact": 5}, {"contributors": [None, 3]}):
        assert error_report.report_recipient(odd) == message("report-to-nobody-named")


def test_each_section_of_about_has_its_heading_and_says_its_numbers() -> None:
    from dashboard.views import about_page

    assert [anchor for anchor in about_page.SECTIONS if about_page.section_heading(anchor) == anchor] == []
    symbols = about_page._symbols()
    assert f" in a window of {WINDOW_SIZE[0]:.0f} by {WINDOW_SIZE[1]:.0f} pixels, anywhere" in symbols
    assert f"at most {MEMBER_REACH:g} times the symbol's radius" in symbols
    held = about_page._holding(ENGINE.dataset, {"events": 1, "claims": 1204, "parties": 3})
    assert held.endswith("), holds 1 event, 1,204 claims.")
    report = message("about-report-text", versions="tumen 1", query="a=b")
    assert report == "tumen 1\nView: ?a=b\nWhat is wrong: \nSource: "
