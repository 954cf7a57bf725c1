"""How a test waits for what a page or the frame of a map comes to."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Frame, Page

INTERVAL = 100  # ms


def until(where: Page | Frame, script: str, arg: Any = None) -> None:
    """Wait until a script of a page or of a frame returns something true, given ``arg``.

    It is asked by the clock. Playwright's own default asks at each frame of animation, and Chromium draws none of a map that lies out of
    sight while the machine is busy: a map that had long been drawn was waited for in vain.
    """
    where.wait_for_function(script, arg=arg, polling=INTERVAL)
