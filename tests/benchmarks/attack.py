"""What one address can do to the others: attacks on a server of our own, and what a reader at another address meets meanwhile.

All of it happens on the loopback network: the attacker is 127.0.0.2, the reader 127.0.0.1. Each attack is bounded in number and time.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from dashboard.front.admission import SECONDS_AWAY
from tests.benchmarks.load import ROOT

FILES = 1024  # descriptors that the server may have, as many systems give a service
SECONDS = 7.0  # that each attack lasts
ATTACKER, READER = "127.0.0.2", "127.0.0.1"
PATIENCE = 60.0  # s that a reader waits for a page
PAUSE = 3.0  # s between two attacks
SOME = 30  # descriptors more than before that say nothing: threads and files that are kept
MB = 1_000_000


def measure(seconds: float = SECONDS, data: Path | None = None) -> list[dict[str, Any]]:
    """Return a row for each attack, the first for none: what the reader met, and memory and descriptors before, at most, and after."""
    with serving(data) as (port, process):
        asyncio.run(_read(port))  # what is made once is made
        rows = [_under(name, attack, port, process.pid, seconds) for name, attack in ATTACKS.items()]
        rows.append(_stopped(port, process))
    return rows


@contextmanager
def serving(data: Path | None) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Serve a dataset with few descriptors; yield its port and process."""
    with socket.socket() as free:
        free.bind((READER, 0))
        port = free.getsockname()[1]
    more = f" --data {data}" if data else ""
    command = f"ulimit -n {FILES}; exec {sys.executable} -m dashboard serve --port {port}{more}"
    with tempfile.TemporaryFile() as log, subprocess.Popen(["bash", "-c", command], cwd=ROOT, stdout=log, stderr=log) as process:
        try:
            begun = time.monotonic()
            while not _answers(port):
                if process.poll() is not None or time.monotonic() - begun > PATIENCE:
                    raise RuntimeError("the server did not answer")
                time.sleep(0.2)
            yield port, process
        finally:
            process.kill()
            log.seek(0)
            for line, n in Counter(log.read().decode(errors="replace").splitlines()).most_common(5):
                print(f"log, {n} x: {line[:200]}", file=sys.stderr)


def _answers(port: int) -> bool:
    with suppress(OSError, HTTPException):
        return _get(port, "/api/health", READER) == 200
    return False


def _get(port: int, path: str, address: str = ATTACKER) -> int:
    """Return the status of an answer, once all of it has come."""
    asked = HTTPConnection(READER, port, timeout=PATIENCE, source_address=(address, 0))
    with closing(asked):
        asked.request("GET", path)
        answer = asked.getresponse()
        answer.read()
        return answer.status


def _under(name: str, attack: Callable[[int, float, Counter[str]], Any], port: int, pid: int, seconds: float) -> dict[str, Any]:
    before = _held(pid)
    answers: Any = multiprocessing.Queue()
    attacker = multiprocessing.Process(target=_attack, args=(attack, port, seconds, answers))
    attacker.start()
    time.sleep(1)
    met, most, until = [], before, time.monotonic() + seconds - 1
    while time.monotonic() < until:
        took = asyncio.run(_read(port))
        met.append(took)
        most = tuple(map(max, most, _held(pid)))
        time.sleep(0.3)
    got = answers.get(timeout=PATIENCE)
    attacker.join()
    until = time.monotonic() + SECONDS_AWAY + PAUSE  # what a page has is kept for a while
    time.sleep(PAUSE)
    while _held(pid)[1] > before[1] + SOME and time.monotonic() < until:
        time.sleep(1)
    return {
        "attack": name,
        "reader_median_s": round(median(met), 2),
        "reader_worst_s": round(max(met), 2),
        "attacker_got": ", ".join(f"{n} x {what}" for what, n in got.most_common(4)),
        "rss_mb": [before[0], most[0], _held(pid)[0]],
        "descriptors": [before[1], most[1], _held(pid)[1]],
    }


def _attack(attack: Callable[[int, float, Counter[str]], Any], port: int, seconds: float, answers: Any) -> None:
    got: Counter[str] = Counter()

    async def bounded() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(attack(port, seconds, got), seconds + 2)

    asyncio.run(bounded())
    answers.put(got)


async def _read(port: int, address: str = READER) -> float:
    """Open the atlas as a browser does, as far as the server has a part in it: page, session, first run, symbols; return the seconds."""
    begun = time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE):
            statuses = [await asyncio.to_thread(_get, port, "/", address)]
            async with _page(port, address) as page:
                await _run(page)
                await _ended(page)
            statuses += [await asyncio.to_thread(_get, port, "/api/cells?zoom=4", address)]
        if statuses != [200, 200]:
            raise OSError(f"was answered {statuses}")
    except (OSError, HTTPException, TimeoutError, WebSocketException) as error:
        print(f"a reader met {error!r}", file=sys.stderr)
        return PATIENCE
    return time.monotonic() - begun


def _page(port: int, address: str = ATTACKER) -> connect:
    url = f"ws://{READER}:{port}/_stcore/stream"
    return connect(url, subprotocols=["streamlit"], local_addr=(address, 0), max_size=None, open_timeout=PATIENCE)  # type: ignore[list-item]


async def _run(page: ClientConnection, query: str = "") -> None:
    asked = BackMsg()
    asked.rerun_script.query_string = query
    await page.send(asked.SerializeToString())


async def _ended(page: ClientConnection) -> None:
    async for text in page:
        told = ForwardMsg()
        told.ParseFromString(text if isinstance(text, bytes) else text.encode())
        if told.WhichOneof("type") == "script_finished":
            return


async def nothing(port: int, seconds: float, got: Counter[str]) -> None:
    """Do nothing, to compare with."""
    await asyncio.sleep(seconds)


async def uploads(port: int, seconds: float, got: Counter[str]) -> None:
    """B1: send five files of 190 MB to Streamlit's address for uploads."""

    def send() -> str:
        try:
            asked = HTTPConnection(READER, port, timeout=PATIENCE, source_address=(ATTACKER, 0))
            with closing(asked):
                asked.request(
                    "PUT",
                    "/_stcore/upload_file/session/file",
                    body=(b"x" * MB for _ in range(190)),
                    headers={"Content-Length": str(190 * MB)},
                )
                return str(asked.getresponse().status)
        except (OSError, HTTPException):
            return "cut off"

    got.update(await asyncio.gather(*(asyncio.to_thread(send) for _ in range(5))))


async def half_sent(port: int, seconds: float, got: Counter[str]) -> None:
    """B2: hold 1,100 connections with half a request."""

    async def hold() -> None:
        try:
            reader, writer = await asyncio.open_connection(READER, port, local_addr=(ATTACKER, 0))
            writer.write(b"GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            answer = await asyncio.wait_for(reader.read(12), seconds)
            got[answer.decode("latin-1")[9:12] or "closed"] += 1
            writer.close()
        except TimeoutError:
            got["held"] += 1
        except OSError:
            got["cut off"] += 1

    await asyncio.gather(*(hold() for _ in range(1100)))


async def idle_pages(port: int, seconds: float, got: Counter[str]) -> None:
    """B2: open 500 pages and ask for nothing."""

    async def hold() -> None:
        try:
            async with _page(port):
                got["open"] += 1
                await asyncio.sleep(seconds)
        except (OSError, WebSocketException, TimeoutError) as error:
            got[_status(error)] += 1

    await asyncio.gather(*(hold() for _ in range(500)))


async def reruns(port: int, seconds: float, got: Counter[str]) -> None:
    """B3: have twenty pages drawn anew three times a second, each time with another selection."""
    until = time.monotonic() + seconds

    async def tab(number: int) -> None:
        step = 0
        while time.monotonic() < until:
            try:
                async with _page(port) as page:
                    reading = asyncio.ensure_future(_listen(page, got))
                    while time.monotonic() < until:
                        step += 1
                        await _run(page, f"start=20{10 + step % 15}-01-{1 + number:02}")
                        await asyncio.sleep(1 / 3)
                    reading.cancel()
            except (OSError, WebSocketException, TimeoutError) as error:
                got[_status(error)] += 1
                await asyncio.sleep(1)

    await asyncio.gather(*map(tab, range(20)))


async def _listen(page: ClientConnection, got: Counter[str]) -> None:
    with suppress(WebSocketException):
        while True:
            await _ended(page)
            got["drawn"] += 1


def asking(*paths: str) -> Callable[[int, float, Counter[str]], Any]:
    """Return an attack that asks for all these addresses at once, again and again."""

    async def attack(port: int, seconds: float, got: Counter[str]) -> None:
        until = time.monotonic() + seconds

        async def ask(path: str) -> None:
            while time.monotonic() < until:
                try:
                    got[str(await asyncio.to_thread(_get, port, f"/api/{path}"))] += 1
                except (OSError, HTTPException):
                    got["cut off"] += 1
                await asyncio.sleep(0.5)

        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(len(paths)))
        await asyncio.gather(*map(ask, paths))

    return attack


def _status(error: Exception) -> str:
    response = getattr(error, "response", None)
    return str(response.status_code) if response else f"closed {getattr(getattr(error, 'rcvd', None), 'code', '')}".strip()


ATTACKS: dict[str, Callable[[int, float, Counter[str]], Any]] = {
    "none": nothing,
    "B1: five uploads of 190 MB": uploads,
    "B2: 1,100 half-sent requests": half_sent,
    "B2: 500 idle pages": idle_pages,
    "B3: 20 tabs, 3 reruns a second each": reruns,
    "B4: 20 pictures at a time": asking(*(f"chart/timeline.png?start=20{n:02}-02-03" for n in range(1, 21))),
    "B5: 4 maps as files at a time": asking(*(f"map.html?start=20{n:02}-02-03" for n in range(4))),
    "B5: 40 lists at a time, each of another day": asking(
        *(f"claims?limit=1000&as_of=2024-{1 + n // 28:02}-{1 + n % 28:02}" for n in range(40))
    ),
    "B5: play by day at zoom 22": asking(*(f"play?zoom=22&start=19{n}0-01-01&viewport=-180,-85,180,85&step=day" for n in range(4))),
}


def _stopped(port: int, process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """B6: stop the server while a client has taken a thousand bytes of a large answer and waits."""
    before = _held(process.pid)
    with socket.create_connection((READER, port), source_address=(ATTACKER, 0)) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(b"GET /api/export/dataset.xlsx HTTP/1.1\r\nHost: localhost\r\n\r\n")
        slow.recv(1000)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        killer = threading.Timer(PATIENCE, process.kill)
        killer.start()
        process.wait()
        killer.cancel()
        took = round(time.monotonic() - begun, 1)
    return {
        "attack": "B6: stop beside a client that does not read",
        "reader_median_s": None,
        "reader_worst_s": None,
        "attacker_got": f"ended after {took} s",
        "rss_mb": [before[0], before[0], 0],
        "descriptors": [before[1], before[1], 0],
    }


def _held(pid: int) -> tuple[int, int]:
    """Return the megabytes and the descriptors that a process and its children hold."""
    pids = [pid, *(int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split())]
    size = 0
    for one in pids:
        with suppress(OSError):
            lines = Path(f"/proc/{one}/status").read_text("utf-8").splitlines()
            size += next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
    return round(size / 1024), sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def table(rows: list[dict[str, Any]]) -> str:
    """Return the rows as a table of Markdown, as the README has it."""
    lines = [
        "| attack by one address | another reader: median, worst | the attacker got | memory in MB: before, most, after | descriptors |"
    ]
    lines.append("| --- | --- | --- | --- | --- |")
    for row in rows:
        met = "" if row["reader_worst_s"] is None else f"{row['reader_median_s']:.2f} s, {row['reader_worst_s']:.2f} s"
        held = [", ".join(f"{n:,}" for n in row[name]) for name in ("rss_mb", "descriptors")]
        lines.append(f"| {row['attack']} | {met} | {row['attacker_got']} | {held[0]} | {held[1]} |")
    return "\n".join(lines)
