"""The parameters of a link as it was meant, whatever it went through on its way: an encoder too many, HTML, a tracker, a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote

Value = TypeVar("Value")
Raw = str | Mapping[str, str | Sequence[str]]

# What others hang on a link to follow who clicks it: no part of what is asked, and passed over without a word.
CLICK_IDS = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "srsltid", "msclkid", "yclid", "ysclid", "twclid", "ttclid"),
        *("igshid", "igsh", "li_fat_id", "epik", "mkt_tok", "s_kwcid", "ef_id", "ref_src", "ref_url", "_ga", "_gl", "_openstat"),
    }
)
CLICK_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "hsa_", "_hs", "mc_", "vero_", "oly_")
TEXT_PARAMETER = "q"  # what is looked for may hold any sign, so that nothing in it is taken for another parameter
MAX_DECODINGS = 2  # that a text may have been encoded too often
MAX_TRAILING_SIGNS = 4  # signs of the sentence around a link that may have been taken for its end
_PROSE = ".,;:!?()[]{}<>'\"`«»‹›“”‘’„*_|\\…"
_ENTITY = re.compile(r"^(?:\?|amp;)+")
_JOINED = re.compile(r"[&?](?:amp;)*(?=[A-Za-z_]+=)")


def link_parameters(raw: Raw | Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the texts of each parameter in the order given, empty ones included; click ids are left out.

    Undone is what has one meaning only: a whole query encoded once too often, the ``&amp;`` of HTML, a query hung on another by ``?``.
    """
    found: dict[str, list[str]] = {}
    for name, text in _parted(_pairs(raw), MAX_DECODINGS):
        if (name or text) and not is_click_id(name):
            found.setdefault(name, []).append(text)
    return found


def is_click_id(name: str) -> bool:
    """Tell whether a parameter only follows who clicks."""
    return name.lower() in CLICK_IDS or name.lower().startswith(CLICK_PREFIXES)


def _pairs(raw: Raw | Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if isinstance(raw, str):
        yield from parse_qsl(raw.removeprefix("?"), keep_blank_values=True, errors="replace")
    elif isinstance(raw, Mapping):
        yield from ((str(name), str(text)) for name, many in raw.items() for text in ([many] if isinstance(many, str) else many))
    else:
        yield from raw


def _parted(pairs: Iterable[tuple[str, str]], times: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of each parameter, also of those that stand together in one: a name holds no ``=``, and only words an ``&``."""
    for given, text in pairs:
        name = _ENTITY.sub("", given)
        first, *more = [text] if name == TEXT_PARAMETER else _JOINED.split(text)
        if times and ("=" in name or decoded_once(name) != name):
            yield from _parted(_pairs("=".join([name, text]) if text else name), times - 1)
            continue
        yield name, first
        yield from _parted(((part.partition("=")[0], part.partition("=")[2]) for part in more), times)


def possible_readings(text: str) -> Iterator[str]:
    """Yield a text as it stands, then what it may have been meant to be: without the end of a sentence behind it, and decoded once more."""
    yield text
    for _ in range(MAX_DECODINGS + 1):
        bare = text
        for _ in range(MAX_TRAILING_SIGNS):
            if not bare[1:] or bare[-1] not in _PROSE:
                break
            bare = bare[:-1]
            yield bare
        if (decoded := decoded_once(text)) == text:
            return
        text = decoded
        yield text


def decoded_once(text: str) -> str:
    """Return a text with its percent signs decoded; as it is where they stand for no text."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def as_meant(read: Callable[..., Value], text: str, *more: Any) -> Value:
    """Return what a text reads as, else what it may have been meant to; the ValueError is of the text as it stands.

    ``more`` is what the reader takes besides the text.
    """
    errors = list[ValueError]()
    for meant in possible_readings(text):
        try:
            return read(meant, *more)
        except ValueError as error:
            errors.append(error)
    raise errors[0]
