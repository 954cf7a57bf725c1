"""A status said in one sentence of parties and dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalog import dates
from dashboard.catalog.schema.vocabulary import STATUSES, status_term

MAX_NAMED_PARTIES = 4  # parties named in one list; the rest are counted


@dataclass(frozen=True)
class PartyPosition:
    """One party on a proposition: how it stands, since when, and in a plan what for (``covers``: less than the whole)."""

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

    @property
    def words(self) -> str:
        """Say party and day: Norland (26 April 2025)."""
        said = dates.date_words(self.said)
        return f"{self.party} ({f'known by {said} at the latest' if self.late else said})"


def status_sentence(status: str, kind: str, voices: Iterable[PartyPosition], participants: Iterable[str] = ()) -> str:
    """Say why a proposition has its status, and which datasets coded it.

    The voices are those of the latest stances by the day, participants go by name.
    """
    voices = list(voices)
    coded = [v for v in voices if v.coded]
    said = _said(status, kind, [v for v in voices if not v.coded], coded, participants)
    return f"{said} Coded by {_list(coded)}." if coded and status not in ("coded", "contested") else said


def _said(status: str, kind: str, voices: list[PartyPosition], coded: list[PartyPosition], participants: Iterable[str]) -> str:
    yes = [v for v in voices if v.stance in ("asserts", "acknowledges")]
    inside, outside = [v for v in yes if v.takes_part], [v for v in yes if not v.takes_part]
    no, guess = _positions_of(voices, "denies"), _positions_of(voices, "estimates")
    label = status_term(status, kind).label
    match status:
        case "contested":
            so = _verb(yes, "says so", "say so") or _verb(guess, "estimates it", "estimate it")
            told = "; ".join(filter(None, [so, f"coded by {_list(coded)}" if coded else ""]))
            return f"{label}: {told}; {_verb(no, 'denies it', 'deny it')}."
        case "confirmed":
            return f"{label}: said by {_list(inside)}, who took part, and independently by {_list(outside)}{_weakly(yes)}."
        case "corroborated":
            unheard = join_words(p for p in participants if p not in {v.party for v in voices})
            no_word = f"; these sources hold no word of {unheard} on it by this day" if unheard else ""
            return f"{label}: said by {_list(outside)}, independently of each other{no_word}{_weakly(yes)}."
        case "on_record":
            if kind == "statement":
                heard = f", reported by {_list(outside)}" if outside else ""
                return f"{label}: published by {_list(inside)}{heard}; whether what was said is so is judged apart."
            return f"{label}: published by {_list(inside)}{_related(outside)}; by nobody independent so far."
        case "self_reported":
            return f"{label}: said by {_list(inside)}, who took part{_related(outside)}; by nobody independent so far."
        case "claimed":
            return (
                f"{label}: said by {_list(yes)}; not confirmed by anybody else." if yes else f"{label}: only estimated, by {_list(guess)}."
            )
        case "coded":
            return f"{label} by {_list(coded)} from reports, and not rated here."
        case "denied":
            taken_back = _positions_of(voices, "retracts")
            return f"{label}: {_verb(no, 'denies it', 'deny it') or _verb(taken_back, 'took it back', 'took it back')}; nobody says so."
        case _:
            return _plan(label, _positions_of(voices, "plans"))


def _related(outside: list[PartyPosition]) -> str:
    return f", and by {_list(outside)}, not independent of them" if outside else ""


def _weakly(voices: list[PartyPosition]) -> str:
    """Say that several voices are heard only through lists, headlines or a digest, which may be one and the same."""
    return "; all of it on weak evidence (C)" if all(v.weak for v in voices) else ""


def undated_denials(unplaced: Iterable[PartyPosition]) -> str:
    """Say which denials, for all that these sources tell, may be as old as what they deny."""
    by_day: dict[str, dict[str, None]] = {}
    for voice in unplaced:
        by_day.setdefault(dates.date_words(voice.said), {})[voice.party] = None
    return "".join(
        f" A denial by {join_words(who)} is known from {day} at the latest, and may be older than this day." for day, who in by_day.items()
    )


def _plan(label: str, plans: list[PartyPosition]) -> str:
    past = [v for v in plans if v.past]
    if label == STATUSES["overdue"].label:
        beside = [v for v in plans if not v.past]
        more = f" Beside it stand{'s' * (len(_distinct(beside)) == 1)} {_targets(beside)}." if beside else ""
        return f"{label}: {_targets(past)}; that is past, and nobody says that it happened.{more}"
    ahead = [v for v in plans if not v.past]
    missed = f" An earlier target has passed: {_targets(past)}." if past else ""
    return f"{label}: {_targets(ahead)}.{missed}"


def _targets(plans: list[PartyPosition]) -> str:
    return join_words([f"{target}, announced by {v.words}" for target, v in _distinct(plans).items()], "; ")


def _distinct(plans: list[PartyPosition]) -> dict[str, PartyPosition]:
    """Return the plan that named each target last; they come newest first."""
    found: dict[str, PartyPosition] = {}
    for v in plans:
        found.setdefault(f"{dates.date_words(v.planned_for)}{f' ({v.covers})' if v.covers else ''}", v)
    return found


def _positions_of(voices: Iterable[PartyPosition], stance: str) -> list[PartyPosition]:
    return [v for v in voices if v.stance == stance]


def _verb(voices: list[PartyPosition], one: str, many: str) -> str:
    return f"{_list(voices)} {one if len(voices) == 1 else many}" if voices else ""


def _list(voices: list[PartyPosition]) -> str:
    named = [v.words for v in voices[:MAX_NAMED_PARTIES]]
    rest = len(voices) - MAX_NAMED_PARTIES
    return join_words(named + ([f"{rest} more"] if rest > 0 else []))


def join_words(names: Iterable[str], comma: str = ", ") -> str:
    """Say several names: one, two and three."""
    parts = list(names)
    return comma.join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)
