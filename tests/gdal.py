"""GDAL's own ogrinfo, a second reader of the files for maps: it stands outside Python, as a reader's QGIS does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests import debian

PACKAGE = "gdal-bin"


def install() -> bool:
    """Install ogrinfo from Debian's packages where it is missing; tell whether it is there."""
    if not shutil.which("ogrinfo"):
        debian.install(PACKAGE)
    return bool(shutil.which("ogrinfo"))


def ogrinfo(file: Path, layer: str = "") -> str:
    """Return what ogrinfo says of a file; without ogrinfo the test fails, it is never left out."""
    assert shutil.which("ogrinfo"), f"no ogrinfo: run python -m tests, which installs it, or install Debian's {PACKAGE}"
    command = ["ogrinfo", "-so", *([] if layer else ["-al"]), str(file), *([layer] if layer else [])]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
