"""GDAL's own ogrinfo, a second reader of the files for maps: it stands outside Python, as a reader's QGIS does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PACKAGE = "gdal-bin"


def install() -> bool:
    """Install ogrinfo from Debian's packages where it is missing; tell whether it is there."""
    if not shutil.which("ogrinfo") and shutil.which("apt-get"):
        admin = [] if os.geteuid() == 0 else ["sudo", "-n"]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", PACKAGE]):
            print("$", *command, flush=True)
            subprocess.run([*admin, *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return bool(shutil.which("ogrinfo"))


def ogrinfo(file: Path, layer: str = "") -> str:
    """Return what ogrinfo says of a file; without ogrinfo the test fails, it is never left out."""
    assert shutil.which("ogrinfo"), f"no ogrinfo: run python -m tests, which installs it, or install Debian's {PACKAGE}"
    command = ["ogrinfo", "-so", *([] if layer else ["-al"]), str(file), *([layer] if layer else [])]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
