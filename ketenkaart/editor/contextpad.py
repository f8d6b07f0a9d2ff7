"""The context pad: what can be done with the selected element, beside it, after a click."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton

from ketenkaart.editor.actions.action import Pad
from ketenkaart.editor.actions.conditions import writable
from ketenkaart.editor.actions.padding import buttons_for
from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.editor.look.apply import cast_shadow, dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.model.process import Flow
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_AFTER = 150  # ms after the click
_OFF = 12  # px from the element
_BUTTON, _ICON = 36, 20  # px
_HIDES = frozenset(
    (
        *(QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride),
        *(QEvent.Type.Wheel, QEvent.Type.FocusOut, QEvent.Type.Hide),
    )
)


class ContextPad(QFrame):
    """Some buttons, and a menu with the rest. Keys do the same; it only shows after a click."""

    def __init__(self, window: "Window") -> None:
        """For the map of a window."""
        super().__init__(window.canvas)
        self._window = window
        self.setObjectName("context_pad")
        self.setAccessibleName(tr("Actions for the selection"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # what is under it was not meant
        dress(self, "pop")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(2)
        self._rest = QMenu(self)
        self._rest.setToolTipsVisible(True)
        self._rest.triggered.connect(self.put_away)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self._show)
        self._clicked, self._pressed = QRect(), QPoint()
        window.canvas.installEventFilter(self)
        window.selection.changed.connect(self._view_changed)
        window.canvas.view_changed.connect(self._view_changed)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come after a click, not after a drag, whose result is to be seen; go when anything else happens."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            place = event.position().toPoint()
            if (place - self._pressed).manhattanLength() < QApplication.startDragDistance():
                self._clicked = QRect(place, QSize(1, 1))
                self._timer.start()
        elif event.type() in _HIDES:
            self.put_away()
            if isinstance(event, QMouseEvent):
                self._pressed = event.position().toPoint()
        elif event.type() is QEvent.Type.Resize:
            self._view_changed()
        return super().eventFilter(watched, event)

    def _view_changed(self) -> None:
        """Go; but one that is yet to come after a click comes where the element is then."""
        waits = self._timer.isActive()
        self.put_away()
        if waits:
            self._timer.start()

    def put_away(self) -> None:
        """Go, and do not come before the next click."""
        self._timer.stop()
        self.hide()

    def _show(self) -> None:
        window = self._window
        session, selected = window.session, window.selection.ids
        record = (
            session.kaart.records.get(selected[-1]) if session is not None and len(selected) == 1 else None
        )
        if record is None or writable(window) or window.names.editing or not window.canvas.hasFocus():
            return
        place = self._place_of(record.id)
        if place.isEmpty():
            return
        self._fill(record.collection)
        self.adjustSize()
        room = window.canvas.rect()
        left = min(max(place.left(), 4), max(room.width() - self.width() - 4, 4))
        top = place.top() - self.height() - _OFF
        if top < window.canvas.body.top():
            top = min(place.bottom() + _OFF, room.height() - self.height() - 4)
        self.move(left, top)
        cast_shadow(self)
        self.show()
        self.raise_()

    def _place_of(self, element: str) -> QRect:
        """What it stands beside: a box, a head, or of a long line the place that was clicked."""
        place = self._window.canvas.element_rect(element)
        if self._window.kaart.get(Flow, element) is not None and place.contains(self._clicked.topLeft()):
            return self._clicked.adjusted(-_OFF, 0, _OFF, 0)
        return name_rect(self._window.canvas, element)

    def _fill(self, kind: str) -> None:
        while self._row.count():
            old = self._row.takeAt(0)
            widget = old.widget() if old is not None else None
            if widget is not None:
                widget.deleteLater()
        for action_id in buttons_for(kind):
            button = self._button()
            button.setDefaultAction(self._window.commands[action_id])
            if button.menu() is not None:  # only a button with a menu is as wide as its arrow asks
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.triggered.connect(self.put_away)
            self._row.addWidget(button)
        more = self._button()
        more.setIcon(icon("more"))
        more.setToolTip(tr("More"))
        more.setAccessibleName(tr("More"))
        self._rest.clear()
        self._window.commands.fill(self._rest, buttons_for(kind, Pad.MORE))
        more.clicked.connect(lambda: self._rest.popup(more.mapToGlobal(more.rect().bottomLeft())))
        self._row.addWidget(more)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(_BUTTON, _BUTTON)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        return button
