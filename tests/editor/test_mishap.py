"""A mistake of the program is told in the window, with how far the work is kept; it goes on."""

import re
import sys

import pytest
from editor.chain import press
from editor.crashing import journals
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.editor import session
from ketenkaart.editor.mishap import Mishaps
from ketenkaart.edits.setting import rename


class Clumsy(QThread):
    def run(self):
        raise ZeroDivisionError


@pytest.fixture
def watched(window, monkeypatch):
    known = []  # as who reports them may keep them, with all that was at work then
    monkeypatch.setattr(sys, "excepthook", lambda *error: known.append(error))
    Mishaps(window.program)
    return window


def wrong(window):
    return window.bars.text_of("mishap")


def test_an_error_is_told_with_the_time_up_to_which_the_work_is_kept(watched, qtbot):
    watched.do(rename(watched.kaart, "s2", "Toetsen"))
    QTimer.singleShot(0, lambda: 1 / 0)

    qtbot.waitUntil(lambda: bool(wrong(watched)))
    assert re.fullmatch(
        r"Er ging iets mis in Ketenkaart\. Je werk is bewaard tot \d\d:\d\d\.", wrong(watched)
    )
    [goes_on] = [one for one in watched.bars.findChildren(QPushButton) if one.text() == "Doorgaan"]
    goes_on.click()
    assert not wrong(watched)
    watched.do(rename(watched.kaart, "s2", "Wegen"))
    assert watched.kaart.records["s2"].name == "Wegen"


def test_an_error_in_a_thread_of_a_map_without_changes_is_told_too(watched, qtbot):
    thread = Clumsy(watched)
    thread.start()

    qtbot.waitUntil(lambda: bool(wrong(watched)))
    thread.wait()
    assert wrong(watched) == "Er ging iets mis in Ketenkaart."


def test_an_error_in_the_midst_of_painting_ends_nothing_either(watched, qtbot, monkeypatch):
    monkeypatch.setattr(watched.canvas.shown.scenery, "paint", lambda *_: 1 / 0)
    watched.canvas.resize(watched.canvas.width() - 100, watched.canvas.height())
    watched.canvas.update()

    qtbot.waitUntil(lambda: bool(wrong(watched)))
    watched.do(rename(watched.kaart, "s2", "Toetsen"))
    seen, box = watched.canvas.grab().toImage(), watched.canvas.element_rect("s2")
    assert len({seen.pixel(x, box.center().y()) for x in range(box.left(), box.right())}) > 2


def test_a_start_anew_is_only_offered_where_all_work_is_kept(watched, qtbot):
    journals = watched.program.recovery.folder
    journals.parent.mkdir(parents=True)
    journals.write_text("no folder")
    watched.do(rename(watched.kaart, "s2", "Toetsen"))
    QTimer.singleShot(0, lambda: 1 / 0)

    qtbot.waitUntil(lambda: bool(wrong(watched)))
    assert wrong(watched).endswith("Sla je werk nu op: stopt het programma, dan is het weg.")
    texts = {one.text() for one in watched.bars.findChildren(QPushButton)}
    assert {"Doorgaan", "Verslag opslaan…"} <= texts
    assert "Herstarten" not in texts


def test_what_was_typed_just_before_is_kept_first(watched, qtbot):
    watched.names.open("s2", "T")
    qtbot.waitUntil(lambda: len(journals()) == 1)  # the first letter of a map may be kept sooner
    press(watched, "Esc")
    assert journals() == []

    watched.names.open("s2", "T")
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.waitUntil(lambda: bool(wrong(watched)))
    assert wrong(watched) == "Er ging iets mis in Ketenkaart."
    assert "Herstarten" in {one.text() for one in watched.bars.findChildren(QPushButton)}


@pytest.mark.rule("W2")
def test_what_cannot_be_drawn_when_it_is_undone_is_not_undone(watched, qtbot, monkeypatch):
    stack, undo, redo = watched.session.undo_stack, "Ctrl+Z", "Ctrl+Y"
    for number in range(30):  # older drawings are not kept
        watched.do(rename(watched.kaart, "s2", f"Naam {number}"))

    def goes_wrong(do, state):
        watched.bars.clear()
        with monkeypatch.context() as broken:
            broken.setattr(session, "draw_screen", lambda *_, **__: 1 / 0)
            do()
            assert stack.index() == state
        qtbot.waitUntil(lambda: bool(wrong(watched)))
        assert watched.kaart.records["s2"].name == f"Naam {state - 1}"

    def far():
        QTimer.singleShot(0, lambda: watched.session.go_to(1))
        QApplication.processEvents()

    goes_wrong(far, 30)
    watched.session.go_to(3)
    goes_wrong(lambda: press(watched, undo), 3)
    press(watched, undo)
    assert watched.kaart.records["s2"].name == "Naam 1"
    watched.session.go_to(4)
    goes_wrong(lambda: press(watched, redo), 4)
    press(watched, redo)
    assert (stack.index(), watched.kaart.records["s2"].name) == (5, "Naam 4")
    watched.session.go_to(0)
    assert not watched.session.unsaved
