"""The map widget: a drawing with zoom, scrolling, selection and tools."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.accessible import Speech
from ketenkaart.editor.canvas.autoscroll import AutoScroll
from ketenkaart.editor.canvas.darkening import Darkening
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.keyring import KeyRing
from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.editor.canvas.overlays import Drop, Ghost
from ketenkaart.editor.canvas.selecting import Panning, Selecting
from ketenkaart.editor.canvas.surface import Surface
from ketenkaart.editor.canvas.tips import show_tip
from ketenkaart.editor.canvas.tool import HELD, Pointer, Tool, held_with
from ketenkaart.editor.canvas.view import FULL
from ketenkaart.editor.messages import announce
from ketenkaart.editor.selection import Selection
from ketenkaart.texts import tr

_HOVER_AFTER = 80  # ms
_NOTCH = 120.0  # of a wheel, eighths of a degree
_PX_A_NOTCH = 72.0
_ZOOM_A_NOTCH = 1.2


class Canvas(Surface):
    """The map of a window.

    Attributes:
        tools: are asked in turn at each press; more can be put before those of the map itself.
        space_held: whether the space bar is down.
        speech: what assistive technology is told.
        darkening: whether it is dark with its window.
    """

    hovered = Signal(str)
    element_activated = Signal(str)
    background_activated = Signal(object)
    context_menu = Signal(str, QPoint)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        """Make a map widget.

        Args:
            selection: what is selected in the window.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(tr("Chain map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.selection = selection
        self.speech = Speech(self)
        self.darkening = Darkening(self)
        selection.changed.connect(self._show_selected)
        self.tools: list[Tool] = [Panning(self), Selecting(self)]
        self.space_held = False
        self._taker: Tool | None = None
        self._drops = False
        self._near = ""
        self._hover = QTimer(self, singleShot=True, interval=_HOVER_AFTER)
        self._hover.timeout.connect(self._show_hover)
        self._auto = AutoScroll(self)
        self._ring = KeyRing(self)

    # The drawing

    def set_screen(self, screen: Screen, keep: str | None = None, moving: bool = False) -> None:
        """Show a drawing.

        Args:
            screen: the drawing.
            keep: the element that stays where it is in the widget; else the one under the mouse does.
                What was just dropped is where the mouse is: then the map itself stays.
            moving: whether boxes are seen going to their new places.
        """
        self.show_screen(screen, None if self._drops else keep or self.states.hovered or "", moving)

    def elements_in_reading_order(self) -> tuple[str, ...]:
        """All elements: phases, then each lane with its boxes and what leaves them."""
        return tuple(self.shown.scenery.elements.in_reading_order()) if self.shown is not None else ()

    def element_at(self, place: QPointF | QPoint) -> Hit:
        """What is at a place in the widget."""
        point = QPointF(place)
        if self.shown is None:
            return Hit("", "", Part.CELL, point)
        return self.shown.hits.at(point, self.view, QRectF(self.body), self.states.selected)

    def touched(self, area: QRectF) -> list[str]:
        """What a rubber band takes.

        Args:
            area: mm.
        """
        return self.shown.hits.touched(area) if self.shown is not None else []

    # States

    def set_drawn(self, drawn: Mapping[str, str], folded: frozenset[str]) -> None:
        """Take over what is drawn instead of what, before a folded drawing is shown.

        Args:
            drawn: for each element that is not on the drawing the one that stands for it.
            folded: the partners and phases that are closed.
        """
        self.drawn = drawn
        self.states.folded = folded
        self._selection_changed()

    def _show_selected(self) -> None:
        """The map answers first; the parts around it follow."""
        self._selection_changed()
        self.repaint()

    def _selection_changed(self) -> None:
        before = self.states.selected
        drawn = (self.drawn_as(one) for one in self.selection.ids)
        self.states.selected = tuple(dict.fromkeys(drawn))
        self.repaint_elements({*before, *self.states.selected})
        self.speech.selection_changed()

    def set_focus_element(self, element: str | None) -> None:
        """Give an element the ring of the keyboard."""
        before, self.states.focused = self.states.focused, element or ""
        self.repaint_elements(filter(None, (before, self.states.focused)))
        self.speech.tell_focus()

    def set_drop(self, drop: Drop | None) -> None:
        """Show and say where what is dragged would go; none: show nothing."""
        before, self.states.drop = self.states.drop, drop
        if drop is not None and drop.words and (before is None or before.words != drop.words):
            announce(self, drop.words)
        self.update()

    def set_ghosts(self, ghosts: Iterable[Ghost]) -> None:
        """Show what does not stand on the map yet."""
        self.states.ghosts = tuple(ghosts)
        self.update()

    def show_band(self, area: QRectF | None) -> None:
        """Show the rubber band.

        Args:
            area: mm.
        """
        self.states.band = self.view.rect_px(area) if area is not None else None
        self.update()

    def _show_hover(self) -> None:
        self.set_hovered(self._near)

    def set_hovered(self, element: str) -> None:
        """Frame the element the mouse is on, here or where else it is listed; empty for none."""
        before, self.states.hovered = self.states.hovered, element
        if before != element:
            self.repaint_elements(filter(None, (before, element)))
            self.hovered.emit(element)

    def set_typed(self, typed: bool) -> None:
        """Show no frame and no handles where the mouse is, while a name is being typed."""
        if typed != self.states.typed:
            self.states.typed = typed
            self.update()

    # Zoom and scrolling

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, with what is at a point, or in the middle, staying there."""
        if self.shown is not None:
            self.set_view(self.shown.navigation.zoomed(self.view, zoom * FULL, at or self._middle()))

    def zoom_in(self, at: QPointF | None = None) -> None:
        """The next larger zoom."""
        if self.shown is not None:
            self.set_view(self.shown.navigation.stepped(self.view, True, at or self._middle()))

    def zoom_out(self, at: QPointF | None = None) -> None:
        """The next smaller zoom."""
        if self.shown is not None:
            self.set_view(self.shown.navigation.stepped(self.view, False, at or self._middle()))

    def zoom_100(self) -> None:
        """The size of the poster's own mm: 1.8 px each."""
        self.zoom_to(1.0)

    def open(self) -> None:
        """What is seen of a map when it is opened: the whole, or its beginning where that cannot be read."""
        if self.shown is not None:
            self._opens = True
            self.set_view(self.shown.navigation.opening(), fitted=True)

    def fit(self) -> None:
        """The whole map."""
        if self.shown is not None:
            self._opens = False
            self.set_view(self.shown.navigation.fit(), fitted=True)

    def fit_to(self, elements: Iterable[str]) -> None:
        """Elements in the middle, as large as fits; none: the whole map."""
        area = self._around(elements)
        if self.shown is None or area is None:
            self.fit()
        else:
            self.set_view(self.shown.navigation.around(area, self.view))

    def reveal(self, elements: Iterable[str]) -> None:
        """Elements in sight, with as little scrolling as that takes."""
        area = self._around(elements)
        if self.shown is not None and area is not None:
            self.set_view(self.shown.navigation.showing(area, self.view))

    def _around(self, elements: Iterable[str]) -> QRectF | None:
        if self.shown is None:
            return None
        found = QRectF()
        for element in elements:
            rect = self.shown.scenery.bounds(self.drawn_as(element))
            found = found.united(rect) if rect is not None else found
        return None if found.isNull() else found

    def scroll_by(self, dx: float, dy: float) -> None:
        """Move the map, px."""
        if self.shown is not None:
            view = self.view._replace(x=self.view.x + dx, y=self.view.y + dy)
            self.set_view(self.shown.navigation.held(view, self.view))

    def centre_on(self, mm: QPointF) -> None:
        """Bring a place of the map to the middle."""
        away = self._middle() - self.view.to_px(mm.x(), mm.y())
        self.scroll_by(away.x(), away.y())

    def auto_scroll(self, place: QPointF) -> None:
        """While something is dragged: scroll when the mouse stays at an edge."""
        self._auto.at(place)

    def stop_auto_scroll(self) -> None:
        """Nothing is dragged any more."""
        self._auto.stop()

    def _middle(self) -> QPointF:
        return QRectF(self.body).center()

    # Events

    def _pointer(self, event: QMouseEvent) -> Pointer:
        place = event.position()
        hit = self.element_at(place)
        return Pointer(place, self.view.to_mm(place), hit, event.button(), event.modifiers())

    @property
    def is_pressed(self) -> bool:
        """Whether a press on the map has not come up yet."""
        return self._taker is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask the tools in turn."""
        if self._taker is not None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._pointer(event)
        self._taker = next((tool for tool in self.tools if tool.press(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the tool that has the mouse, else look what is under it."""
        at = self._pointer(event)
        if self._taker is not None:
            self._taker.move(at)
            return
        if at.hit.id != self._near:
            self._near = at.hit.id
            self._hover.start()
        self._show_cursor(at)

    def _show_cursor(self, at: Pointer) -> None:
        shapes = (tool.hover(at) for tool in self.tools)
        shape = next((shape for shape in shapes if shape is not None), Qt.CursorShape.ArrowCursor)
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the tool that had the mouse."""
        taker, self._taker = self._taker, None
        if taker is None:
            return
        self._drops = True
        try:
            taker.release(self._pointer(event))
        finally:
            self._drops = False
        self._near = self.element_at(event.position()).id
        self._hover.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask the tools in turn."""
        at = self._pointer(event)
        any(tool.double(at) for tool in self.tools)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._near = ""
        self._hover.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click selects what it is on, and asks for its menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        element = self.element_at(event.pos()).clicked if by_mouse else self.selection.current or ""
        if element not in self.states.selected:
            self.selection.set((element,) if element else ())
        place = event.pos() if by_mouse else name_rect(self, element).center()
        self.context_menu.emit(element, self.mapToGlobal(place))

    def cancel_tool(self) -> bool:
        """Stop what the mouse is doing, as Esc does; false where it does nothing."""
        taker, self._taker = self._taker, None
        if taker is not None:
            taker.cancel()
        return taker is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key ends a change that moves; space lets the mouse move the map."""
        self.finish_motion()
        if self._taker is not None and self._taker.key(Qt.Key(event.key()), held_with(event, down=True)):
            return
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = True
        if event.key() == Qt.Key.Key_Escape and self.cancel_tool():
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space came up, or a key that is held with the mouse."""
        if self._taker is not None and event.key() in HELD:
            self._taker.key(Qt.Key(event.key()), held_with(event, down=False))
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = False
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The selection shows that keys go to the map."""
        super().focusInEvent(event)
        self.states.active = True
        self.repaint_elements(self.states.selected)
        self.speech.tell_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The selection shows that keys go elsewhere."""
        super().focusOutEvent(event)
        self.states.active = self.space_held = False
        self.repaint_elements(self.states.selected)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways; with Ctrl zoom at the mouse."""
        fine, turned = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (turned.y() or turned.x()) / _NOTCH
            self.zoom_to(self.zoom * _ZOOM_A_NOTCH**notches, event.position())
        else:
            move = QPointF(fine) if not fine.isNull() else QPointF(turned) * (_PX_A_NOTCH / _NOTCH)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not move.x():
                move = QPointF(move.y(), 0.0)
            self.scroll_by(move.x(), move.y())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches zoom at the fingers; a mouse that stays is told what it is on."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.shown is not None:
            show_tip(self, event, self.element_at(event.pos()), self.shown, self.view)
            return True
        if event.type() is QEvent.Type.ShortcutOverride and self._taker is not None:
            event.accept()  # while something is dragged, keys are for who drags it
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.zoom * (1.0 + event.value()), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self.zoom_to(self.zoom * pinch.scaleFactor(), at)
                return True
        return super().event(event)
