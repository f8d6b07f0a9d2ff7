"""The widget that shows a drawing: its picture, heads and overlays, at a place and a zoom."""

import dataclasses
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.backing import Backing
from ketenkaart.editor.canvas.changed import changed
from ketenkaart.editor.canvas.compiling import Compiler
from ketenkaart.editor.canvas.heads import Heads, Setting
from ketenkaart.editor.canvas.hits import Hits
from ketenkaart.editor.canvas.layers import Layer, for_heads
from ketenkaart.editor.canvas.motion import FLASH, MOST, Motion, Picture, moved
from ketenkaart.editor.canvas.navigation import Navigation
from ketenkaart.editor.canvas.overlays import Ghost, Overlays, States, paint_drop_words
from ketenkaart.editor.canvas.preview import parted
from ketenkaart.editor.canvas.scenery import Part, Scenery
from ketenkaart.editor.canvas.view import FULL, View
from ketenkaart.editor.look.shades import PAPER, Shades

_SHARP_AFTER = 16  # ms after the last step of a zoom


class Shown:
    """One drawing on the widget, with all that finds and paints it."""

    def __init__(
        self,
        screen: Screen,
        compiler: Compiler,
        hidden: frozenset[Layer],
        size: QSizeF,
        heads: Setting | None = None,
    ) -> None:
        self.screen = screen
        self.scenery = Scenery(screen, compiler, hidden)
        self.heads = Heads(for_heads(screen, hidden), compiler, heads)
        self.hits = Hits(self.scenery, self.heads)
        self.overlays = Overlays(self.scenery, compiler, self.heads)
        self.resize(size)

    def resize(self, size: QSizeF) -> None:
        """The widget has another size."""
        self.navigation = Navigation(self.screen, self.heads, size)


class Surface(QWidget):
    """Shows a drawing; knows no mouse and no keys."""

    view_changed = Signal()
    zoom_changed = Signal(float)
    screen_changed = Signal()
    preview_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.reduced_motion = False
        self.states = States()
        self.shown: Shown | None = None
        self.drawn: Mapping[str, str] = {}
        self._view = View(FULL, 0.0, 0.0)
        self._fitted = self._opens = False
        self._larger: View | None = None  # where the map was before it grew and got smaller for that
        self._compiler = Compiler()
        self._hidden: frozenset[Layer] = frozenset()
        self._backing, self._preview_backing = Backing(PAPER.paper), Backing(PAPER.paper)
        self._preview: Shown | None = None
        self.unsure: tuple[Ghost, ...] = ()
        self._motion: Motion | None = None
        self._sharp = QTimer(self, singleShot=True, interval=_SHARP_AFTER)
        self._sharp.timeout.connect(self.sharpen)
        self._flash = QTimer(self, interval=33)
        self._flash.timeout.connect(self._fade)

    @property
    def shades(self) -> Shades:
        """The colours of the map and of all that is painted over it."""
        return self._compiler.inks.shades

    @shades.setter
    def shades(self, shades: Shades) -> None:
        self.set_preview(None)
        self._backing, self._preview_backing = Backing(shades.paper), Backing(shades.paper)
        self._compiler = Compiler(shades)
        if self.shown is not None:  # not even the heads can be used again
            self.shown = Shown(self.shown.screen, self._compiler, self._hidden, QSizeF(self.size()))
            self.show_screen(self.shown.screen, None, moving=False)

    @property
    def view(self) -> View:
        """Where the map is."""
        return self._view

    @property
    def zoom(self) -> float:
        """1 is 100 %."""
        return self._view.zoom

    @property
    def body(self) -> QRect:
        """The part of the widget that is not taken by heads."""
        if self.shown is None:
            return self.rect()
        return self.shown.navigation.body(self._view).toRect()

    @property
    def sees_all(self) -> bool:
        """Whether the whole map is seen."""
        return self.shown is None or self.shown.navigation.is_whole(self._view)

    def show_screen(self, screen: Screen, keep: str | None, moving: bool) -> None:
        """Show a drawing.

        Args:
            screen: the drawing.
            keep: the element that stays where it is in the widget; empty: any; None: the map itself does.
            moving: whether boxes are seen going to their new places.
        """
        self.finish_motion()
        if self._preview is not None:  # it shows already where boxes go
            moving = False
            self.set_preview(None)
        before, view = self.shown, self._view
        set_before = before.heads.setting if before is not None else None
        self.shown = Shown(screen, self._compiler, self._hidden, QSizeF(self.size()), set_before)
        if before is None or not before.screen.layout.lanes:
            first = self.shown.navigation.opening() if before else self.shown.navigation.at_start(FULL)
            self._view = first.snapped(self.devicePixelRatioF())
        elif keep is not None:
            kept = self.shown.navigation.held(self._keeping(keep, before, view), view)
            if self._fitted and before.navigation.shows_all(view):
                kept, self._larger = self.shown.navigation.still_whole(kept, view, self._larger)
            self._view = kept.snapped(self.devicePixelRatioF())
        self._outdate(before, view)
        self.shown.heads.prepare(self._view)
        if before is not None and moving:
            self._show_moving(before, view)
        self.screen_changed.emit()
        self.view_changed.emit()
        if view.scale != self._view.scale:
            self.zoom_changed.emit(self._view.zoom)
        self.update()

    def _outdate(self, before: Shown | None, view: View) -> None:
        """Have what looks different painted anew."""
        assert self.shown is not None
        same = before is not None and view == self._view and self.states.lit is None
        outdated = changed(before.scenery, self.shown.scenery) if same and before is not None else None
        if outdated is None:
            self._backing.forget()
        else:
            self._backing.outdate(outdated)

    def _keeping(self, element: str, before: Shown, view: View) -> View:
        """The view with an element where it was."""
        assert self.shown is not None
        old, new = before.scenery.place(element), self.shown.scenery.place(element)
        if old is None or new is None:
            return view
        away = view.to_px(old.x(), old.y()) - view.to_px(new.x(), new.y())
        return view._replace(x=view.x + away.x(), y=view.y + away.y())

    def _show_moving(self, before: Shown, view: View) -> None:
        assert self.shown is not None
        stirred = moved(before.scenery, self.shown.scenery, view, self._view)
        if self.reduced_motion or len(stirred) > MOST:
            self.states.moved, self.states.flash = stirred, 1.0
            self._flash.start()
            return
        if not stirred and before.screen.layout.boxes.keys() == self.shown.screen.layout.boxes.keys():
            return
        old = Picture(self._still(before, view), before.scenery, view)
        new = Picture(self._still(self.shown, self._view), self.shown.scenery, self._view)
        self._motion = Motion(old, new, self.body, self.states, self)
        self._motion.ticked.connect(self.update)
        self._motion.ended.connect(self._end_motion)

    def _still(self, shown: Shown, view: View) -> QPixmap:
        """The map without its boxes."""

        def paint(painter: QPainter, view: View, seen: QRectF) -> None:
            shown.scenery.paint(painter, view, seen, self.states.lit, Part.LINES)

        backing = Backing(self.shades.paper)
        backing.bring(view, self.body, self.devicePixelRatioF(), paint)
        return backing.taken(self.devicePixelRatioF())

    def finish_motion(self) -> None:
        """Let a change jump to its end."""
        if self._motion is not None:
            self._motion.stop()

    def _end_motion(self) -> None:
        if self._motion is not None:
            self._motion.deleteLater()
            self._motion = None
            self.update()

    def _fade(self) -> None:
        """What moved lights up for a while; without motion it does not fade but ends."""
        self.states.flash -= self._flash.interval() / FLASH
        if self.states.flash <= 0.0:
            self.states.flash, self.states.moved = 0.0, frozenset()
            self._flash.stop()
        if not self.reduced_motion or not self.states.moved:
            self.update()

    @property
    def preview(self) -> Screen | None:
        """The map as it would be, where that is what is painted."""
        return self._preview.screen if self._preview is not None else None

    def set_preview(
        self,
        screen: Screen | None,
        faint: frozenset[str] = frozenset(),
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        """Paint the map as it would be; what is at a place of the widget stays what it is.

        Args:
            screen: the map as it would be; none: paint what is.
            faint: the elements that are not there yet.
            left_out: those that are shown otherwise.
        """
        if screen is None and self._preview is None:
            return
        self._preview, self.unsure = None, ()
        self._preview_backing.forget()
        if screen is not None:
            self.finish_motion()
            firm, groups = parted(screen, faint, left_out)
            self._preview = Shown(firm, self._compiler, self._hidden, QSizeF(self.size()))
            self.unsure = (Ghost(groups),)
            if self.shown is None or not self.shown.screen.layout.lanes:
                self.set_view(self._preview.navigation.opening())
        self.preview_changed.emit()
        self.update()

    def set_hidden(self, layers: Iterable[Layer]) -> None:
        """Hide layers, and show all others."""
        hidden = frozenset(layers)
        if hidden != self._hidden:
            self._hidden = hidden
            if self.shown is not None:
                self.show_screen(self.shown.screen, None, moving=False)

    def set_dimmed(self, lit: frozenset[str] | None) -> None:
        """Make all elements faint but these; none: show all as they are."""
        if lit != self.states.lit:
            self.states.lit = lit
            self._backing.forget()
            self.update()

    def set_view(self, view: View, fitted: bool = False) -> None:
        """Go to a view.

        Args:
            view: the place and zoom.
            fitted: whether it shows the whole map, or where it opens, also in a widget of another size.
        """
        view = view.snapped(self.devicePixelRatioF())
        if view == self._view:
            self._fitted |= fitted
            return
        self._fitted, self._larger = fitted, None
        self.finish_motion()
        zoomed = view.scale != self._view.scale
        self._view = view
        if zoomed and self._backing.view is not None:  # else there is no picture yet to show meanwhile
            self._sharp.start()
        if zoomed:
            self.zoom_changed.emit(view.zoom)
        self.view_changed.emit()
        self.update()

    def sharpen(self) -> None:
        """Paint the map at the zoom it has now."""
        self._sharp.stop()
        if self.shown is not None:
            self._bring(self.shown, self.body)
            self.update()

    def _bring(self, shown: Shown, body: QRect) -> Backing:
        """The picture of a drawing, up to date."""

        def paint(painter: QPainter, view: View, seen: QRectF) -> None:
            shown.scenery.paint(painter, view, seen, self.states.lit)

        shown.heads.prepare(self._view)
        backing = self._backing if shown is self.shown else self._preview_backing
        backing.bring(self._view, body, self.devicePixelRatioF(), paint)
        return backing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The part that is seen has another size."""
        super().resizeEvent(event)
        self.finish_motion()
        self.set_preview(None)
        if self.shown is not None:
            self.shown.resize(QSizeF(self.size()))
            navigation, fitted = self.shown.navigation, self._fitted
            whole = navigation.opening() if self._opens else navigation.fit()
            named = navigation.still_named(whole, self._view)
            self.set_view(named if fitted else navigation.held(self._view, self._view), fitted)
            self.view_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, then the overlays, then the heads."""
        with QPainter(self) as painter:
            shown, body, area = self.shown, self.body, event.rect()
            if self._preview is not None:
                self._paint_preview(painter, self._preview, area)
                return
            if shown is None:
                painter.fillRect(area, self.shades.paper)
                return
            if self._backing.view is None or not self._sharp.isActive():
                self._bring(shown, body)
            self._opens = self._opens and not shown.navigation.opens_whole  # whole it was, whole it stays
            painter.save()
            painter.setClipRect(body & area)
            if self._motion is not None:
                self._motion.paint(painter)
            else:
                self._backing.show(painter, self._view, body, self.devicePixelRatioF())
            shown.overlays.paint(painter, self.states, self._view, QRectF(body & area))
            painter.restore()
            self._paint_heads(painter, shown, body, area)
            if self.states.drop is not None:
                paint_drop_words(painter, self.states.drop, self._view, QRectF(self.rect()), self.shades)

    def _paint_preview(self, painter: QPainter, preview: Shown, area: QRect) -> None:
        """Paint the map as it would be, and what is dragged over it."""
        body = preview.navigation.body(self._view).toRect()
        backing = self._bring(preview, body)
        states = dataclasses.replace(self.states, hovered="", ghosts=(*self.unsure, *self.states.ghosts))
        painter.save()
        painter.setClipRect(body & area)
        backing.show(painter, self._view, body, self.devicePixelRatioF())
        preview.overlays.paint(painter, states, self._view, QRectF(body & area))
        painter.restore()
        self._paint_heads(painter, preview, body, area)
        if states.drop is not None:
            paint_drop_words(painter, states.drop, self._view, QRectF(self.rect()), self.shades)

    def _paint_heads(self, painter: QPainter, shown: Shown, body: QRect, area: QRect) -> None:
        left = QRect(0, body.top(), body.left(), body.height())
        top = QRect(body.left(), 0, body.width(), body.top())
        corner = QRect(0, 0, body.left(), body.top())
        if left.intersects(area):
            shown.heads.paint_lanes(painter, self._view, left, self.shades.paper)
            shown.overlays.paint_heads(painter, self.states, shown.heads, self._view, left)
        if top.intersects(area):
            shown.heads.paint_phases(painter, self._view, top, self.shades.paper)
            shown.overlays.paint_heads(painter, self.states, shown.heads, self._view, top)
        if corner.intersects(area):
            painter.fillRect(corner, self.shades.paper)
        if left.adjusted(0, 0, 1, 0).intersects(area):
            start = shown.navigation.at_start(self._view.scale)
            shown.heads.paint_edge(painter, self._view, body, start.x, self.shades.line)

    def repaint_elements(self, elements: Iterable[str]) -> None:
        """Paint again where elements are."""
        if self.shown is None:
            return
        for element in elements:
            rect = self.shown.overlays.rect(element, self._view)
            if not rect.isNull():
                self.update(rect.toAlignedRect())
            if element in self.shown.screen.layout.lanes or element in self.shown.screen.layout.phases:
                self.update()

    def drawn_as(self, element: str) -> str:
        """What is drawn for an element: itself, or what stands for it while something is folded."""
        return self.drawn.get(element, element)

    def show_pins(self, on: bool) -> None:
        """Mark all steps with a fixed place, or only those that are selected or hovered."""
        if on != self.states.all_pins:
            self.states.all_pins = on
            self.update()

    def element_rect(self, element: str) -> QRect:
        """Where an element is in the widget; empty for what is not on the map."""
        if self.shown is None:
            return QRect()
        rect = self.shown.scenery.bounds(self.drawn_as(element))
        return self._view.rect_px(rect).toAlignedRect() if rect is not None else QRect()

    def place_in_map(self, place: QPointF) -> QPointF:
        """A place in the widget on the map, mm."""
        return self._view.to_mm(place)
