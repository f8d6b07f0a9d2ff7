"""Dragging from the edge of a step: a flow to another step, to a partner, or to a new step."""

from functools import partial

from PySide6.QtCore import QLineF, Qt

from ketenkaart.drawing.content import Content
from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.overlays import Drop
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.dragging import Dragging, area_of, area_of_cell
from ketenkaart.editor.messages import Button
from ketenkaart.edits.connecting import (
    connect,
    crosses_boundary,
    koppelvlakken_between,
    reconnect,
    set_koppelvlak,
)
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.making import NewKoppelvlak
from ketenkaart.edits.stepping import next_step_in
from ketenkaart.model.process import Flow
from ketenkaart.texts import tr

_ENDS = ("steps", "partners", "systems")
_MOST_OFFERED = 3


class ConnectDrag(Dragging):
    """From the band around a box."""

    def takes(self, at: Pointer) -> bool:
        """The edge of a step, or of the capsule of a partner."""
        return at.hit.part is Part.EDGE and at.hit.kind in ("steps", "partners")

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """A cross where a flow begins."""
        return Qt.CursorShape.CrossCursor if self.takes(at) else None

    def show(self, at: Pointer) -> Drop | None:
        """A line from the step to the mouse, what it would meet, and words."""
        assert self.start is not None
        line = QLineF(self.start.mm, at.mm)
        hit = at.hit
        if hit.kind in _ENDS and hit.id != self.start.hit.id:
            layout = self.screen.layout
            rect = layout.boxes.get(hit.id) or layout.lanes.get(hit.id)
            words = tr("Connect with {what}", what=self.called(hit.id))
            return Drop(area_of(rect) if rect is not None else None, line, words, at.mm)
        if hit.part is Part.CELL and hit.cell is not None and hit.cell.lane is not None:
            lane, phase = hit.cell.lane, hit.cell.phase
            area = area_of_cell(self.screen.layout, lane, phase)
            return Drop(area, line, self._new_step(lane, phase), at.mm)
        return Drop(None, line, "", at.mm)

    def _new_step(self, lane: str, phase: str | None) -> str:
        """What a drop on an empty place would make."""
        partner = self.called(lane) or tr("no partner yet")
        if phase is None:
            return tr("New step at {partner}", partner=partner)
        return tr("New step at {partner}, phase {phase}", partner=partner, phase=self.called(phase))

    def drop(self, at: Pointer) -> None:
        """Connect, with a new step where there was none."""
        assert self.start is not None
        source, hit = self.start.hit.id, at.hit
        if hit.kind in _ENDS and hit.id != source:
            shared = koppelvlakken_between(self.kaart, source, hit.id)
            joint = shared[0].id if shared and not at.keys & Qt.KeyboardModifier.ShiftModifier else None
            self._connect(connect(self.kaart, source, hit.id, koppelvlak=joint))
        elif hit.part is Part.CELL and hit.cell is not None and hit.cell.lane is not None:
            lane = hit.cell.lane
            partner = None if lane == NO_PARTNER else lane
            self._connect(next_step_in(self.kaart, source, partner, hit.cell.phase))

    def _connect(self, edit: Edit) -> None:
        before = {flow.id for flow in self.kaart.flows}
        if self.window.do(edit):
            flow = next((one for one in self.kaart.flows if one.id not in before), None)
            if flow is not None:
                offer_koppelvlak(self, flow)


class EndDrag(Dragging):
    """The end of a flow goes to another step; its name, documents and interface stay."""

    def takes(self, at: Pointer) -> bool:
        """An end of a flow."""
        return at.hit.part in (Part.SOURCE_END, Part.TARGET_END)

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """A hand over an end."""
        return Qt.CursorShape.PointingHandCursor if self.takes(at) else None

    def show(self, at: Pointer) -> Drop | None:
        """A line to the mouse, and what it would meet."""
        assert self.start is not None
        line = QLineF(self.start.mm, at.mm)
        end = self._end_at(at.hit)
        if not end:
            return Drop(None, line, "", at.mm)
        layout = self.screen.layout
        rect = layout.boxes.get(end) or layout.lanes.get(end)
        source = self.start.hit.part is Part.SOURCE_END
        text = (
            tr("Comes from {what}", what=self.called(end))
            if source
            else tr("Goes to {what}", what=self.called(end))
        )
        return Drop(area_of(rect) if rect is not None else None, line, text, at.mm)

    def drop(self, at: Pointer) -> None:
        """Reconnect it."""
        assert self.start is not None
        end = self._end_at(at.hit)
        if not end:
            return
        flow_id = self.start.hit.id
        source = end if self.start.hit.part is Part.SOURCE_END else None
        target = end if source is None else None
        before = self.kaart.get(Flow, flow_id)
        crossed = before is not None and crosses_boundary(self.kaart, before.source, before.target)
        if self.window.do(reconnect(self.kaart, flow_id, source, target)):
            flow = self.kaart.get(Flow, flow_id)
            if flow is not None and not (crossed and flow.koppelvlakken):
                offer_koppelvlak(self, flow)

    @staticmethod
    def _end_at(hit: Hit) -> str:
        return hit.id if hit.kind in _ENDS and hit.id != NO_PARTNER else ""


def offer_koppelvlak(drag: Dragging, flow: Flow) -> None:
    """Offer the interfaces of the two sides for a flow that goes to another partner."""
    kaart, window = drag.kaart, drag.window
    if not crosses_boundary(kaart, flow.source, flow.target):
        return
    content = Content(kaart)
    others = [
        one
        for one in koppelvlakken_between(kaart, flow.source, flow.target)
        if one.id not in flow.koppelvlakken
    ]

    def choose(joint: str | NewKoppelvlak | None) -> None:
        window.do(set_koppelvlak(drag.kaart, [flow.id], joint)._replace(select=window.selection.ids))

    buttons = [
        Button(tr("Use {interface}", interface=content.koppelvlak_code(one)), partial(choose, one.id))
        for one in others[:_MOST_OFFERED]
    ]
    buttons.append(Button(tr("New interface"), partial(choose, NewKoppelvlak())))
    if flow.koppelvlakken:
        codes = [content.koppelvlak_code(one) for one in kaart.koppelvlakken if one.id in flow.koppelvlakken]
        buttons.append(Button(tr("None yet"), partial(choose, None)))
        window.say(tr("Goes over {interface}.", interface=", ".join(codes)), buttons=buttons)
    else:
        window.say(tr("This flow goes to another partner but has no interface."), buttons=buttons)
