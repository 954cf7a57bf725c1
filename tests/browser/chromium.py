"""Which Chromium the browser tests drive, and how a machine without one gets it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import debian

VARIABLE = "TUMEN_CHROMIUM"
# Chromium without windows of its own takes a quarter less of a processor to show the same page.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# The Korean labels of the map need a CJK font; without one a screenshot shows boxes.
PACKAGES = ("chromium-headless-shell", "fonts-noto-cjk", "fonts-noto-core", "fonts-liberation")
# Everything that a fresh Chromium asks its makers for is switched off, so that what leaves is the page's own doing.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def find() -> str:
    """Return the path of a Chromium, "" when there is none."""
    given = os.environ.get(VARIABLE)
    return given if given and os.access(given, os.X_OK) else next((path for name in NAMES if (path := shutil.which(name))), "")


def in_language(language: str, folder: Path) -> tuple[str, ...]:
    """Return the flags of a Chromium whose own fields are of a language; its packages hold English only, and an option is not heeded.

    So each process that draws pages is started through a script in the ``folder``, which tells it the language.
    """
    script = folder / f"in-{language}"
    change = f'for given; do shift; case $given in --lang=*) given=--lang={language};; esac; set -- "$@" "$given"; done'
    script.write_text(f'#!/bin/sh\n{change}\nexec "$@"\n')
    script.chmod(0o755)
    return (*FLAGS, "--no-zygote", f"--renderer-cmd-prefix={script}")


def install() -> str:
    """Install a Chromium and return its path, "" when that failed."""
    if shutil.which("apt-get"):
        debian.install(*PACKAGES)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find() or _from_playwright()


def _from_playwright() -> str:
    """Return Playwright's own Chromium where it could be downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.access(path, os.X_OK) else ""
