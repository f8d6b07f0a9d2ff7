"""The programs of others that read what we write; a test is skipped where one is not installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy
import pytest

DPI = 100


def run(*command: object) -> str:
    """What a program prints; the test fails if the program does, and is skipped if it is absent."""
    name = str(command[0])
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([str(word) for word in command], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode()


def chromium(*options: object) -> str:
    """What Chromium prints without a window."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        return run("chromium", *flags, f"--user-data-dir={profile}", *options)


def picture_by_rsvg(svg: Path) -> numpy.ndarray:
    """The picture that rsvg-convert makes."""
    out = svg.with_suffix(".rsvg.png")
    run("rsvg-convert", "-d", DPI, "-p", DPI, svg, "-o", out)
    return pixels(out)


def picture_by_inkscape(svg: Path) -> numpy.ndarray:
    """The picture that Inkscape makes."""
    out = svg.with_suffix(".inkscape.png")
    run("inkscape", svg, "-d", DPI, "-o", out)
    return pixels(out)


def picture_by_chromium(svg: Path, width: float, height: float) -> numpy.ndarray:
    """The picture that Chromium makes of an SVG of this size in mm."""
    out = svg.with_suffix(".chromium.png")
    size = ",".join(str(round(side / 25.4 * 96)) for side in (width, height))
    chromium(
        f"--force-device-scale-factor={DPI / 96}",
        f"--window-size={size}",
        f"--screenshot={out}",
        svg.as_uri(),
    )
    return pixels(out)


def pixels(path: Path) -> numpy.ndarray:
    """An image as numbers, shape (height, width, 3)."""
    gui = pytest.importorskip("PySide6.QtGui", exc_type=ImportError)
    image = gui.QImage(str(path)).convertToFormat(gui.QImage.Format.Format_RGB888)
    flat = numpy.frombuffer(bytes(image.constBits()), numpy.uint8)
    rows = flat.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    return rows.reshape(image.height(), image.width(), 3).astype(int)


def share_that_differs(one: numpy.ndarray, other: numpy.ndarray, by: int = 64) -> float:
    """The share of pixels that differ more than smoothing explains."""
    height, width = (min(one.shape[axis], other.shape[axis]) for axis in (0, 1))
    apart = numpy.abs(one[:height, :width] - other[:height, :width]).max(axis=2)
    return float((apart > by).mean())
