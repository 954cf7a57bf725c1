"""Date fields in a real Firefox, which hears of a part of a day once it is left or full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser import firefox
from tests.browser.conftest import PATIENCE
from tests.browser.test_dates import CHANGES, COMPARE, MOMENT, WRITTEN, side

pytestmark = pytest.mark.browser
FIND = """(selector) => {
  const shadows = (root) => [...root.querySelectorAll('*')].filter((e) => e.shadowRoot);
  const within = (root) => root.querySelector(selector) || shadows(root).map((e) => within(e.shadowRoot)).find(Boolean);
  return (window.field = within(document)) !== undefined && Boolean(window.tumenHistory);
}"""


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[firefox.Firefox]:
    if not firefox.find():
        pytest.fail(f"no Firefox: run python -m tests, which installs one, or set {firefox.VARIABLE}")
    with firefox.running(tmp_path_factory.mktemp("firefox")) as found:
        yield found


def until(fox: firefox.Firefox, true: str) -> None:
    """Wait until an expression of the page's holds."""
    look = f"const look = () => ({true}) ? good() : Date.now() > end ? bad(Error('never ' + {true!r})) : setTimeout(look, 50)"
    fox.run(f"new Promise((good, bad) => {{ const end = Date.now() + {PATIENCE}; {look}; look(); }})")


def settle(fox: firefox.Firefox) -> None:
    fox.run(f"new Promise((done) => setTimeout(done, {MOMENT}))")


def stand(fox: firefox.Firefox, url: str, selector: str) -> None:
    """Open a page, with the focus in one of its date fields."""
    fox.open(url)
    until(fox, f"({FIND})({selector!r})")
    settle(fox)
    fox.run(f"({WRITTEN})()")
    fox.run("field.focus()")


def written(fox: firefox.Firefox, n: int) -> list[str]:
    """Return the queries that a page has written into its address, ``n`` of them if no other comes."""
    until(fox, f"written.length >= {n}")
    settle(fox)
    return [query.removeprefix("?") for query in fox.run("written")]


@pytest.mark.parametrize("ms", [60, 400])
@pytest.mark.parametrize(
    ("path", "field", "typed", "query"),
    [
        ("?as_of=2025-06-30", "input[name=as_of]", "02152024", "as_of=2024-02-15"),
        (CHANGES, "input[name=since]", "02152024", "since=2024-02-15&as_of=2025-04-30"),
        (COMPARE, side("Left, first day"), "02152022", "left=2022-02-15/2023-12-31&right=2024"),
    ],
)
def test_a_day_that_is_typed_counts_once_whole(fox, address, path, field, typed, query, ms):
    stand(fox, f"{address}/{path}", field)
    fox.keys(typed, delay=ms)
    assert written(fox, 1) == [query]
    assert fox.run("[field.value, field.getRootNode().activeElement === field]") == [f"{typed[4:]}-{typed[:2]}-{typed[2:4]}", True]


def test_a_year_of_which_nothing_was_seen_before_waits_for_enter(fox, address):
    stand(fox, f"{address}/?start=2024-01-01", "input[name=end]")
    fox.keys("02152025", delay=60)
    settle(fox)
    assert fox.run("written") == []
    fox.keys("Enter")
    assert written(fox, 1) == ["start=2024-01-01&end=2025-02-15"]


def test_a_part_of_a_day_counts_on_enter_and_when_left_and_never_by_a_pause(fox, address):
    stand(fox, f"{address}/?as_of=2025-06-30", "input[name=as_of]")
    fox.keys("03")
    settle(fox)
    fox.keys("2")  # which may be the first digit of 20 still
    settle(fox)
    assert fox.run("written") == []
    fox.keys("Enter")
    assert written(fox, 1) == ["as_of=2025-03-02"]
    fox.run("field.focus()")
    fox.keys("04")
    fox.run("field.blur()")
    assert written(fox, 2) == ["as_of=2025-03-02", "as_of=2025-04-02"]


def test_half_a_day_is_said_and_an_empty_field_is_cleared(fox, address):
    stand(fox, f"{address}/?start=2024-01-15", "input[name=start]")
    fox.keys("Backspace")
    fox.run("field.blur()")
    until(fox, "field.closest('.bar').textContent.includes('From: a part of the day is missing')")
    assert fox.run("[written, field.getAttribute('aria-invalid')]") == [[], "true"]
    fox.run("field.focus()")
    fox.keys("Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace")
    settle(fox)
    assert fox.run("written") == []
    fox.run("field.blur()")
    assert written(fox, 1) == [""]
