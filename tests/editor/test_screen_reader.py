"""A real screen reader: it finds the window and its map over AT-SPI, and hears what is done."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
READER = "/usr/bin/python3"  # the bindings of AT-SPI belong to the Python of the system


def missing():
    """What is not there that a real screen reader needs; empty where all is."""
    tools = [tool for tool in ("Xvfb", "dbus-run-session", "xdotool") if shutil.which(tool) is None]
    if tools:
        return ", ".join(tools)
    check = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not Path(READER).exists():
        return READER
    known = subprocess.run([READER, "-c", check], capture_output=True).returncode == 0
    return "" if known else "the bindings of AT-SPI"


@pytest.fixture
def screen_number():
    """The number of an X screen of its own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield number
    server.terminate()
    server.wait()


@pytest.mark.skipif(bool(missing()), reason=f"needs {missing()}")
def test_a_screen_reader_reads_selects_and_hears_what_is_done(screen_number, tmp_path):
    environment = os.environ | {
        "DISPLAY": f":{screen_number}",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(map(str, (HERE.parent.parent, HERE.parent))),
    }
    window = f'"{sys.executable}" "{HERE / "atspi_window.py"}" "{tmp_path}" & shown=$!'
    reader = f'env -u PYTHONPATH {READER} "{HERE / "atspi_client.py"}"; result=$?'
    script = f"{window}; {reader}; kill $shown; wait $shown; exit $result"

    run = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["map"]["name"] == "Ketenkaart"
    assert told["map"]["description"] == "Uitkeringsketen: 3 partners, 2 fasen, 5 stappen, 4 stromen"
    roles = [one["role"] for one in told["before"][:15]]
    assert [roles.count(role) for role in ("panel", "push button", "link")] == [5, 6, 4]
    left, top, width, height = told["map"]["rect"]
    for one in told["before"][:15]:
        x, y, wide, high = one["rect"]
        assert left <= x < x + wide <= left + width
        assert top <= y < y + high <= top + height
    assert told["tabs"] == ["Kaart", "Poster", "Overleg", "Matrix", "Tekst"]
    assert "Herkomst" in told["folded"]
    assert {"selected", "focused"} <= set(told["pressed"]["states"])
    assert told["selected"] == "Stap S02 Beoordelen, UWV, fase 1 Aanvragen"
    assert told["announced"][-1].startswith("Ongedaan gemaakt: ")
