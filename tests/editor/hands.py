"""Hands that drag: on the map of a window, and files into it."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def drag(window, start, end, keys=NO_KEYS, drop=True):
    """Press, go there in some moves, and let go."""
    QTest.mousePress(window.canvas, LEFT, keys, start)
    for part in (0.2, 0.6, 1.0):
        there = QPoint(
            round(start.x() + (end.x() - start.x()) * part), round(start.y() + (end.y() - start.y()) * part)
        )
        QTest.mouseMove(window.canvas, there)
        move(window, there, keys)
    if drop:
        let_go(window, end, keys)


def move(window, place, keys=NO_KEYS):
    """A move with the button held, which QTest does not say."""
    canvas = window.canvas
    here, screen = QPointF(place), QPointF(canvas.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, here, screen, Qt.MouseButton.NoButton, LEFT, keys)
    QApplication.sendEvent(canvas, event)


def let_go(window, place, keys=NO_KEYS):
    """Drop what is dragged."""
    QTest.mouseRelease(window.canvas, LEFT, keys, place)


def drop_file(window, *paths, at=None):
    """Drag files into the window from elsewhere, told as text, too, as some programs do; whether taken.

    They are opened in the next turn.
    """
    at, files = at or QPoint(50, 50), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    files.setText("\n".join(map(str, paths)))
    copy, handle = Qt.DropAction.CopyAction, window.windowHandle()
    entered = QDragEnterEvent(at, copy, files, LEFT, NO_KEYS)
    QApplication.sendEvent(handle, entered)
    if entered.isAccepted():
        QApplication.sendEvent(handle, QDropEvent(QPointF(at), copy, files, LEFT, NO_KEYS))
    return entered.isAccepted()


def middle(window, element):
    """The middle of an element on the map."""
    return window.canvas.element_rect(element).center()


def edge(window, element):
    """A place on the right edge of a box, where connecting starts."""
    rect = window.canvas.element_rect(element)
    return QPoint(rect.right() - 2, rect.top() + rect.height() // 4)


def head_of(window, lane):
    """The middle of the head of a lane."""
    rect = window.canvas.shown.heads.lane_rect(lane, window.canvas.view)
    return rect.center().toPoint()


def words(window):
    """What the drag says beside the mouse."""
    drop = window.canvas.states.drop
    return drop.words if drop is not None else ""
