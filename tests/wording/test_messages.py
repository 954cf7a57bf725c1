"""The catalogue of messages: every id in the code is there with its arguments, each is used, and languages say the same things."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from fluent.runtime import FluentResource

from dashboard.maps.script_bundle import BUNDLE_FOLDER, BUNDLES, bundle_words
from dashboard.wording.messages import (
    CATALOGUE_FOLDER,
    ENGLISH,
    MESSAGE_FUNCTIONS,
    MessageCatalogue,
    MessageError,
    joined_parts,
    joined_words,
    message,
    message_catalogue,
    message_parts,
)
from tests import deno
from tests.maps.test_script_bundle import needs_deno

ROOT = Path(__file__).resolve().parents[2] / "dashboard"
FILES = sorted(ROOT.rglob("*.py"))
LANGUAGES = sorted(folder.name for folder in CATALOGUE_FOLDER.iterdir() if folder.is_dir() and not folder.name.startswith("_"))


def calls(tree: ast.AST) -> list[ast.Call]:
    """Return what says a message: at once, or by ``fault`` where a reader gets to see what is wrong."""
    named = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    return [call for call in named if call.func.id in ("message", "message_parts", "fault")]  # type: ignore[attr-defined]


def asked(call: ast.Call) -> tuple[str, frozenset[str]]:
    """Return the id and the arguments of a call; both are written out."""
    (ident,) = call.args
    assert isinstance(ident, ast.Constant), f"line {call.lineno}: write the message's id out"
    assert all(k.arg for k in call.keywords), f"line {call.lineno}: write the message's arguments out"
    return ident.value, frozenset(k.arg for k in call.keywords if k.arg)


USED = [(file, *asked(call)) for file in FILES for call in calls(ast.parse(file.read_text("utf-8")))]


def test_the_code_asks_for_messages_of_the_catalogue_with_their_arguments():
    known = message_catalogue(ENGLISH).arguments
    assert USED
    assert {(str(file), ident) for file, ident, arguments in USED if known.get(ident) != arguments} == set()


def said_by_scripts() -> set[str]:
    """Return the ids of the messages that stand before bundles: those that scripts say (tests/maps/test_script_bundle.py)."""
    texts = [(BUNDLE_FOLDER / bundle_words(name)).read_text("utf-8") for name in BUNDLES]
    words = [json.loads(text.removeprefix("const tumenMessages = ").removesuffix(";\n")) for text in texts]
    return {entry.id.name for own in words for entry in FluentResource(own["text"]).body}


def test_no_message_is_left_that_nobody_says():
    assert set(message_catalogue(ENGLISH).arguments) == {ident for _, ident, _ in USED} | said_by_scripts()


@needs_deno
def test_scripts_ask_for_messages_of_the_catalogue_with_their_arguments():
    known = message_catalogue(ENGLISH).arguments
    said = deno.message_calls()
    assert said
    assert {(file.name, *call) for file, calls in said.items() for call in calls if known.get(call.ident) != call.arguments} == set()


@pytest.mark.parametrize(("text", "words"), json.loads((Path(__file__).parent / "date_words.json").read_text("utf-8")))
def test_a_date_is_said_as_scripts_say_it(text: str, words: str):
    """The same dates are said by tests/scripts/messages.test.js."""
    assert MESSAGE_FUNCTIONS["DATE"](text) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_messages_with_the_same_arguments(language: str):
    assert message_catalogue(language).arguments == message_catalogue(ENGLISH).arguments
    files = [{file.name for file in (CATALOGUE_FOLDER / name).iterdir()} for name in (language, ENGLISH)]
    assert files[0] == files[1]


def test_a_message_is_said_whole_or_not_at_all():
    assert message("export-licence", licence="CC BY 4.0") == "Licence: CC BY 4.0."
    with pytest.raises(MessageError, match="'export-license' is no message"):
        message("export-license", licence="")
    with pytest.raises(MessageError, match="was given no arguments; its arguments are licence"):
        message("export-licence")
    with pytest.raises(MessageError, match="was given day, licence; its arguments are licence"):
        message("export-licence", licence="", day="")


def test_a_number_has_its_form_and_a_name_stands_as_it_is():
    assert [message("export-rows", n=n) for n in (0, 1, 2, 1204)] == ["0 rows", "1 row", "2 rows", "1,204 rows"]
    name = "\u2067x\u2069 {n} " + "long " * 2000
    assert message("export-caption", caption=name) == f"{name}."


def test_words_begin_as_they_do_where_they_stand():
    assert message("compare-side-name", side="until 18 June 2024") == "Until 18 June 2024"
    assert message("compare-kind", filter="Who speaks") == "who speaks"


def test_parts_stand_in_a_message_where_its_language_puts_them():
    link, chip = {"is": "link"}, {"is": "chip"}
    assert message_parts("reason-contested", asserted=[link], denied="nobody") == [[link], "; nobody."]
    assert message_parts("list-last", first=chip, last=link) == [chip, " and ", link]
    assert message_parts("export-rows", n=2) == ["2 rows"]
    with pytest.raises(MessageError, match="its arguments are n"):
        message_parts("export-rows", rows=link)


def test_several_things_are_joined():
    assert [joined_words(["one", "two", "three"][:n]) for n in range(4)] == ["", "one", "one and two", "one, two and three"]
    link = {"is": "link"}
    assert [joined_parts([link, "two", link][:n]) for n in range(3)] == [[], [link], [[link], " and two"]]
    assert joined_parts([link, "two", link]) == [[[link], ", two"], " and ", link]


def written(folder: Path, text: str, name: str = "a.ftl") -> Path:
    (folder / "xx").mkdir(exist_ok=True)
    (folder / "xx" / name).write_text(text, "utf-8")
    return folder


def test_what_is_no_message_is_named_with_its_file(tmp_path: Path):
    with pytest.raises(MessageError, match=r"a\.ftl has what is no message: 'half = \{"):
        MessageCatalogue("en", _english(written(tmp_path, "half = { $n\n")))


def test_an_id_stands_in_one_file_only(tmp_path: Path):
    written(tmp_path, "a = one\n")
    with pytest.raises(MessageError, match=r"b\.ftl has 'a', which is there already"):
        MessageCatalogue("en", _english(written(tmp_path, "a = two\n", "b.ftl")))


def test_a_date_is_said_by_its_language_and_a_failing_message_not_at_all(tmp_path: Path):
    found = MessageCatalogue("en", _english(written(tmp_path, "known = By { DATE($day) }.\nlost = { other }\n")))
    assert found.text("known", {"day": "2025-04-26"}) == "By 26 April 2025."
    with pytest.raises(MessageError, match="'lost' cannot be said"):
        found.text("lost", {})


def _english(folder: Path) -> Path:
    return (folder / "xx").rename(folder / "en").parent
