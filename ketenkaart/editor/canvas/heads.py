"""The heads of lanes and phases: they stay put while the map scrolls, and are always readable."""

import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from ketenkaart.drawing.chart.lanes import BAR, PHASE_HEIGHT, header_group, header_groups, phase_gap
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Group, TextRun
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.headersizes import Header
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.compiling import Compiler, Piece
from ketenkaart.editor.canvas.headwords import HeadWords, said_on_heads, stretched
from ketenkaart.editor.canvas.ops import Brush
from ketenkaart.editor.canvas.phasewords import head_partly_seen, phase_heads
from ketenkaart.editor.canvas.view import FULL, View

SMALLEST_TYPE = 13.0  # px
_LEAST, _MOST = 0.9 * FULL, 1.5 * FULL  # px to the mm of heads
_GRADES = 20  # of scales that share their words, to the px
_ABOVE = 4.0  # above the bars of the phases, px
_PART = 0.1  # of a head of which less is not seen all is, mm
_GRADE = 2.0  # a phase of which less is seen has other words only in such steps, mm
_AIR = 1.6  # between words and the edge of what is seen, mm of heads


@dataclass(slots=True)
class _Head:
    """A head: its cell stays with its lane or phase, its words with what is seen of it; mm of heads."""

    room: QRectF
    cell: Piece
    words: Piece

    @property
    def id(self) -> str:
        """The id of the lane or phase."""
        return self.cell.group.id


@dataclass
class Setting:
    """Heads that have been set; they last as long as neither their words nor their places change.

    Attributes:
        told: all that their words are made from.
        places: where they are.
        words: the words of heads, by their smallest type.
        drawn: the heads of lanes that were drawn last.
        made: the scale of heads, and how much longer a mm of the map is than one of heads.
        scene: the drawing they were set from.
        used: the words they were set with.
        partly: the words of heads that are partly seen, by lane and what they say or by phase and width.
        pictures: the heads of phases and of lanes as they were painted last, with all that decided it.
    """

    told: Hashable
    places: Hashable
    words: dict[float, HeadWords]
    drawn: Drawn
    made: tuple[float, float] = (0.0, 1.0)
    scene: Scene | None = None
    used: HeadWords | None = None
    partly: dict[tuple[str, Header | float], Piece] = field(default_factory=dict)
    lanes: list[_Head] = field(default_factory=list)
    phases: list[_Head] = field(default_factory=list)
    pictures: dict[bool, tuple[Hashable, QPixmap]] = field(default_factory=dict)


def _setting(screen: Screen, before: Setting | None) -> Setting:
    """The heads of a drawing, as far as they were set for the one before."""
    layout, told = screen.layout, said_on_heads(screen.scene)
    places = (layout.head, tuple(layout.lanes.items()), tuple(layout.phases.items()))
    if before is None:
        return Setting(told, places, {}, Drawn())
    same = before.told == told
    if same and before.places == places:
        return before
    words = before.words if same else {}
    return Setting(told, places, words, before.drawn, pictures=before.pictures)


class Heads:
    """All heads of a drawing.

    Attributes:
        setting: what was made ready of them.
    """

    def __init__(self, screen: Screen, compiler: Compiler, before: Setting | None = None) -> None:
        """Take a drawing.

        Args:
            screen: the drawing.
            compiler: keeps the pieces of the drawing before.
            before: what was made ready for the drawing before.
        """
        self._screen, self._compiler = screen, compiler
        self._has_phases = bool(screen.layout.phases)
        self.setting = _setting(screen, before)

    @staticmethod
    def scale(view: View) -> float:
        """Px to the mm of heads."""
        return min(max(view.scale, _LEAST), _MOST)

    def width(self, view: View) -> int:
        """How much of the left of the widget the lane heads take, px."""
        return round(self._screen.layout.head * self.scale(view))

    def height(self, view: View) -> int:
        """How much of the top of the widget the phase heads take, px."""
        return math.ceil(_ABOVE + PHASE_HEIGHT * self.scale(view)) if self._has_phases else 0

    def prepare(self, view: View) -> None:
        """Set the heads for a zoom."""
        scale, setting = self.scale(view), self.setting
        factor = view.scale / scale
        if (scale, factor) == setting.made:
            return
        setting.made = (scale, factor)
        smallest = SMALLEST_TYPE / (math.floor(scale * _GRADES) / _GRADES)
        if smallest not in setting.words:
            setting.words[smallest] = HeadWords(self._screen.scene, smallest)
        setting.used = setting.words[smallest]
        setting.scene = scene = stretched(self._screen.scene, setting.used, factor)
        setting.partly.clear()
        setting.drawn.start()
        setting.lanes = self._heads("lane", header_groups(scene, setting.drawn))
        setting.phases = self._heads("phase", phase_heads(scene, setting.used))

    def _heads(self, sheet: str, groups: Iterable[Group]) -> list[_Head]:
        parts = [_parts(group) for group in groups]
        cells = self._compiler.pieces(f"{sheet} cells", (cell for cell, _, _ in parts))
        words = self._compiler.pieces(f"{sheet} words", (words for _, words, _ in parts))
        rooms = [room for _, _, room in parts]
        return [_Head(*head) for head in zip(rooms, cells, words, strict=True)]

    def words_of(self, element: str) -> str:
        """What stands on the head of a lane or phase."""
        head = next(
            (head for head in (*self.setting.lanes, *self.setting.phases) if head.id == element), None
        )
        items = head.words.group.walk() if head is not None else ()
        return " ".join(item.text for item in items if isinstance(item, TextRun))

    def lane_rect(self, lane: str, view: View) -> QRectF | None:
        """The cell of a lane in the widget."""
        head = next((head for head in self.setting.lanes if head.id == lane), None)
        return self._lane_view(view).rect_px(head.cell.bounds) if head is not None else None

    def phase_rect(self, phase: str, view: View) -> QRectF | None:
        """The bar of a phase in the widget."""
        head = next((head for head in self.setting.phases if head.id == phase), None)
        return self._phase_view(view).rect_px(head.cell.bounds) if head is not None else None

    def has_words_at(self, element: str, rect: QRectF, view: View) -> bool:
        """Whether the words of a head, where all of it is seen, meet a place in the widget."""
        for heads, place in (
            (self.setting.lanes, self._lane_view(view)),
            (self.setting.phases, self._phase_view(view)),
        ):
            head = next((head for head in heads if head.id == element), None)
            if head is not None:
                return any(place.rect_px(room).intersects(rect) for room in head.words.text_rooms)
        return False

    def seen_on_phase(self, phase: str, view: View, area: QRectF) -> list[QRectF]:
        """Where the number and the lines of the name of a phase are in the widget.

        Args:
            phase: the id of the phase.
            view: where the map is.
            area: the part of the widget with the heads of phases.
        """
        head = next((head for head in self.setting.phases if head.id == phase), None)
        if head is None:
            return []
        place = self._phase_view(view)
        words, move = self._moved_phase_words(head, place.rect_mm(area))
        return [place.rect_px(room.translated(move)) for room in words.text_rooms]

    def _stretch(self, view: View) -> float:
        """How much longer a mm of the map is now than when the heads were set, until they are set anew."""
        return view.scale / self.scale(view) / self.setting.made[1]

    def _lane_view(self, view: View) -> View:
        return View(self.scale(view), 0.0, view.y)

    def _phase_view(self, view: View) -> View:
        scale = self.scale(view)
        return View(scale, view.x, _ABOVE + (phase_gap(self._screen.sizes) + PHASE_HEIGHT) * scale)

    def paint_lanes(self, painter: QPainter, view: View, area: QRect, paper: QColor) -> None:
        """Paint the heads of the lanes.

        Args:
            painter: of the widget.
            view: where the map is.
            area: the left of the widget, under the phase heads.
            paper: the colour under them.
        """
        place = self._lane_view(view)
        self._paint(painter, place, (place.scale, place.scale * self._stretch(view)), area, paper)

    def paint_phases(self, painter: QPainter, view: View, area: QRect, paper: QColor) -> None:
        """Paint the heads of the phases."""
        place = self._phase_view(view)
        self._paint(painter, place, (place.scale * self._stretch(view), place.scale), area, paper)

    def paint_edge(self, painter: QPainter, view: View, body: QRect, start: float, colour: QColor) -> None:
        """Paint a line beside the heads of lanes where the map goes on under them, as far as there are lanes.

        Args:
            painter: of the widget.
            view: where the map is.
            body: the part of the widget beside and below the heads.
            start: where the map would be if nothing of it were under them, px.
            colour: of the line.
        """
        foot = max((lane.bottom for lane in self._screen.layout.lanes.values()), default=0.0)
        height = min(round(view.to_px(0.0, foot).y()) - body.top(), body.height())
        if height > 0 and view.x < start - 1.0:
            painter.fillRect(body.left(), body.top(), 1, height, colour)

    def _paint(
        self, painter: QPainter, place: View, scale: tuple[float, float], area: QRect, paper: QColor
    ) -> None:
        """Paint heads; where pixels are whole, once for as long as they look the same."""
        ratio = painter.device().devicePixelRatioF()
        if ratio != round(ratio):
            self._paint_anew(painter, place, scale, area, paper)
            return
        upright = area.left() == 0
        heads = self.setting.lanes if upright else self.setting.phases
        pieces = tuple([piece for head in heads for piece in (head.cell, head.words)])
        looks = (place, scale, area.getRect(), ratio, pieces)
        known = self.setting.pictures.get(upright)
        if known is None or known[0] != looks:
            picture = QPixmap(area.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            with QPainter(picture) as inner:
                inner.translate(-area.topLeft())
                self._paint_anew(inner, place, scale, area, paper)
            known = self.setting.pictures[upright] = (looks, picture)
        painter.drawPixmap(area.topLeft(), known[1])

    def _paint_anew(
        self, painter: QPainter, place: View, scale: tuple[float, float], area: QRect, paper: QColor
    ) -> None:
        upright = area.left() == 0
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(place.x, place.y)
        painter.scale(*scale)
        across, down = scale
        seen = QRectF(
            (area.left() - place.x) / across,
            (area.top() - place.y) / down,
            area.width() / across,
            area.height() / down,
        )
        heads = self.setting.lanes if upright else self.setting.phases
        brush = Brush(painter, self._compiler.inks, place.scale, seen)
        shown = [head for head in heads if head.cell.bounds.intersects(seen)]
        for head in shown:
            head.cell.paint(brush)
        brush.stand(0.0, 0.0)
        for head in shown:
            words, move = (self._moved_words if upright else self._moved_phase_words)(head, seen)
            room = head.room & seen
            cut = not upright and not room.contains(words.bounds.translated(move))
            if cut:
                painter.save()
                painter.setClipRect(room)
            painter.translate(move)
            words.paint(brush)
            brush.stand(0.0, 0.0)
            painter.translate(-move)
            if cut:
                painter.restore()
                brush = Brush(painter, self._compiler.inks, place.scale, seen)
        painter.restore()

    def _moved_words(self, head: _Head, seen: QRectF) -> tuple[Piece, QPointF]:
        """The words of a lane, and how far they move to stay in sight."""
        words = self._seen_words(head, head.room & seen)
        return words, _into_sight(head.room, words, seen, upright=True)

    def _moved_phase_words(self, head: _Head, seen: QRectF) -> tuple[Piece, QPointF]:
        words = self._seen_phase_words(head, head.room & seen)
        return words, _into_sight(head.room, words, seen, upright=False)

    def _seen_words(self, head: _Head, seen: QRectF) -> Piece:
        """The words of a lane: only those that can be read whole in the part that is seen."""
        setting = self.setting
        if head.room.height() - seen.height() < _PART or setting.scene is None or setting.used is None:
            return head.words
        sizes = setting.scene.sizes
        lane = sizes.lanes[head.id]
        header = setting.used.within(lane, sizes.headers[head.id], seen.height())
        key = (head.id, header)
        if key not in setting.partly:
            group = header_group(setting.scene, lane, header, Drawn())
            setting.partly[key] = self._compiler.piece(_parts(group)[1])
        return setting.partly[key]

    def _seen_phase_words(self, head: _Head, seen: QRectF) -> Piece:
        """The words of a phase, where the part that is seen has room for them; else as in one so narrow."""
        setting, air = self.setting, head.words.bounds.left() - head.room.left()
        fits = head.words.bounds.width() + 2 * air <= seen.width()
        if fits or head.room.width() - seen.width() < _PART or setting.scene is None or setting.used is None:
            return head.words
        width = _GRADE * math.floor(seen.width() / _GRADE)
        key = (head.id, width)
        if key not in setting.partly:
            group = head_partly_seen(setting.scene, setting.used, head.id, width)
            setting.partly[key] = self._compiler.piece(_parts(group)[1])
        return setting.partly[key]

    def lane_at(self, place: QPointF, view: View) -> str | None:
        """The lane whose head is at a place in the widget: a part before its whole."""
        return _at(self.setting.lanes, self._lane_view(view).to_mm(place))

    def phase_at(self, place: QPointF, view: View) -> str | None:
        """The phase whose head is at a place in the widget."""
        return _at(self.setting.phases, self._phase_view(view).to_mm(place))


def _parts(group: Group) -> tuple[Group, Group, QRectF]:
    """The cell of a head, its words, and the room they have."""
    items = list(group._replace(x=0.0, y=0.0).walk())
    cells: list[Box] = []
    for item in items:
        if not (isinstance(item, Box) and item.radius == 0.0 and item.stroke is None):
            break
        cells.append(item)
    cell = Group(group.id, group.kind, items=tuple(cells), x=group.x, y=group.y)
    words = cell._replace(items=tuple(items[len(cells) :]))
    wide = [box for box in cells if box.rect.width > BAR] or cells  # even a phase may be narrow
    room = QRectF(*wide[-1].rect)
    return cell, words, room.translated(group.x, group.y)


def _at(heads: list[_Head], mm: QPointF) -> str | None:
    return next((head.id for head in reversed(heads) if head.cell.bounds.contains(mm)), None)


def _into_sight(room: QRectF, words: Piece, seen: QRectF, upright: bool) -> QPointF:
    """How far words move to stay in what is seen of their head; they never leave it."""
    bounds = words.bounds
    if bounds.isNull():
        return QPointF()
    if upright:
        part = room & seen
        air = min(_AIR, (part.height() - bounds.height()) / 2)
        top = max(min(bounds.top(), part.bottom() - air - bounds.height()), part.top() + air)
        return QPointF(0.0, top - bounds.top())
    air = bounds.left() - room.left()
    move = min(seen.left() + air - bounds.left(), room.right() - _AIR - bounds.right())
    return QPointF(max(move, 0.0), 0.0)
