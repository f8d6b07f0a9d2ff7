"""What is worked out beside a window ends with it: closed, showing another map, or with the program."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from editor.chain import chain
from editor.windows import let_go

from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.recent import remember
from ketenkaart.editor.samples import sample_maps
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

HERE = Path(__file__).parent
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from editor.test_beside import BEGIN
from editor.windows import let_go
from ketenkaart.editor import program
from ketenkaart.editor.collecting import Collecting

class Watched(program.Program):
    def __init__(self):
        super().__init__()
        self.begun = False
        self.looks = QTimer(self, interval=1)
        self.looks.timeout.connect(self.look)
        self.looks.start()

    def look(self):
        if self.windows and not self.begun:
            self.begun = True
            BEGIN[sys.argv[1]](self.windows[0])
        elif self.begun and Collecting._threads:
            self.looks.stop()
            let_go(self.windows[0])
            print("at work", flush=True)
            QApplication.quit() if sys.argv[2] == "quit" else self.quit()

program.Program = Watched
sys.exit(program.run([Path(sys.argv[3])]))
"""


def _foresee(window):
    window.canvas.setFocus()
    window.quick.setFocus()
    window.quick.type_text("uwv > toetsen > besluit > burger")


def _thumbnails(window):
    remember(window.program.settings, window.session)
    window.program.new_window()


BEGIN = {
    "foresight": _foresee,
    "poster view": lambda window: window.commands.run("view.poster"),
    "poster dialog": lambda window: window.commands.run("file.poster"),
    "thumbnails": _thumbnails,
}


def _close(window):
    let_go(window)
    window.close()


def _open_another(window):
    let_go(window)
    window.close_map()
    window.program.show_sample(window, sample_maps()[0].path)


def _edit(window):
    window.commands.run("insert.partner")
    window.commands.run("edit.undo")


ENDS = {"closed": _close, "another map": _open_another, "edited": _edit}


@pytest.fixture
def large(tmp_path):
    """A file with a map on which everything takes a while."""
    path = tmp_path / "keten.ketenkaart"
    loaded = read(sample_maps()[0].path)
    write(path, loaded.kaart, loaded.memory)
    return path


@pytest.mark.parametrize("begin", BEGIN)
@pytest.mark.parametrize("end", ENDS)
def test_work_beside_a_window_ends_when_nobody_wants_it(open_window, qtbot, large, begin, end):
    window = open_window(chain())
    window.close_map()
    window.program.open(large, window)
    BEGIN[begin](window)
    qtbot.waitUntil(lambda: Collecting._threads > 0, timeout=20_000)

    ENDS[end](window)
    for one in list(window.program.windows):
        if one.session is None:
            one.close()
    qtbot.waitUntil(lambda: Collecting._threads == 0, timeout=20_000)
    gc.collect()
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("begin", "end"),
    [("foresight", "quit"), ("poster view", "quit"), ("poster dialog", "close"), ("thumbnails", "close")],
)
def test_the_program_ends_cleanly_while_something_is_worked_out(large, tmp_path, begin, end):
    settings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, HERE.parents[:2])),
        "HOME": str(tmp_path),
    }
    settings |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    # a thread that outlives the program would end it with a signal
    ended = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM, begin, end, str(large)],
        env=settings,
        capture_output=True,
        text=True,
        timeout=30,
    )
    told = [line for line in ended.stderr.splitlines() if "This plugin does not support" not in line]
    assert (ended.returncode, ended.stdout, told) == (0, "at work\n", [])
