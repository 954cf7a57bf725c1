"""Charts as pictures by the API: the same as on their pages, of what is known by the day, and only so many at a time."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api import charts as drawing
from dashboard.api.routes import api_routes
from dashboard.api.slots import PICTURE_SLOTS
from dashboard.charts.chart_registry import CHARTS
from dashboard.charts.theme import INKS
from tests import build, datasets
from tests.analysis.lifecycle.test_lifecycle import port
from tests.engines import engine_of

LOCAL = datasets.engine()
CLIENT = TestClient(Starlette(routes=api_routes(lambda: LOCAL)))
DAY = "as_of=2026-11-23"


def get(address: str, client: TestClient = CLIENT, **headers: str):
    return client.get(f"/api/chart/{address}", headers=headers)


def said(svg: bytes) -> str:
    return " ".join(" ".join(re.findall(r">([^<>]+)<", svg.decode())).replace("&amp;", "&").split())


@pytest.mark.slow
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_a_picture_in_both_forms_under_a_name_of_its_own(name):
    for form, start, kind in (("svg", b"<svg", "image/svg+xml"), ("png", b"\x89PNG", "image/png")):
        response = get(f"{name}.{form}?as_of=2026-09-10")
        assert response.status_code == 200
        assert response.content.startswith(start)
        assert response.headers["content-type"] == kind
        found = re.fullmatch(r'attachment; filename="[A-Za-z0-9_.-]+-as-of-2026-09-10\.(svg|png)"', response.headers["content-disposition"])
        assert found[1] == form


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("timeline.svg?group=floods&as_of=2025-04-27", "Events in Floods and guards, as known in these sources on 27 April 2025."),
        ("targets.svg?series=high-orsa-dam&as_of=2026-11-23", "dam: targets against what came: All events, as known in"),
        ("estimates.svg?measure=divers&as_of=2026-11-23", ": All events, as known in these sources on 23 November 2026."),
        ("estimates.svg?measure=drowned&group=floods&as_of=2026-11-23", ": Events in Floods and guards, as known in these sources on 23"),
        ("coverage.svg?group=blasting&as_of=2025-06-01", "Sources: coverage over time: Events in"),
    ],
)
def test_the_title_says_what_is_shown_of_which_selection_and_when(address, title):
    text = said(get(address).content)
    assert title in text
    assert f"version {LOCAL.dataset.version} (files {LOCAL.dataset.digest})" in text


@pytest.mark.slow
def test_a_picture_is_of_what_is_asked_for():
    first, second = (said(get(f"estimates.svg?measure={measure}&{DAY}").content) for measure in ("dam_cost", "divers"))
    assert "What the dam costs" in first
    assert "What the dam costs" not in second
    late, overdue = (said(get(f"targets.svg?series=high-orsa-dam&as_of={day}").content) for day in ("2026-09-07", "2026-09-06"))
    assert "80 days late" in late
    assert "80 days late" not in overdue
    assert INKS["dark"].paper in get(f"coverage.svg?theme=dark&{DAY}").text
    assert INKS["dark"].paper not in get(f"coverage.svg?{DAY}").text
    lit, plain = (get(f"timeline.svg?{asked}&{DAY}").text for asked in ("picked=event:F11", ""))
    assert lit != plain


def scopes(measure: str, day: str) -> list[str]:
    """Return the scopes that a refusal names."""
    error = get(f"estimates.svg?measure={measure}&scope=nix&as_of={day}").json()["error"]
    return [code for code in error.partition("there are ")[2].rstrip(".").split(", ") if code]


@pytest.mark.slow
def test_a_picture_is_of_the_selected_steps_as_on_its_page():
    whole, some = (said(get(f"targets.svg?series=high-orsa-dam{more}&{DAY}").content) for more in ("", "&type=first_day"))
    assert len(some) < len(whole)


@pytest.mark.slow
def test_each_scope_of_a_measure_has_its_own_picture():
    there = scopes("drowned", "2026-11-23")
    assert there == ["Q-F11-killed:people", "Q-F33-killed:people"]
    first, second = (said(get(f"estimates.svg?measure=drowned&scope={quote(code)}&{DAY}").content) for code in there)
    assert first != second
    assert said(get(f"estimates.svg?measure=drowned&{DAY}").content) == first


REFUSED = [
    ("nix.png", 404, "There is no chart 'nix'; there are timeline, targets, estimates, coverage."),
    ("%3Cscript%3E.svg", 404, "There is no chart '<script>';"),
    ("timeline.gif", 404, "timeline cannot be had as 'gif'; allowed are png, svg."),
    (f"targets.png?series=nix&{DAY}", 404, "No series 'nix' of something built is known by 23 November 2026; there are high-orsa-dam,"),
    (f"estimates.png?measure=nix&{DAY}", 404, "No measure 'nix' with a figure is known by 23 November 2026; there are "),
    (f"estimates.png?measure=drowned&scope=nix&{DAY}", 404, "No scope 'nix' of drowned is known by 23 November 2026; there are Q"),
    ("estimates.png?as_of=1900-01-01", 404, "No figure is known by 1 January 1900."),
    ("targets.png?as_of=1800-01-01", 404, "No series of something built is known by 1 January 1800."),
    (
        "estimates.png?measure=drowned&group=dams&as_of=2026-11-23",
        404,
        "is known by 23 November 2026 of the selected events; there are",
    ),
    ("targets.png?series=high-orsa-dam&group=floods", 404, "of the selected events."),
    ("coverage.png?as_of=1800-01-01", 404, "No claim about the selected events is known by 1 January 1800."),
    ("timeline.png?series=high-orsa-dam", 400, "'series' is not a parameter of timeline; it takes picked, theme, and a selection."),
    ("timeline.png?theme=blue", 400, "theme='blue' is not known; allowed are light, dark."),
    ("timeline.png?width=99999", 400, "'width' is not a parameter;"),
    ("timeline.png?picked=x", 400, "picked='x' is not event: or place: and an id."),
]


@pytest.mark.parametrize(("address", "status", "sentence"), REFUSED)
def test_what_there_is_not_is_refused_with_a_sentence(address, status, sentence):
    response = get(address)
    assert response.status_code == status
    assert sentence in response.json()["error"]
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.slow
def test_what_is_known_only_later_is_as_unknown_as_what_never_was():
    def refused(asked: str, name: str) -> str:
        response = get(asked.format(name))
        assert response.status_code == 404
        return response.json()["error"].replace(name[:60], "NAME")

    for asked, later in (
        ("targets.svg?series={}&as_of=2019-01-01", "high-orsa-dam"),
        ("estimates.svg?measure={}&as_of=2023-05-11", "drowned"),
        ("estimates.svg?measure=drowned&scope={}&as_of=2025-04-01", "Q-F33-killed:people"),
    ):
        assert refused(asked, later) == refused(asked, "never-heard-of")
        assert get(asked.format(later).partition("&as_of")[0] + f"&{DAY}").status_code == 200
    assert scopes("drowned", "2025-04-01") == ["Q-F11-killed:people"]


@pytest.mark.slow
def test_a_small_dataset_has_sentences_for_what_cannot_be_drawn(tmp_path):
    tables = port()
    tables["claims"] = [tables["claims"][0] | {"stance": "asserts", "planned_for": "", "made_on": "2025-08-02"}]
    for name, dataset, sentence in (
        ("targets", build.dataset(tmp_path / "port", **tables), "No day was named in advance for any step of 'new-port' that is known by"),
        ("targets", build.dataset(tmp_path / "empty"), "No series of something built is known by 23 November 2026."),
        ("estimates", build.dataset(tmp_path / "none"), "No figure is known by 23 November 2026."),
    ):
        engine = engine_of(dataset)
        client = TestClient(Starlette(routes=api_routes(lambda engine=engine: engine)))
        response = get(f"{name}.svg?{DAY}", client)
        assert response.status_code == 404
        assert sentence in response.json()["error"]
        assert get(f"timeline.svg?{DAY}", client).status_code == 200


@pytest.mark.slow
def test_a_picture_asked_for_again_costs_nothing(monkeypatch):
    address = f"coverage.svg?{DAY}"
    tag = get(address).headers["etag"]
    others = (
        f"coverage.png?{DAY}",
        f"coverage.svg?{DAY}&theme=dark",
        "coverage.svg?as_of=2025-06-01",
        f"coverage.svg?group=blasting&{DAY}",
    )
    assert len({tag, *(get(other).headers["etag"] for other in others)}) == 5
    monkeypatch.setattr(drawing, "_entry", lambda asked: pytest.fail("it was drawn"))
    again = get(address, **{"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.slow
def test_a_picture_is_of_the_day_on_which_it_is_drawn(monkeypatch):
    tag = get("timeline.svg?as_of=2025-06-01").headers["etag"]
    monkeypatch.setattr("dashboard.clock.today", lambda: date(2031, 1, 1))
    assert get("timeline.svg?as_of=2025-06-01", **{"If-None-Match": tag}).status_code == 200


@pytest.mark.slow
def test_only_so_many_are_drawn_at_a_time():
    with ExitStack() as held:
        for _ in range(PICTURE_SLOTS.most):
            held.enter_context(PICTURE_SLOTS.one())
        response = get("coverage.svg?as_of=2025-11-02&theme=dark")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert response.json()["error"] == "Many pictures are being drawn just now; ask again in a few seconds."
    for _ in range(PICTURE_SLOTS.most + 1):  # a refusal gives its turn back
        assert get(f"targets.svg?series=nix&{DAY}").status_code == 404
    assert get("coverage.svg?as_of=2025-11-02&theme=dark").status_code == 200


@pytest.mark.slow
def test_readers_who_ask_at_once_get_each_their_own():
    asked = [f"targets.svg?{DAY}", f"coverage.svg?{DAY}", f"estimates.svg?measure=drowned&{DAY}"]
    alone = [said(get(address).content) for address in asked]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda address: said(get(address).content), asked * 2))
    assert together == alone * 2
