"""Hints on the map: what Enter does, in an empty lane that is selected and, once, beside the first step.

They stand where nothing else does, take no mouse, and go by themselves. They are no part of the drawing.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ketenkaart.analysis.network import with_parts
from ketenkaart.changes.change import Add
from ketenkaart.editor.actions.conditions import writable
from ketenkaart.editor.messages import announce
from ketenkaart.editor.session import Done
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.canvas import Canvas
    from ketenkaart.editor.window import Window

_TOLD = "hints/next_step"
_STAYS = 10_000  # ms
_AIR, _BESIDE = 4, 10  # around the words; from the step, px
_ACROSS = 40  # from one place that is tried to the next, px
_FOLLOWED = (QEvent.Type.Resize, QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class MapHints(QObject):
    """Shows the hints of one window."""

    def __init__(self, window: "Window") -> None:
        """Nothing is said yet."""
        super().__init__(window)
        self._window, self._canvas = window, window.canvas
        self._words = Words(window.canvas)
        self._first_step = ""
        self._goes = QTimer(self, singleShot=True, interval=_STAYS)
        self._goes.timeout.connect(self._forget)
        window.map_changed.connect(self._map_changed)
        window.selection.changed.connect(self._follow)
        for signal in (self._canvas.view_changed, self._canvas.screen_changed, self._canvas.preview_changed):
            signal.connect(self._follow)
        self._canvas.installEventFilter(self)

    def _map_changed(self, done: Done | None) -> None:
        session = self._window.session
        if done is None or session is None:
            self._forget()
            return
        steps = session.kaart.steps
        made = {one.record.id for one in done.changes.changes if isinstance(one, Add)}
        if any(isinstance(one, Step) for one in session.kaart.records.values() if one.id in made):
            self._first_step = steps[-1].id if made.issuperset(one.id for one in steps) else ""
        self._follow()

    def _forget(self) -> None:
        self._first_step = ""
        self._goes.stop()
        self._follow()

    def _follow(self) -> None:
        """Show what is of use now, where there is room for it."""
        session, words = self._window.session, self._words
        if session is None or self._canvas.preview is not None or self._is_only_looked_at():
            words.hide()
            return
        step, lane = self._step(), self._empty_lane(session.kaart)
        if step is not None and words.show_in(
            tr("Enter on a step makes the next one"), partial(_after, step)
        ):
            self._tell_once()
        elif lane is None or not words.show_in(tr("Enter: first step"), partial(_along, lane)):
            words.hide()

    def _is_only_looked_at(self) -> bool:
        return bool(writable(self._window)) or self._window.reading.presentation.is_on

    def _tell_once(self) -> None:
        if not self._goes.isActive():
            self._goes.start()
            self._window.program.settings.setValue(_TOLD, True)
            announce(self._canvas, self._words.text)

    def _step(self) -> QRect | None:
        """Where the first step stands, once it is named, where the person was not told this before."""
        told = self._window.program.settings.value(_TOLD, False, type=bool) and not self._goes.isActive()
        if not self._first_step or told or self._window.names.editing:
            return None
        rect = self._canvas.element_rect(self._first_step)
        return None if rect.isEmpty() else rect

    def _empty_lane(self, kaart: Ketenkaart) -> QRect | None:
        """What is seen of the lane that is selected, where it holds no step and keys go to the map."""
        chosen, shown = self._window.selection.ids, self._canvas.shown
        partner = kaart.get(Partner, chosen[0]) if len(chosen) == 1 else None
        if partner is None or shown is None or not self._canvas.hasFocus():
            return None
        lane = shown.scenery.elements.lane(partner.id)
        parts = with_parts(kaart, partner.id)
        if lane is None or any(step.partner in parts for step in kaart.steps):
            return None
        return self._canvas.view.rect_px(lane).toAlignedRect() & self._canvas.body

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size and the focus of the map."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False


class Words(QWidget):
    """One line of words over the map.

    Attributes:
        text: what it says.
    """

    def __init__(self, canvas: "Canvas") -> None:
        """Hidden."""
        super().__init__(canvas)
        self.setObjectName("map_hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = ""
        self._canvas = canvas
        self.hide()

    def show_in(self, text: str, places: Callable[[QSize], Iterator[QRect]]) -> bool:
        """Show a text in the first place where nothing else is; whether there is one.

        Args:
            text: the text.
            places: gives those to try for a text of this size.
        """
        self.text = text
        self.setAccessibleName(text)
        letters = self.fontMetrics()
        size = QSize(letters.horizontalAdvance(text) + 2 * _AIR, letters.height() + 2 * _AIR)
        place = next((one for one in places(size) if self._is_free(one)), None)
        if place is not None:
            self.setGeometry(place)
            self.show()
            self.lower()
            self.update()
        return place is not None

    def _is_free(self, place: QRect) -> bool:
        canvas, shown = self._canvas, self._canvas.shown
        if shown is None or not canvas.body.contains(place):
            return False
        parts = (one for one in canvas.findChildren(QWidget) if one is not self and one.isVisible())
        if any(one.geometry().intersects(place) for one in parts if one.parent() is canvas):
            return False
        area = canvas.view.rect_mm(QRectF(place))
        return not any(piece.meets(area) for piece in shown.scenery.index.meeting(area))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, in muted letters on what is there."""
        with QPainter(self) as painter:
            painter.setPen(self._canvas.shades.muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)


def _after(step: QRect, size: QSize) -> Iterator[QRect]:
    """Where the next step comes."""
    yield QRect(QPoint(step.right() + 2 * _BESIDE, step.center().y() - size.height() // 2), size)


def _along(lane: QRect, size: QSize) -> Iterator[QRect]:
    """Places in a lane, from its beginning; none where it is too low."""
    if lane.height() < size.height():
        return
    for left in range(lane.left() + _BESIDE, lane.right() - size.width(), _ACROSS):
        yield QRect(QPoint(left, lane.center().y() - size.height() // 2), size)
