"""The real nginx before a server, as the README's lines set it up."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import debian

PACKAGE = "nginx-light"
README = Path(__file__).resolve().parents[1] / "README.md"
# As whoever runs the tests, in a folder of its own, with nothing in it but one server.
WHOLE = """
pid nginx.pid; daemon off; master_process off; error_log stderr warn;
events {{}}
http {{
    access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fast; uwsgi_temp_path wsgi; scgi_temp_path cgi;
    {http}
    server {{ listen 127.0.0.1:{port}; {location} }}
}}
"""


def find() -> str:
    """Return the path of nginx, "" where there is none; Debian has it among the administrator's programs."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin") or ""


def install() -> bool:
    """Install nginx from Debian's packages where it is missing; tell whether it is there."""
    if not find():
        debian.install(PACKAGE)
    return bool(find())


def lines(server: str, *, keeps: bool) -> tuple[str, str]:
    """Return the README's lines for http, and those for a server's address; ``keeps`` the path, or else takes it off, as it says how."""
    http, lines = re.findall(r"```nginx\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert lines.count("proxy_pass http://127.0.0.1:8501;") == 1
    server = server.replace("localhost", "127.0.0.1")  # nginx would look for it at ::1 too
    return http, lines.replace("proxy_pass http://127.0.0.1:8501;", f"proxy_pass {server};" if keeps else f"proxy_pass {server}/;")


@contextmanager
def before(server: str, port: int, folder: Path, *, keeps: bool) -> Iterator[None]:
    """Run nginx on a port before a server; without nginx the test fails, it is never left out."""
    assert find(), f"no nginx: run python -m tests, which installs it, or install Debian's {PACKAGE}"
    file = folder / "nginx.conf"
    http, location = lines(server, keeps=keeps)
    file.write_text(WHOLE.format(port=port, http=http, location=location), "utf-8")
    with subprocess.Popen([find(), "-p", str(folder), "-c", str(file), "-e", "stderr"], stderr=subprocess.PIPE, text=True) as process:
        try:
            _wait(process, port)
            yield
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(f"nginx stopped: {process.stderr.read() if process.stderr else ''}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx did not answer within 10 s")
