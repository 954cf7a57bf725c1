"""The command line: what it prints, its exit codes, and no traceback."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import __version__, options, server
from dashboard.catalog.archive.parquet_folder import EARLIER_FORMAT
from dashboard.cli import SERVE_EXAMPLES, USAGE_EXAMPLES, VALIDATE_EXAMPLES, argument_parser, main
from dashboard.front.budget import Limits, limit_variable
from tests import build, datasets
from tests.ports import free_port


@pytest.fixture(autouse=True)
def _environment() -> Iterator[None]:
    """Commands that are called here set what the server is told; the tests after them are told nothing."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ |= before


def tumen(*arguments: str, timeout: int = 180) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "dashboard", *arguments], capture_output=True, text=True, timeout=timeout, check=False)


@contextmanager
def taken() -> Iterator[int]:
    """Listen on a port and give its number."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def one_sentence(text: str) -> str:
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text.strip()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return build.write(tmp_path / "world", **build.question([("KP", "asserts", "2025-01-03"), ("KR", "denies", "2025-02-03")]))


@pytest.fixture
def serve() -> list[str]:
    """Return the start of a command that serves; the usual port may be another's."""
    return ["serve", "--port", str(free_port())]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the environment as it was: what is served is named there."""
    for name in (
        server.DATA_ENV,
        server.EMBED_ENV,
        server.PROXIES_ENV,
        *map(limit_variable, options.LIMIT_OPTIONS),
        server.DASK_ENV,
        server.WORKERS_ENV,
    ):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_columns_that_files_do_without_are_one_note_and_no_problem(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("actors", "parties"):
        header, *rows = (data / f"{name}.csv").read_text("utf-8").splitlines()
        at = header.split(",").index("names_basis")
        lines = (",".join(cell for n, cell in enumerate(line.split(",")) if n != at) for line in (header, *rows))
        (data / f"{name}.csv").write_text("\n".join(lines), "utf-8")
    assert main(["validate", str(data)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if "names_basis" in line] == [
        "Without a column, so empty everywhere: parties.csv names_basis; actors.csv names_basis"
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("environment")
def test_a_large_dataset_without_a_file_says_which_once(data: Path, serve: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    big = data.parent / "big"
    assert main(["pack", str(data), str(big)]) == 0
    capsys.readouterr()
    places = big / "places.parquet"
    for body, words in ((None, "is missing; a large dataset needs it"), (b"x" * 99, "cannot be read as Parquet (Parquet magic bytes not")):
        places.unlink()
        if body:
            places.write_bytes(body)
        assert main([*serve, "--data", str(big)]) == 2
        sentence = one_sentence(capsys.readouterr().err)
        assert sentence.startswith(f"tumen: {places} {words}")
        assert sentence.count("places.parquet") == 1
        places.touch()


@pytest.mark.slow
def test_what_was_packed_is_valid_with_its_stories_and_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(datasets.FLOODS), str(tmp_path / "big")]) == 0
    assert {*(tmp_path / "big").glob("*.md")} == {tmp_path / "big" / name for name in ("LICENSE.md", "CHANGELOG.md")}
    assert main(["validate", str(tmp_path / "big")]) == 0
    assert "no problem" in capsys.readouterr().out


@pytest.mark.slow
def test_pack_takes_tables_and_says_what_of_them_it_leaves_out(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.json").write_text("{}", "utf-8")
    for wrong in (tmp_path / "notes", tmp_path / "big"):
        if wrong.name == "big":
            assert main(["pack", str(data), str(wrong)]) == 0
            capsys.readouterr()
        assert main(["pack", str(wrong), str(tmp_path / "out")]) == 2
        assert one_sentence(capsys.readouterr().err) == f"tumen: {str(wrong)!r} has no events.csv; pack takes a folder of CSV tables."
        assert not (tmp_path / "out").exists()
    events = data / "events.csv"
    events.write_text(events.read_text("utf-8").replace("2025-01-01", "2025-13-01", 1), "utf-8")
    assert main(["pack", str(data), str(tmp_path / "out")]) == 1
    assert f"and not packed; tumen validate {data} lists them." in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.usefixtures("environment")
def test_all_columns_that_a_large_datasets_file_lacks_are_named_at_once(
    data: Path, serve: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    big = data.parent / "big"
    assert main(["pack", str(data), str(big)]) == 0
    capsys.readouterr()
    (file,) = (big / "events").glob("*.parquet")
    table = pq.read_table(file)
    pq.write_table(table.drop_columns(["title", "texts"]).set_column(0, "event_id", pa.array(range(len(table)))), file)
    assert main([*serve, "--data", str(big)]) == 2
    assert one_sentence(capsys.readouterr().err) == (
        f"tumen: {file}: columns 'title', 'texts' missing; column 'event_id' is int64 where string is expected; "
        "write it anew with tumen pack"
    )


@pytest.mark.usefixtures("environment")
def test_a_folder_that_an_earlier_version_packed_is_refused_with_the_command_that_packs_it_again(
    data: Path, serve: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    big = data.parent / "big"
    assert main(["pack", str(data), str(big)]) == 0
    capsys.readouterr()
    (file,) = (big / "events").glob("*.parquet")
    pq.write_table(pq.read_table(file).replace_schema_metadata(None), file)
    assert main([*serve, "--data", str(big)]) == 2
    assert one_sentence(capsys.readouterr().err) == f"tumen: {file} {EARLIER_FORMAT}"
    assert "write the folder anew with: tumen pack DIR OUT" in EARLIER_FORMAT


@pytest.mark.slow
@pytest.mark.usefixtures("environment")
def test_a_scheduler_that_is_not_there_is_one_sentence_of_what_to_do(
    data: Path, serve: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    assert main(["pack", str(data), str(data.parent / "big")]) == 0
    capsys.readouterr()
    address = f"tcp://127.0.0.1:{free_port()}"
    assert main([*serve, "--data", str(data.parent / "big"), "--dask", address]) == 2
    assert one_sentence(capsys.readouterr().err.splitlines(keepends=True)[-1]) == (
        f"tumen: The cluster's scheduler at {address} cannot be reached; start it with dask scheduler, or give another address with --dask."
    )


@pytest.mark.parametrize(
    "address", ["nonsense", "foo://x:1", "tcp://x", "tcp://x:abc", "tcp://x:99999", "tcp://x:0", "tcp://x:1/y", "::1:8786"]
)
def test_an_address_that_no_scheduler_can_have_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--dask", address])
    assert f"{address!r} is not a scheduler's address; give it with its port, as tcp://localhost:8786" in capsys.readouterr().err


def test_the_addresses_that_schedulers_have_are_taken() -> None:
    for address in ("tcp://scheduler:8786", "scheduler:8786", "127.0.0.1:8786", "tls://10.0.0.1:8786", "tcp://[::1]:8786", "ws://a.b-c:1"):
        assert argument_parser().parse_args(["serve", "--dask", address]).dask == address


@pytest.mark.slow
def test_a_busy_port_is_one_sentence(data: Path) -> None:
    with taken() as port:
        called = tumen("serve", "--data", str(data), "--port", str(port))
    assert called.returncode == 2
    sentence = one_sentence(called.stderr)
    assert sentence == f"tumen: cannot listen on 127.0.0.1 port {port} (Address already in use); choose another with --port."


def test_a_missing_directory_and_a_file_are_one_sentence(tmp_path: Path, serve: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "data.csv"
    file.write_text("a,b\n", encoding="utf-8")
    for command in ([*serve, "--data"], ["validate"]):
        for path, words in ((tmp_path / "nix", "there is no directory"), (file, "is a file; name the folder")):
            assert main([*command, str(path)]) == 2
            assert words in one_sentence(capsys.readouterr().err)
    assert main([*serve, "--data", str(tmp_path)]) == 2
    assert "has no events.csv" in one_sentence(capsys.readouterr().err)


def test_an_address_of_another_machine_is_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--data", str(data), "--host", "no such host"]) == 2
    assert "is not an address of this machine" in one_sentence(capsys.readouterr().err)
    assert main(["serve", "--data", str(data), "--host", "192.0.2.1"]) == 2
    assert "cannot listen on 192.0.2.1" in one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", "8_501", "٨٥٠١"])
def test_a_port_is_a_number(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", f"--port={port}"])
    assert "is not a port; give a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("--rate=-1", "'-1' is not a limit; give a number from 0, for any number, to 999999"),
        ("--sessions=many", "'many' is not a limit"),
        ("--connections=1.5", "'1.5' is not a limit"),
        ("--embed-in=example.org", "'example.org' is not an origin; give scheme and host, as https://example.org"),
        ("--embed-in=https://example.org/news", "'https://example.org/news' is not an origin"),
        ("--embed-in=https://example.org;script-src", "is not an origin"),
        ("--rate=x", "'x' is not a limit"),
        ("--proxy=*", "'*' is not an address; give the proxy's, as 127.0.0.1 or 10.0.0.0/8"),
        ("--proxy=10.0.0.1/8", "'10.0.0.1/8' is not an address"),
    ],
)
def test_a_rate_is_a_number_and_a_proxy_an_address(asked: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", asked])
    assert sentence in capsys.readouterr().err


def test_the_rate_is_bounded_unless_it_is_said_otherwise_and_no_proxy_is_believed() -> None:
    given = argument_parser().parse_args(["serve"])
    assert (given.rate, given.sessions, given.connections, given.embed_in, given.proxy) == (None, None, None, [], None)
    assert {name: f"({getattr(Limits, name)})" in words for name, words in options.LIMIT_OPTIONS.items()} == dict.fromkeys(
        options.LIMIT_OPTIONS, True
    )
    given = argument_parser().parse_args(["serve", "--rate", "0", "--proxy", "10.0.0.0/8"])
    assert (given.rate, given.proxy) == (0, "10.0.0.0/8")


@pytest.mark.slow
def test_validate_says_nothing_is_wrong_and_how_well_covered(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(data)]) == 0
    said = capsys.readouterr().out
    assert "1 event, 1 proposition, 2 claims, 0 places, 1 source; no problem." in said
    for words in ("two or more parties", "a denial", "stated dates", "C evidence only", "not opened"):
        assert words in said
    assert re.search(r"1 of 1 +100%  propositions with a denial", said)


@pytest.mark.slow
def test_validate_lists_every_problem_with_its_place(data: Path) -> None:
    events = (data / "events.csv").read_text(encoding="utf-8")
    (data / "events.csv").write_text(events.replace("2025-01-01", "2025-02-30"), encoding="utf-8")
    called = tumen("validate", str(data))
    assert called.returncode == 1
    assert called.stdout.startswith("claims.csv") or "events.csv:2:date: '2025-02-30'" in called.stdout
    assert "events.csv:2:date: '2025-02-30'" in called.stdout
    assert called.stderr == ""


@pytest.mark.slow
def test_version_and_help() -> None:
    assert tumen("--version").stdout == f"tumen {__version__}\n"
    for arguments, examples in (((), USAGE_EXAMPLES), (("serve",), SERVE_EXAMPLES), (("validate",), VALIDATE_EXAMPLES)):
        said = tumen(*arguments, "--help").stdout
        assert examples.strip() in said


def test_every_example_in_the_help_parses() -> None:
    for line in (USAGE_EXAMPLES + SERVE_EXAMPLES + VALIDATE_EXAMPLES).splitlines():
        if line.startswith("  tumen "):
            argument_parser().parse_args(re.split(r"\s{2,}", line.strip())[0].split()[1:])


@pytest.mark.slow
def test_no_command_says_what_there_is() -> None:
    called = tumen()
    assert called.returncode == 2
    assert "usage: tumen" in called.stderr
    assert "Traceback" not in called.stderr


@pytest.mark.slow
def test_serve_answers_from_another_directory_and_stops_on_request(data: Path, tmp_path: Path) -> None:
    port = free_port()
    root = str(Path(__file__).resolve().parents[1])
    environment = os.environ | {"PYTHONPATH": root}
    command = [sys.executable, "-m", "dashboard", "serve", "--data", str(data), "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            health = _ask(f"http://127.0.0.1:{port}/api/health", server)
            said_by_stranger = _ask(f"http://127.0.0.1:{port}/api/cite", server, {"X-Forwarded-Proto": "https"})
            page = _ask(f"http://127.0.0.1:{port}/", server)
        finally:
            server.send_signal(signal.SIGINT)
            said, _ = server.communicate(timeout=60)
    assert '"status":"ok"' in health
    assert "https://127.0.0.1" not in said_by_stranger
    assert "<html" in page
    assert f"tumen is open on http://localhost:{port}" in said
    assert "Traceback" not in said
    assert server.returncode == 0


def _ask(url: str, server: subprocess.Popen[str], headers: dict[str, str] | None = None) -> str:
    last = time.monotonic() + 180  # s: a bound that only one that hangs passes
    while time.monotonic() < last and server.poll() is None:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=60) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer")


def test_validate_names_a_bad_selection_in_a_story(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "stories").mkdir(exist_ok=True)
    claim = pd.read_csv(data / "claims.csv")["claim_id"].iloc[0]
    step = {"title": "One", "selection": "as_of=2025-02-30", "sentences": [{"text": "It was said.", "claims": [claim]}]}
    (data / "stories" / "mine.json").write_text(json.dumps({"title": "Mine", "steps": [step]}), "utf-8")
    assert main(["validate", str(data)]) == 1
    said = capsys.readouterr().out
    assert "stories/mine.json:step 1 selection: 'as_of=2025-02-30'" in said
    assert "1 problem, 0 rows left out" in said


@pytest.mark.slow
def test_validate_folds_what_follows_and_names_it_when_asked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = (data / "events.csv").read_text(encoding="utf-8")
    (data / "events.csv").write_text(events.replace("2025-01-01", "2025-02-30"), encoding="utf-8")
    assert main(["validate", str(data)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("events.csv:2:date: '2025-02-30'")
    assert said[0].endswith(
        "the row is left out, and with it 5 rows that refer to it (propositions.csv 1, claims.csv 2, claim_sources.csv 2)"
    )
    assert "1 problem, 6 rows left out (tumen validate lists them, with --all each row)" in said[1]
    assert main(["validate", "--all", str(data)]) == 1
    named = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    ") and ".csv:" in line]
    assert [line.strip().split(":")[0] for line in named] == ["propositions.csv", *["claims.csv"] * 2, *["claim_sources.csv"] * 2]


@pytest.mark.slow
def test_validate_names_one_thing_wrong_in_many_rows_once_and_each_row_when_asked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = (data / "claims.csv").read_text(encoding="utf-8")
    (data / "claims.csv").write_text(claims.replace("stated", "Stated"), encoding="utf-8")
    assert main(["validate", str(data)]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("claims.csv:2:made_on_basis: 'Stated' is not one of ")
    assert "; the same in 1 more row (line 3); 2 rows are left out, and with them 2 rows that refer to it" in first
    assert "1 problem, 4 rows left out" in second
    assert main(["validate", "--all", str(data)]) == 1
    assert "\n    claims.csv:3:made_on_basis: 'Stated' is not one of " in capsys.readouterr().out


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """Write a dataset in a folder of a Korean name, with problems that quote Korean and Russian values."""
    tables = build.question([("KP", "asserts", "2025-01-03")])
    tables["events"][0] |= {"title": "Туманная 나선", "event_type": "встреча", "event_group": "조선"}
    tables["claims"][0] |= {"party_id": "나선", "claimant": "Чхве Сон Хи"}
    return build.write(tmp_path / "나선-Туманная", **tables)


KOREAN, RUSSIAN = r"\ub098\uc120", r"\u0422\u0443\u043c\u0430\u043d\u043d\u0430\u044f"  # 나선, Туманная


def written(encoding: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Run the command with its output going to files of an encoding, as when a console is redirected; return its code and what it wrote."""
    outputs = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict") for _ in range(2)]
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", outputs[0])
        patch.setattr(sys, "stderr", outputs[1])
        try:
            code = main(arguments)
        except SystemExit as end:  # how argparse refuses a call, and how it ends after its help
            code = int(end.code or 0)
    for output in outputs:
        output.flush()
    return code, *(output.buffer.getvalue().decode(encoding) for output in outputs)  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("encoding", "korean", "russian"),
    [("ascii", KOREAN, RUSSIAN), ("cp1252", KOREAN, RUSSIAN), ("cp866", KOREAN, "Туманная"), ("utf-8", "나선", "Туманная")],
)
def test_any_name_is_written_to_an_output_of_any_encoding(
    foreign: Path, encoding: str, korean: str, russian: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = written(encoding, ["validate", "--all", str(foreign)], monkeypatch)
    assert (code, err) == (1, "")
    assert f"claims.csv:2:party_id: '{korean}' is not the id of a row" in out
    assert f"Dataset {korean}-{russian} " in out
    code, out, _ = written(encoding, ["pack", str(foreign), str(foreign.parent / "Туманная")], monkeypatch)
    assert (code, russian in out, korean in out) == (1, True, True)
    for arguments in (["validate", str(foreign / "нет")], ["serve", "--host", "나선.invalid"], ["serve", "--port", "나선"]):
        code, out, err = written(encoding, arguments, monkeypatch)
        assert (code, out) == (2, "")
        assert korean in err
    assert written(encoding, ["--help"], monkeypatch)[::2] == (0, "")


@pytest.mark.slow
def test_a_redirected_console_of_windows_gets_all_of_it(foreign: Path) -> None:
    command = [sys.executable, "-m", "dashboard", "validate", str(foreign)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert f"Dataset {KOREAN}-{RUSSIAN} " in done.stdout.decode("cp1252")
