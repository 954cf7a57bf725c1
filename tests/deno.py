"""The scripts of the browser: the tool that checks them, tests them and makes their bundles. Running the atlas does not need it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dashboard.maps.layers import layer_imports
from dashboard.maps.script_bundle import BUNDLE_FOLDER, BUNDLES, STATIC_FOLDER, Bundle

ROOT = Path(__file__).resolve().parents[1]
SOURCES, TESTS = "dashboard/static", "tests/scripts"
CHECKS = (("lint",), ("fmt", "--check"), ("check", "--quiet", f"{SOURCES}/**/*.js", f"{TESTS}/**/*.js"))
UNIT_TESTS = ("test", "--quiet", "--no-check", TESTS)
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


def build() -> bool:
    """Write all bundles; tell whether that could be done."""
    if not find_tool():
        print(MISSING, file=sys.stderr)
        return False
    BUNDLE_FOLDER.mkdir(exist_ok=True)
    REGISTRY.write_text(layer_imports(), "utf-8")
    for name, bundle in BUNDLES.items():
        (BUNDLE_FOLDER / name).write_text(make_bundle(bundle), "utf-8")
    return True


def stale_bundles() -> list[str]:
    """Return the names of bundles that are not what their modules make now."""
    stand = {name: (BUNDLE_FOLDER / name) for name in BUNDLES}
    if REGISTRY.read_text("utf-8") != layer_imports():
        return [REGISTRY.name, *BUNDLES]
    return [name for name, file in stand.items() if not file.exists() or file.read_text("utf-8") != make_bundle(BUNDLES[name])]


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
