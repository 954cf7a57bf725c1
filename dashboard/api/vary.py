"""On what an answer depends, said once: who packs answers further out adds a name that may stand there already."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Vary:
    """Sends each name of the header Vary once; it must stand before all that write it."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, and its answer with the header put in order."""

        async def ordered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if found := headers.getlist("vary"):
                    headers["vary"] = distinct_names(", ".join(found))
            await send(message)

        await self._app(scope, receive, ordered)


def distinct_names(names: str) -> str:
    """Return names parted by commas without those that stood there before, in large or small letters."""
    found: dict[str, str] = {}
    for name in (part.strip() for part in names.split(",")):
        found.setdefault(name.lower(), name)
    return ", ".join(name for name in found.values() if name)
