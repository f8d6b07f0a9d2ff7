"""The map for assistive technology: each element on it with its name, its place and its states.

Qt asks for these only while assistive technology runs; without it nothing here is made.
"""
# ruff: noqa: N802, D102 - most methods are those of QAccessibleInterface, named and described by Qt

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6.Shiboken import VoidPtr

from ketenkaart.analysis.spoken import Spoken
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.signs import said
from ketenkaart.editor.roles import kept

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.canvas import Canvas

_NO_INTERFACE = VoidPtr(0)  # PySide ends the program where None is given
_ROLES = {"flows": QAccessible.Role.Link, "phases": QAccessible.Role.Grouping}


class Speech(QObject):
    """What assistive technology is told of a canvas.

    Attributes:
        issues_of: the sentences of the issues an element has.
        interface: the canvas as it knows it; none as long as nothing asked for it.
    """

    def __init__(self, canvas: "Canvas") -> None:
        """Listen to a canvas.

        Args:
            canvas: the map widget; it keeps this.
        """
        super().__init__(canvas)
        _install()
        self.canvas = canvas
        self.issues_of: Callable[[str], Iterable[str]] = lambda _: ()
        self.interface: MapInterface | None = None
        self._spoken: tuple[Screen, Spoken] | None = None
        self._selected: frozenset[str] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell_focus)
        canvas.screen_changed.connect(self._screen_changed)

    def made(self) -> "MapInterface":
        """The interface of the canvas; Qt asks for it anew where the canvas got signals since."""
        self.interface = kept(MapInterface(self, self.interface))
        # the elements have no object whose end would tell Qt that they are gone
        self.canvas.destroyed.connect(self.interface.forget)
        return self.interface

    @property
    def spoken(self) -> Spoken | None:
        """Speaks of the map that is shown."""
        shown = self.canvas.shown
        if shown is None:
            return None
        if self._spoken is None or self._spoken[0] is not shown.screen:
            content = shown.screen.sizes.content
            self._spoken = shown.screen, Spoken(shown.screen.kaart, content.uncoded)
        return self._spoken[1]

    def describe(self, element: str) -> str:
        """All that is to be told of an element, its issues and how it differs included."""
        spoken = self.spoken
        told = [spoken.description(element)] if spoken is not None else []
        told.append(said(self.canvas.states.signs.get(element, {})))
        return " ".join(filter(None, (*told, *self.issues_of(element))))

    def _screen_changed(self) -> None:
        if self.interface is not None:
            self.interface.renew()

    def selection_changed(self) -> None:
        """Tell what is selected now, and where the keyboard is."""
        if self.interface is None or not QAccessible.isActive():
            return
        before, self._selected = self._selected, frozenset(self.canvas.states.selected)
        for element in before ^ self._selected:
            found = self.interface.element(element)
            if found is not None:
                kind = QAccessible.Event
                event = kind.SelectionAdd if element in self._selected else kind.SelectionRemove
                QAccessible.updateAccessibility(QAccessibleEvent(found, event))
        self.tell_focus()

    def tell_focus(self) -> None:
        """Tell which element has the keyboard, once Qt has told that the canvas got it."""
        if self.interface is not None and QAccessible.isActive():
            self._soon.start()

    def _tell_focus(self) -> None:
        if self.interface is None or not QAccessible.isActive() or not self.canvas.hasFocus():
            return
        current = self.interface.current()
        if current is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(current, QAccessible.Event.Focus))


@cache
def _install() -> None:
    """Let Qt ask for the interface of a canvas."""
    QAccessible.installFactory(_interface)


def _interface(key: str, shown: QObject | None) -> QAccessibleInterface | None:
    if key != "Canvas" or shown is None:
        return None
    speech = shown.findChild(Speech, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return speech.made() if speech is not None else None


class MapInterface(QAccessibleWidget):
    """The map: its elements in reading order, then the widgets that stand over it."""

    def __init__(self, speech: Speech, before: "MapInterface | None" = None) -> None:
        super().__init__(speech.canvas, QAccessible.Role.Canvas)
        self._speech, self._canvas = speech, speech.canvas
        self._elements = before.given_up(self) if before is not None else {}
        self._order: tuple[str, ...] = ()
        self._place: dict[str, int] = {}
        self._chosen = _Chosen(self, speech.canvas)
        self._renew(tell=False)

    def renew(self) -> None:
        """Take over another drawing: what is still there keeps its interface."""
        self._renew(tell=QAccessible.isActive())

    def given_up(self, to: "MapInterface") -> "dict[str, ElementInterface]":
        """The elements it had; they belong to another one now, which Qt asked for in its place."""
        elements, self._elements = self._elements, {}
        for element in elements.values():
            element.within = to
        return elements

    def _renew(self, tell: bool) -> None:
        order = self._canvas.elements_in_reading_order()
        gone = self._elements.keys() - set(order)
        for element in gone:
            self._drop(self._elements.pop(element), tell)
        self._order, self._place = order, {element: place for place, element in enumerate(order)}
        for element in order:
            if element not in self._elements:
                made = self._elements[element] = ElementInterface(self, self._speech, element)
                if tell:
                    QAccessible.updateAccessibility(QAccessibleEvent(made, QAccessible.Event.ObjectCreated))

    @staticmethod
    def _drop(element: "ElementInterface", tell: bool) -> None:
        if tell:
            QAccessible.updateAccessibility(QAccessibleEvent(element, QAccessible.Event.ObjectDestroyed))
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(element))

    def forget(self) -> None:
        """The canvas is gone."""
        while self._elements:
            self._drop(self._elements.popitem()[1], tell=False)

    def element(self, element: str) -> "ElementInterface | None":
        """The interface of an element; none where it is not on the map."""
        return self._elements.get(element)

    def elements(self, ids: Iterable[str]) -> Iterator["ElementInterface"]:
        """The interfaces of those elements that are on the map."""
        return (self._elements[one] for one in ids if one in self._elements)

    def current(self) -> "ElementInterface | None":
        """The element that has the keyboard while the canvas has it."""
        states = self._canvas.states
        return self.element(states.focused or next(reversed(states.selected), ""))

    def text(self, which: QAccessible.Text) -> str:
        spoken = self._speech.spoken
        if which == QAccessible.Text.Description and spoken is not None:
            return spoken.title()
        return super().text(which)

    def childCount(self) -> int:
        return len(self._order) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if 0 <= index < len(self._order):
            return self._elements[self._order[index]]
        return super().child(index - len(self._order)) if index >= 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, ElementInterface):
            return self._place.get(child.id, -1)
        place = super().indexOfChild(child)
        return place + len(self._order) if place >= 0 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._canvas.mapFromGlobal(QPoint(x, y))
        over = self._canvas.childAt(place)
        if over is not None:
            return QAccessible.queryAccessibleInterface(over)
        return (
            self.element(self._canvas.element_at(place).id) if self._canvas.rect().contains(place) else None
        )

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = self.current() if self._canvas.hasFocus() else None
        return current if current is not None else super().focusChild()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return self._chosen
        return super().interface_cast(kind) or _NO_INTERFACE


class ElementInterface(QAccessibleInterface):
    """One element of the map.

    Attributes:
        id: its id.
        within: the map it is on.
    """

    def __init__(self, within: MapInterface, speech: Speech, element: str) -> None:
        super().__init__()
        self.id = element
        self.within, self._speech, self._canvas = within, speech, speech.canvas
        self._press = _Press(speech.canvas, element)

    def isValid(self) -> bool:
        return self.within.element(self.id) is self

    def parent(self) -> QAccessibleInterface:
        return self.within

    def window(self) -> QWindow:
        return self.within.window()

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, which: QAccessible.Text) -> str:
        spoken = self._speech.spoken
        if which == QAccessible.Text.Name and spoken is not None:
            return spoken.name(self.id)
        return self._speech.describe(self.id) if which == QAccessible.Text.Description else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Names are typed in the map itself."""

    def _rect(self) -> QRectF:
        """Where it is in the canvas: of a lane or phase its head."""
        shown = self._canvas.shown
        if shown is None:
            return QRectF()
        for head in (shown.heads.lane_rect, shown.heads.phase_rect):
            found = head(self.id, self._canvas.view)
            if found is not None:
                return found
        return QRectF(self._canvas.element_rect(self.id))

    def rect(self) -> QRect:
        rect = self._rect().toAlignedRect()
        return QRect(self._canvas.mapToGlobal(rect.topLeft()), rect.size())

    def role(self) -> QAccessible.Role:
        shown = self._canvas.shown
        if shown is None:
            return QAccessible.Role.NoRole
        if self.id in shown.screen.layout.lanes:
            return QAccessible.Role.Grouping
        record = shown.screen.kaart.records.get(self.id)
        return _ROLES.get(record.collection if record is not None else "", QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        canvas, state = self._canvas, QAccessible.State()
        rect = self._rect()
        state.focusable = state.selectable = state.multiSelectable = True
        state.selected = self.id in canvas.states.selected
        state.focused = canvas.hasFocus() and self.within.current() is self
        state.offscreen = not rect.intersects(QRectF(canvas.rect()))
        state.invisible = rect.isEmpty() or not canvas.isVisible()
        if self.role() == QAccessible.Role.Grouping:
            folded = self.id in canvas.states.folded
            state.expandable = True
            state.collapsed, state.expanded = folded, not folded
        return state

    def foregroundColor(self) -> QColor:
        return self.within.foregroundColor()

    def backgroundColor(self) -> QColor:
        return self.within.backgroundColor()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        return self._press if kind == QAccessible.InterfaceType.ActionInterface else _NO_INTERFACE

    def object(self) -> None:  # type: ignore[override]
        return None


class _Press(QAccessibleActionInterface):
    """Selects an element and brings it in sight, as a click does."""

    def __init__(self, canvas: "Canvas", element: str) -> None:
        super().__init__()
        self._canvas, self._element = canvas, element

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        self._canvas.selection.set((self._element,))
        self._canvas.reveal((self._element,))
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class _Chosen(QAccessibleSelectionInterface):
    """What is selected on the map."""

    def __init__(self, within: MapInterface, canvas: "Canvas") -> None:
        super().__init__()
        self._within, self._canvas = within, canvas

    def selectedItemCount(self) -> int:
        return len(self.selectedItems())

    def selectedItems(self) -> list[QAccessibleInterface]:
        return list(self._within.elements(self._canvas.states.selected))

    def isSelected(self, child: QAccessibleInterface) -> bool:
        return isinstance(child, ElementInterface) and child.id in self._canvas.states.selected

    def select(self, child: QAccessibleInterface) -> bool:
        if isinstance(child, ElementInterface) and not self.isSelected(child):
            self._canvas.selection.toggle(child.id)
        return isinstance(child, ElementInterface)

    def unselect(self, child: QAccessibleInterface) -> bool:
        if self.isSelected(child) and isinstance(child, ElementInterface):
            self._canvas.selection.toggle(child.id)
        return isinstance(child, ElementInterface)

    def selectAll(self) -> bool:
        self._canvas.selection.set(self._canvas.elements_in_reading_order())
        return True

    def clear(self) -> bool:
        self._canvas.selection.clear()
        return True
