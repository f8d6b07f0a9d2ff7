"""Never lost: what is still being typed, what other windows do meanwhile, and what runs beside them."""

import pytest
from editor.chain import chain, press, type_text
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor import files, largemaps
from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.program import Program
from ketenkaart.editor.rows import Row
from ketenkaart.editor.session import Session
from ketenkaart.edits.setting import rename
from ketenkaart.storage.journalreading import read_journal
from ketenkaart.storage.reading import read
from ketenkaart.storage.replaying import replay
from ketenkaart.storage.writing import write

GOAL = "Op tijd betalen"


def name_of(window, element="s2"):
    return window.session.kaart.records[element].name


def type_a_name(window, text):
    window.selection.set(("s2",))
    press(window, "F2")
    type_text(window, text)
    assert window.names.editing == "s2"


def answer_with(monkeypatch, words):
    """Answer questions with the button that says these words; gives what was asked."""
    asked = []

    def exec_(box):
        asked.append(box.text())
        next(one for one in box.buttons() if one.text() == words).click()

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return asked


def test_a_name_that_is_being_typed_is_saved_too(saved, path):
    type_a_name(saved, "Wegen")
    press(saved, "Ctrl+S")
    assert read(path).kaart.records["s2"].name == "Wegen"
    assert not saved.session.unsaved


@pytest.mark.rule("W3")
@pytest.mark.parametrize("how", ["file.close", "app.quit", "close"])
def test_closing_asks_about_a_name_that_is_being_typed(saved, path, monkeypatch, how):
    asked = answer_with(monkeypatch, "Opslaan")
    type_a_name(saved, "Wegen")
    if how == "close":
        saved.close()
    else:
        saved.commands.run(how)
    assert len(asked) == 1
    assert read(path).kaart.records["s2"].name == "Wegen"


def test_closing_one_of_two_windows_keeps_a_name_that_is_being_typed(window):
    window.commands.run("window.new")
    window.program.windows[-1].canvas.reduced_motion = True
    other = window.program.windows[-1]
    type_a_name(other, "Wegen")
    other.close()
    assert name_of(window) == "Wegen"


def test_what_is_merged_can_be_undone_and_then_is_unsaved(saved, path):
    write(path, _renamed("s1", "Aanmelden"), replace=True)
    files.merge_with_file(saved)
    assert not saved.session.unsaved, "it is what the file holds"
    press(saved, "Ctrl+Z")
    assert name_of(saved, "s1") == "Melden"
    assert saved.session.unsaved, "the file holds something else"
    press(saved, "Ctrl+S")
    assert read(path).kaart == chain()


def test_a_merge_of_two_changes_is_unsaved_also_when_both_are_undone(saved, path):
    assert saved.do(rename(saved.kaart, "s3", "Besluiten"))
    write(path, _renamed("s1", "Aanmelden"), replace=True)
    files.merge_with_file(saved)
    assert saved.session.unsaved
    press(saved, "Ctrl+Z", times=2)
    assert saved.kaart == chain()
    assert saved.session.unsaved, "the file holds what someone else made of it"


def _renamed(element, name):
    session = Session(draw_screen(chain()))
    session.do(rename(session.kaart, element, name))
    return session.kaart


def test_what_is_done_while_a_large_map_is_drawn_is_kept_too(window, monkeypatch):
    monkeypatch.setattr(largemaps, "_LARGE", 0)

    def meanwhile():
        window.session.do(rename(window.session.kaart, "s3", "Besluiten"))

    QTimer.singleShot(0, meanwhile)
    assert window.do(rename(window.kaart, "s2", "Wegen"))
    assert (name_of(window, "s2"), name_of(window, "s3")) == ("Wegen", "Besluiten")
    press(window, "Ctrl+Z", times=2)
    assert window.kaart == chain()


def test_a_file_that_is_being_opened_is_not_opened_twice(qtbot, path):
    program = Program()
    window = program.new_window()
    QTimer.singleShot(0, lambda: program.open(path, window))
    program.open(path, window)
    QApplication.processEvents()
    assert len(program.windows) == 1
    window.close()


def write_in_the_form(window, text):
    """In a field of the map that takes several lines, without leaving it."""
    window.selection.clear()
    window.form_dock.show()
    window.form.focus_first()
    box = next(one for one in window.form.page.findChildren(Writing) if one.several_lines and one.isVisible())
    box.setFocus()
    type_text(window, text)
    return box


@pytest.mark.rule("W3")
@pytest.mark.parametrize("in_another", [False, True])
@pytest.mark.parametrize("deed", ["edit.undo", "edit.redo", "insert.partner", "history"])
def test_what_is_written_in_the_form_is_kept_whatever_is_done_meanwhile(window, deed, in_another):
    for name in ("Wegen", "Toetsen", "Keuren"):
        window.do(rename(window.kaart, "s2", name))
    window.commands.run("edit.undo")
    window.commands.run("window.new")
    writer = window.program.windows[-1] if in_another else window
    write_in_the_form(writer, GOAL)

    if deed == "history":
        window.panels.history.take(Row("", 0))
    else:
        window.commands.run(deed)
    QApplication.processEvents()
    stack = window.session.undo_stack
    states = [_state_at(window, index) for index in range(stack.count(), -1, -1)]
    assert states[-1] == chain()
    assert [_state_at(window, index) for index in range(stack.count() + 1)] == states[::-1]
    assert any(GOAL in one.about.model_dump().values() for one in states)
    assert replay(read_journal(_journal(window))).kaart == window.kaart


def _state_at(window, index):
    window.session.undo_stack.setIndex(index)
    return window.kaart


def _journal(window):
    [journal] = window.program.recovery.folder.glob("*.journal")
    return journal
