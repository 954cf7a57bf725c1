"""What is wrong somewhere, as a value: which message says it, and the message's arguments. ``dashboard.wording`` makes words of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Argument = Any  # a text, a number, several texts as a tuple, or a Fault that is a reason; all of them hashable


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong: the id of a message of the catalogue, and its arguments by name, in the order of the names."""

    code: str
    arguments: tuple[tuple[str, Argument], ...] = ()

    def __str__(self) -> str:
        """Return code and arguments, for logs and for those who use the catalog as a library."""
        return ", ".join((self.code, *(f"{name}={value}" for name, value in self.arguments)))


def fault(code: str, /, **arguments: Argument) -> Fault:
    """Return what is wrong. Write the id out where this is called: ``tests/wording/test_messages.py`` looks for it there."""
    return Fault(code, tuple(sorted(arguments.items())))


class FaultError(ValueError):
    """An error that readers of a page or users of a command get to see: it carries what is wrong, and is worded where it is shown."""

    def __init__(self, fault: Fault) -> None:
        """Take what is wrong."""
        super().__init__(fault)
        self.fault = fault
