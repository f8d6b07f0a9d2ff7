"""Dragging from the edge of a step, or the end of a flow: to another step, to a partner, or to a new step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.overlays import Drop
from ketenkaart.editor.canvas.tether import Tether, crossing, way_between
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.cardplace import around
from ketenkaart.editor.dragging.dragging import Dragging, area_of, area_of_cell, is_off_lanes
from ketenkaart.editor.dragging.jointcard import JointCard
from ketenkaart.editor.dragging.joints import Joint, joints_between, told_sides
from ketenkaart.edits.connecting import changes_partner, connect, reconnect, set_koppelvlak
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.stepping import next_step_in
from ketenkaart.model.process import Flow, Partner
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_ENDS = ("steps", "partners", "systems")
_BOX = QRectF(0.0, 0.0, 44.0, 18.0)  # of a step that would be made, mm
_GRIP = 6.0  # how far left of the mouse it begins, mm


class FlowDrag(Dragging):
    """A flow that is drawn with the mouse; across the border of a partner a card offers its interface."""

    def __init__(self, window: "Window") -> None:
        """For the map of a window."""
        super().__init__(window)
        self._card = JointCard(window.canvas)
        self._offered = ""  # the flow the card is about, after the drop
        window.map_changed.connect(self._map_changed)
        for moved in (window.canvas.view_changed, window.names.textChanged):
            moved.connect(self._keep_beside)
        self._joints: tuple[Joint, ...] = ()
        self._chosen = 0

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """Space chooses another interface."""
        if key == Qt.Key.Key_Space and self._last is not None and self._joints:
            self._chosen = (self._chosen + 1) % len(self._joints)
            self.move(self._last._replace(keys=keys))
            return True
        return super().key(key, keys)

    def _offer(self, source: str, target: str, at: Pointer, words: str, kept: tuple[str, ...] = ()) -> str:
        """Offer the interfaces of the two sides; gives the code of the one a drop would take."""
        joints = joints_between(self.kaart, source, target, kept)
        if joints != self._joints:
            self._joints, self._chosen = joints, 0
        if not joints:
            self._card.hide()
            return ""
        sides = told_sides(self.kaart, source, target)
        chosen = self._chosen_now(at)
        self._card.offer(words, sides, joints, joints.index(chosen), at.place.toPoint())
        return chosen.code

    def _chosen_now(self, at: Pointer) -> Joint:
        """What a drop would take: with Shift no interface, which is the last choice."""
        return self._joints[-1 if at.keys & Qt.KeyboardModifier.ShiftModifier else self._chosen]

    def _offer_nothing(self) -> None:
        self._joints = ()
        self._card.hide()

    def _dropped(self, flow: Flow | None) -> None:
        """After the drop the card stays for a while, beside the flow."""
        if flow is None or not self._joints:
            return

        self._offered = flow.id

        def take(joint: Joint) -> None:
            chosen = next(iter(joint.koppelvlakken), None)
            window = self.window
            window.do(set_koppelvlak(self.kaart, [flow.id], chosen)._replace(select=window.selection.ids))

        self.window.pad.put_away()  # one question at a time
        self._card.stay(around(self.window, flow), take)
        self._joints = ()

    def _map_changed(self) -> None:
        if self._offered and (self.window.session is None or self._offered not in self.kaart.records):
            self._offered = ""
            self._card.hide()

    def _keep_beside(self) -> None:
        """The flow may be elsewhere now, or the name of its new step need more room."""
        flow = self.kaart.get(Flow, self._offered) if self.window.session is not None else None
        if flow is not None and self._card.isVisible() and self.start is None:
            self._card.keep_beside(around(self.window, flow))

    def _end(self) -> None:
        if self._joints:  # nothing was dropped
            self._offer_nothing()
        self.window.status.show_keys()
        super()._end()

    def _told(self, what: str) -> None:
        """The keys that are of use now, in the status bar."""
        hints = [what, tr("Esc stops")]
        if self._joints:
            hints[1:1] = [tr("Space chooses another interface"), tr("Shift without interface")]
        self.window.status.show_hints("   ".join(hints))

    def _drawn(self, words: str, at: Pointer, area: QRectF | None, tether: Tether) -> Drop:
        """The drop with its line; the card has the words where it is shown."""
        if not self._joints:
            return Drop(area, None, words, at.mm, tether)
        return Drop(area, None, f"{words}, {self._chosen_now(at).title}", at.mm, tether, silent=True)

    def _mark(self, points: tuple[QPointF, ...], source: str, target: str) -> QPointF | None:
        """Where a flow enters the lane of the other partner."""
        lanes = self.screen.layout.lanes
        here, there = (lanes.get(self._root(end)) for end in (source, target))
        if not self._joints or here is None or there is None:
            return None
        return crossing(points, there.top if there.top > here.top else there.bottom)

    def _root(self, end: str) -> str:
        owner = self.kaart.partner_of(end)
        return self.kaart.root_of(owner).id if owner is not None else ""

    def _is_end(self, hit: Hit) -> bool:
        """Whether a flow can end there: not at what stands for several."""
        return hit.kind in _ENDS and not self.is_several(hit.id)

    def _refuse_several(self, hit: Hit) -> None:
        """Where a flow is dropped on what stands for several, say why nothing came of it."""
        if hit.kind in _ENDS and self.is_several(hit.id):
            self._refuse(tr("Several steps stand here as one; unfold them to connect one of them."))

    def _area(self, end: str, at: Pointer) -> QRectF:
        """Where a line ends: at a box, else at the mouse."""
        rect = self.screen.layout.boxes.get(self.window.canvas.drawn_as(end))
        return area_of(rect) if rect is not None else QRectF(at.mm, at.mm)


class ConnectDrag(FlowDrag):
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
        source, hit = self.start.hit.id, at.hit
        if self._is_end(hit) and hit.id != source:
            return self._to_end(source, hit.id, at)
        if hit.part is Part.CELL and hit.cell is not None and hit.cell.lane is not None:
            return self._to_cell(source, hit.cell.lane, hit.cell.phase, at)
        self._offer_nothing()
        self.window.status.show_keys()
        tether = Tether(way_between(self._area(source, self.start), QRectF(at.mm, at.mm)))
        return Drop(None, None, tr("No lane here") if is_off_lanes(hit) else "", at.mm, tether)

    def _to_end(self, source: str, target: str, at: Pointer) -> Drop:
        """To a step or partner."""
        words = tr("Connect with {what}", what=self.called(target))
        code = self._offer(source, target, at, words)
        points = way_between(self._area(source, at), self._area(target, at))
        layout = self.screen.layout
        rect = layout.boxes.get(target) or layout.lanes.get(target)
        self._told(tr("Let go to connect with {what}.", what=self.called(target)))
        tether = Tether(points, self._mark(points, source, target), code)
        return self._drawn(words, at, area_of(rect) if rect is not None else None, tether)

    def _to_cell(self, source: str, lane: str, phase: str | None, at: Pointer) -> Drop:
        """To a new step."""
        words = self._new_step(lane, phase)
        code = self._offer(source, lane, at, words)
        box = self._box(source, at)
        points = way_between(self._area(source, at), box)
        partner = self.called(lane) or tr("no partner yet")
        self._told(tr("Let go for a new step at {partner}.", partner=partner))
        tether = Tether(points, self._mark(points, source, lane), code, box, tr("New step"))
        return self._drawn(words, at, area_of_cell(self.screen.layout, lane, phase), tether)

    def _box(self, source: str, at: Pointer) -> QRectF:
        """The step that would be made: as large as the one it follows."""
        is_partner = self.kaart.get(Partner, source) is not None
        box = QRectF(_BOX) if is_partner else self._area(source, at)
        box.moveTopLeft(QPointF(at.mm.x() - _GRIP, at.mm.y() - box.height() / 2))
        return box

    def _new_step(self, lane: str, phase: str | None) -> str:
        """What a drop on an empty place would make."""
        partner = self.called(lane) or tr("no partner yet")
        if phase is None:
            return tr("New step at {partner}", partner=partner)
        return tr("New step at {partner}, phase {phase}", partner=partner, phase=self.called(phase))

    def drop(self, at: Pointer) -> None:
        """Connect, with a new step where there was none."""
        assert self.start is not None
        self.show(at)
        source, hit = self.start.hit.id, at.hit
        joint = next(iter(self._chosen_now(at).koppelvlakken), None) if self._joints else None
        if self._is_end(hit) and hit.id != source:
            self._connect(connect(self.kaart, source, hit.id, koppelvlak=joint))
        elif hit.part is Part.CELL and hit.cell is not None and hit.cell.lane is not None:
            lane = hit.cell.lane
            partner = None if lane == NO_PARTNER else lane
            self._connect(next_step_in(self.kaart, source, partner, hit.cell.phase, joint))
        elif is_off_lanes(hit):
            self.window.say(tr("There is no lane there; nothing was drawn."))
        else:
            self._refuse_several(hit)

    def _connect(self, edit: Edit) -> None:
        before = {flow.id for flow in self.kaart.flows}
        if self.window.do(edit):
            flow = next((one for one in self.kaart.flows if one.id not in before), None)
            self._dropped(flow)


class EndDrag(FlowDrag):
    """The end of a flow goes to another step; its name, documents and interface stay."""

    def takes(self, at: Pointer) -> bool:
        """An end of a flow."""
        return at.hit.part in (Part.SOURCE_END, Part.TARGET_END)

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """A hand over an end."""
        return Qt.CursorShape.PointingHandCursor if self.takes(at) else None

    def show(self, at: Pointer) -> Drop | None:
        """The line to the mouse, and what it would meet."""
        end, flow = self._end_at(at.hit), self._flow
        if flow is None:
            return None
        fixed = self._area(self._other(flow), at)
        if not end:
            self._offer_nothing()
            self.window.status.show_keys()
            return Drop(None, None, "", at.mm, Tether(self._way(fixed, QRectF(at.mm, at.mm))))
        words = (
            tr("Comes from {what}", what=self.called(end))
            if self._is_source
            else tr("Goes to {what}", what=self.called(end))
        )
        code = self._offer_anew(flow, end, at, words)
        points = self._way(fixed, self._area(end, at))
        self._told(tr("Let go to reconnect."))
        layout = self.screen.layout
        rect = layout.boxes.get(end) or layout.lanes.get(end)
        tether = Tether(points, self._mark(points, self._other(flow), end), code)
        return self._drawn(words, at, area_of(rect) if rect is not None else None, tether)

    def _offer_anew(self, flow: Flow, end: str, at: Pointer, words: str) -> str:
        """Offer interfaces where the partner changes, or there is none yet."""
        source, target = self._ends(flow, end)
        if flow.koppelvlakken and not changes_partner(self.kaart, flow.id, source, target):
            self._offer_nothing()
            return ""
        one, other = source or flow.source or "", target or flow.target or ""
        return self._offer(one, other, at, words, flow.koppelvlakken)

    def _way(self, fixed: QRectF, end: QRectF) -> tuple[QPointF, ...]:
        """The line in the direction of the flow."""
        return way_between(end, fixed) if self._is_source else way_between(fixed, end)

    @property
    def _flow(self) -> Flow | None:
        return self.kaart.get(Flow, self.start.hit.id) if self.start is not None else None

    @property
    def _is_source(self) -> bool:
        return self.start is not None and self.start.hit.part is Part.SOURCE_END

    def _other(self, flow: Flow) -> str:
        """The end that stays where it is."""
        return (flow.target if self._is_source else flow.source) or ""

    def _ends(self, flow: Flow, end: str) -> tuple[str | None, str | None]:
        """The ends as `reconnect` takes them."""
        return (end, None) if self._is_source else (None, end)

    def drop(self, at: Pointer) -> None:
        """Reconnect it."""
        end, flow = self._end_at(at.hit), self._flow
        if not end or flow is None:
            self._refuse_several(at.hit)
            return
        self.show(at)
        joints = self._chosen_now(at).koppelvlakken if self._joints else None
        if joints == flow.koppelvlakken:
            joints = None
        if self.window.do(reconnect(self.kaart, flow.id, *self._ends(flow, end), joints)):
            self._dropped(self.kaart.get(Flow, flow.id))

    def _end_at(self, hit: Hit) -> str:
        return hit.id if self._is_end(hit) and hit.id != NO_PARTNER else ""
