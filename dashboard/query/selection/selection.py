"""What a reader asks for, and its one text: page, API and exports all read and write it here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import LATE_RULES
from dashboard.query.selection import geo_areas
from dashboard.query.selection.filters import FILTERS, Conditions, Filter, Labels, stands_for
from dashboard.query.selection.link_parameters import Raw, as_meant, decoded_once, link_parameters, possible_readings
from dashboard.query.text_search import search_terms

DAY_PARAMETERS = ("as_of", "late")  # not filters: they say which claims count
PARAMETERS = ("start", "end", *DAY_PARAMETERS, *(p for p in FILTERS if p not in ("start", "end")))
MAX_TEXT_LENGTH = 200
MOST_WORDS = 20  # each is looked up by itself, and a short one begins many
MAX_VALUES = 200  # of one parameter; a cell of the map asks for its 100 places
MOST_NAMED = 3  # bad values of one parameter that get a sentence of their own
MAX_NAMED_PROBLEMS = 12  # options that are still listed whole
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ENCODED = re.compile(r"(?=.*%)(?:[\w.~!*'()+,;:@/-]|%[0-9A-Fa-f]{2})+", re.ASCII)  # as an encoder leaves a text, and nobody types one
UNESCAPED = ",:"  # in a link these stay as they are; a semicolon ends one in many a chat


@dataclass(frozen=True)
class Selection(Conditions):
    """A question: filters, the day up to which claims count (None is today), and how late claims count.

    Codes are kept sorted and once each, words with single spaces, numbers to 5 decimals, so equal questions are equal.
    """

    as_of: date | None = None
    late: str = "latest"

    def __post_init__(self) -> None:
        """Bring the values into their one form."""
        for parameter, entry in FILTERS.items():
            value = getattr(self, parameter)
            if entry.kind == "codes":
                object.__setattr__(self, parameter, tuple(sorted(set(value))))
            elif entry.kind == "words":
                object.__setattr__(self, parameter, plain_words(value))
            elif entry.kind == "box" and value is not None:
                object.__setattr__(self, parameter, tuple(round(float(x), 5) + 0.0 for x in value))

    def day(self, today: date | None = None) -> date:
        """Return the day up to which claims count. Raises ValueError where the selection names none and today is not said."""
        if (found := self.as_of or today) is None:
            raise ValueError("a selection without as_of is asked with the day that is today")
        return found

    def dated(self, today: date | None = None) -> Selection:
        """Return the selection with its day named."""
        return self if self.as_of else self.replace(as_of=self.day(today))

    @property
    def given(self) -> dict[str, Any]:
        """Return the values that are not the default, by their parameter."""
        return {p: value for p in PARAMETERS if (value := getattr(self, p)) != DEFAULTS[p]}

    @property
    def filters(self) -> dict[str, Any]:
        """Return those of them that leave events out."""
        return {p: value for p, value in self.given.items() if p in FILTERS}

    def replace(self, **changes: Any) -> Selection:
        """Return a selection with some values changed."""
        return replace(self, **changes)

    def query(self) -> str:
        """Return the canonical query string: what differs from the default, in a fixed order."""
        return "&".join(f"{p}={quote(text, safe=UNESCAPED)}" for p in PARAMETERS if (text := _text(getattr(self, p), p)))


DEFAULTS = {f.name: f.default for f in fields(Selection)}


def _text(value: Any, parameter: str) -> str:
    """Write a value as it stands in a link; "" for the default."""
    if value == DEFAULTS[parameter]:
        return ""
    if isinstance(value, tuple):
        return ",".join(v if isinstance(v, str) else geo_areas.number_text(v) for v in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def parse_selection(
    raw: Raw, dataset: Dataset, *, today: date, others: Collection[str] = ("version",), refuses: bool = False
) -> tuple[Selection, list[str]]:
    """Read a query string or its parameters; what is wrong is said in sentences and left out.

    Several codes may be repeated or comma-separated. ``others`` are parameters that are somebody else's. ``refuses`` is for an asker
    that uses nothing when something is wrong, so that no sentence may say that anything is used. What mail and chats do to a link is
    undone where it can mean one thing only. Never raises.
    """
    given = {p: texts for p, texts in texts_of(raw, empty=True).items() if texts or p not in (*PARAMETERS, *others)}
    problems: list[str] = []
    values: dict[str, Any] = {}
    for parameter, texts in given.items():
        if parameter in PARAMETERS:
            value = _value(parameter, texts, dataset, today, problems)
            if problem := _repeated(parameter, texts, used=value is not None, refuses=refuses):
                problems.append(problem)
            values |= {} if value is None else {parameter: value}
        elif parameter not in others:
            problems.append(f"{_shown(parameter)} is not a parameter; allowed are {', '.join(PARAMETERS)}.")
    if values.get("start", date.min) > values.get("end", date.max):
        problems.append(f"start={values.pop('start')} is after end={values.pop('end')}; give a start that is not after the end.")
    version = given.get("version", [""])[-1]
    if "version" in others and version and not {dataset.version, dataset.edition} & set(possible_readings(version)):
        here = dataset.edition or "without a version"
        problems.append(f"version={_shown(version)} is another version of the data than the one here ({here}).")
    return Selection(**values), problems


def texts_of(raw: Raw, *, empty: bool = False) -> dict[str, list[str]]:
    """Return the texts of each parameter of a link as it was meant, empty ones left out; parameters of such only too, unless ``empty``."""
    found = {p: [text for text in texts if text.strip()] for p, texts in link_parameters(raw).items()}
    return found if empty else {p: texts for p, texts in found.items() if texts}


def _value(parameter: str, texts: list[str], dataset: Dataset, today: date, problems: list[str]) -> Any:
    """Return a parameter's value, or None when nothing of it can be used."""
    entry = FILTERS.get(parameter)
    if entry and entry.kind == "codes":
        return _codes(entry, texts, dataset, problems)
    text = ",".join(texts) if entry and entry.kind == "box" else texts[0]
    try:
        read = PARAMETER_READERS[entry.kind if entry else parameter]
        return read(text, today) if entry and entry.kind == "words" else as_meant(read, text, today)
    except ValueError as error:
        problems.append(f"{parameter}={_shown(text)} {error}.")
        return None


def _repeated(parameter: str, texts: list[str], *, used: bool, refuses: bool) -> str:
    """Say what becomes of a parameter that can have one value and is given several; "" when it is not."""
    entry = FILTERS.get(parameter)
    if len(set(texts)) < 2 or (entry and entry.kind in ("codes", "box")):
        return ""
    return repeated_parameter(parameter, texts) if refuses else repetition_notice(parameter, texts, used=used)


def repetition_notice(parameter: str, texts: list[str], *, used: bool = True) -> str:
    """Say what becomes of a parameter that is given several values where it can have one."""
    return f"{parameter} is given {len(texts)} times; only the first{f', {_shown(texts[0])}, is used' if used else ' is looked at'}."


def repeated_parameter(parameter: str, texts: list[str]) -> str:
    """Say that a parameter is given several values where it can have one."""
    values = " and ".join(_shown(text) for text in dict.fromkeys(texts[:MOST_NAMED]))
    return f"{parameter} is given {len(texts)} times with different values, {values}; give it once."


def _codes(entry: Filter, texts: list[str], dataset: Dataset, problems: list[str]) -> tuple[str, ...] | None:
    labels = entry.options(dataset) if entry.options else {}
    is_known = partial(_stands_for_some, entry.parameter, labels)
    named = (name for text in texts for part in text.split(",") for name in codes_meant(part, is_known))
    given = list(dict.fromkeys(code for name in named for code in stands_for(entry.parameter, name)))
    if len(given) > MAX_VALUES:
        problems.append(f"{entry.parameter} has {len(given)} values; at most {MAX_VALUES} are read.")
        return None
    bad = [code for code in given if code not in labels]
    problems += [f"{unknown_code(entry.parameter, code, labels)}." for code in bad[:MOST_NAMED]]
    if len(bad) > MOST_NAMED:
        more = len(bad) - MOST_NAMED
        problems.append(f"{entry.parameter} has {more} more {'values that are' if more > 1 else 'value that is'} not known.")
    return tuple(code for code in given if code in labels) or None


def _stands_for_some(parameter: str, labels: Labels, code: str) -> bool:
    return all(meant in labels for meant in stands_for(parameter, code))


def codes_meant(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return the code that a text between commas is, or else those that it may have been meant to be; as it is where there are none."""
    found = (codes for meant in possible_readings(text) if (codes := _parts(meant)) and all(map(is_known, codes)))
    return next(found, _parts(text))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def unknown_code(parameter: str, code: str, labels: Labels) -> str:
    """Say that a code is not known, and which are, as a clause without a full stop."""
    return f"{parameter}={_shown(code)} is not known; {_allowed(code, labels)}"


def _allowed(code: str, labels: Labels) -> str:
    """Say what is allowed: all of a few options, or those nearest to the code by spelling or by label."""
    if not labels:
        return "this dataset has none"
    if len(labels) <= MAX_NAMED_PROBLEMS:
        return f"allowed are {', '.join(labels)}"
    spelled = {text.casefold(): c for c, label in list(labels.items())[:2000] for text in (label, c)}
    near = dict.fromkeys(spelled[text] for text in difflib.get_close_matches(code[:60].casefold(), spelled, n=3, cutoff=0.5))
    return f"nearest are {', '.join(near)}" if near else f"allowed are {', '.join(list(labels)[:3])} and {len(labels) - 3} others"


def _shown(text: str) -> str:
    """Show a bad value, cut short, as plain printable text."""
    return ascii(text[:60]) if not text.isprintable() else repr(text[:60] + ("…" if len(text) > 60 else ""))


def _day(text: str, today: date) -> date:
    try:
        if not _DAY.fullmatch(text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError("is not a day; write it as 2025-04-30") from error


def _as_of(text: str, today: date) -> date:
    day = _day(text, today)
    if day > today + timedelta(days=1):  # a reader east of here may already have tomorrow
        raise ValueError(f"lies ahead; what will be known by then is not known today, {today}")
    return day


def _late(text: str, today: date) -> str:
    if text not in LATE_RULES:
        raise ValueError(f"is not known; allowed are {', '.join(LATE_RULES)}")
    return text


def plain_words(text: str) -> str:
    """Return words with single spaces; those encoded once too often are decoded, which shows by spaces or letters beyond ASCII."""
    found = " ".join(text.split())
    decoded = decoded_once(found) if _ENCODED.fullmatch(found) else found
    return plain_words(decoded) if decoded != found and (" " in decoded or not decoded.isascii()) else found


def _words(text: str, today: date) -> str:
    found = plain_words(text)
    if len(found) > MAX_TEXT_LENGTH:
        raise ValueError(f"has {len(found)} letters; at most {MAX_TEXT_LENGTH} are looked for")
    if not (several := [word for term in search_terms(found) for word in term.ways[0]]):
        raise ValueError("has no word in it to look for")
    if len(several) > MOST_WORDS:
        raise ValueError(f"has {len(several)} words; at most {MOST_WORDS} are looked for")
    if any(0xD800 <= ord(c) <= 0xDFFF for c in found):
        raise ValueError("is not a text (half a character in it)")
    return found


PARAMETER_READERS: dict[str, Callable[[str, date], Any]] = {
    "interval": _day,
    "as_of": _as_of,
    "late": _late,
    "words": _words,
    "box": lambda text, today: geo_areas.read_box(text),
    "area": lambda text, today: geo_areas.read_area(text),
}
