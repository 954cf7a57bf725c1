"""Runs everything: linter, type checker, and all tests, those in a real browser included.

A missing Chromium is installed (from Debian's packages where apt-get is at hand, else by Playwright), and so are Firefox, GDAL's
ogrinfo and nginx; without them the run fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests import gdal, nginx
from tests.browser import chromium, firefox

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    # Browser tests wait more than they compute: three processes left a third of two cores idle. Many would crowd a machine.
    ("pytest", f"--numprocesses={min((os.cpu_count() or 1) + 2, 6)}", "--dist=worksteal"),
)


def passed(check: tuple[str, ...]) -> bool:
    """Run a check once: nothing is run again until it passes."""
    more = sys.argv[1:] if check[0] == "pytest" else []
    print("$", *check, flush=True)
    return subprocess.run([sys.executable, "-m", *check, *more], cwd=ROOT, check=False).returncode == 0


def main() -> int:
    """Run all checks, the rest even when one fails; return 1 when any failed."""
    os.chdir(ROOT)
    path = chromium.find() or chromium.install()
    if not path:
        print(
            "No Chromium could be found or installed: install Debian's package chromium, or set TUMEN_CHROMIUM to its path.",
            file=sys.stderr,
        )
        return 1
    os.environ[chromium.VARIABLE] = path
    if not firefox.install():
        print(f"No Firefox could be found or installed: install Debian's {firefox.PACKAGE}, or set {firefox.VARIABLE}.", file=sys.stderr)
        return 1
    if not gdal.install():
        print(f"No ogrinfo could be found or installed: install Debian's package {gdal.PACKAGE}.", file=sys.stderr)
        return 1
    if not nginx.install():
        print(f"No nginx could be found or installed: install Debian's package {nginx.PACKAGE}.", file=sys.stderr)
        return 1
    failed = [" ".join(check) for check in CHECKS if not passed(check)]
    print("Failed: " + ", ".join(failed) if failed else "Everything passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
