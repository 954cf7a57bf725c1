"""Which characters a text may hold: control characters are none of a text's; what nobody sees, or turns its direction, is taken out."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from typing import Any

Tell = Callable[[str, Any, str], None]

# Control characters have no name in Unicode but aliases: here those of U+0000 to U+001F, and of U+007F to U+009F.
_ALIASES = """NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|ALERT|BACKSPACE|CHARACTER TABULATION
LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|DEVICE CONTROL ONE|DEVICE CONTROL TWO
DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE
ESCAPE|INFORMATION SEPARATOR FOUR|INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO|INFORMATION SEPARATOR ONE
DELETE|PADDING CHARACTER|HIGH OCTET PRESET|BREAK PERMITTED HERE|NO BREAK HERE|INDEX|NEXT LINE|START OF SELECTED AREA
END OF SELECTED AREA|CHARACTER TABULATION SET|CHARACTER TABULATION WITH JUSTIFICATION|LINE TABULATION SET|PARTIAL LINE FORWARD
PARTIAL LINE BACKWARD|REVERSE LINE FEED|SINGLE SHIFT TWO|SINGLE SHIFT THREE|DEVICE CONTROL STRING|PRIVATE USE ONE|PRIVATE USE TWO
SET TRANSMIT STATE|CANCEL CHARACTER|MESSAGE WAITING|START OF GUARDED AREA|END OF GUARDED AREA|START OF STRING
SINGLE GRAPHIC CHARACTER INTRODUCER|SINGLE CHARACTER INTRODUCER|CONTROL SEQUENCE INTRODUCER|STRING TERMINATOR|OPERATING SYSTEM COMMAND
PRIVACY MESSAGE|APPLICATION PROGRAM COMMAND"""
_CONTROLS = dict(zip((*range(0x20), *range(0x7F, 0xA0)), re.split(r"[|\n]", _ALIASES), strict=True))

# Control characters but for tab and line breaks, and what Unicode will never make a character of: no XML can hold most of them.
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef" + "".join(f"{chr(n)}-{chr(n + 1)}" for n in range(0xFFFE, 0x110000, 0x10000))
_HALVES = "\ud800-\udfff"  # of a pair in UTF-16: only JSON can spell them
# Embeddings, overrides and isolates: a text in a script from right to left is read rightly without.
DIRECTION = "\u202a-\u202e\u2066-\u2069"
# Soft hyphen, zero width, invisible operators, fillers, deprecated format characters, byte order mark, annotation, shorthand, tags.
HIDDEN = "\xad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e00ff"
# Joiners spell words in Arabic, Syriac, the scripts of South and South-East Asia and Mongolian, and make one emoji of several: there they
# stay, as marks of direction do in a text that has letters from right to left.
JOINERS, DIRECTION_MARKS = "\u200c\u200d", "\u200e\u200f\u061c"
_JOINED = (
    "\u0600-\u061b\u061d-\u08ff\u0900-\u109f\u1780-\u18af\ua8e0-\uabff\ufb50-\ufdcf\ufe0f\ufe70-\ufefc\u2190-\u2bff\U0001f000-\U0001faff"
)
_LETTERS = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
SUSPECT = f"[{CONTROL}{DIRECTION}{HIDDEN}{JOINERS}{DIRECTION_MARKS}]"  # what to look at more closely; Python and RE2 both read it
_ANY = re.compile(f"{SUSPECT[:-1]}{_HALVES}]")
_REFUSED = re.compile(f"[{CONTROL}{_HALVES}]")
_TAKEN_OUT = re.compile(f"(?<![{_JOINED}])[{JOINERS}]|[{DIRECTION}{HIDDEN}{DIRECTION_MARKS}]")
_MARK = re.compile(f"[{DIRECTION_MARKS}]")


def is_suspect(text: str) -> bool:
    """Tell whether a text must be looked at: whether it may hold what it should not."""
    return not (text.isascii() and text.isprintable()) and _ANY.search(text) is not None


def control_character_fault(text: str) -> str:
    """Say which control character a text holds, what is allowed and what to do; "" for none."""
    found = _REFUSED.findall(text)
    allowed = "of control characters only tabs and line breaks are allowed"
    return f"holds {_all(found)}; {allowed}; delete {_it(found)}" if found else ""


def without_invisibles(text: str, treatment: str = "read without") -> tuple[str, str]:
    """Return a text without what nobody sees or what turns its direction, and a sentence on that; the text and "" where there is none.

    ``treatment`` says what is done with the text that holds it: "read without" it, or "shown with" it.
    """
    found = [c for c in _TAKEN_OUT.findall(text) if not (_MARK.match(c) and _LETTERS.search(text))]
    if not found:
        return text, ""
    out = "".join(set(found) - set(JOINERS))
    clean = re.sub(f"[{out}]", "", text) if out else text
    clean = re.sub(f"(?<![{_JOINED}])[{JOINERS}]", "", clean)
    why = "turns the direction of what follows" if any(re.match(f"[{DIRECTION}{DIRECTION_MARKS}]", c) for c in found) else "nobody sees"
    return clean, f"holds {_all(found)}, which {why}; the text is {treatment} {_it(found)}; delete {_it(found)}"


def visible_text(text: str) -> str:
    """Return a text in which what cannot be seen, or would change how the rest is seen, is written by its number."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def character_name(character: str) -> str:
    """Return number and name of a character: U+202E RIGHT-TO-LEFT OVERRIDE."""
    n = ord(character)
    kinds = {"Cs": "HALF OF A PAIR (SURROGATE)", "Cn": "NO CHARACTER"}
    return f"U+{n:04X} {_CONTROLS.get(n) or unicodedata.name(character, kinds.get(unicodedata.category(character), 'WITHOUT A NAME'))}"


def _all(found: list[str]) -> str:
    return ", ".join(map(character_name, dict.fromkeys(found)))


def _it(found: list[str]) -> str:
    return "it" if len(found) == 1 else "them"


def tidy_json(value: Any, tell: Tell, at: str = "") -> Any:
    """Return a JSON value with texts and numbers as they may be, and ``tell`` of the others: where, what there is, what is wrong.

    A text with a control character is emptied, a number that is none (NaN, Infinity) is null.
    """
    if isinstance(value, str) and is_suspect(value):
        clean, words = ("", f"{bad}; the value is not used") if (bad := control_character_fault(value)) else without_invisibles(value)
        if words:
            tell(at, value, words)
        return clean
    if isinstance(value, float) and not math.isfinite(value):
        tell(at, str(value), "is not a number; write one, or leave it out; the value is not used")
        return None
    if isinstance(value, dict):
        return {tidy_json(name, tell, at): tidy_json(inner, tell, f"{at} {name}".strip()) for name, inner in value.items()}
    return [tidy_json(inner, tell, f"{at} {n}".strip()) for n, inner in enumerate(value, 1)] if isinstance(value, list) else value
