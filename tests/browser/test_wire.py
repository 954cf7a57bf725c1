"""What crosses the wire when a reader changes something, in a real browser: bytes, which no busy machine makes more."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.benchmarks import wire
from tests.browser.test_atlas import choose, the_map

pytestmark = pytest.mark.browser
MOST = 50_000  # bytes of a change of filter
FIRST = 2_300_000  # bytes of a first load: 4.3 million with Streamlit's scripts unpacked


def test_a_change_of_filter_moves_few_bytes(visit, address):
    with wire.counted(address) as line:
        page = visit(line.url)
        the_map(page)
        wire.settle(page, line)
        opened = line.crossed
        for code, chip in (("arms", "In Arms"), ("memory", "In Arms or Remembrance")):
            before = line.crossed
            choose(page, "group", code)
            expect(page.locator(".chosen")).to_contain_text(chip)
            wire.settle(page, line)
            assert 5_000 < line.crossed - before <= MOST
            page.keyboard.press("Escape")
        assert 1_000_000 < opened <= FIRST, "the relay counts what Streamlit itself sends, and that travels packed"
