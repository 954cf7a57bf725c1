"""Why a proposition has its status: who stands how, since when. Values alone; ``wording`` makes sentences of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """One party on a proposition: how it stands, since when, and in a plan what for.

    ``said`` and ``planned_for`` are EDTF text; ``late`` where the party said it by that day at the latest. ``covers`` is the part of the
    whole that a plan is for, "" for all of it, ``past`` whether its day has gone by.
    """

    party: str
    stance: str
    said: str
    late: bool = False
    takes_part: bool = False
    planned_for: str = ""
    covers: str = ""
    past: bool = False
    weak: bool = False  # known only through a list, a headline or a digest
    coded: bool = False  # of a dataset, which codes what others reported


@dataclass(frozen=True, slots=True)
class StatusReason:
    """A status with its reasons: the positions of the latest stances by the day, those who took part first, plans newest first.

    ``unheard`` are the participants without a position, by name; ``undated_denials`` those that are known of from a later day and may, for
    all that these sources tell, be as old as what they deny.
    """

    status: str
    kind: str
    positions: tuple[PartyPosition, ...] = ()
    unheard: tuple[str, ...] = ()
    undated_denials: tuple[PartyPosition, ...] = ()
