"""Crashes: a program that is killed without a word, and what the next one finds of it."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.editor.recovery import Recovery


def run_until_killed(code, *arguments):
    """Run a program that kills itself."""
    folders = os.pathsep.join(str(Path(__file__).parents[number]) for number in (1, 2))
    settings = {**os.environ, "PYTHONPATH": folders, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], env=settings, capture_output=True
    )
    assert ended.returncode == -9, ended.stderr.decode()


def journals():
    """The files in the folder of journals."""
    return sorted(Recovery(None).folder.glob("*"))


def told(window):
    """The first line of each bar."""
    return [text.partition("\n")[0] for text in window.bars.texts()]


def click(window, text):
    """Press the button with these words in the bars that are seen."""
    QApplication.processEvents()  # a bar is shown once Qt has its turn
    [button] = [
        one for one in window.bars.findChildren(QPushButton) if one.text() == text and one.isVisible()
    ]
    button.click()
