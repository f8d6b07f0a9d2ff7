"""What all drags share: they begin after some pixels, show where a drop would lead, and end as one edit."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from ketenkaart.analysis.codes import Codes
from ketenkaart.editor.actions.conditions import writable
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.overlays import Drop
from ketenkaart.editor.canvas.selecting import press_selects
from ketenkaart.editor.canvas.tool import DRAG_FROM, HELD, Pointer, Tool
from ketenkaart.editor.messages import Button
from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.result import Layout
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.drawing.screen import Screen
    from ketenkaart.editor.window import Window

_ENDLESS = 1e5  # mm
COPIES = Qt.KeyboardModifier.AltModifier if sys.platform == "darwin" else Qt.KeyboardModifier.ControlModifier
"""Is held to drag a copy."""


class Dragging(Tool):
    """A drag; each kind says what it takes, shows and does."""

    def __init__(self, window: "Window") -> None:
        """For the map of a window."""
        self.window = window
        self.start: Pointer | None = None
        self._before: tuple[str, ...] = ()
        self._begun = False
        self._last: Pointer | None = None

    def takes(self, at: Pointer) -> bool:
        """Whether a drag from here is of this kind."""
        raise NotImplementedError

    def refusal(self, element: str) -> str:
        """Why an element cannot be dragged while something is folded; empty where it can."""
        if self.is_several(element):
            return tr("Several steps stand here as one; unfold them to drag one of them.")
        return ""

    def show(self, at: Pointer) -> Drop | None:
        """What a drop here would do; nothing where it would do nothing."""
        raise NotImplementedError

    def drop(self, at: Pointer) -> None:
        """Do it."""
        raise NotImplementedError

    @property
    def screen(self) -> "Screen":
        """The drawing as it was when the drag began, as folded as it is seen: targets do not flee."""
        return self.window.shown_screen()

    @property
    def kaart(self) -> Ketenkaart:
        """The map, which holds what is folded away, too."""
        return self.window.kaart

    def is_several(self, element: str) -> bool:
        """Whether what is drawn stands for several elements of the map."""
        return element in self.screen.kaart.records and element not in self.kaart.records

    def press(self, at: Pointer) -> bool:
        """Select what is pressed, and be ready to drag it."""
        if at.button is not Qt.MouseButton.LeftButton or self.window.session is None or not self.takes(at):
            return False
        self.start, self._begun = at, False
        self._before = self.window.selection.ids
        if at.hit.id and not (self._toggles(at) and at.hit.clicked in self._before):
            press_selects(self.window.canvas, at)
        return True

    @staticmethod
    def _toggles(at: Pointer) -> bool:
        """Whether a press takes what is selected out of the selection; not yet, as it may become a drag."""
        return bool(at.keys & Qt.KeyboardModifier.ControlModifier)

    def move(self, at: Pointer) -> None:
        """Show where it would go."""
        if self.start is None or writable(self.window):
            return
        if not self._begun and (at.place - self.start.place).manhattanLength() < DRAG_FROM:
            return
        refusal = self.refusal(self.start.hit.id)
        if refusal:
            self._end()
            self._refuse(refusal)
            return
        canvas = self.window.canvas
        if not self._begun:
            canvas.auto_scroll(self.start.place)
        canvas.auto_scroll(at.place if self._is_on_map(at) else QPointF(canvas.body.center()))
        at = self._on_map(at)
        self._begun, self._last = True, at
        canvas.set_drop(self.show(at))

    def _refuse(self, refusal: str) -> None:
        """Say what cannot be done while something is folded, and offer to unfold it."""
        unfold = Button(tr("Unfold all"), self.window.reading.folds.unfold_all)
        self.window.say(refusal, buttons=[unfold])

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """Keys that are held count at once, without moving the mouse."""
        if self._begun and self._last is not None and key in HELD:
            self.move(self._last._replace(keys=keys))
        return False

    def release(self, at: Pointer) -> None:
        """Drop it; a press without a drag selects just what was pressed."""
        start = self.start
        if start is None or self._begun:
            try:
                if start is not None:
                    self.drop(self._on_map(at))
            finally:
                self._end()
            return
        self._end()
        clicked = start.hit.clicked
        if clicked in self._before and self._toggles(start):
            self.window.selection.toggle(clicked)
        elif clicked in self._before and not start.adds:
            self.window.selection.set((clicked,))

    def _on_map(self, at: Pointer) -> Pointer:
        """The mouse as the map has it: outside the map it is on nothing."""
        return at if self._is_on_map(at) else at._replace(hit=self.beyond(at))

    def _is_on_map(self, at: Pointer) -> bool:
        return self.window.canvas.rect().contains(at.place.toPoint())

    def beyond(self, at: Pointer) -> Hit:
        """What the mouse is on outside the map."""
        return Hit("", "", Part.CELL, at.mm)

    def cancel(self) -> None:
        """As if nothing had been dragged."""
        if self.start is not None:
            self._end()
            self.window.selection.set(self._before)

    def _end(self) -> None:
        self.start, self._begun, self._last = None, False, None
        canvas = self.window.canvas
        canvas.unsetCursor()
        canvas.stop_auto_scroll()
        canvas.set_drop(None)
        canvas.set_ghosts(())
        canvas.set_preview(None)

    def called(self, element: str) -> str:
        """How an element is named in the words beside the mouse: S08, or its name."""
        record = self.kaart.records.get(element)
        if isinstance(record, Step):
            return f"{Codes(self.kaart).of(record)} {record.name}".strip()
        if isinstance(record, Partner):
            return record.short_name or record.name
        return record.name if isinstance(record, Phase) else ""


def area_of(rect: Rect) -> QRectF:
    """A rectangle of the layout as Qt's, mm."""
    return QRectF(rect.left, rect.top, rect.width, rect.height)


def area_of_lane(layout: Layout, lane: str | None) -> QRectF | None:
    """A whole lane, mm: it is seen up to the edge of the window."""
    if lane is None or lane not in layout.lanes:
        return None
    rect = area_of(layout.lanes[lane])
    rect.setWidth(_ENDLESS)
    return rect


def is_off_lanes(hit: Hit) -> bool:
    """Whether nothing is there, not even a lane."""
    return not hit.id and (hit.cell is None or hit.cell.lane is None)


def area_of_cell(layout: Layout, lane: str, phase: str | None) -> QRectF | None:
    """The part of a lane in a phase, mm; the whole lane of a map without phases."""
    rect = area_of_lane(layout, lane)
    if rect is None:
        return None
    if phase is not None and phase in layout.phases:
        left, right = layout.phases[phase]
        rect.setLeft(left)
        rect.setRight(right)
    return rect


def moved_by(start: Pointer, at: Pointer) -> QPointF:
    """How far the mouse went, mm."""
    return at.mm - start.mm
