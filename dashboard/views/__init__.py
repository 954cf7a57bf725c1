"""The pages: each reads the selection, asks, and draws. One entry in ``PAGES`` makes a page."""

from __future__ import annotations

from types import ModuleType

from dashboard.views import about, atlas

PAGES: tuple[ModuleType, ...] = (atlas, about)
