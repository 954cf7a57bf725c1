"""The few files that every site is asked for: what robots may read, a list of all pages, the icon."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from pathlib import Path

from starlette.responses import FileResponse, PlainTextResponse, Response

from dashboard.front.pages import menu
from dashboard.front.public import PublicAddress
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.wording.messages import message

ICON_FILE = Path(__file__).resolve().parents[1] / "static" / "front" / "favicon.ico"
MAX_SITEMAP_PAGES = 50_000  # addresses of a sitemap, as its standard has it
UNCRAWLED = ("api/export/", "api/chart/", "api/map.html")  # files that are made for each who asks
DAY_CACHE_HEADER = {"Cache-Control": "public, max-age=86400"}
SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(_: Engine, public: PublicAddress, today: date) -> Response:
    """Return what robots are asked to leave alone, and where the list of all pages is, where that can be said."""
    lines = ["User-agent: *", *(f"Disallow: {public.base}{path}" for path in UNCRAWLED)]
    lines += [f"Sitemap: {public.home}sitemap.xml"] if public.origin else []
    return PlainTextResponse("\n".join(lines) + "\n", headers=DAY_CACHE_HEADER)


def sitemap(engine: Engine, public: PublicAddress, today: date) -> Response:
    """Return the pages, the stories and the events known today, of very many the newest; the standard wants whole addresses."""
    if not public.origin:
        return PlainTextResponse(message("page-no-sitemap"), 404, {"Cache-Control": "no-cache"})
    pages = menu(engine.lacking)
    pages += [f"story?story={story.slug}" for story in engine.dataset.stories]
    newest = engine.answer(Selection(as_of=today), Ask(parts={"rows"}, limit=engine.store.most), today).rows
    pages += [f"event?id={event}" for event in sorted(newest["event_id"])]
    urls = "".join(f"<url><loc>{html.escape(public.home + page)}</loc></url>\n" for page in pages[:MAX_SITEMAP_PAGES])
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP_NAMESPACE}">\n{urls}</urlset>\n'
    return Response(text, media_type="application/xml", headers={"Cache-Control": "public, max-age=3600"})


def icon(_: Engine, public: PublicAddress, today: date) -> Response:
    """Return the icon."""
    return FileResponse(ICON_FILE, media_type="image/x-icon", headers=DAY_CACHE_HEADER)


FILE_ANSWERS: dict[str, Callable[[Engine, PublicAddress, date], Response]] = {
    "robots.txt": robots,
    "sitemap.xml": sitemap,
    "favicon.ico": icon,
}
