"""Typing in the fields of the form: what is marked, and what undo brings back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ketenkaart.model.governance import Note


@pytest.fixture
def box(window):
    """Gives what is filled in of a field of step 1, with the focus in it as by Tab."""
    window.form_dock.show()
    window.selection.set(("s1",))
    for section in window.form.page.sections:
        section.head.setChecked(True)

    def focused(name):
        found = window.form.page.fields[name].control.box
        found.setFocus(Qt.FocusReason.TabFocusReason)
        return found

    return focused


def test_a_text_that_is_left_is_not_marked_any_more(box):
    left = [box(name) for name in ("name", "partner", "kind")]
    box("phase")

    assert not [one for one in left if one.textCursor().hasSelection()]


def test_a_text_that_was_given_up_comes_back_with_undo(window, box):
    typing = box("description")
    typing.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(typing, "Bel bij twijfel")
    QTest.keyClick(typing, Qt.Key.Key_Escape)
    assert typing.text == window.kaart.records["s1"].description
    QTest.keySequence(typing, QKeySequence.StandardKey.Undo)

    assert typing.text.endswith("Bel bij twijfel")
    QTest.keyClick(typing, Qt.Key.Key_Tab)
    assert window.kaart.records["s1"].description.endswith("Bel bij twijfel")


@pytest.mark.parametrize(
    "action",
    [
        *("insert.note", "insert.finding", "insert.system", "insert.partner", "insert.phase"),
        *("gov.role", "gov.body", "gov.agreement", "gov.indicator"),
    ],
)
def test_esc_takes_back_what_was_just_made_and_is_still_empty(window, action):
    window.form_dock.show()
    window.selection.set(("s1",))
    before = window.kaart
    window.commands.run(action)
    assert window.kaart != before
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert window.kaart == before
    assert window.selection.ids == ("s1",)
    assert window.canvas.hasFocus()


def test_esc_goes_back_to_who_meets_where_a_role_was_begun_there(window):
    window.commands.run("view.meetings")
    view, before = window.views.currentWidget(), window.kaart
    view.findChild(QPushButton, "meetings_role").click()
    assert window.kaart != before
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert window.kaart == before
    assert view.isAncestorOf(window.focusWidget())


def test_esc_leaves_a_note_that_says_something(window):
    window.form_dock.show()
    window.commands.run("insert.note")
    QTest.keyClicks(window.focusWidget(), "Nabellen")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert [note.description for note in window.kaart.all(Note)] == ["Nabellen"]
