"""A disk that is slow or does not answer, such as a share behind a bad connection, holds up no window."""

import os
import sys
from threading import Event, Timer

import pytest
from editor.chain import press
from editor.crashing import click, run_until_killed
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from ketenkaart.editor import disk, files
from ketenkaart.editor.collecting import Collecting
from ketenkaart.edits.setting import rename
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

UNREACHABLE = "Opslaan lukt nu niet: de netwerkmap is niet bereikbaar. Je werk staat veilig op deze computer."
pipes = pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")


@pytest.fixture
def silent(path):
    """The file of the map no longer answers who reads it, until that is called."""
    path.unlink()
    os.mkfifo(path)
    handles = [os.open(path, os.O_RDWR | os.O_NONBLOCK)]

    def answer():
        while handles:
            os.close(handles.pop())

    yield answer
    answer()


@pytest.fixture
def slow(monkeypatch):
    """Files are written once this event is set."""
    go = Event()

    def waits(*where, **how):
        assert go.wait(20)
        return write(*where, **how)

    monkeypatch.setattr(disk, "write", waits)
    yield go
    go.set()


def stop_soon(what=""):
    """Press *Stop* once the dialog is there; the one that tells of something, where others may come first."""

    def look():
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)]
        shown = [one for one in dialogs if one.isVisible() and what in one.labelText()]
        if shown:
            told.append(shown[0].labelText())
            shown[0].findChild(QPushButton).click()
            timer.stop()

    told, timer = [], QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    return told, timer


def wait_for_threads(qtbot):
    qtbot.waitUntil(lambda: Collecting._threads == 0, timeout=20_000)


@pipes
def test_opening_from_a_share_that_does_not_answer_can_be_stopped(window, path, silent, qtbot):
    told, _timer = stop_soon()
    window.close_map()
    assert not window.program.open(path, window)
    assert told == ["keten.ketenkaart openen…"]
    assert window.session is None
    silent()
    wait_for_threads(qtbot)


EDITED = """
import os, signal, sys
from pathlib import Path
from ketenkaart.edits.setting import rename
from ketenkaart.editor.program import Program, make_application

make_application()
program = Program()
window = program.new_window()
program.open(Path(sys.argv[1]), window)
window.do(rename(window.session.kaart, "s2", "Wegen"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pipes
@pytest.mark.rule("W8")
def test_work_is_brought_back_though_the_share_of_its_map_does_not_answer(start, path, qtbot, request):
    run_until_killed(EDITED, path)
    silent = request.getfixturevalue("silent")
    patience = Timer(20, silent)  # else a fault would last for ever
    patience.start()
    window = start()
    told, _timer = stop_soon("openen")  # drawing the map takes as long on a busy computer

    click(window, "Terugzetten")

    assert told == ["keten.ketenkaart openen…"]
    assert window.kaart.records["s2"].name == "Wegen"
    patience.cancel()
    silent()
    wait_for_threads(qtbot)


@pipes
@pytest.mark.rule("W8")
def test_saving_to_a_share_that_does_not_answer_can_be_stopped_and_the_work_stays(saved, silent, qtbot):
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    told, _timer = stop_soon()
    press(saved, "Ctrl+S")
    assert told
    assert UNREACHABLE in saved.bars.texts()
    assert saved.session.unsaved
    saved.do(rename(saved.kaart, "s2", "Opnieuw wegen"))
    assert saved.kaart.records["s2"].name == "Opnieuw wegen"
    silent()
    wait_for_threads(qtbot)


@pytest.mark.rule("W8")
def test_a_slow_disk_keeps_the_map_though_nobody_waited(saved, path, slow, qtbot):
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    told, _timer = stop_soon()
    press(saved, "Ctrl+S")
    assert told
    assert saved.session.unsaved
    slow.set()
    qtbot.waitUntil(lambda: not saved.session.unsaved)
    assert read(path).kaart == saved.kaart
    assert UNREACHABLE not in saved.bars.texts()
    wait_for_threads(qtbot)


def test_what_is_done_before_a_slow_disk_has_the_map_is_not_saved_yet(saved, path, slow, qtbot):
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    _told, _timer = stop_soon()
    press(saved, "Ctrl+S")
    saved.do(rename(saved.kaart, "s1", "Horen"))
    slow.set()
    qtbot.waitUntil(lambda: saved.session.file.base.records["s2"].name == "Wegen")
    assert saved.session.unsaved
    press(saved, "Ctrl+S")
    assert not saved.session.unsaved
    assert read(path).kaart == saved.kaart


@pytest.mark.rule("W4", "W8")
def test_what_is_still_being_written_is_not_taken_for_a_change_of_someone_else(
    saved, path, monkeypatch, qtbot
):
    again, there, begun = Event(), Event(), []

    def waits(*where, **how):
        begun.append(how)
        if len(begun) == 1:
            assert again.wait(20)
        elif len(begun) == 2:
            again.set()
            assert there.wait(20)
        return write(*where, **how)

    monkeypatch.setattr(disk, "write", waits)
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    _told, _timer = stop_soon()
    press(saved, "Ctrl+S")
    saved.session.file_changed.connect(there.set)
    saved.do(rename(saved.kaart, "s1", "Horen"))
    there.clear()

    files.save(saved)

    assert saved.bars.texts() == []
    assert not saved.session.unsaved
    assert read(path).kaart == saved.kaart
    wait_for_threads(qtbot)


def test_keys_that_are_pressed_while_a_slow_disk_writes_wait(saved, path, slow, qtbot):
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    QTimer.singleShot(200, slow.set)
    press(saved, "Ctrl+S")
    assert not saved.session.unsaved
    assert read(path).kaart.records["s2"].name == "Wegen"


@pipes
def test_a_file_that_does_not_answer_any_more_holds_up_no_window(saved, silent, qtbot):
    watch = saved.program.file_watch
    watch._look()
    assert watch._looking.is_busy
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    assert saved.kaart.records["s2"].name == "Wegen"
    assert watch._looking.is_busy
    silent()
    wait_for_threads(qtbot)


@pipes
def test_going_back_to_a_file_that_does_not_answer_is_told(saved, silent, qtbot):
    saved.do(rename(saved.kaart, "s2", "Wegen"))
    _told, _timer = stop_soon()
    files.revert(saved)
    told = "keten.ketenkaart: de schijf of de netwerkmap geeft geen antwoord."
    assert saved.bars.texts() == [f"{told}\nJe kaart staat hier nog."]
    assert saved.kaart.records["s2"].name == "Wegen"
    silent()
    wait_for_threads(qtbot)


@pytest.mark.rule("W8")
def test_a_window_that_is_saving_does_not_close_before_it_is_done(saved, path, slow, monkeypatch):
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    monkeypatch.setattr(files, "ask", lambda _, text, buttons: buttons[1])  # does not save
    closed = []
    QTimer.singleShot(0, lambda: (closed.append(saved.close()), slow.set()))

    press(saved, "Ctrl+S")

    assert closed == [False]
    assert saved.isVisible()
    assert read(path).kaart == saved.kaart
    assert not saved.session.unsaved
