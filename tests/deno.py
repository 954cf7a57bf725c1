"""The scripts of the browser: the tool that checks them, tests them and makes their bundles. Running the atlas does not need it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from fluent.syntax import FluentParser, FluentSerializer, ast

from dashboard.maps.layers import LAYERS
from dashboard.maps.script_bundle import BUNDLE_FOLDER, BUNDLES, STATIC_FOLDER, Bundle, bundle_words
from dashboard.wording.messages import CATALOGUE_FOLDER

ROOT = Path(__file__).resolve().parents[1]
SOURCES, TESTS = "dashboard/static", "tests/scripts"
CHECKS = (("lint",), ("fmt", "--check"), ("check", "--quiet", f"{SOURCES}/**/*.js", f"{TESTS}/**/*.js"))
UNIT_TESTS = ("test", "--quiet", "--no-check", "--allow-read=.", TESTS)
CALLS = ("lint", "--json", "--config", f"{TESTS}/lint/calls.json", f"--ignore={SOURCES}/vendor,{SOURCES}/bundles", SOURCES)
MISSING = "The tool for scripts, deno, is not installed: pip install -r requirements-test.lock"
REGISTRY = STATIC_FOLDER / "maps" / "layers" / "registry.js"
BUILD = "python -m tests scripts"


def find_tool() -> str:
    """Return the path of deno, of the environment that runs this or of the machine; "" where there is none."""
    beside = Path(sys.executable).parent
    return shutil.which("deno", path=os.pathsep.join([str(beside), os.environ.get("PATH", "")])) or ""


def run_tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run deno in the project's folder; its words are in ``stdout`` and ``stderr``."""
    environment = os.environ | {"DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    return subprocess.run([find_tool(), *arguments], cwd=ROOT, env=environment, check=False, capture_output=True, text=True)


def make_bundle(bundle: Bundle, folder: Path = STATIC_FOLDER) -> str:
    """Return the one file that a bundle's modules make, the same at each call; RuntimeError says what the tool found wrong."""
    form = "esm" if bundle.module else "iife"
    with tempfile.TemporaryDirectory() as made:
        output = Path(made) / "bundle.js"
        told = run_tool(
            "bundle", "--quiet", "--platform", "browser", "--minify", "--format", form, "-o", str(output), str(folder / bundle.entry)
        )
        if told.returncode or not output.exists():
            raise RuntimeError(f"{bundle.entry} could not be bundled:\n{told.stdout}{told.stderr}")
        return output.read_text("utf-8")


class MessageCall(NamedTuple):
    """A message that a script says: its id, and the names of its arguments."""

    ident: str
    arguments: frozenset[str]


def message_calls() -> dict[Path, list[MessageCall]]:
    """Return the messages that each script says."""
    found: dict[Path, list[MessageCall]] = {}
    for finding in json.loads(run_tool(*CALLS).stdout)["diagnostics"]:
        call = json.loads(finding["message"])
        file = Path(finding["filename"].removeprefix("file://"))
        found.setdefault(file, []).append(MessageCall(call["id"], frozenset(call["names"])))
    return found


def bundled_modules(entry: Path) -> set[Path]:
    """Return the modules that a bundle is made of: its entry, and all that it imports."""
    found, waiting = set(), [entry.resolve()]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            named = re.findall(r"""(?:from|^import) ['"](\.[^'"]+\.js)['"]""", file.read_text("utf-8"), re.MULTILINE)
            waiting += [(file.parent / name).resolve() for name in named]
    return found


def made_words() -> dict[str, str]:
    """Return by their names below the folder of bundles the words of each bundle in each language: the messages that its modules say."""
    calls, languages = message_calls(), [folder.name for folder in CATALOGUE_FOLDER.iterdir() if [*folder.glob("*.ftl")]]
    said = {
        name: {call.ident for file in bundled_modules(STATIC_FOLDER / bundle.entry) for call in calls.get(file, [])}
        for name, bundle in BUNDLES.items()
    }
    return {bundle_words(name, language): _words(language, said[name]) for name in BUNDLES for language in languages}


def _words(language: str, idents: set[str]) -> str:
    """Return some messages of a language, as its files have them but for comments."""
    files = sorted((CATALOGUE_FOLDER / language).glob("*.ftl"))
    entries = [entry for file in files for entry in FluentParser().parse(file.read_text("utf-8")).body]
    body = [ast.Message(e.id, e.value) for e in entries if isinstance(e, ast.Message) and e.id.name in idents]
    words = {"language": language, "text": FluentSerializer().serialize(ast.Resource(body))}
    return f"const tumenMessages = {json.dumps(words, ensure_ascii=False)};\n"


def layer_imports() -> str:
    """Return the script that imports each layer's script, for ``static/maps/layers/registry.js``."""
    imports = "".join(f"import * as {name} from './{name}.js';\n" for name in LAYERS)
    made = '/* Every layer of a map by its name. Made by "python -m tests scripts" from dashboard/maps/layers.py: add a layer there. */\n'
    return f"{made}{imports}\nexport const LAYERS = {{ {', '.join(LAYERS)} }};\n"


def build() -> bool:
    """Write all bundles; tell whether that could be done."""
    if not find_tool():
        print(MISSING, file=sys.stderr)
        return False
    BUNDLE_FOLDER.mkdir(exist_ok=True)
    REGISTRY.write_text(layer_imports(), "utf-8")
    for name, bundle in BUNDLES.items():
        (BUNDLE_FOLDER / name).write_text(make_bundle(bundle), "utf-8")
    for name, text in made_words().items():
        (BUNDLE_FOLDER / name).write_text(text, "utf-8")
    return True


def stale_bundles() -> list[str]:
    """Return the names of bundles, and of their words, that are not what their modules make now."""
    if REGISTRY.read_text("utf-8") != layer_imports():
        return [REGISTRY.name, *BUNDLES]
    made = {name: make_bundle(bundle) for name, bundle in BUNDLES.items()} | made_words()
    stand = {name: BUNDLE_FOLDER / name for name in made}
    return [name for name, file in stand.items() if not file.exists() or file.read_text("utf-8") != made[name]]


def check() -> bool:
    """Run the tool's checks and compare the bundles; say what is wrong, and tell whether all is right."""
    if not find_tool():
        print(MISSING, file=sys.stderr)
        return False
    passed = []
    for command in CHECKS:
        print("$ deno", *command, flush=True)
        told = run_tool(*command)
        print(told.stdout + told.stderr if told.returncode else "", end="")
        passed.append(told.returncode == 0)
    if stale := stale_bundles():
        print(f"{', '.join(stale)}: not what the modules make now; run {BUILD}", file=sys.stderr)
    return all(passed) and not stale


if __name__ == "__main__":
    sys.exit(not check())
