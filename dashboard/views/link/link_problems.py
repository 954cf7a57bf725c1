"""What is wrong with the parameters of a link that are a page's own, and how that is said where it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.wording.messages import message

MOST_SIGNS = 60  # of a value that are named

FaultCode = Literal[
    "unknown_id", "strange_id", "unknown_code", "no_day", "no_step", "no_view", "no_place", "nothing_to_pick", "too_many", "online"
]


@dataclass(frozen=True)
class ParameterFault:
    """What is wrong with a value.

    ``codes`` are those allowed; of an ``unknown_id`` in a ``table`` the nearest, and of a ``strange_id``, which is near to none, one that
    is there, if any is. ``n`` is how many values there are where the first ``most`` are used.
    """

    code: FaultCode
    codes: tuple[str, ...] = ()
    table: str = ""
    n: int = 0
    most: int = 0


class ParameterError(ValueError):
    """What a reader of a parameter raises of a text that it cannot use."""

    def __init__(self, fault: ParameterFault) -> None:
        """Take what is wrong."""
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class LinkProblem:
    """A parameter whose value, as the link has it, could not be used."""

    parameter: str
    value: str
    fault: ParameterFault


def problem_words(problem: LinkProblem | str) -> str:
    """Say what is wrong in a sentence; what is said of the selection is one already."""
    if isinstance(problem, str):
        return problem
    name, value, fault = problem.parameter, repr(problem.value[:MOST_SIGNS]), problem.fault
    codes = ", ".join(fault.codes)
    match fault.code:
        case "unknown_id":
            return message("link-unknown-id", parameter=name, value=value, table=fault.table, nearest=codes)
        case "strange_id" if codes:
            return message("link-strange-id", parameter=name, value=value, table=fault.table, example=codes)
        case "strange_id":
            return message("link-no-ids", parameter=name, value=value, table=fault.table)
        case "unknown_code" if codes:
            return message("link-unknown-code", parameter=name, value=value, allowed=codes)
        case "unknown_code":
            return message("link-no-codes", parameter=name, value=value)
        case "too_many":
            return message("link-too-many", parameter=name, n=fault.n, most=fault.most)
        case "online":
            return message("link-online-basemap", basemap=problem.value)
        case "no_day":
            return message("link-no-day", parameter=name, value=value)
        case "no_step":
            return message("link-no-step", parameter=name, value=value)
        case "no_view":
            return message("link-no-view", parameter=name, value=value)
        case "no_place":
            return message("link-no-place", parameter=name, value=value)
        case "nothing_to_pick":
            return message("link-nothing-to-pick", parameter=name, value=value)
