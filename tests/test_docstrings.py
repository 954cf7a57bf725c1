"""Public functions that take or give arrays or frames say what a row or an element is, and what a day is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "dashboard"
FRAME = re.compile(r"\b(DataFrame|Series)\b")
ARRAY = re.compile(r"\b(NDArray|ndarray|ArrayLike|Ints|Bools|Floats|Codes|Numbers|Days|Array|Arrays)\b")
# Of a frame, its columns by name, or the frame or the table whose columns it has (``Knowledge.events``, table of texts).
SAYS_COLUMNS = re.compile(r"``|\b[Cc]olumns?\b|\btables?\b of texts")
# Of an array, what one element stands for.
SAYS_ELEMENT = re.compile(r"\b(each|every|which|pairs?|elements?|rows?|positions?|codes|one an?|letters)\b")
DAYS = re.compile(r"^(day|days|starts?|edges|steps|moments|dates|known_on)$")  # parameters
GIVES_DAYS = re.compile(r"\b(first|last|whole) days?\b|\bdays (of|on|between)\b|\bas days\b")
SAYS_DAY = re.compile(r"since 1970|ISO|datetime64|Timestamp")


def public(body: list[ast.stmt], within: str = "") -> Iterator[tuple[ast.FunctionDef, str]]:
    """Yield the public functions and methods of a module, each with the docstring of its class."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node.body, ast.get_docstring(node) or "")
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node, within


def unsaid(function: ast.FunctionDef, within: str) -> list[str]:
    """Return what a function's docstring, and that of its class, leave unsaid."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    typed = {a.arg: ast.unparse(a.annotation) for a in arguments if a.annotation} | {"": ast.unparse(function.returns or ast.Constant(""))}
    own = ast.get_docstring(function) or ""
    said, signature = " ".join(f"{own} {within}".split()), " ".join(typed.values())
    found = []
    if FRAME.search(signature) and not SAYS_COLUMNS.search(said):
        found.append("the columns of the frame")
    if ARRAY.search(signature) and not SAYS_ELEMENT.search(own):
        found.append("what an element of the array stands for")
    held = {name for name, kind in typed.items() if ARRAY.search(kind) or FRAME.search(kind)}
    if (any(map(DAYS.match, held)) or ("" in held and GIVES_DAYS.search(own))) and not SAYS_DAY.search(said):
        found.append("what a day is")
    return found


def functions() -> Iterator[tuple[str, ast.FunctionDef, str]]:
    """Yield every public function with its place."""
    for path in sorted(ROOT.rglob("*.py")):
        for function, within in public(ast.parse(path.read_text("utf-8")).body):
            yield f"{path.relative_to(ROOT)}:{function.lineno} {function.name}", function, within


@pytest.mark.slow
def test_functions_with_arrays_or_frames_say_shape_and_days():
    found = list(functions())
    assert len(found) > 500
    wrong = {place: missing for place, function, within in found if (missing := unsaid(function, within))}
    assert wrong == {}, "\n".join(f"{place}: {', '.join(missing)}" for place, missing in wrong.items())


def test_the_rule_finds_what_is_unsaid():
    (function,) = ast.parse('def f(days: Ints) -> pd.DataFrame:\n    """Return something."""').body
    assert isinstance(function, ast.FunctionDef)
    assert unsaid(function, "") == ["the columns of the frame", "what an element of the array stands for", "what a day is"]
    (said,) = ast.parse('def f(days: Ints) -> pd.DataFrame:\n    """Return column n of each of some days since 1970."""').body
    assert isinstance(said, ast.FunctionDef)
    assert unsaid(said, "") == []
