"""Never lost: what is typed in a dialog is asked about before it goes, and is there again after a crash."""

import pytest
from editor.chain import choose
from editor.crashing import click, journals, run_until_killed, told
from editor.test_typing_kept import comes, typed_now
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from ketenkaart.editor.newtable import NewTable
from ketenkaart.editor.program import Program
from ketenkaart.editor.versions.adoptdialog import AdoptDialog

ROWS = "Aanvraag doen\tBurger\nBeoordelen\tUWV"
NOTE = "Vastgesteld met een voorbehoud"
CRASH = """
import os, signal, sys
from pathlib import Path
from editor.test_typing_dialogs import FILLS
from ketenkaart.editor.program import Program, make_application

make_application()
program = Program()
window = program.new_window()
FILLS[sys.argv[2]](program, window, Path(sys.argv[1]))
os.kill(os.getpid(), signal.SIGKILL)
"""


def type_rows(program, window, _=None):
    """Rows in New from spreadsheet, kept."""
    window.panels.show_new_table()
    window.findChild(NewTable).rows.insertPlainText(ROWS)
    path = program.recovery.folder.with_name("rows.txt")
    assert comes(lambda: path.exists() and path.read_text("utf-8") == ROWS)


def type_a_note(program, window, path):
    """A note in Adopt version, kept."""
    program.open(path, window)
    choose(window, "file.adopt")
    dialog = window.findChild(AdoptDialog)
    dialog.version.setText("2.0")
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note, NOTE)
    assert comes(lambda: NOTE in typed_now(window))


FILLS = {"rows": type_rows, "note": type_a_note}


@pytest.fixture
def answer():
    """Press a button in the next question; gives the questions."""
    asked = []

    def press(words):
        def click_it():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            asked.append(box.text())
            {one.text(): one for one in box.buttons()}.get(words, box.buttons()[0]).click()

        QTimer.singleShot(0, click_it)
        return asked

    return press


def press_escape(dialog, answer=None, words=""):
    """Press it where the focus is, in the dialog; then a button in the question. Gives the questions."""
    dialog.activateWindow()
    assert comes(dialog.isActiveWindow)
    asked = answer(words) if answer else []
    QTest.keyClick(dialog, "\x1b")
    return asked


def kept_rows(window):
    """What is kept of New from spreadsheet for a crash."""
    window.program.rows.keep_now()
    path = window.program.recovery.folder.with_name("rows.txt")
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.rule("W3")
def test_rows_that_are_no_map_yet_do_not_go_with_escape(start, answer):
    window = start()
    choose(window, "file.new_table")
    dialog = window.findChild(NewTable)
    dialog.rows.insertPlainText(ROWS)

    asked = press_escape(dialog, answer, "Ga terug")
    assert asked == ["Deze rijen zijn nog geen kaart."]
    assert dialog.isVisible()
    assert kept_rows(window) == ROWS

    answer("Toch sluiten")
    dialog.close()
    assert not dialog.isVisible()
    assert kept_rows(window) == ""


def test_rows_that_became_a_map_or_stand_in_a_file_go_unasked(start, tmp_path):
    window = start()
    (tmp_path / "rijen.csv").write_text("Aanvraag doen;Burger\nBeoordelen;UWV", "utf-8")
    window.panels.show_new_table(tmp_path / "rijen.csv")
    window.findChild(NewTable).close()
    assert kept_rows(window) == ""

    window.panels.show_new_table()
    [dialog] = [one for one in window.findChildren(NewTable) if one.isVisible()]
    dialog.rows.insertPlainText(ROWS)
    dialog.make.click()
    assert len(window.kaart.steps) == 2
    assert kept_rows(window) == ""
    window.session.undo_stack.setClean()


@pytest.mark.rule("W3")
def test_a_file_does_not_take_the_place_of_rows_unasked(start, tmp_path, answer):
    window = start()
    (tmp_path / "rijen.csv").write_text("Innen;BD", "utf-8")
    window.panels.show_new_table()
    dialog = window.findChild(NewTable)
    dialog.rows.insertPlainText(ROWS)

    asked = answer("Ga terug")
    window.panels.show_new_table(tmp_path / "rijen.csv")

    assert asked
    assert dialog.rows.toPlainText() == ROWS
    answer("Toch sluiten")
    dialog.close()


@pytest.mark.rule("W3")
def test_a_window_is_not_closed_with_rows_that_are_no_map_yet(start, answer):
    window = start()
    window.panels.show_new_table()
    window.findChild(NewTable).rows.insertPlainText(ROWS)

    asked = answer("Ga terug")
    window.close()
    assert asked
    assert window.isVisible()

    answer("Toch sluiten")
    window.close()
    assert not window.isVisible()


@pytest.mark.rule("W3")
def test_what_is_typed_of_a_version_does_not_go_with_escape(window, answer):
    choose(window, "file.adopt")
    dialog = window.findChild(AdoptDialog)
    dialog.note.setPlainText(NOTE)

    asked = press_escape(dialog, answer, "Ga terug")
    assert asked == [f"“{NOTE}” staat nog niet op de kaart."]
    assert dialog.isVisible()

    answer("Toch sluiten")
    window.close()
    assert len(asked) == 2
    assert not window.isVisible()


def test_a_version_of_which_nothing_was_typed_is_let_go_unasked(window):
    choose(window, "file.adopt")
    dialog = window.findChild(AdoptDialog)

    press_escape(dialog)

    assert not dialog.isVisible()


@pytest.mark.rule("J5")
def test_what_is_typed_of_a_version_is_kept_until_it_is_adopted_or_given_up(window, answer):
    choose(window, "file.adopt")
    dialog = window.findChild(AdoptDialog)
    dialog.activateWindow()
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note, NOTE)
    assert comes(lambda: typed_now(window) == [NOTE])

    press_escape(dialog, answer, "Toch sluiten")
    assert comes(lambda: typed_now(window) == [])
    assert journals() == []


@pytest.mark.rule("J5")
def test_rows_of_a_program_that_was_killed_are_offered_at_the_next_start(start, path):
    run_until_killed(CRASH, path, "rows")
    window = start()

    assert told(window) == ["Je vorige sessie stopte onverwacht. De rijen voor een nieuwe kaart zijn er nog."]
    click(window, "Terugzetten")
    dialog = window.findChild(NewTable)
    assert dialog.rows.toPlainText() == ROWS

    dialog.make.click()
    assert [one.name for one in window.kaart.steps] == ["Aanvraag doen", "Beoordelen"]
    assert Program().rows.left == ""
    window.session.undo_stack.setClean()


@pytest.mark.rule("J5")
def test_what_was_typed_of_a_version_stands_in_its_dialog_again(start, path):
    run_until_killed(CRASH, path, "note")
    window = start()

    assert told(window) == ["Je vorige sessie stopte onverwacht. Wat je typte is er nog."]
    click(window, "Terugzetten")

    dialog = window.findChild(AdoptDialog)
    assert (dialog.version.text(), dialog.note.toPlainText()) == ("2.0", NOTE)
    assert window.toast.accessibleName() == "Wat je over een versie typte, staat er weer."
    dialog.adopt.click()
    assert window.kaart.about.adopted[-1].note == NOTE
    assert comes(lambda: typed_now(window) == [])
