"""Dragging steps, or copies of them: beside another step, to a cell, a lane or a phase, or into a flow."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, Qt

from ketenkaart.drawing.arranging import Beside, InCell, InLane, InPhase, InSection, Target
from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.editor.canvas.cells import CellAt
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.overlays import Drop, Ghost
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.dragging import (
    COPIES,
    Dragging,
    area_of,
    area_of_cell,
    area_of_lane,
    is_off_lanes,
    moved_by,
)
from ketenkaart.editor.foresight import Foresight
from ketenkaart.edits.between import put_between
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.moving import copy_into_flow, copy_to, move
from ketenkaart.edits.stepping import put_in_flow
from ketenkaart.layout.geometry import Rect
from ketenkaart.memory import Cell, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.drawing.screen import Screen
    from ketenkaart.editor.window import Window

_RESTS = 120  # ms, until the others are seen to make room
_QUARTER = 0.25
_AIR = 4.0  # between a step and the bar beside it, mm


class _Aim(NamedTuple):
    """What a drop would do: the flow the step is put in, or its place; with the steps or with copies."""

    copies: bool
    flow: str = ""
    target: Target | None = None


class StepDrag(Dragging):
    """All selected steps go along with the one that is dragged; with Ctrl copies of them."""

    def __init__(self, window: "Window") -> None:
        """For the map of a window."""
        super().__init__(window)
        self._aim: _Aim | None = None
        self._foresight = Foresight(window, _RESTS)

    def takes(self, at: Pointer) -> bool:
        """The middle of a step."""
        return at.hit.kind == "steps" and at.hit.part is Part.BODY

    def refusal(self, element: str) -> str:
        """What stands for several steps takes all of them along."""
        return ""

    def show(self, at: Pointer) -> Drop | None:
        """The steps under the mouse, a bar or a lane, and words."""
        assert self.start is not None
        steps = set(map(self.window.canvas.drawn_as, self._steps))
        groups = tuple(group for group in self.screen.chart.groups if group.id in steps)
        self.window.canvas.set_ghosts((Ghost(groups, moved_by(self.start, at)),))
        aim = self._aim_at(at)
        copies = bool(at.keys & COPIES)
        shape = Qt.CursorShape.DragCopyCursor if copies else Qt.CursorShape.ClosedHandCursor
        self.window.canvas.setCursor(shape)
        self._foresee(aim)
        if aim is None:
            return self._nowhere(at)
        preview = self.window.canvas.preview
        drop = self._shown(aim, at) if preview is None else self._foreseen(preview, aim, at)
        return drop._replace(words=_copied(drop.words)) if copies else drop

    def beyond(self, at: Pointer) -> Hit:
        """A partner or phase in the outline is its lane or phase; a step there the lane of its partner."""
        element = self.window.outline.element_at(self.window.canvas.mapToGlobal(at.place.toPoint()))
        record = self.kaart.records.get(element)
        owner = self.kaart.partner_of(element) if isinstance(record, Partner | Step) else None
        if owner is not None and owner.id in self.screen.layout.lanes:
            return Hit("partners", owner.id, Part.LANE_HEAD, at.mm)
        if isinstance(record, Phase) and element in self.screen.layout.phases:
            return Hit("phases", element, Part.PHASE_HEAD, at.mm)
        return super().beyond(at)

    def drop(self, at: Pointer) -> None:
        """Move or copy them, or put the one in a flow."""
        self._foresight.forget()
        aim = self._aim_at(at)
        if aim is not None:
            self.window.do(self._make(aim)())
        elif is_off_lanes(at.hit):
            self.window.say(tr("There is no lane there; nothing was moved."))

    def _nowhere(self, at: Pointer) -> Drop | None:
        """Outside the lanes nothing stands: they go back to where they were."""
        return Drop(words=tr("No lane here"), at=at.mm) if is_off_lanes(at.hit) else None

    def _foresee(self, aim: _Aim | None) -> None:
        """Have the others make room, once the mouse has rested where a drop would do this."""
        canvas = self.window.canvas
        if aim != self._aim:
            canvas.set_preview(None)
        self._aim = aim
        if aim is None:
            self._foresight.forget()
        elif canvas.preview is None:
            self._foresight.want(self._make(aim), self._show_room)

    def _show_room(self, screen: "Screen | None") -> None:
        """The others have made room."""
        if screen is None or self._last is None or self._aim is None:
            return
        fresh = frozenset(screen.kaart.records.keys() - self.screen.kaart.records.keys())
        self.window.canvas.set_preview(screen, fresh, frozenset(self._landing(screen)))
        self.window.canvas.set_drop(self.show(self._last))

    def _make(self, aim: _Aim) -> partial[Edit]:
        """Gives the edit, wherever it is asked for."""
        assert self.window.session is not None
        kaart, memory, steps = self.kaart, self.window.session.memory, self._steps
        if aim.flow:
            return partial(_put_in_flow, kaart, memory, aim, steps[-1])
        assert aim.target is not None
        if aim.copies:
            return partial(copy_to, kaart, memory, steps, aim.target)
        return partial(_moved, kaart, memory, steps, aim.target, self.window.selection.ids)

    def _end(self) -> None:
        self._aim = None
        self._foresight.forget()
        super()._end()

    def _aim_at(self, at: Pointer) -> _Aim | None:
        copies = bool(at.keys & COPIES)
        flow = self._flow(at.hit, copies)
        if flow:
            return _Aim(copies, flow)
        target = self._target(at.hit, copies)
        return _Aim(copies, "", target) if target is not None else None

    @property
    def _steps(self) -> list[str]:
        chosen = self.window.selection.ids
        return [one for one in chosen if self.kaart.get(Step, one) is not None]

    def _flow(self, hit: Hit, copies: bool) -> str:
        """The flow a single step without flows of its own, as a copy is, would be put in."""
        steps, into = self._steps, hit.id if hit.kind == "flows" else hit.under
        if into not in self.kaart.records or len(steps) != 1:
            return ""
        own = any(steps[0] in (flow.source, flow.target) for flow in self.kaart.flows)
        return "" if own and not copies else into

    def _target(self, hit: Hit, copies: bool) -> Target | None:
        if hit.kind == "steps":
            return self._beside(hit, copies)
        if hit.part is Part.LANE_HEAD or (hit.part is Part.DIVIDER and hit.kind == "partners"):
            return InLane(_partner(hit.id))
        if hit.part is Part.PHASE_HEAD or (hit.part is Part.DIVIDER and hit.kind == "phases"):
            return InPhase(hit.id)
        cell = hit.cell
        if cell is None or cell.lane is None:
            return None
        place = Cell(cell.column, cell.row)
        lane = {node.id for node in self.screen.sizes.graph.nodes if node.lane == cell.lane}
        taken = {found for box, found in self.screen.layout.memory.places.items() if box in lane}
        if place in taken:
            return InLane(_partner(cell.lane))
        if self.window.reading.folds.hides:  # its columns and rows are not those of the whole drawing
            return self._near(cell)
        return InCell(_partner(cell.lane), cell.phase, place)

    def _beside(self, hit: Hit, copies: bool) -> Target | None:
        """Beside a step; where several stand as one, to them."""
        dragged = map(self.window.canvas.drawn_as, self._steps)
        if hit.id in dragged and not copies:
            return None
        several = self.screen.kaart.get(Step, hit.id) if self.is_several(hit.id) else None
        if several is not None:
            return InSection(several.partner, several.phase)
        return Beside(hit.id, self._side(hit))

    def _near(self, cell: CellAt) -> Target:
        """Beside the nearest step that stands in the same row of a lane and in the same phase."""
        kaart, places = self.screen.kaart, self.screen.layout.memory.places
        lane, dragged = _partner(cell.lane or NO_PARTNER), set(self._steps)
        row = [
            (places[step.id].column - cell.column, step.id)
            for step in kaart.steps
            if (step.partner, step.phase) == (lane, cell.phase)
            and not self.is_several(step.id)
            and step.id not in dragged
            and step.id in places
            and places[step.id].row == cell.row
        ]
        if not row:
            return InSection(lane, cell.phase)
        away, nearest = min(row, key=lambda found: (abs(found[0]), found[0]))
        return Beside(nearest, "after" if away < 0 else "before")

    def _side(self, hit: Hit) -> str:
        """Top and bottom quarter: above and below; else before and after."""
        rect = self.screen.layout.boxes[hit.id]
        down = (hit.place.y() - rect.top) / rect.height
        if down < _QUARTER:
            return "above"
        if down > 1 - _QUARTER:
            return "below"
        return "before" if hit.place.x() < rect.centre.x else "after"

    def _foreseen(self, preview: "Screen", aim: _Aim, at: Pointer) -> Drop:
        """Where they stand on the map as it would be."""
        boxes = preview.layout.boxes
        landing = [boxes[one] for one in self._landing(preview) if one in boxes]
        lane = preview.scene.lane_at(landing[0].centre.y) if landing else None
        area = area_of_lane(preview.layout, lane)
        return Drop(area, None, self._words(aim), at.mm, landing=tuple(map(area_of, landing)))

    def _landing(self, preview: "Screen") -> list[str]:
        """The steps that would stand there: the copies, else those that are dragged."""
        known = self.screen.kaart.records
        return [one.id for one in preview.kaart.steps if one.id not in known] or self._steps

    def _shown(self, aim: _Aim, at: Pointer) -> Drop:
        layout, target, words = self.screen.layout, aim.target, self._words(aim)
        if target is None:
            return Drop(words=words, at=at.mm)
        if isinstance(target, Beside):
            rect = layout.boxes[target.other]
            lane = self.screen.scene.lane_at(rect.centre.y)
            area = area_of_lane(layout, lane)
            return Drop(area, _bar(rect, target.side), words, at.mm)
        if isinstance(target, InPhase):
            left, right = layout.phases[target.phase or ""]
            return Drop(area_of(Rect(left, 0.0, right - left, layout.height)), None, words, at.mm)
        phase = target.phase if isinstance(target, InCell | InSection) else None
        area = area_of_cell(layout, target.partner or NO_PARTNER, phase)
        return Drop(area, None, words, at.mm)

    def _with_partner(self, other: str, words: str) -> str:
        """Where beside a step of another partner it goes, with that partner."""
        there = self.kaart.partner_of(other)
        if there is None or all(self.kaart.partner_of(step) == there for step in self._steps):
            return words
        return f"{tr('To {partner}', partner=self.called(there.id))}, {_small(words)}"

    def _words(self, aim: _Aim) -> str:
        target = aim.target
        if target is None:
            return tr("Put in this flow")
        if isinstance(target, Beside):
            other = self.called(target.other)
            words = {
                "before": tr("Before {step}", step=other),
                "after": tr("After {step}", step=other),
                "above": tr("Above {step}", step=other),
                "below": tr("Below {step}", step=other),
            }
            return self._with_partner(target.other, words[target.side])
        if isinstance(target, InPhase):
            return tr("To phase {phase}", phase=self.called(target.phase or ""))
        partner = self.called(target.partner or "") or tr("no partner yet")
        if isinstance(target, InCell | InSection) and target.phase is not None:
            return tr("To {partner}, phase {phase}", partner=partner, phase=self.called(target.phase))
        return tr("To {partner}", partner=partner)


def _put_in_flow(kaart: Ketenkaart, memory: Memory, aim: _Aim, step: str) -> Edit:
    edit = (copy_into_flow if aim.copies else put_in_flow)(kaart, aim.flow, step)
    return put_between(kaart, memory, edit, aim.flow)


def _moved(
    kaart: Ketenkaart, memory: Memory, steps: list[str], target: Target, selected: tuple[str, ...]
) -> Edit:
    return move(kaart, memory, steps, target)._replace(select=selected)


def _copied(words: str) -> str:
    return tr("Copy: {where}", where=_small(words)) if words else ""


def _small(words: str) -> str:
    """The words as they go on in a sentence."""
    return words[:1].lower() + words[1:]


def _partner(lane: str) -> str | None:
    return None if lane == NO_PARTNER else lane


def _bar(rect: Rect, side: str) -> QLineF:
    """The bar at one side of a step, mm."""
    if side in ("before", "after"):
        x = rect.left - _AIR if side == "before" else rect.right + _AIR
        return QLineF(x, rect.top - _AIR, x, rect.bottom + _AIR)
    y = rect.top - _AIR if side == "above" else rect.bottom + _AIR
    return QLineF(rect.left - _AIR, y, rect.right + _AIR, y)
