"""The program can start anew after a mistake: its maps come back with their work, and nothing is asked."""

import json
import os
import subprocess
import sys
from pathlib import Path

from editor.chain import chain
from editor.crashing import journals

from ketenkaart.changes.apply import apply
from ketenkaart.edits.setting import rename
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

PROGRAM = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from ketenkaart.cli.main import main
from ketenkaart.editor.newtable import NewTable
from ketenkaart.editor.program import make_application
from ketenkaart.edits.setting import rename

IS_SECOND = "edit" in sys.argv

def soon(do):
    QTimer.singleShot(0, lambda: once_both_are_there(do))

def once_both_are_there(do):
    windows = [one for one in QApplication.topLevelWidgets() if one.objectName() == "window"]
    if len(windows) == 2 + IS_SECOND and all(one.session is not None for one in windows):
        do(*sorted(windows, key=lambda one: one.map_name()))
    else:
        soon(do)

def work(plain, edited):
    edited.do(rename(edited.kaart, "s2", "Toetsen"))
    edited.names.open("s3")
    edited.names.setPlainText("Besl")
    plain.panels.show_new_table()
    plain.findChild(NewTable).rows.setPlainText("Toetsen\\tUWV")
    edited.commands.run("window.new")
    edited.bring_forward()
    Path.cwd().rmdir()  # as a stick that is taken out
    QTimer.singleShot(0, lambda: press_once_told(edited))
    1 / 0

def press_once_told(edited):
    for button in edited.bars.findChildren(QPushButton):
        if button.text() == "Herstarten":
            return button.click()
    QTimer.singleShot(0, lambda: press_once_told(edited))

def tell(*windows):
    found = [(one.map_name(), one.session.unsaved, one.kaart.records["s2"].name, one.kaart.records["s3"].name,
              one.bars.texts()) for one in windows]
    found.append(windows[0].program.windows[-1].map_name())
    found.append(len({one.session for one in windows}))
    found += [one.rows.toPlainText() for window in windows for one in window.findChildren(NewTable)]
    told = Path(os.environ["TOLD"])
    told.with_suffix(".new").write_text(json.dumps([os.getpid(), *found]))
    told.with_suffix(".new").replace(told)
    os._exit(0)

make_application()
soon(tell if IS_SECOND else work)
sys.exit(main())
"""


def test_the_maps_come_back_with_what_was_done_and_typed_and_nothing_is_asked(tmp_path, qtbot):
    plain, edited, told = (tmp_path / name for name in ("a.ketenkaart", "b.ketenkaart", "told.json"))
    write(plain, apply(chain(), rename(chain(), "about", "Alleen gelezen").changes))
    write(edited, chain())
    here = tmp_path / "here"
    here.mkdir()
    ours = {"HOME": str(tmp_path), "TOLD": str(told), "PYTHONPATH": str(Path(__file__).parents[2])}

    first = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--lang", "nl", str(edited), str(plain)],
        cwd=here,
        env={**os.environ, **ours, "LANG": "en_US.UTF-8"},
        stderr=subprocess.DEVNULL,
    )
    qtbot.waitUntil(told.exists, timeout=60_000)

    second, *found = json.loads(told.read_text())
    assert first.wait() == 0
    assert second != first.pid
    assert found == [
        ["Alleen gelezen", False, "Beoordelen", "Beslissen", []],
        ["Uitkeringsketen", True, "Toetsen", "Besl", []],
        ["Uitkeringsketen", True, "Toetsen", "Besl", []],
        "Uitkeringsketen",
        2,
        "Toetsen\tUWV",
    ]
    assert read(edited).kaart == chain(), "nothing is saved unasked"
    assert len(journals()) == 1
