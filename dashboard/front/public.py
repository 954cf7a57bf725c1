"""Where readers find the atlas: the address that whoever runs it has given, for nobody who asks is to be believed about it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dashboard.front.addresses import FIRST_SEGMENTS
from dashboard.wording.messages import message

PUBLIC_URL_ENV = "TUMEN_PUBLIC_URL"  # the environment variable that holds the address
_NAME, _PATH = re.compile(r"[a-z0-9.:-]+"), re.compile(r"(/[A-Za-z0-9._~-]+)*")


@dataclass(frozen=True)
class PublicAddress:
    """``origin`` is ``https://host``, "" when nobody has said; ``path`` is where below it the atlas is, ``/atlas``, "" for all of it."""

    origin: str = ""
    path: str = ""

    @property
    def base(self) -> str:
        """Return the path that everything stands under, with a slash at both ends."""
        return f"{self.path}/"

    def path_below_base(self, whole: str) -> str:
        """Return a path without the base, whether the proxy took that off or not; "" for the base without its slash."""
        inside = self.path and (whole == self.path or whole.startswith(f"{self.path}/"))
        return whole.removeprefix(self.path) if inside else whole

    @property
    def home(self) -> str:
        """Return the address of the first page: without a host where none is known."""
        return self.origin + self.base

    @property
    def host(self) -> str:
        """Return the name of the host without its port, "" where none is known."""
        return urlsplit(self.origin).hostname or ""


def public_address() -> PublicAddress:
    """Return the address that this server was given."""
    return read_public_address(os.environ.get(PUBLIC_URL_ENV, ""))


def read_public_address(text: str) -> PublicAddress:
    """Read an address, "" for none; ValueError says what is wrong with it."""
    if not text:
        return PublicAddress()
    try:
        found = urlsplit(text)
        port = found.port
    except ValueError:
        raise _wrong(text) from None
    path = found.path.rstrip("/")
    spare = "@" in found.netloc or found.query or found.fragment
    if spare or found.scheme not in ("http", "https") or not _NAME.fullmatch(found.hostname or "") or not _PATH.fullmatch(path):
        raise _wrong(text)
    if path and path.split("/")[1] in FIRST_SEGMENTS:
        raise ValueError(f"{text!r} has a path that begins as one of the atlas's own addresses; choose another, such as /atlas")
    host = f"[{found.hostname}]" if ":" in str(found.hostname) else found.hostname
    return PublicAddress(f"{found.scheme}://{host}{f':{port}' if port else ''}", path)


def _wrong(text: str) -> ValueError:
    return ValueError(message("page-public-address", address=repr(text)))
