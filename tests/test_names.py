"""Public names can be guessed, and mean one thing: few of one word, few that another module has too."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "dashboard"
PROTOCOL = {"blocks", "main", "reads", "render", "settled", "titled"}  # what every program has, or every page (``views.frame.page``)
LARGEST_SHARE = 0.25


def public(kinds: tuple[type[ast.stmt], ...]) -> Iterator[tuple[str, Path]]:
    """Yield the public functions or classes at the top of each module."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            name = getattr(node, "name", "")
            if isinstance(node, kinds) and not name.startswith("_") and name not in PROTOCOL:
                yield name, path


def constants() -> Iterator[tuple[str, Path]]:
    """Yield the public constants at the top of each module."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
            for name in (part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])):
                if isinstance(name, ast.Name) and name.id.isupper() and not name.id.startswith("_"):
                    yield name.id, path


FUNCTIONS = list(public((ast.FunctionDef, ast.AsyncFunctionDef)))
CLASSES = list(public((ast.ClassDef,)))
CONSTANTS = list(constants())


def shared(names: list[tuple[str, Path]]) -> dict[str, list[str]]:
    """Return the names that more than one module has, each with its modules."""
    often = {name for name, n in Counter(name for name, _ in names).items() if n > 1}
    return {name: [str(path.relative_to(ROOT)) for other, path in names if other == name] for name in sorted(often)}


def test_few_functions_have_a_name_of_one_word():
    assert len(FUNCTIONS) > 500
    single = [name for name, _ in FUNCTIONS if "_" not in name]
    assert len(single) / len(FUNCTIONS) < LARGEST_SHARE, sorted(single)


def test_few_functions_share_their_name_with_another_module():
    assert sum(map(len, shared(FUNCTIONS).values())) / len(FUNCTIONS) < LARGEST_SHARE, shared(FUNCTIONS)


def test_no_class_has_the_name_of_another():
    assert len(CLASSES) > 100
    assert not shared(CLASSES)


SAYS_NOTHING = (
    "ABOUT ALL ALWAYS ANY BASE BEFORE CODES COLUMNS DAYS DEFAULT DRAWN EACH ENDS ENOUGH FEW FILE FILES FORM FORMAT HEAD "
    "HEIGHT HELD HOW KEY KINDS KNOWN LAST LEAST LIMIT LIMITS LINE LOOK LOST MANY MARK MARKS MOST NAMES OTHERS PAGE READ REST "
    "ROOM ROW ROWS RUN SAID SHORT SHOW SHOWN SIDE SMALL SPACE THINGS TIMES TOLD UNITS UNKNOWN VARIABLE WHAT WHERE WIDTH WORDS"
)


def test_a_constant_says_what_it_is_of():
    """Constants assigned together are seen as well as those assigned by themselves."""
    assert {"API_FROM_FRAME", "ASSETS_FROM_FRAME"} <= {name for name, _ in CONSTANTS}
    assert [found for found in CONSTANTS if found[0] in SAYS_NOTHING.split()] == []


def test_few_constants_have_a_name_of_one_word():
    single = [name for name, _ in CONSTANTS if "_" not in name]
    assert len(single) / len(CONSTANTS) < LARGEST_SHARE, sorted(single)


def test_few_constants_share_their_name_with_another_module():
    assert len(CONSTANTS) > 300
    assert sum(map(len, shared(CONSTANTS).values())) / len(CONSTANTS) < LARGEST_SHARE, shared(CONSTANTS)
