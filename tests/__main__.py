"""Runs the checks and the tests: ``python -m tests`` all of them, ``--help`` says what else there is.

A missing Chromium is installed (from Debian's packages where apt-get is at hand, else by Playwright), and so are Firefox, GDAL's
ogrinfo and nginx, where tests in a browser are to run; without them the run fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests import deno, gdal, nginx
from tests.browser import chromium, firefox
from tests.examples import FEW

ROOT = Path(__file__).resolve().parents[1]
HELP = """python -m tests [COMMAND] [arguments of pytest]

  check   ruff, its formatting, and mypy; of scripts the linter, their formatting, their types, and whether their bundles are new: seconds
  scripts makes the bundles of scripts anew, after a change in dashboard/static
  test    the quick tests: no browser, no other process, no more than a third of a second, a fifth of the drawn examples
  all     the same as no command: everything, with what the tests need installed (Chromium, Firefox, ogrinfo, nginx)

What follows "test" or "all" is pytest's, so that one test is one line:

  python -m tests test tests/catalog/test_dates.py
  python -m tests test tests/catalog/test_dates.py::test_a_date_without_an_end_is_one
  python -m tests test -k edtf --durations 5
  python -m tests test tests/browser/test_search.py
  python -m tests test -m "not data"
  python -m tests test -m slow

A file that is named is run whole, slow tests and all examples included.
"""
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
IN_BROWSER = "tests/browser"


def run(*command: str) -> bool:
    """Run a module once, and tell whether it passed: nothing is run again until it passes."""
    print("$", *command, flush=True)
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode == 0


def check() -> bool:
    """Run the linter, the formatter's check and the type checker, the rest even when one fails."""
    return _told([*_checked()])


def _checked() -> Iterator[bool | str]:
    """Yield of each check whether it passed, or its name."""
    yield from (run(*command) or " ".join(command) for command in CHECKS)
    yield deno.check() or "deno"


def scripts() -> bool:
    """Write the bundles of scripts."""
    return deno.build()


def test(*more: str) -> bool:
    """Run the tests that are quick, and those that are named by their file, whatever they take."""
    if any(IN_BROWSER in Path(argument).as_posix() for argument in more):
        return _installed() and _told([_pytest(*more)])
    named = any(Path(argument.partition("::")[0]).suffix == ".py" for argument in more if not argument.startswith("-"))
    if not named:
        os.environ[FEW] = "1"
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", default="")
    given, rest = parser.parse_known_args(more)
    left_out = [] if named or "slow" in given.m else ["not slow"]
    if not shutil.which("ogrinfo"):
        left_out.append("not gdal")
        print("Tests that need GDAL's ogrinfo are left out; python -m tests installs it.", flush=True)
    marks = " and ".join([*left_out, *([f"({given.m})"] if given.m else [])])
    return _told([_pytest(f"--ignore={IN_BROWSER}", *(("-m", marks) if marks else ()), *rest, waiting=0)])


def everything(*more: str) -> bool:
    """Run all checks and all tests, the rest even when one fails."""
    return _installed() and _told([*_checked(), _pytest(*more)])


COMMANDS: dict[str, Callable[..., bool]] = {"check": check, "scripts": scripts, "test": test, "all": everything}


def _pytest(*more: str, waiting: int = 2) -> bool | str:
    """Run pytest in several processes, or in one where a test is named; return True, or its name when it fails."""
    # Browser tests wait more than they compute: three processes left a third of two cores idle. Others compute, and each process
    # imports and collects for itself. Many would crowd a machine.
    processes = 0 if any("::" in argument for argument in more) else min((os.cpu_count() or 1) + waiting, 6)
    return run("pytest", f"--numprocesses={processes}", "--dist=worksteal", *more) or "pytest"


def _told(results: Sequence[bool | str]) -> bool:
    """Say what failed, by name, or that all passed; tell which it was."""
    failed = [result for result in results if isinstance(result, str)]
    print("Failed: " + ", ".join(failed) if failed else "Everything passed.", flush=True)
    return not failed


def _chromium() -> bool:
    """Find or install a Chromium, and hand it to the tests; tell whether there is one."""
    os.environ[chromium.VARIABLE] = path = chromium.find() or chromium.install()
    return bool(path)


NEEDED: tuple[tuple[Callable[[], bool], str], ...] = (
    (_chromium, f"No Chromium could be found or installed: install Debian's package chromium, or set {chromium.VARIABLE} to its path."),
    (firefox.install, f"No Firefox could be found or installed: install Debian's {firefox.PACKAGE}, or set {firefox.VARIABLE}."),
    (gdal.install, f"No ogrinfo could be found or installed: install Debian's package {gdal.PACKAGE}."),
    (nginx.install, f"No nginx could be found or installed: install Debian's package {nginx.PACKAGE}."),
)


def _installed() -> bool:
    """Install what tests in a browser need; tell whether it is there, and say what is not."""
    missing = next((words for install, words in NEEDED if not install()), "")
    if missing:
        print(missing, file=sys.stderr)
    return not missing


def main(arguments: Sequence[str]) -> int:
    """Run a command, all of them where none is named; return 1 when anything failed, 2 when there is no such command."""
    command, *more = arguments if arguments and not arguments[0].startswith("-") else ["all", *arguments]
    if {"-h", "--help"} & {*more}:
        print(HELP, end="")
        return 0
    if command not in COMMANDS:
        print(f"There is no command {command!r}; there are {', '.join(COMMANDS)}. To run one test: test {command}", file=sys.stderr)
        return 2
    if command in {"check", "scripts"} and more:
        print(f"{command} takes no arguments, and was given {' '.join(more)!r}.", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    return 0 if COMMANDS[command](*more) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
