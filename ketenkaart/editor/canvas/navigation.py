"""Zooming and scrolling: where the map may go, and where it goes for each command."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ketenkaart.drawing.chart.lanes import phase_gap
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.ops import SMALLEST_TEXT
from ketenkaart.editor.canvas.view import FULL, LARGEST, SMALLEST, View
from ketenkaart.layout.result import Layout

STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_READABLE, _OPENS = 0.4, 0.8  # zooms: the names of steps can be read from; where a larger map opens
_MARGIN = 16.0  # beside a map that fits, px
_BEYOND = 0.4  # how far past its right and lower end a map may be scrolled, of what is seen
_BESIDE = 80.0  # room for the names of flows beside the last box, mm
_CUT = 32.0  # what a bar above the map may cut off below, less than two lanes, px
_ROUNDED = 1e-6
_AROUND = 60.0  # beside elements that are brought into sight, px


class Navigation:
    """The views of one drawing in a widget of some size."""

    def __init__(self, screen: Screen, heads: Heads, size: QSizeF) -> None:
        """Take a drawing.

        Args:
            screen: the drawing.
            heads: its heads, which stay put at the left and top.
            size: the size of the widget, px.
        """
        self._heads, self._size = heads, size
        self._names_from = (SMALLEST_TEXT + _ROUNDED) / screen.scene.theme.styles.flow_name.size
        bounds, layout = screen.chart.bounds, screen.layout
        gap = phase_gap(screen.sizes)
        self._map = QRectF(layout.head, -gap, _width(layout), bounds.bottom + gap)

    def body(self, view: View) -> QRectF:
        """The part of the widget that is not taken by heads, px."""
        left, top = self._heads.width(view), self._heads.height(view)
        return QRectF(left, top, max(self._size.width() - left, 1.0), max(self._size.height() - top, 1.0))

    def at_start(self, scale: float) -> View:
        """The upper left of the map, at a scale."""
        view = View(scale, 0.0, 0.0)
        body = self.body(view)
        return View(scale, body.left() - self._map.left() * scale, body.top() - self._map.top() * scale)

    def fitting_scale(self) -> float:
        """The scale at which the whole map is seen; no more than 100 %."""
        scale = FULL
        for _ in range(4):  # heads take less room the smaller the map
            body = self.body(View(scale, 0.0, 0.0))
            across = max(body.width() - _MARGIN, 10.0) / self._map.width()
            down = max(body.height() - _MARGIN, 10.0) / self._map.height()
            scale = min(FULL, across, down)
        return scale

    def fit(self) -> View:
        """The whole map."""
        return self.at_start(self.fitting_scale())

    @property
    def opens_whole(self) -> bool:
        """Whether the names of steps can be read while the whole map is seen."""
        return self.fitting_scale() >= _READABLE * FULL

    def opening(self) -> View:
        """The whole map; of one too large for the names of its steps to be read then, where it begins."""
        return self.fit() if self.opens_whole else self.at_start(_OPENS * FULL)

    def still_whole(self, view: View, before: View, larger: View | None) -> tuple[View, View | None]:
        """A view of a map that was seen whole: smaller where it has grown, while its names can be read.

        Args:
            view: where it would be now.
            before: where it was.
            larger: where it was before it got smaller for having grown; it is there again once it fits.

        Returns:
            The view, and where it was before it got smaller.
        """
        if larger is not None and self.is_whole(larger):
            return larger, None
        scale = self.fitting_scale()
        if self.shows_all(view) or scale < _READABLE * FULL:
            return view, larger
        return self.at_start(scale), larger or before

    def still_named(self, whole: View, before: View) -> View:
        """The whole map; where a bar took just the room that the names of flows need, a bit larger.

        Args:
            whole: the whole map.
            before: where the map was before the bar was there.
        """
        view = self.at_start(self._names_from)
        fits = whole.scale < view.scale <= before.scale and self.shows_all(view)
        return view if fits else whole

    def is_whole(self, view: View) -> bool:
        """Whether the whole map is seen."""
        return self._sees_all_but(view, 0.0)

    def shows_all(self, view: View) -> bool:
        """Whether the whole map is seen, or all but the little that the names of flows cost."""
        is_named = abs(view.scale - self._names_from) < _ROUNDED
        return self._sees_all_but(view, _CUT if is_named else 0.0)

    def _sees_all_but(self, view: View, below: float) -> bool:
        return self.body(view).adjusted(-1, -1, 1, 1 + below).contains(view.rect_px(self._map))

    def clamped(self, scale: float) -> float:
        """A scale that may be: 10 to 400 %, and smaller where a whole map needs it."""
        return min(max(scale, min(SMALLEST * FULL, self.fitting_scale())), LARGEST * FULL)

    def zoomed(self, view: View, scale: float, at: QPointF) -> View:
        """Another zoom, with the place of the map at a point of the widget where it is."""
        return self.held(view.zoomed(self.clamped(scale), at))

    def stepped(self, view: View, up: bool, at: QPointF) -> View:
        """The next zoom of the usual ones."""
        zoom = view.zoom
        if up:
            steps = [step for step in STEPS if step > zoom + 0.005]
            return self.zoomed(view, (steps[0] if steps else STEPS[-1]) * FULL, at)
        steps = [step for step in STEPS if step < zoom - 0.005]
        return self.zoomed(view, (steps[-1] if steps else 0.0) * FULL, at)

    def around(self, rect: QRectF, view: View) -> View:
        """A part of the map in the middle, as large as fits, no larger than 100 % or as it is."""
        body = self.body(view)
        room = (max(body.width() - 2 * _AROUND, 50.0), max(body.height() - 2 * _AROUND, 50.0))
        scale = min(room[0] / max(rect.width(), 1.0), room[1] / max(rect.height(), 1.0))
        scale = self.clamped(min(scale, max(FULL, view.scale)))
        body = self.body(View(scale, 0.0, 0.0))
        middle, place = body.center(), rect.center()
        return self.held(View(scale, middle.x() - place.x() * scale, middle.y() - place.y() * scale))

    def showing(self, rect: QRectF, view: View) -> View:
        """A part of the map in sight, with as little scrolling as that takes.

        Args:
            rect: the part, mm.
            view: where the map is.
        """
        px, body = view.rect_px(rect), self.body(view)
        if body.contains(px):
            return view
        around = px.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        dx = _into((around.left(), around.right()), (body.left(), body.right()))
        dy = _into((around.top(), around.bottom()), (body.top(), body.bottom()))
        return self.held(view._replace(x=view.x + dx, y=view.y + dy), view)

    def held(self, view: View, before: View | None = None) -> View:
        """The view brought back to where there is a map; where not all of it fits, no farther than before."""
        body, map_px = self.body(view), view.rect_px(self._map)
        x = _hold(view.x, body.left() - map_px.left(), body.right() - map_px.right(), body.width())
        y = _hold(view.y, body.top() - map_px.top(), body.bottom() - map_px.bottom(), body.height())
        if before is not None and before.scale == view.scale:
            x = x if map_px.width() <= body.width() else _no_farther(view.x, x, before.x)
            y = y if map_px.height() <= body.height() else _no_farther(view.y, y, before.y)
        return view._replace(x=x, y=y)


def _width(layout: Layout) -> float:
    """How wide a map is without its heads: only as far as there is something, lanes may be longer."""
    ends = max((box.right for box in layout.boxes.values()), default=layout.head) + _BESIDE
    if layout.phases:
        ends = max(right for _, right in layout.phases.values())
    return min(layout.width, ends) - layout.head


def _into(span: tuple[float, float], room: tuple[float, float]) -> float:
    """How far a span moves to lie in a room; its start where it is too long."""
    if span[0] < room[0] or span[1] - span[0] > room[1] - room[0]:
        return room[0] - span[0]
    return min(room[1] - span[1], 0.0)


def _hold(at: float, to_start: float, to_end: float, room: float) -> float:
    """A place moved so that a map starts no later than its room and does not end much before it.

    Args:
        at: the place.
        to_start: how far the start of the map is before the start of the room.
        to_end: how far the end of the map is before the end of the room.
        room: the length of the room.
    """
    if to_end - to_start >= -1e-6 or to_start < 0.0:  # it fits, or starts inside the room
        return at + to_start
    return at + min(max(to_end - _BEYOND * room, 0.0), to_start)


def _no_farther(wanted: float, held: float, before: float) -> float:
    """A place that was allowed out of bounds is not pulled back, only not moved farther out."""
    low, high = min(held, before), max(held, before)
    return min(max(wanted, low), high) if wanted != held else held
