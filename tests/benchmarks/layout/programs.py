"""Runs a program of its own for each drawing, stops it when it takes too long, and tells what it used."""

import math
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
NOTE = 90  # characters of an error
NPM_INSTALL = ("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock")
INSTALL_LIMIT = 120.0
PATIENCE = 6  # times the limit: what a busy machine may take for so many seconds of the processor


class Ended(NamedTuple):
    """A program that has ended.

    Attributes:
        seconds: the least of wall and processor time: waiting for the processor does not count.
        peak: its peak memory in MB.
        note: why it failed; empty where it did not.
    """

    out: str
    seconds: float
    peak: float
    note: str


def run(command: Sequence[str], given: str, limit: float, folder: Path = HERE) -> Ended:
    """Run a program for at most so many seconds of the processor."""
    whole = math.ceil(limit)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))

    with (
        tempfile.TemporaryFile("w+") as stdin,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        stdin.write(given)
        stdin.seek(0)
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=stdin, stdout=out, stderr=err, cwd=folder, preexec_fn=limited
        )
        timer = threading.Timer(PATIENCE * limit, process.send_signal, (signal.SIGXCPU,))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = err.read().decode(errors="replace")
        note = f"> {limit:g} s" if process.returncode == -signal.SIGXCPU else _note(process.returncode, said)
        seconds = min(wall, used.ru_utime + used.ru_stime)
        return Ended(out.read().decode(errors="replace"), seconds, used.ru_maxrss / MEGABYTE, note)


def _note(code: int, error: str) -> str:
    if code == 0:
        return ""
    lines = [line.strip() for line in error.splitlines() if line.strip()]
    told = [line for line in lines if "Error" in line or "error" in line] or lines
    return told[-1][:NOTE] if told else f"ended with {code}"


@cache
def npm_missing(package: str, folder: Path) -> str:
    """Why a package of npm is not there; a folder gets what its package.json tells where it was not."""
    if (folder / "node_modules" / package).is_dir():
        return ""
    if shutil.which("npm") is None:
        return f"{package} is not there, nor npm to install it"
    return f"{package} cannot be installed" if run(NPM_INSTALL, "", INSTALL_LIMIT, folder).note else ""
