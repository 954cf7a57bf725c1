"""Readers of the command's options: each returns the value, or raises ArgumentTypeError with what is wrong and what is allowed."""

from __future__ import annotations

import argparse
import re
from ipaddress import ip_address, ip_network

LIMIT_OPTIONS = {  # what one address may have; how much, front.budget says, which is not read before it is needed
    "rate": "turns a second for one address (200)",
    "sessions": "open pages of one address (200)",
    "connections": "connections of one address (600)",
}


def read_port(text: str) -> int:
    """Read a port."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 1 to 65535")
    return int(text)


def read_workers(text: str) -> int:
    """Read a number of worker processes."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 256):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of workers; give one from 1 to 256")
    return int(text)


def read_scheduler(text: str) -> str:
    """Read a Dask scheduler's address."""
    found = re.fullmatch(r"(?:(?:tcp|tls|wss?)://)?(?:\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+):([0-9]{1,5})", text)
    if not (found and text.isascii() and 1 <= int(found[1]) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a scheduler's address; give it with its port, as tcp://localhost:8786")
    return text


def read_limit(text: str) -> int:
    """Read how much of something one address may have, 0 for any number."""
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError(f"{text!r} is not a limit; give a number from 0, for any number, to 999999")
    return int(text)


def read_origin(text: str) -> str:
    """Read the origin of pages: scheme, host and port."""
    from dashboard.front.public import read_public_address

    wrong = argparse.ArgumentTypeError(f"{text!r} is not an origin; give scheme and host, as https://example.org")
    try:
        found = read_public_address(text)
    except ValueError as error:
        raise wrong from error
    if not found.origin or found.path:
        raise wrong
    return found.origin


def read_proxy(text: str) -> str:
    """Read the address of a proxy, or of a network of them."""
    try:
        return str(ip_network(text)) if "/" in text else str(ip_address(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address; give the proxy's, as 127.0.0.1 or 10.0.0.0/8") from error


def read_public(text: str) -> str:
    """Read the address at which readers reach the server."""
    from dashboard.front.public import read_public_address

    try:
        read_public_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text
