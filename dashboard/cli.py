"""The command ``tumen``: serve the atlas, check a dataset."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import webbrowser
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dashboard import __version__, clock, options

if TYPE_CHECKING:
    from dashboard.catalog.loading.problems import Problem
    from dashboard.catalog.stores.store import Store

WRONG_DATA = 1
WRONG_CALL = 2
DEFAULT_PORT = 8501
USAGE_EXAMPLES = """examples:
  tumen serve                            the shipped dataset on http://localhost:8501
  tumen serve --data mydata --port 8600  another dataset of the same schema
  tumen validate mydata                  every problem of a dataset, with file, line and column
"""
SERVE_EXAMPLES = """examples:
  tumen serve                   pages and API on http://localhost:8501
  tumen serve --open            the same, and open them in the browser
  tumen serve --data mydata     another dataset of the same schema
  tumen serve --host 0.0.0.0    for other machines too
  tumen serve --rate 50         50 turns a second for one address: an API request takes one, a picture 25
  tumen serve --embed-in https://example.org  let pages there show the atlas in a frame
  tumen serve --proxy 10.0.0.1  behind a proxy at that address
  tumen serve --public-url https://example.org/atlas  readers reach it at that address
"""
VALIDATE_EXAMPLES = """examples:
  tumen validate         check the shipped dataset
  tumen validate mydata  check another one; exit code 1 if something is wrong
  tumen validate --all   name each row that is left out, below the cause
"""
RELOAD_EXAMPLES = """examples:
  tumen reload              have the server on port 8501 read its data again, and report the result
  tumen reload --port 8600  another server of yours on this machine
"""
PACK_EXAMPLES = """examples:
  tumen pack data big && tumen serve --data big
"""


class CallError(Exception):
    """A call that cannot be carried out; its text is one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 for problems in the data, 2 for a call that cannot be carried out."""
    _any_name(sys.stdout, sys.stderr)
    given = argument_parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except CallError as error:
        print(f"tumen: {error}", file=sys.stderr)
        return WRONG_CALL
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:  # whoever read the output has read enough
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        return 0


def _any_name(*streams: TextIO | None) -> None:
    """Have streams write names in any script: characters that an encoding lacks, as on a redirected Windows console, by number."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def argument_parser() -> argparse.ArgumentParser:
    """Return what the command line takes."""
    raw = argparse.RawDescriptionHelpFormatter
    top = argparse.ArgumentParser(
        "tumen",
        description="An atlas of dated events at places, and of who claims what about them.",
        epilog=USAGE_EXAMPLES,
        formatter_class=raw,
    )
    top.add_argument("--version", action="version", version=f"tumen {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = partial(commands.add_parser, formatter_class=raw)
    serve = add("serve", help="serve pages and API", description="Serve pages and API.", epilog=SERVE_EXAMPLES)
    serve.add_argument("--data", type=Path, metavar="DIR", help="the dataset's folder (the shipped one)")
    serve.add_argument("--port", type=options.read_port, default=DEFAULT_PORT, metavar="N", help=f"port to listen on ({DEFAULT_PORT})")
    serve.add_argument("--host", default="127.0.0.1", metavar="H", help="address to listen on (127.0.0.1: this machine only)")
    serve.add_argument("--open", action=argparse.BooleanOptionalAction, default=False, help="open it in the browser (no)")
    spread = serve.add_mutually_exclusive_group()
    words = "scheduler of a Dask cluster that is to count (a folder of Parquet)"
    spread.add_argument("--dask", type=options.read_scheduler, metavar="ADDRESS", help=words)
    spread.add_argument("--workers", type=options.read_workers, metavar="N", help="the same with N worker processes on this machine")
    for name, words in options.LIMIT_OPTIONS.items():
        serve.add_argument(f"--{name}", type=options.read_limit, metavar="N", help=f"{words}, 0 for any number")
    words = "address of a proxy in front of the server, whose X-Forwarded-For is trusted (none)"
    serve.add_argument("--proxy", type=options.read_proxy, metavar="IP", help=words)
    words = "address at which readers reach the server, with its path if a proxy adds one; without it citations and saved maps name no host"
    serve.add_argument("--public-url", type=options.read_public, metavar="URL", help=words)
    words = "origin whose pages may show the atlas in a frame; repeat for more (none)"
    serve.add_argument("--embed-in", type=options.read_origin, action="append", default=[], metavar="ORIGIN", help=words)
    serve.set_defaults(run=_serve)
    words = "List every problem of a dataset, and report how well its propositions are covered."
    validate = add("validate", help="check a dataset", description=words, epilog=VALIDATE_EXAMPLES)
    validate.add_argument("data", type=Path, nargs="?", metavar="DIR", help="the dataset's folder (the shipped one)")
    words = "also name each row that has the same problem, or is left out because of another one"
    validate.add_argument("--all", action="store_true", help=words)
    validate.set_defaults(run=_validate)
    words = "Write a dataset of CSV tables as a folder of Parquet, the form of large datasets."
    pack = add("pack", help="write a dataset as Parquet", description=words, epilog=PACK_EXAMPLES)
    pack.add_argument("data", type=Path, metavar="DIR", help="the dataset's folder")
    pack.add_argument("to", type=Path, metavar="OUT", help="a folder that does not exist yet")
    pack.set_defaults(run=_pack)
    words = "Write a dataset of the first edition's schema, which had no table terms.csv, as one of today's."
    convert = add("convert", help="bring a dataset to today's schema", description=words)
    convert.add_argument("data", type=Path, metavar="DIR", help="the dataset's folder")
    convert.add_argument("--to", type=Path, metavar="NEW", required=True, help="a folder that does not exist yet")
    convert.set_defaults(run=_convert)
    words = "Have a running server read its data again without interrupting readers; to a server that runs as a service, send SIGHUP."
    reload = add("reload", help="have a server read its data again", description=words, epilog=RELOAD_EXAMPLES)
    reload.add_argument("--port", type=options.read_port, default=DEFAULT_PORT, metavar="N", help=f"the server's port ({DEFAULT_PORT})")
    reload.set_defaults(run=_reload)
    return top


def _choose_engine(given: argparse.Namespace) -> None:
    """Note which cluster is to count, if any."""
    from dashboard import server

    if not (given.dask or given.workers):
        return
    if find_spec("distributed") is None:
        raise CallError("Dask is not installed; install it with: pip install 'tumen[dask]'.")
    os.environ[server.DASK_ENV], os.environ[server.WORKERS_ENV] = given.dask or "", str(given.workers or 0)


def _serve(given: argparse.Namespace) -> int:
    from dashboard import server
    from dashboard.catalog.loading.problems import UnusableError
    from dashboard.front import public
    from dashboard.front.budget import limit_variable
    from dashboard.query.answers.event_counter import UnreachableError

    folder = _folder(given.data)
    try:
        server.require_free_port(given.host, given.port)
    except socket.gaierror as error:
        raise CallError(f"{given.host!r} is not an address of this machine; give --host 127.0.0.1 or 0.0.0.0.") from error
    except OSError as error:
        raise CallError(f"cannot listen on {given.host} port {given.port} ({error.strerror}); choose another with --port.") from error
    _choose_engine(given)
    os.environ |= {
        server.DATA_ENV: str(folder.absolute()),
        server.PROXIES_ENV: given.proxy or "",
        server.EMBED_ENV: " ".join(given.embed_in),
    }
    os.environ |= {limit_variable(name): str(limit) for name in options.LIMIT_OPTIONS if (limit := getattr(given, name)) is not None}
    os.environ[public.PUBLIC_URL_ENV] = given.public_url or ""
    url = f"http://{'localhost' if given.host in ('127.0.0.1', '0.0.0.0', '::', '::1') else given.host}:{given.port}"  # noqa: S104
    try:
        said = _size(server.shared_engine().store)
    except UnusableError as error:
        raise CallError(str(error)) from error
    except UnreachableError as error:
        # That answers come again later helps nobody who starts the server.
        advice = f"{error.what}; start it with dask scheduler, or give another address with --dask."
        raise CallError(advice if error.later else str(error)) from error

    def ready() -> None:
        print(f"{said}\ntumen is open on {url}{public.public_address().path} - stop it with Ctrl+C", flush=True)
        if given.open:
            webbrowser.open(url + public.public_address().path)

    server.run_server(given.host, given.port, ready)
    return 0


def _reload(given: argparse.Namespace) -> int:
    from dashboard.reload_requests import NotServedError, ask_to_reload

    try:
        done, sentence = ask_to_reload(given.port)
    except NotServedError as error:
        raise CallError(str(error)) from error
    print(sentence)
    return 0 if done else WRONG_DATA


def _validate(given: argparse.Namespace) -> int:
    """Check a dataset: its files' bytes where they have checksums, each table, each row."""
    from dashboard.analysis.sources.source_coverage import source_coverage
    from dashboard.catalog.archive import checksums
    from dashboard.catalog.loading.problems import UnusableError
    from dashboard.catalog.stores.open_store import open_store
    from dashboard.query.story_steps import check_stories
    from dashboard.query.table.event_news import check_rows
    from dashboard.wording.attribution_words import coverage_line
    from dashboard.wording.fault_words import problem_line

    folder = _folder(given.data)
    wrong = checksums.find_damage(folder)
    for sentence in wrong:
        print(sentence)
    try:
        store = open_store(folder, lambda dataset: check_stories(dataset, clock.today()))
        check_rows(store)
        problems = [*store.problems()]
    except UnusableError as error:
        if str(error) not in wrong:
            print(error)
        return WRONG_DATA
    for problem in problems:
        print(problem_line(problem))
        for following in (*problem.more, *problem.follows) if given.all else ():
            print(f"    {problem_line(following)}")
    if absent := store.base.absent:
        files = [f"{file} {', '.join(columns)}" for file, columns in absent.items()]
        print(f"Without a column, so empty everywhere: {'; '.join(files)}")
    print(_size(store, problems))
    if "claims" in store.row_counts():
        for measure in source_coverage(store.base):
            print(f"  {coverage_line(measure)}")
    if not wrong and (checked := checksums.checked_by(folder)):
        print(checked)
    return WRONG_DATA if problems or wrong else 0


def _folder(given: Path | None) -> Path:
    """Return the folder that is meant, the shipped one by default; refuse what is not a folder."""
    from dashboard.catalog.dataset import SHIPPED_FOLDER  # here, so that --help does not wait for pandas

    path = given or SHIPPED_FOLDER
    if not path.exists():
        raise CallError(f"there is no directory {str(path)!r}; name the folder that holds events.csv and the other tables.")
    if not path.is_dir():
        raise CallError(f"{str(path)!r} is a file; name the folder that holds events.csv and the other tables.")
    return path


def _pack(given: argparse.Namespace) -> int:
    from dashboard.catalog.archive.parquet_writer import pack
    from dashboard.catalog.dataset import load_dataset
    from dashboard.catalog.loading.problems import UnusableError
    from dashboard.catalog.plurals import count_words, is_or_are
    from dashboard.wording.fault_words import lost_words

    folder = _folder(given.data)
    if not (folder / "events.csv").is_file():
        raise CallError(f"{str(folder)!r} has no events.csv; pack takes a folder of CSV tables.")
    try:
        dataset = load_dataset(folder)
        n = pack(dataset, given.to)
    except (FileExistsError, UnusableError) as error:
        raise CallError(f"{error}.") from error
    print(f"{count_words(n, 'event')} of {dataset.directory.name} {is_or_are(n)} in {given.to}; tumen serve --data {given.to}")
    if dataset.problems:
        print(f"{dataset.directory.name} has {lost_words(dataset.problems)}, and not packed; tumen validate {folder} lists them.")
    return WRONG_DATA if dataset.problems else 0


def _convert(given: argparse.Namespace) -> int:
    from dashboard.catalog.conversion import convert_dataset
    from dashboard.catalog.loading.description import DESCRIPTION_FILE
    from dashboard.catalog.plurals import count_words
    from dashboard.exports.data_package import update_package

    folder = _folder(given.data)
    try:
        n = convert_dataset(folder, given.to)
    except (FileExistsError, ValueError) as error:
        raise CallError(f"{error}.") from error
    if (given.to / DESCRIPTION_FILE).is_file():
        update_package(given.to / DESCRIPTION_FILE)
    print(f"{folder} is in {given.to}, with {count_words(n, 'term')} in terms.csv; tumen validate {given.to} checks it.")
    return 0


def _size(store: Store, problems: Sequence[Problem] | None = None) -> str:
    """Say how much a store holds, and how much of it is wrong: by default what was seen when it was opened."""
    from dashboard.catalog.loading.problems import left_out
    from dashboard.catalog.plurals import count_words

    held, wrong = store.row_counts(), store.base.problems if problems is None else problems
    names = ("event", "proposition", "claim", "place", "source")
    counts = ", ".join(count_words(held[f"{name}s"], name) for name in names if f"{name}s" in held)
    version = f" {store.base.version}" if store.base.version else ""
    said = "no problem"
    if wrong:
        n, rows = count_words(len(wrong), "problem"), count_words(left_out(wrong), "row")
        said = f"{n}, {rows} left out (tumen validate lists them, with --all each row)"
    return f"Dataset {store.base.directory.name}{version} ({store.base.digest}): {counts}; {said}."
