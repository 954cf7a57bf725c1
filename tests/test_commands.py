"""The commands of ``python -m tests``: what each runs, what it installs, and how it answers what it does not know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import __main__ as commands
from tests.examples import FEW

CHECKS = ["ruff check .", "ruff format --check .", "mypy", "deno"]


class Ran(list[str]):
    """The commands that were run; ``failing`` begins those that fail."""

    failing = "nothing"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Run nothing, install nothing, and take down what would have been."""
    found = Ran()

    def run(command: list[str], *, cwd: Path, check: bool) -> SimpleNamespace:
        found.append(" ".join(command[2:]))
        return SimpleNamespace(returncode=int(found[-1].startswith(found.failing)))

    def install(name: str) -> Callable[[], bool]:
        return lambda: found.append(f"install {name}") or True

    monkeypatch.setattr(commands.subprocess, "run", run)
    monkeypatch.setattr(commands.deno, "check", lambda: found.append("deno") or found.failing != "deno")
    monkeypatch.setattr(commands.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(commands, "NEEDED", ((install("browsers"), "No browser."),))
    monkeypatch.setattr(commands.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(commands.os, "chdir", lambda path: None)
    monkeypatch.setattr(commands.os, "environ", {})
    return found


def test_check_runs_the_linters_and_installs_nothing(ran):
    assert commands.main(["check"]) == 0
    assert ran == CHECKS


def test_a_check_that_fails_keeps_the_rest_running_and_is_named(ran, capsys):
    ran.failing = "ruff check"
    assert commands.main(["check"]) == 1
    assert ran == CHECKS
    assert capsys.readouterr().out.splitlines()[-1] == "Failed: ruff check ."


def test_scripts_that_fail_their_checks_are_named(ran, capsys):
    ran.failing = "deno"
    assert commands.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Failed: deno"


def test_test_leaves_out_the_browser_and_what_is_slow_and_installs_nothing(ran):
    assert commands.main(["test", "-k", "edtf"]) == 0
    assert ran == ["pytest --numprocesses=2 --dist=worksteal --ignore=tests/browser -m not slow -k edtf"]


def test_a_choice_of_marks_is_added_to_what_is_left_out(ran):
    commands.main(["test", "-m", "data or gdal", "-x"])
    assert ran[0].endswith("--ignore=tests/browser -m not slow and (data or gdal) -x")
    commands.main(["test", "-m", "slow"])
    assert ran[1].endswith("--ignore=tests/browser -m (slow)")


def test_tests_of_a_program_that_is_missing_are_left_out_aloud(ran, monkeypatch, capsys):
    monkeypatch.setattr(commands.shutil, "which", lambda name: None)
    commands.main(["test"])
    assert ran[0].endswith("--ignore=tests/browser -m not slow and not gdal")
    assert "ogrinfo" in capsys.readouterr().out


def test_one_test_runs_in_one_process(ran):
    commands.main(["test", "tests/catalog/test_dates.py::test_a_date_without_an_end_is_one"])
    assert ran[0].startswith("pytest --numprocesses=0 ")


def test_a_file_that_is_named_is_run_whole(ran):
    commands.main(["test", "tests/query/engines/dask/test_cluster.py"])
    assert ran == ["pytest --numprocesses=2 --dist=worksteal --ignore=tests/browser tests/query/engines/dask/test_cluster.py"]
    assert FEW not in commands.os.environ
    commands.main(["test", "tests/query", "--ignore=tests/query/test_narrowing.py"])
    assert ran[1].endswith("--ignore=tests/browser -m not slow tests/query --ignore=tests/query/test_narrowing.py")
    assert FEW in commands.os.environ


@pytest.mark.parametrize("command", [[], ["all"]])
def test_all_tests_draw_every_example(ran, command):
    commands.main(command)
    assert ran[-1] == "pytest --numprocesses=4 --dist=worksteal"
    assert FEW not in commands.os.environ


def test_a_test_in_a_browser_is_run_where_it_is_named(ran):
    commands.main(["test", "tests/browser/test_search.py"])
    assert ran == ["install browsers", "pytest --numprocesses=4 --dist=worksteal tests/browser/test_search.py"]


@pytest.mark.parametrize("arguments", [[], ["all"]])
def test_everything_is_run_where_nothing_is_named(ran, arguments):
    assert commands.main(arguments) == 0
    assert ran == ["install browsers", *CHECKS, "pytest --numprocesses=4 --dist=worksteal"]


def test_what_follows_without_a_command_is_pytests(ran):
    commands.main(["-k", "edtf"])
    assert ran[-1] == "pytest --numprocesses=4 --dist=worksteal -k edtf"


def test_nothing_runs_without_what_it_needs(ran, monkeypatch, capsys):
    monkeypatch.setattr(commands, "NEEDED", ((lambda: False, "No browser."),))
    assert commands.main([]) == 1
    assert ran == []
    assert capsys.readouterr().err == "No browser.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["tests/test_cli.py"],
            "no command 'tests/test_cli.py'; there are check, scripts, test, all. To run one test: test tests/test_cli.py",
        ),
        (["check", "dashboard"], "check takes no arguments, and was given 'dashboard'"),
    ],
)
def test_what_is_no_command_is_refused_with_what_there_is(ran, capsys, arguments, words):
    assert commands.main(arguments) == 2
    assert words in capsys.readouterr().err
    assert ran == []


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["test", "--help"]])
def test_help_names_every_command(ran, capsys, arguments):
    assert commands.main(arguments) == 0
    said = capsys.readouterr().out
    assert all(f"\n  {command} " in said for command in commands.COMMANDS)
    assert ran == []
