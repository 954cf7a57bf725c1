"""What tests need of Debian's packages, installed where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess


def install(*packages: str) -> None:
    """Install packages where apt-get is at hand; whether what they hold is there afterwards is for who calls to see."""
    if not shutil.which("apt-get"):
        return
    admin = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]):
        print("$", *command, flush=True)
        subprocess.run([*admin, *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
