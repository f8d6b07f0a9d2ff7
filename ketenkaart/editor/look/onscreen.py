"""Dialogs that stay on the screen, however small it is or large the letters are.

What has no room is scrolled to; the buttons stay in sight. Where there is room all is as without it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import text_scale
from ketenkaart.editor.roles import has_role

_FRAME = QSize(8, 48)  # what the window around a dialog takes of a screen, px
_SIDE, _HEAD, _FOOT = 24, 20, 20  # px
_SPACING = 12  # px


def room_on_screen(widget: QWidget) -> QSize:
    """How large a dialog can be on the screen where a widget is."""
    return widget.screen().availableSize() - _FRAME


def size_on_screen(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog a size, as far as the screen has room.

    Args:
        dialog: the dialog.
        width: with letters of the usual size, px.
        height: likewise.
    """
    wanted = QSize(round(width * text_scale()), round(height * text_scale()))
    dialog.resize(wanted.boundedTo(room_on_screen(dialog)))


def lay_out(dialog: QDialog, column: QLayout, foot: Sequence[QWidget], width: int, height: int = 0) -> None:
    """Lay out a dialog.

    Args:
        dialog: the dialog.
        column: what it is about, and what is scrolled.
        foot: what stays in sight below that: its buttons, and what is wrong.
        width: with letters of the usual size, px.
        height: likewise; 0 for as high as it needs.
    """
    column.setContentsMargins(_SIDE, _HEAD, _SIDE, 0)
    below = QVBoxLayout()
    below.setContentsMargins(_SIDE, _SPACING, _SIDE, _FOOT)
    below.setSpacing(_SPACING)
    for widget in foot:
        below.addWidget(widget)
    area = Scrolled(column, taken=below)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(area, 1)
    whole.addLayout(below)
    wide = min(round(width * text_scale()), room_on_screen(dialog).width())
    area.resize(wide, 1)
    needed = area.minimumSizeHint().height() + below.sizeHint().height()
    high = min(round(height * text_scale()), room_on_screen(dialog).height())
    dialog.resize(wide, max(high, needed))


class FocusInSight(QObject):
    """Scrolls to what gets the focus in an area; Qt does so only where Tab came from within it."""

    def __init__(self, area: QScrollArea) -> None:
        """Do so from now on, as long as the area is there."""
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # what is pressed stays where it is
        if now is not None and not pressed and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)


class Scrolled(QScrollArea):
    """What scrolls only where the screen has no room for it."""

    def __init__(self, column: QLayout, taken: QLayout | None = None, share: float = 1.0) -> None:
        """Put a column in it.

        Args:
            column: what may have to scroll.
            taken: what stands below it in its dialog.
            share: how much of the height of the screen it may have.
        """
        super().__init__()
        self._taken, self._share = taken, share
        self._inner = QWidget()
        self._inner.setLayout(column)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inner)
        has_role(self, QAccessible.Role.Pane)
        FocusInSight(self)

    def sizeHint(self) -> QSize:
        """As large as what is in it."""
        return self._needed(self._inner.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """As large as what is in it, so that nothing is pressed together; but no larger than the screen."""
        return self._needed(self._inner.minimumSizeHint())

    def _needed(self, size: QSize) -> QSize:
        room = room_on_screen(self)
        if self._inner.hasHeightForWidth():
            size.setHeight(self._inner.heightForWidth(max(size.width(), self.width())))
        taken = self._taken.minimumSize().height() if self._taken is not None else 0
        high = round((room.height() - taken) * self._share)
        if size.height() > high:
            size += QSize(self.verticalScrollBar().sizeHint().width(), 0)
        return size.boundedTo(QSize(room.width(), high))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Need more or less where what is in it does."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On another width texts take more lines, or fewer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
