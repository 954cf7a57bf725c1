"""A dataset of the first edition's schema is refused with the command that converts it, and that makes it one of today's."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading.problems import UnusableError
from tests import build, datasets


@pytest.fixture
def old(tmp_path) -> Path:
    """Return a dataset as the first edition had it: no terms, and no column that came with them."""
    folder = build.write(tmp_path / "old", actors=[{"actor_id": "a", "name": "A"}], **build.question([("RU", "asserts", "2025-01-01")]))
    (folder / "terms.csv").unlink()
    return folder


def terms(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    with (folder / "terms.csv").open(encoding="utf-8", newline="") as file:
        return {(row["vocabulary"], row["code"]): row for row in csv.DictReader(file)}


def test_it_is_refused_in_one_sentence_with_the_command(old, tmp_path, capsys):
    with pytest.raises(UnusableError, match=re.escape(f"convert it with: tumen convert {old} --to NEW")):
        load_dataset(old)
    assert cli.main(["validate", str(old)]) == 1
    assert "terms.csv; convert it with: tumen convert" in capsys.readouterr().out
    assert cli.main(["pack", str(old), str(tmp_path / "packed")]) == 2
    assert "terms.csv; convert it with: tumen convert" in capsys.readouterr().err


def test_the_command_makes_it_one_of_today(old, tmp_path, capsys):
    assert cli.main(["convert", str(old), "--to", str(tmp_path / "new")]) == 0
    assert "terms in terms.csv" in capsys.readouterr().out
    found = load_dataset(tmp_path / "new")
    assert found.problems == ()
    assert len(found.tables["events"]) == 1
    assert set(terms(tmp_path / "new")) == {("group", "diplomacy"), ("topic", "diplomacy"), ("type", "statement"), ("actor_kind", "person")}


def test_terms_have_the_labels_and_colours_that_the_program_had(old, tmp_path):
    cli.main(["convert", str(old), "--to", str(tmp_path / "new")])
    assert terms(tmp_path / "new")["group", "diplomacy"] == terms(datasets.SHIPPED)["group", "diplomacy"]


def test_what_a_term_is_within_comes_along_and_an_unknown_code_is_said_in_words(old, tmp_path):
    text = (old / "propositions.csv").read_text("utf-8")
    number = text.splitlines()[1].replace("fact", "number").replace("diplomacy,,", "diplomacy,{},all")
    lines = [text.splitlines()[0], number.format("killed"), number.replace("Q-E1", "Q2").replace("true", "false").format("odd_socks")]
    (old / "propositions.csv").write_text("\n".join(lines), "utf-8")
    cli.main(["convert", str(old), "--to", str(tmp_path / "new")])
    found = terms(tmp_path / "new")
    assert {code for vocabulary, code in found if vocabulary == "measure"} >= {"killed", "killed_and_wounded", "odd_socks"}
    assert found["measure", "odd_socks"]["label"] == "Odd socks"


def test_what_needs_no_conversion_or_has_no_room_is_refused(old, tmp_path, capsys):
    assert cli.main(["convert", str(datasets.FLOODS), "--to", str(tmp_path / "new")]) == 2
    assert "is not of the schema of the first edition" in capsys.readouterr().err
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a").touch()
    assert cli.main(["convert", str(old), "--to", str(tmp_path / "full")]) == 2
    assert "is not empty" in capsys.readouterr().err
