"""A page that had to wait for its address's turn is the page that was asked for, with what its link says."""

from __future__ import annotations

from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving

pytestmark = pytest.mark.browser
# The command, with a budget that has no turn at first, as where many pages of one address are drawn at once.
LATE = """
import sys
from contextlib import contextmanager
from dashboard.cli import main
from dashboard.front import budget

turns, answers = budget.PAGE_RUNS.one, iter([False, False])

@contextmanager
def late(*asked):
    with turns(*asked) as free:
        yield free and next(answers, True)

budget.PAGE_RUNS.one = late
sys.exit(main())
"""


def test_a_page_that_waited_for_its_turn_is_the_one_that_was_asked_for(browser):
    with serving(program=("-c", LATE)) as address, closing(browser.new_page()) as page:
        page.set_default_timeout(60_000)
        page.goto(f"{address}/changes?since=2025-01-01")
        expect(page.get_by_text("Many pages of this address are being drawn just now.", exact=False)).to_be_visible()
        expect(page.get_by_role("heading", name="What changed", exact=False).first).to_be_visible()
        expect(page.locator("input[name=since]")).to_have_value("2025-01-01")
