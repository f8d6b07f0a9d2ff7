"""Rows that are dragged in the outline with the mouse itself."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def place_of(tree, element):
    return tree.visualRect(tree.model().index_of(element)).center()


def hover(widget, place):
    """Bring the mouse over a place, as the screen tells it."""
    at, nowhere = QPointF(place), QPointF(-1, -1)
    QApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverMove, at, widget.mapToGlobal(at), nowhere))


def test_a_row_that_was_dragged_past_is_not_marked_as_under_the_mouse_any_more(window):
    tree, rows = window.outline.tree, window.outline.tree.viewport()
    plain = rows.grab().toImage()
    window.selection.set(("uwv",))
    hover(rows, place_of(tree, "bd"))

    QTimer.singleShot(0, lambda: QTest.keyClick(window, Qt.Key.Key_Escape))  # ends it outside
    tree.startDrag(Qt.DropAction.MoveAction)

    window.selection.clear()
    assert rows.grab().toImage() == plain


def test_the_row_under_the_mouse_is_marked(window):
    rows = window.outline.tree.viewport()
    plain = rows.grab().toImage()

    hover(rows, place_of(window.outline.tree, "bd"))

    assert rows.grab().toImage() != plain
