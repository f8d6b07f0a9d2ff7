"""Dragging steps: beside another step, into an empty cell, a lane or a phase, or into a flow."""

from PySide6.QtCore import QLineF, Qt

from ketenkaart.drawing.arranging import Beside, InCell, InLane, InPhase, Target
from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.overlays import Drop, Ghost
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.dragging import Dragging, area_of, area_of_cell, moved_by
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.moving import move
from ketenkaart.edits.stepping import put_in_flow
from ketenkaart.layout.geometry import Rect
from ketenkaart.memory import Cell
from ketenkaart.model.process import Step
from ketenkaart.texts import tr

_QUARTER = 0.25
_AIR = 4.0  # between a step and the bar beside it, mm


class StepDrag(Dragging):
    """All selected steps go along with the one that is dragged."""

    def takes(self, at: Pointer) -> bool:
        """The middle of a step."""
        return at.hit.kind == "steps" and at.hit.part is Part.BODY

    def show(self, at: Pointer) -> Drop | None:
        """The steps under the mouse, a bar or a lane, and words."""
        assert self.start is not None
        steps = set(self._steps)
        groups = tuple(group for group in self.screen.chart.groups if group.id in steps)
        self.window.canvas.set_ghosts((Ghost(groups, moved_by(self.start, at)),))
        self.window.canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        flow = self._flow(at.hit)
        if flow:
            return Drop(words=tr("Put in this flow"), at=at.mm)
        target = self._target(at.hit)
        return self._shown(target, at) if target is not None else None

    def drop(self, at: Pointer) -> None:
        """Move them, or put the one in a flow."""
        self.window.canvas.unsetCursor()
        flow = self._flow(at.hit)
        target = self._target(at.hit)
        if flow:
            self.window.do(put_in_flow(self.kaart, flow, self._steps[-1]))
        elif target is not None:
            self.window.do(self._moved(target))

    def _moved(self, target: Target) -> Edit:
        assert self.window.session is not None
        edit = move(self.kaart, self.window.session.memory, self._steps, target)
        return edit._replace(select=self.window.selection.ids)

    @property
    def _steps(self) -> list[str]:
        chosen = self.window.selection.ids
        return [one for one in chosen if self.kaart.get(Step, one) is not None]

    def _flow(self, hit: Hit) -> str:
        """The flow a single step without flows of its own would be put in."""
        steps = self._steps
        if hit.kind != "flows" or len(steps) != 1:
            return ""
        own = any(steps[0] in (flow.source, flow.target) for flow in self.kaart.flows)
        return "" if own else hit.id

    def _target(self, hit: Hit) -> Target | None:
        if hit.kind == "steps":
            return None if hit.id in self._steps else Beside(hit.id, self._side(hit))
        if hit.part is Part.LANE_HEAD or (hit.part is Part.DIVIDER and hit.kind == "partners"):
            return InLane(_partner(hit.id))
        if hit.part is Part.PHASE_HEAD or (hit.part is Part.DIVIDER and hit.kind == "phases"):
            return InPhase(hit.id)
        cell = hit.cell
        if cell is None or cell.lane is None:
            return None
        place = Cell(cell.column, cell.row)
        lane = {node.id for node in self.screen.sizes.graph.nodes if node.lane == cell.lane}
        assert self.window.session is not None
        taken = {found for box, found in self.window.session.memory.places.items() if box in lane}
        if place in taken:
            return InLane(_partner(cell.lane))
        return InCell(_partner(cell.lane), cell.phase, place)

    def _side(self, hit: Hit) -> str:
        """Top and bottom quarter: above and below; else before and after."""
        rect = self.screen.layout.boxes[hit.id]
        down = (hit.place.y() - rect.top) / rect.height
        if down < _QUARTER:
            return "above"
        if down > 1 - _QUARTER:
            return "below"
        return "before" if hit.place.x() < rect.centre.x else "after"

    def _shown(self, target: Target, at: Pointer) -> Drop:
        layout = self.screen.layout
        if isinstance(target, Beside):
            rect = layout.boxes[target.other]
            lane = self.screen.scene.lane_at(rect.centre.y)
            area = area_of(layout.lanes[lane]) if lane is not None else None
            return Drop(area, _bar(rect, target.side), self._words(target), at.mm)
        if isinstance(target, InPhase):
            left, right = layout.phases[target.phase or ""]
            return Drop(
                area_of(Rect(left, 0.0, right - left, layout.height)), None, self._words(target), at.mm
            )
        phase = target.phase if isinstance(target, InCell) else None
        area = area_of_cell(layout, target.partner or NO_PARTNER, phase)
        return Drop(area, None, self._words(target), at.mm)

    def _words(self, target: Target) -> str:
        if isinstance(target, Beside):
            other = self.called(target.other)
            words = {
                "before": tr("Before {step}", step=other),
                "after": tr("After {step}", step=other),
                "above": tr("Above {step}", step=other),
                "below": tr("Below {step}", step=other),
            }
            return words[target.side]
        if isinstance(target, InPhase):
            return tr("To phase {phase}", phase=self.called(target.phase or ""))
        partner = self.called(target.partner or "") or tr("no partner yet")
        if isinstance(target, InCell) and target.phase is not None:
            return tr("To {partner}, phase {phase}", partner=partner, phase=self.called(target.phase))
        return tr("To {partner}", partner=partner)


def _partner(lane: str) -> str | None:
    return None if lane == NO_PARTNER else lane


def _bar(rect: Rect, side: str) -> QLineF:
    """The bar at one side of a step, mm."""
    if side in ("before", "after"):
        x = rect.left - _AIR if side == "before" else rect.right + _AIR
        return QLineF(x, rect.top - _AIR, x, rect.bottom + _AIR)
    y = rect.top - _AIR if side == "above" else rect.bottom + _AIR
    return QLineF(rect.left - _AIR, y, rect.right + _AIR, y)
