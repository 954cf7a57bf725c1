"""What a browser may do with each answer: headers of security, the same for every address of a kind."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.front import addresses
from dashboard.front.public import PublicAddress

COMMON_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
POLICY_HEADER = "Content-Security-Policy"
BARE_HEADERS = COMMON_HEADERS | {POLICY_HEADER: "default-src 'none'; frame-ancestors 'none'"}  # of what no application answered
FRAME_PREFIX = "/component/"
_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?|\[[0-9A-Fa-f:.]+\](:[0-9]+)?")


def content_policies(embedders: Sequence[str], scripts: Sequence[str] = (), tiles: Sequence[str] = ()) -> dict[str, str]:
    """Return the policy of each beginning of a path, the longest first; ``{socket}`` stands for the address of the page's own socket.

    ``embedders`` are origins whose pages may show ours in a frame, ``scripts`` the text of scripts that stand in the page itself,
    ``tiles`` the addresses of online basemaps, which are asked for only when picked.
    """
    inline = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts)
    framed = " ".join(["frame-ancestors 'self'", *embedders])
    pictures = " ".join(["img-src 'self' data: blob:", *tiles])
    return {
        # Data to take along: nothing of it runs where it is opened, and nobody shows it in a frame.
        addresses.API_PREFIX: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'",
        # Maps: streamlit-folium hands their scripts to eval, and they set styles by hand.
        FRAME_PREFIX: "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"{pictures}; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; {framed}",
        # Pages: each component of Streamlit's is a module of its own making (blob:), its styles are written by scripts.
        "": f"default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' {inline}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {socket}; frame-src 'self'; manifest-src 'self'; "
        f"base-uri 'none'; form-action 'self'; {framed}",
    }


class ContentPolicy:
    """Stands before an application and adds to each of its answers."""

    def __init__(self, app: ASGIApp, policies: Mapping[str, str], public: PublicAddress) -> None:
        """Take the policies by the beginnings of paths."""
        self._app, self._policies, self._public = app, policies, public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = self._public.path_below_base(scope["path"])
        policy = next(text for start, text in self._policies.items() if path.startswith(start))
        headers = COMMON_HEADERS | {POLICY_HEADER: policy.replace("{socket}", _socket(scope)).replace("  ", " ")}

        async def answered(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                kept = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in headers.items():
                    kept[name] = value
            await send(message)

        await self._app(scope, receive, answered)


def _socket(scope: Scope) -> str:
    """Return the addresses of the socket at the host that was asked, which older Safari does not take 'self' for."""
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    return f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
