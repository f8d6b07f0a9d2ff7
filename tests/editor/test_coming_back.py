"""What takes the keyboard for a moment gives it back to where it was."""

import pytest
from editor.chain import press
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

PLACES = {
    "map": lambda window: window.canvas,
    "quick entry": lambda window: window.quick.line,
    "outline": lambda window: window.outline.tree,
    "filter of the outline": lambda window: window.outline.filter,
    "issues": lambda window: window.checks._list,
    "status bar": lambda window: window.status.issues,
}
PANELS = {
    "search": "Ctrl+F",
    "palette": "Ctrl+Shift+P",
    "role or body": "Ctrl+K",
    "another place": "Ctrl+M",
}


@pytest.fixture
def window(window):
    """The window, with a step selected and its issues shown."""
    window.checks_dock.show()
    window.checks.issues()
    window.selection.set(("s3",))
    return window


@pytest.mark.parametrize("keys", PANELS.values(), ids=PANELS)
def test_escape_from_a_panel_goes_back_to_where_the_keyboard_was(window, keys):
    for name, place in PLACES.items():
        place(window).setFocus()

        press(window, keys)
        assert not place(window).hasFocus(), name
        press(window, "Escape")

        assert place(window).hasFocus(), name


@pytest.mark.parametrize("first", PANELS.values(), ids=PANELS)
def test_a_panel_that_was_opened_from_another_goes_back_to_before_both(window, first):
    window.outline.tree.setFocus()

    press(window, first)
    press(window, "Ctrl+F" if first != "Ctrl+F" else "Ctrl+Shift+P")
    press(window, "Escape")

    assert window.outline.tree.hasFocus()


def test_the_map_has_the_keyboard_where_the_place_it_was_at_is_gone(window):
    window.outline.tree.setFocus()
    press(window, "Ctrl+F")
    window.outline_dock.hide()

    press(window, "Escape")

    assert window.canvas.hasFocus()


def test_who_goes_through_the_outline_goes_on_there_after_an_assignment(window):
    window.outline.tree.setFocus()
    press(window, "Ctrl+K")
    for keys in "LMO":
        press(window, keys)

    while QApplication.focusWidget() is window.prompt.line:
        press(window, "Return")

    assert any(one.element == "s3" for one in window.kaart.assignments)
    assert window.outline.tree.hasFocus()


def test_a_question_goes_with_the_keyboard_also_where_the_mouse_rests_on_it(window):
    window.canvas.setFocus()
    press(window, "Ctrl+K")
    offered = window.findChild(object, "prompt_list")
    QApplication.sendEvent(offered, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert offered.underMouse()

    press(window, "Ctrl+F")

    assert not window.prompt.isVisible()
