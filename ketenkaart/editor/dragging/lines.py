"""Dragging a line to another side of the box where it leaves or enters: kept as a hint on the flow."""

from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.overlays import Drop
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.dragging import Dragging, area_of
from ketenkaart.edits.connecting import choose_sides
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Flow
from ketenkaart.model.vocabulary import Side
from ketenkaart.texts import tr


class LineDrag(Dragging):
    """The nearer end of the line goes to the side where the mouse is."""

    def takes(self, at: Pointer) -> bool:
        """A line, away from its ends."""
        return at.hit.kind == "flows" and at.hit.part is Part.BODY

    def show(self, at: Pointer) -> Drop | None:
        """The box and the side it would be."""
        found = self._found(at)
        if found is None:
            return None
        rect, side, leaves = found
        text = (
            tr("Leaves at the {side}", side=side.title)
            if leaves
            else tr("Enters at the {side}", side=side.title)
        )
        return Drop(area_of(rect), None, text, at.mm)

    def drop(self, at: Pointer) -> None:
        """Keep the side as a hint, beside one for the other end."""
        assert self.start is not None
        found = self._found(at)
        flow = self.kaart.get(Flow, self.start.hit.id)
        if found is None or flow is None:
            return
        _, side, leaves = found
        out = flow.hint.side_out if flow.hint is not None else None
        into = flow.hint.side_in if flow.hint is not None else None
        out, into = (side, into) if leaves else (out, side)
        self.window.do(choose_sides(self.kaart, flow.id, out, into))

    def _found(self, at: Pointer) -> tuple[Rect, Side, bool] | None:
        """The box at the end nearer to where the drag began, the side of it, and whether it is the source."""
        assert self.start is not None
        flow = self.kaart.get(Flow, self.start.hit.id)
        boxes = self.screen.layout.boxes
        source = boxes.get(flow.source or "") if flow is not None else None
        target = boxes.get(flow.target or "") if flow is not None else None
        if source is None or target is None:
            return None
        leaves = _away(source, self.start) <= _away(target, self.start)
        rect = source if leaves else target
        now = self._side_now(leaves)
        side = _side_of(rect, at)
        if side is now:  # pulled away from where it runs, but not round the corner of the box
            side = _pulled(self.start, at)
        return (rect, side, leaves) if side is not now else None

    def _side_now(self, leaves: bool) -> Side | None:
        """The side where the line meets the box."""
        shown = self.window.canvas.shown
        assert self.start is not None
        edges = shown.scenery.elements.edges(self.start.hit.id) if shown is not None else []
        if not edges:
            return None
        points = self.screen.layout.routes[edges[0 if leaves else -1]].points
        end, beside = points[:2] if leaves else points[:-3:-1]
        if end.y == beside.y:
            return Side.LEFT if beside.x < end.x else Side.RIGHT
        return Side.TOP if beside.y < end.y else Side.BOTTOM


def _away(rect: Rect, at: Pointer) -> float:
    across = max(rect.left - at.mm.x(), at.mm.x() - rect.right, 0.0)
    along = max(rect.top - at.mm.y(), at.mm.y() - rect.bottom, 0.0)
    return across + along


def _pulled(start: Pointer, at: Pointer) -> Side:
    """The side towards which the line is pulled most."""
    away = at.mm - start.mm
    if abs(away.x()) > abs(away.y()):
        return Side.LEFT if away.x() < 0 else Side.RIGHT
    return Side.TOP if away.y() < 0 else Side.BOTTOM


def _side_of(rect: Rect, at: Pointer) -> Side:
    """The side of a box that is nearest to the mouse, by how far it is out of it."""
    away = {
        Side.LEFT: rect.left - at.mm.x(),
        Side.RIGHT: at.mm.x() - rect.right,
        Side.TOP: rect.top - at.mm.y(),
        Side.BOTTOM: at.mm.y() - rect.bottom,
    }
    return max(away, key=lambda side: away[side])
