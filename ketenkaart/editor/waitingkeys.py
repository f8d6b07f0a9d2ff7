"""Waiting keys: what is typed while a map is drawn beside the window is given to it once the map is there."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_KEYS = frozenset((QEvent.Type.KeyPress, QEvent.Type.InputMethod))


class WaitingKeys(QObject):
    """The keys that wait, in their order, for the one program there is.

    They are taken from Qt before they mean anything, and given to what has the focus then: a key may lead
    to another drawing, and those behind it wait on.
    """

    _one: Self | None = None

    def __init__(self, application: QCoreApplication) -> None:
        """None wait."""
        super().__init__(application)
        self._application = application
        self._waiting: deque[QEvent] = deque()
        self._stops: list[Callable[[], None]] = []
        self._window: QWidget | None = None
        self._is_watching = self._is_asking = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._give_next)

    @classmethod
    def of_program(cls) -> Self:
        """Those of the program."""
        application = QCoreApplication.instance()
        assert application is not None
        if cls._one is None or cls._one.parent() is not application:
            cls._one = cls(application)
        return cls._one

    @contextmanager
    def held(self, window: QWidget | None, stop: Callable[[], None]) -> Iterator[None]:
        """While something is worked out, keys wait; Esc stops it.

        Args:
            window: gets the keys where the system has not given the focus back yet.
            stop: ends the work; what was typed since was meant for what came of it, and goes.
        """
        self._window = window
        self._stops.append(stop)
        self._watch(on=True)
        try:
            yield
        finally:
            self._stops.pop()
            self._timer.start()

    def _watch(self, *, on: bool) -> None:
        if on and not self._is_watching:
            self._application.installEventFilter(self)
        elif not on and self._is_watching:
            self._application.removeEventFilter(self)
        self._is_watching = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what a person types; what is given back from here is not from a person."""
        if event.type() is QEvent.Type.ShortcutOverride and not self._is_asking:
            event.accept()  # it then comes as a key, and does nothing yet
            return True
        if isinstance(event, QShortcutEvent) and self._stops:  # Qt had asked before this watched
            pressed = event.key()[0]  # type: ignore[index]  # which the stubs do not know
            kind, modifiers = QEvent.Type.KeyPress, pressed.keyboardModifiers()
            self._waiting.append(QKeyEvent(kind, pressed.key(), modifiers))
            return True
        if event.type() not in _KEYS or not event.spontaneous():
            return False
        if self._stops and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._waiting.clear()
            self._stops[-1]()
        else:
            self._waiting.append(event.clone())
        return True

    def _give_next(self) -> None:
        """Give one to what has the focus; the next one has its own turn, as this one may ask something."""
        if self._stops:
            return
        if not self._waiting:
            self._watch(on=False)
            return
        event = self._waiting.popleft()
        self._timer.start()
        target = QApplication.focusWidget() or self._focus_in_window()
        if target is not None and isinstance(event, QKeyEvent):
            self._give(target, event)
        elif target is not None:
            QCoreApplication.sendEvent(target, event)

    def _focus_in_window(self) -> QWidget | None:
        window = self._window
        if window is None or not isValid(window):
            return None
        return window.focusWidget() or window

    def _give(self, target: QWidget, event: QKeyEvent) -> None:
        """Give a widget a key as Qt does: a command comes first, where the widget does not want the key."""
        override = _again(event, QEvent.Type.ShortcutOverride)
        override.ignore()
        self._is_asking = True
        QCoreApplication.sendEvent(target, override)
        self._is_asking = False
        if override.isAccepted() or not _command(target, event):
            QCoreApplication.sendEvent(target, _again(event, QEvent.Type.KeyPress))


def _again(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(kind, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())


def _command(target: QWidget, event: QKeyEvent) -> bool:
    """Do what the key is a shortcut of, if it is one here and can be done."""
    keys = QKeySequence(event.keyCombination())
    widget: QWidget | None = target
    while widget is not None:
        for action in widget.actions():
            is_here = widget is target or action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
            if is_here and action.isEnabled() and keys in action.shortcuts():
                action.trigger()
                return True
        widget = None if widget.isWindow() else widget.parentWidget()
    return False
