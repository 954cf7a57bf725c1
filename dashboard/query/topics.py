"""Topics: what events can be about or have rows of. By topic, everything known of some events is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

TopicKind = Literal["event", "proposition", "claim", "source", "place", "measure", "series", "movement"]
ANY_TOPIC = "*"  # stands for every measure, series or movement


@dataclass(frozen=True)
class Topic:
    """A record by its id, or a measure, series or movement by its code; ANY_TOPIC stands for all measures, series or movements."""

    kind: TopicKind
    name: str = ANY_TOPIC


@dataclass(frozen=True)
class NewsBetween:
    """What became known after a day, and by another."""

    since: date
    until: date


@dataclass(frozen=True)
class Reading:
    """What is read of a store that does not read all of its events at once: the newest that tell ``of`` something, and ``about`` what else.

    Without ``of`` they may tell of anything.
    """

    of: Topic | NewsBetween | None = None
    about: tuple[Topic, ...] = ()


def topic_of(kind: str, name: str) -> Topic | None:
    """Return the topic of a record named in a link, by its kind and id; None for what no event can tell of."""
    return Topic(kind, name) if kind in get_args(TopicKind) and name else None  # type: ignore[arg-type]
