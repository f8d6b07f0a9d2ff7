"""Roles: what a widget is to assistive technology, where Qt takes it for something else.

Qt calls every button that stays down a tick box, and every area that scrolls a filler. A role is given before
a name: telling a listener of a name makes Qt decide what the widget is.
"""
# ruff: noqa: N802 - most methods are those of QAccessibleInterface, named and described by Qt

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6.Shiboken import isValid

_I = TypeVar("_I", bound=QAccessibleInterface)


def is_tab(button: QAbstractButton) -> None:
    """Let a button that stays down be a tab: what is shown of it is chosen with it."""
    _Role(button, _Tab)


def is_fold(button: QAbstractButton) -> None:
    """Let a button that stays down be the head of something that folds."""
    _Role(button, _Fold)


def has_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a widget that does nothing else of its own have another role."""
    _Role(widget, lambda one: _Other(one, role))


def is_group(widget: QWidget, name: str) -> None:
    """Let a widget be a group of others, with a name."""
    has_role(widget, QAccessible.Role.Grouping)
    widget.setAccessibleName(name)


def is_pane(area: QWidget, name: str) -> None:
    """Let an area that scrolls be a pane, with a name."""
    has_role(area, QAccessible.Role.Pane)
    area.setAccessibleName(name)


_kept: list[QAccessibleInterface] = []


def kept(made: _I) -> _I:
    """An interface, kept until Qt ends it with its widget: Python may not collect it before."""
    _kept[:] = [one for one in _kept if isValid(one)]
    _kept.append(made)
    return made


class _Role(QObject):
    """Makes what Qt is to take for a widget, whenever something asks for it.

    Qt asks anew where the widget got signals of its own since, and ends both interfaces with it.
    """

    def __init__(self, widget: Any, make: Callable[[Any], QAccessibleWidget]) -> None:
        super().__init__(widget)
        _install()
        self._widget, self._make = widget, make

    def interface(self) -> QAccessibleWidget:
        """The widget as assistive technology knows it."""
        return kept(self._make(self._widget))


@cache
def _install() -> None:
    """Let Qt ask for roles."""
    QAccessible.installFactory(_interface)


def _interface(_: str, shown: QObject | None) -> QAccessibleInterface | None:
    if shown is None:
        return None
    role = shown.findChild(_Role, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return role.interface() if isinstance(role, _Role) else None


class _Other(QAccessibleWidget):
    """A widget by another role; one that gives the focus to another widget never has it."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._widget.focusProxy() is not None:
            state.focusable = state.focused = False
        return state


class _Pressed(QAccessibleWidget):
    """A button that stays down, by another role."""

    def __init__(self, button: QAbstractButton, role: QAccessible.Role) -> None:
        super().__init__(button, role)
        self._button = button
        button.toggled.connect(self._tell)

    def text(self, which: QAccessible.Text) -> str:
        told = super().text(which)
        if which != QAccessible.Text.Name or self._button.accessibleName():
            return told
        return self._button.text().replace("&&", "&")

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            self._button.click()
        else:
            super().doAction(name)

    def _tell(self) -> None:
        """Tell that it was pressed."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self._button, self.changing()))

    def changing(self) -> QAccessible.State:
        """The states that pressing it changes."""
        raise NotImplementedError


class _Tab(_Pressed):
    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.PageTab)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self._button.isChecked()
        return state

    def changing(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selected = True
        return state


class _Fold(_Pressed):
    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        state, is_open = super().state(), self._button.isChecked()
        state.expandable = True
        state.expanded, state.collapsed = is_open, not is_open
        return state

    def changing(self) -> QAccessible.State:
        state = QAccessible.State()
        state.expanded = state.collapsed = True
        return state
