"""The catalogue of messages, in Fluent, and how a message is made into a text.

Isolation marks around arguments are off: pages set the direction of their texts themselves, and files and the API hold none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any, cast

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from dashboard.catalog.dates import date_words

CATALOGUE_FOLDER = Path(__file__).parent
ENGLISH = "en"
# What messages may call beside Fluent's own NUMBER: DATE says an EDTF text; CAPITAL and SMALL say a text with a first letter that is so,
# where words that stand within a sentence elsewhere begin a heading, and the other way round.
MESSAGE_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "DATE": date_words,
    "CAPITAL": lambda text: f"{text[:1].upper()}{text[1:]}",
    "SMALL": lambda text: f"{text[:1].lower()}{text[1:]}",
}
# Stands around the name of a part while a message is made; a noncharacter of Unicode, which no text may hold.
_PART_SIGN = "\ufdd0"
# The library refuses long arguments, in case a file of messages is a stranger's. These are our own, and names from data may be long.
resolver.MAX_PART_LENGTH = sys.maxsize


class MessageError(LookupError):
    """A message that is not in the catalogue, or whose arguments are not those that it has."""


class MessageCatalogue:
    """The messages of a language."""

    def __init__(self, language: str, folder: Path = CATALOGUE_FOLDER) -> None:
        """Read a language's files; MessageError names what is wrong in one, and an id that stands in two."""
        self.arguments: dict[str, frozenset[str]] = {}  # of each message
        self._bundle = FluentBundle([language], MESSAGE_FUNCTIONS, use_isolating=False)
        for file in sorted((folder / language).glob("*.ftl")):
            resource = FluentResource(file.read_text("utf-8"))
            for entry in resource.body:
                self._take(entry, file)
            self._bundle.add_resource(resource)

    def _take(self, entry: ast.EntryType, file: Path) -> None:
        if isinstance(entry, ast.Junk):
            raise MessageError(f"{file} has what is no message: {entry.content!r}")
        if isinstance(entry, ast.Message):
            if entry.id.name in self.arguments:
                raise MessageError(f"{file} has {entry.id.name!r}, which is there already; give it another id")
            found = _Arguments()
            found.visit(entry)
            if entry.value is None:
                raise MessageError(f"{file} has {entry.id.name!r} without a text")
            self.arguments[entry.id.name] = frozenset(found.names)

    def text(self, ident: str, arguments: dict[str, str | int | float]) -> str:
        """Return a message with its arguments; MessageError for an unknown id, and for arguments that are not the message's."""
        if ident not in self.arguments:
            raise MessageError(f"{ident!r} is no message; write it into a file of {CATALOGUE_FOLDER / ENGLISH}")
        if arguments.keys() != self.arguments[ident]:
            wanted = ", ".join(sorted(self.arguments[ident])) or "none"
            raise MessageError(
                f"the message {ident!r} was given {', '.join(sorted(arguments)) or 'no arguments'}; its arguments are {wanted}"
            )
        said, errors = self._bundle.format_pattern(cast(Any, self._bundle.get_message(ident).value), arguments)
        if errors:
            raise MessageError(f"the message {ident!r} cannot be said with {arguments!r}: {errors[0]}") from errors[0]
        return str(said)


class _Arguments(Visitor):
    """Collects the names of the arguments of a message, those of plural forms that are not taken among them."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library calls it by this name
        self.names.add(node.id.name)


@lru_cache(maxsize=8)
def message_catalogue(language: str) -> MessageCatalogue:
    """Return the messages of a language, read once."""
    return MessageCatalogue(language)


def message(ident: str, /, **arguments: str | int | float) -> str:
    """Return a message of the catalogue, whole: MessageError for an unknown id, and for a missing or a strange argument.

    Write the id out where it is called: ``tests/wording/test_messages.py`` looks for it there.
    """
    return message_catalogue(ENGLISH).text(ident, arguments)


def message_parts(ident: str, /, **arguments: Any) -> list[Any]:
    """Return a message as a list: its texts, and each argument that is neither a text nor a number, such as a link, where it stands.

    Where that is differs by language. As with ``message``, write the id out where it is called, and MessageError is raised.
    """
    parts = {f"{_PART_SIGN}{name}{_PART_SIGN}": value for name, value in arguments.items() if not isinstance(value, str | int | float)}
    said = message_catalogue(ENGLISH).text(ident, arguments | {sign[1:-1]: sign for sign in parts})
    pieces = re.split(f"({'|'.join(parts)})", said) if parts else [said]
    return [parts.get(piece, piece) for piece in pieces if piece]


def joined_words(items: Sequence[str]) -> str:
    """Say several things: one, two and three; "" for none."""
    if len(items) < 2:
        return "".join(items)
    return message("list-last", first=listed_words(items[:-1]), last=items[-1])


def listed_words(items: Sequence[str]) -> str:
    """Say things that all hold: one, two, three; "" for none."""
    return reduce(lambda first, item: message("list-next", first=first, next=item), items) if items else ""


def either_words(items: Sequence[str]) -> str:
    """Say that it is one of several things: one or two or three; "" for none."""
    return reduce(lambda first, item: message("list-or", first=first, next=item), items) if items else ""


def joined_parts(items: Sequence[Any]) -> list[Any]:
    """Say several things as ``joined_words`` does, those that are parts such as links among them; [] for none."""
    if len(items) < 2:
        return [*items]
    first = [items[0]]
    for item in items[1:-1]:
        first = message_parts("list-next", first=first, next=item)
    return message_parts("list-last", first=first, last=items[-1])
