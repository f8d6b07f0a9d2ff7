"""Dragging the name of a flow along its line, or to the other side of it."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.overlays import Drop, Ghost
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.dragging import Dragging, area_of, moved_by
from ketenkaart.editor.foresight import Foresight
from ketenkaart.editor.session import drawn_after
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.standing import is_kept, put_name
from ketenkaart.layout.geometry import Point
from ketenkaart.memory import Stand, Turn
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.drawing.screen import Screen
    from ketenkaart.editor.window import Window

_RESTS = 120  # ms


class _Name(NamedTuple):
    """The name that is dragged: its flow, and the line of that flow along which it stands."""

    flow: str
    edge: str


class NameDrag(Dragging):
    """The name goes to the stretch and the side of its line that is nearest to the mouse."""

    def __init__(self, window: "Window") -> None:
        """For the map of a window."""
        super().__init__(window)
        self._stand: Stand | None = None
        self._foresight = Foresight(window, _RESTS)

    def takes(self, at: Pointer) -> bool:
        """The name of a flow."""
        return at.hit.kind == "flows" and at.hit.part is Part.NAME

    def refusal(self, element: str) -> str:
        """Its place belongs to the whole drawing."""
        if self.window.reading.folds.hides:
            return tr("While something is folded, the names of flows stay where they are.")
        return ""

    def show(self, at: Pointer) -> Drop | None:
        """The name under the mouse; and once it rests, the map with the name in its place."""
        name = self._name
        if self.start is None or name is None:
            return None
        canvas, stand = self.window.canvas, self._stand_at(name, at)
        groups = tuple(one for one in self.screen.chart.groups if one.id == f"{name.edge}.name")
        canvas.set_ghosts((Ghost(groups, moved_by(self.start, at)),))
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        if stand != self._stand:
            canvas.set_preview(None)
        self._stand = stand
        if stand is None:
            self._foresight.forget()
            return None
        if canvas.preview is None:
            self._foresight.want(partial(self._edit, name, stand), self._show_room)
            return Drop(words=_words(stand), at=at.mm)
        return self._foreseen(canvas.preview, name, stand, at)

    def _show_room(self, screen: "Screen | None") -> None:
        if screen is not None and self._last is not None:
            self.window.canvas.set_preview(screen)
            self.window.canvas.set_drop(self.show(self._last))

    def _foreseen(self, preview: "Screen", name: _Name, stand: Stand, at: Pointer) -> Drop:
        """Where the name would stand, and does already in what is painted."""
        self.window.canvas.set_ghosts(())
        if not is_kept(stand, preview.layout.memory.names.get(name.edge)):
            return Drop(words=tr("There is no room for the name here"), at=at.mm)
        route = preview.layout.routes.get(name.edge)
        room = route.name.room if route is not None and route.name is not None else None
        return Drop(words=_words(stand), at=at.mm, landing=(area_of(room),) if room is not None else ())

    def drop(self, at: Pointer) -> None:
        """Keep it there, where the layout can."""
        self._foresight.forget()
        name = self._name
        stand = self._stand_at(name, at) if name is not None else None
        if name is None or stand is None:
            return
        edit = self._edit(name, stand)
        if not is_kept(stand, drawn_after(self.screen, edit).layout.memory.names.get(name.edge)):
            self.window.say(tr("There is no room for the name there; it stays where it was."))
            return
        self.window.do(edit)

    def _edit(self, name: _Name, stand: Stand) -> Edit:
        return put_name(self.kaart, self.screen.layout.memory, name.flow, name.edge, stand)

    def _end(self) -> None:
        self._stand = None
        self._foresight.forget()
        super()._end()

    @property
    def _name(self) -> _Name | None:
        """What was pressed: the nearest name of the flow, where its line has several stretches."""
        if self.start is None or self.window.canvas.shown is None:
            return None
        flow, routes = self.start.hit.id, self.screen.layout.routes
        edges = self.window.canvas.shown.scenery.elements.edges(flow)
        away = {
            edge: (area_of(name.room).center() - self.start.mm).manhattanLength()
            for edge in edges
            if (name := routes[edge].name) is not None
        }
        return _Name(flow, min(away, key=lambda edge: away[edge])) if away else None

    def _stand_at(self, name: _Name, at: Pointer) -> Stand | None:
        """The nearest stretch of the line, and the side of it where the mouse is."""
        cell, points = at.hit.cell, self.screen.layout.routes[name.edge].points
        if cell is None or cell.lane is None:
            return None
        here = Point(at.mm.x(), at.mm.y())
        stretches = list(pairwise(points))
        piece = min(range(len(stretches)), key=lambda number: _away(*stretches[number], here))
        one, other = stretches[piece]
        if one.y == other.y:
            return Stand(piece, Turn(2 * cell.column + 1), here.y > one.y)
        return Stand(piece, Turn(2 * cell.row + 1, cell.lane), here.x < one.x)


def _away(one: Point, other: Point, at: Point) -> float:
    """How far a place is from a stretch of a line."""
    across = max(min(one.x, other.x) - at.x, at.x - max(one.x, other.x), 0.0)
    down = max(min(one.y, other.y) - at.y, at.y - max(one.y, other.y), 0.0)
    return across + down


def _words(stand: Stand) -> str:
    if stand.at.lane:
        return tr("Name left of the line") if stand.turned else tr("Name right of the line")
    return tr("Name below the line") if stand.turned else tr("Name above the line")
