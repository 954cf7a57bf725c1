"""A sentence stands in the catalogue of messages: what is still written out in the code is counted by room, and the counts only go down."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.test_architecture import FILES, module, room

# Literals that read as words, in rooms that have not moved yet. A lower number is written here with the change that makes it lower;
# a higher one is a sentence that belongs into dashboard/wording/en. A room that is not here has none.
NOT_YET_MOVED = {
    "catalog.edtf": 17,
    "catalog.quantities": 5,
    "catalog.dates": 8,
    "catalog.schema": 10,
    "catalog.loading": 131,
    "catalog": 4,
    "catalog.archive": 19,
    "query.selection": 20,
    "query.table": 13,
    "query": 2,
    "query.comparison": 2,
    "query.engines.dask": 3,
    "options": 4,
    "snapshot": 3,
    "server": 1,
    "app": 1,
    "cli": 41,
}
WORD = re.compile(r"[^\W\d_]{2,}")
# An expression of Vega, which reads columns of a row.
EXPRESSION = re.compile(r".*\bdatum\.\w.*")
# Names of columns, one of them at least written with "_".
COLUMNS = re.compile(r"(?=.*_)[a-z\d_]+( [a-z\d_]+)+")
# Names of fonts, and at the end the kind of font that CSS has for all others.
FONTS = re.compile(r"([\w -]+, )+(sans-serif|serif|monospace)")
# The value of a header: a media type or directives, one of them set by "=", as HTTP has them in every language.
HEADER = re.compile(r"(?=.*=)[\w.+/-]+(=\S+)?([;,] [\w.+/-]+(=\S+)?)+")
# Statements of a script, each line of which ends as one does.
SCRIPT = re.compile(r"([^\n]*;\n)*[^\n]*;\n?")
# A template of these.
TEMPLATE = re.compile(r"\s*\{% macro .*\{% endmacro %\}\s*", re.DOTALL)
# A policy of what a page may load, which names a kind and where it may come from; addresses of sockets are among these.
POLICY = re.compile(r"[a-z]+-[a-z]+ ('(self|none|unsafe-inline)'|blob:).*|\w+://\S* \w+://\S*")
# A field of a header or of robots.txt, whose value is a path or any; methods of HTTP.
FIELD = re.compile(r"[A-Z][a-z]+(-[A-Za-z]+)*: (\*|\{\}\S+|/\S*)|[A-Z]+(, [A-Z]+)+")
CODE = (EXPRESSION, COLUMNS, FONTS, HEADER, SCRIPT, TEMPLATE, POLICY, FIELD)
TAG = re.compile(r"<[^<>]*>")  # of HTML or XML: what stands between tags is read


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield texts with a space and two words; not docstrings, quoted types, ``CODE``, nor what an error says that is raised right there."""
    passed = {id(part) for node in ast.walk(tree) for part in _passed_over(node)}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        text = TAG.sub("", text)
        if " " in text and len(WORD.findall(text)) > 1 and not any(kind.fullmatch(text) for kind in CODE):
            yield text


def _passed_over(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.keyword) and node.arg in ("tone", "look"):  # names of styles, which nobody reads
        yield from ast.walk(node.value)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias" and node.value:  # a type may be quoted
        yield from ast.walk(node.value)
    if isinstance(node, ast.Compare):  # what another program says; none of ours compares a sentence of its own
        yield from (part for part in (node.left, *node.comparators) if isinstance(part, ast.Constant))
    if isinstance(node, ast.Raise):
        yield from ast.walk(node)
    if isinstance(node, ast.JoinedStr):  # its pieces are read with it
        yield from (part for part in node.values if isinstance(part, ast.Constant))


def test_sentences_outside_of_the_catalogue_only_become_fewer():
    found = Counter(room(module(file)) for file in FILES for _ in literals(ast.parse(file.read_text("utf-8"))))
    assert dict(found) == NOT_YET_MOVED


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("def f():\n  'Says what it does.'\n  return 'two words'", ["two words"]),
        ("f'{n} more events'", ["{} more events"]),
        ("f'{n} events'", []),
        ("text('two words', tone='quiet small')", ["two words"]),
        ("turn_button('two words', look='plain close')", ["two words"]),
        ("raise ValueError(f'is no {x} word')", []),
        ("Block: TypeAlias = 'Document | Columns'", []),
        ("Block: str = 'Document | Columns'", ["Document | Columns"]),
        ("x = 'const ready = import(ADDRESS);\\nready.then(go);'; y = 'it is so; '", ["it is so; "]),
        ("'without a handshake' in line", []),
        ("x = 'text/html; charset=utf-8'; y = f'attachment; filename=\"{name}\"'; z = 'public, max-age=60'", []),
        ("x = 'red, blue and limit=60'; y = 'red, blue'; z = 'red = blue'", ["red, blue and limit=60", "red, blue", "red = blue"]),
        ("x = \"datum.kind == 'plan'\"; y = f'width < {n} ? datum.target : datum.label'; z = 'width and datum.'", ["width and datum."]),
        ("x = 'event_id title at0'; y = 'the title at0'", ["the title at0"]),
        ("x = 'Noto Sans, Arial, sans-serif'; y = 'fonts without serif'", ["fonts without serif"]),
        ("x = \"default-src 'none'; img-src data:\"; y = f\"img-src 'self' {more}\"; z = f'ws://{host} wss://{host}'", []),
        ("x = 'well-known \"self\" and others'; y = 'see http://a and more'", ['well-known "self" and others', "see http://a and more"]),
        ("x = 'User-agent: *'; y = f'Sitemap: {home}sitemap.xml'; z = 'GET, HEAD'; w = 'Note: a path, GET'", ["Note: a path, GET"]),
        ('x = f\'<link rel="icon" href="{a}" />\'; y = \'<p class="small">Two words</p>\'', ["Two words"]),
        (
            "x = f'window.a = {{ B: new URL({b}) }};'; y = '{% macro script(this) %}var a = 1;{% endmacro %}'",
            [],
        ),
        ("x = 'one-word'; y = ', '; z = 'Да, это так'", ["Да, это так"]),
        ("f'{f\"an inner text\" if x else 1}'", ["an inner text"]),
    ],
)
def test_a_sentence_is_found(code: str, texts: list[str]):
    assert [*literals(ast.parse(code))] == texts
