"""What the README and the About page promise is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard import __version__, cli
from dashboard.api.limits import API_LIMITS, bound_words
from dashboard.api.routes import ADDRESSES
from dashboard.catalog.schema.vocabulary import STATUSES
from dashboard.front.pages import LISTINGS
from dashboard.query.selection.selection import PARAMETERS
from dashboard.views import PAGES
from tests.__main__ import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_names_every_address_of_the_api():
    for address in ADDRESSES:
        assert f"/api{address.replace('{event_id}', '{id}')}" in README, address


def test_the_readme_names_every_parameter_of_a_selection():
    listed = re.search(r"Selection: `([^`]+)`", README).group(1)
    assert set(listed.split(", ")) == set(PARAMETERS)


def test_the_readme_names_every_limit_of_the_api():
    table = README.partition("| at most | | else |\n| --- | --- | --- |\n")[2].partition("\n\n")[0]
    assert table.splitlines() == [
        f"| {bound_words(bound)} | {most} | {f'{status} |' if status else '|'}" for bound, (most, status) in API_LIMITS.items()
    ]


def test_the_readme_names_every_status():
    for code in STATUSES:
        assert code in README


def test_the_readme_names_every_command():
    commands = next(a for a in cli.argument_parser()._actions if a.choices).choices
    for command in commands:
        assert f"tumen {command}" in README


def test_the_readme_names_every_option_of_serve():
    serve = next(a for a in cli.argument_parser()._actions if a.choices).choices["serve"]
    line = next(line for line in README.splitlines() if line.startswith("| `tumen serve"))
    for option in (a.option_strings[-1] if len(a.option_strings) == 1 else a.option_strings[0] for a in serve._actions):
        assert f"[{option}" in line or option == "-h", option


def test_ci_runs_the_readmes_test_line():
    lines = [line for line in README.splitlines() if line.endswith("-m tests")]
    assert len(lines) == 1
    assert "README.md" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_files_that_the_readme_names_exist():
    for path in re.findall(r"^(dashboard/\w+/|data/|tests/)", README, re.MULTILINE):
        assert (ROOT / path).is_dir()
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path


@pytest.mark.parametrize("text", [CONTRIBUTING, CHANGELOG], ids=["CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_paths_that_a_guide_names_exist(text):
    paths = re.findall(r"(?:dashboard|data|tests)/[\w./-]*", re.sub("NAME[.]js", "", text)) + re.findall(r"\]\(([^)]+)\)", text)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_names_that_the_guide_gives_stand_in_the_files_that_it_names():
    found = re.findall(r"((?:`[A-Za-z_]+`(?:, | and )?)+)\s+(?:in|of)\s+`((?:dashboard|tests)/[\w/]+[.](?:py|js))`", CONTRIBUTING)
    assert len(found) > 8
    for names, path in found:
        for name in re.findall(r"`(\w+)`", names):
            assert re.search(rf"\b{name}\b", (ROOT / path).read_text("utf-8")), f"{name} in {path}"


def test_the_commands_that_the_guide_names_are_there():
    named = re.findall(r"`?python -m tests( \w+)?(?: (tests/[\w/.:]+))?", CONTRIBUTING)
    assert {command.strip() for command, _ in named} == {"", *COMMANDS}
    for path, _, test in (path.partition("::") for _, path in named if path):
        assert f"def {test}" in (ROOT / path).read_text("utf-8"), path
    for command in re.findall(r"`tumen (\w+)", CONTRIBUTING):
        assert command in next(a for a in cli.argument_parser()._actions if a.choices).choices


def test_the_readme_leads_to_the_guide_and_the_changelog():
    assert "(CONTRIBUTING.md)" in README
    assert "(CHANGELOG.md)" in README


def test_the_newest_version_of_the_changelog_is_the_one_at_hand():
    version, day = re.search(r"^## (\S+) \((unreleased|\d{4}-\d\d-\d\d)\)", CHANGELOG, re.MULTILINE).groups()
    assert __version__ == version + (".dev0" if day == "unreleased" else "")


@pytest.mark.data
def test_the_newest_version_of_the_datas_changelog_is_the_one_at_hand():
    data = json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))
    newest = re.search(r"^## (\S+) \((\S+)\)", (ROOT / "data" / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest.groups() == (data["version"], data["created"].partition("T")[0])


@pytest.mark.slow
def test_the_readmes_notebook_example_runs():
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL).group(1)
    namespace: dict = {}
    exec(code.rstrip().rsplit("\n", 1)[0], namespace)
    assert len(eval(code.rstrip().rsplit("\n", 1)[1], namespace)) > 50


def test_every_page_has_its_entry():
    modules = {p.stem for p in (ROOT / "dashboard" / "views").rglob("*.py") if "def render(context" in p.read_text("utf-8")}
    assert modules == {page.render.__module__.rsplit(".", 1)[1] for page in PAGES}
    assert [page.address for page in PAGES] == list(LISTINGS), "a page has its entry in both"
    for page in PAGES:
        assert set(page.own) == set(LISTINGS[page.address].own), page.address


NARROWING = {
    "everything": "every filter",
    "day": "the day of knowledge",
    "end": "the day up to which it is told",
    "": "nothing",
}


def test_the_readme_says_what_narrows_each_page():
    rows = README.partition("| page | what it is for | what narrows it |\n| --- | --- | --- |\n")[2].partition("\n\n")[0].splitlines()
    said = {address: row.rpartition(" | ")[2].removesuffix(" |") for row in rows for address in re.findall(r"`/(\w+)", row.split(" | ")[0])}
    said[""] = next(row for row in rows if row.startswith("| Atlas |")).rpartition(" | ")[2].removesuffix(" |")
    assert said == {address: NARROWING[listing.asks] for address, listing in LISTINGS.items()}


def test_nothing_of_the_workplace_stands_in_the_project():
    words = ("/work" + "/", "regis" + "try.npm", "pypi" + ".org", "ses" + "sion of work")
    for path in ROOT.rglob("*"):
        if (
            path.suffix in {".py", ".md", ".toml", ".json", ".csv", ".js", ".css", ".lock"}
            and ".venv" not in path.parts
            and "static/vendor" not in str(path)
        ):
            text = path.read_text("utf-8")
            assert not [w for w in words if w in text], path
