"""Dragging the head of a lane or phase: to another place in the order; with Shift a lane into another."""

from PySide6.QtCore import QLineF, Qt

from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.overlays import Drop
from ketenkaart.editor.canvas.tool import Pointer
from ketenkaart.editor.dragging.dragging import Dragging, area_of
from ketenkaart.edits import lanes
from ketenkaart.edits.adding import add_partner, add_phase
from ketenkaart.model.process import Partner
from ketenkaart.texts import tr


class LaneDrag(Dragging):
    """A lane goes between two others, or into one."""

    def takes(self, at: Pointer) -> bool:
        """The head of a partner's lane."""
        heads = (Part.LANE_HEAD, Part.DIVIDER)
        return at.hit.kind == "partners" and at.hit.part in heads and at.hit.id != NO_PARTNER

    def show(self, at: Pointer) -> Drop | None:
        """A line between two lanes, or the lane it would be a part of."""
        into = self._into(at)
        if into is not None:
            words = tr("Part of {partner}", partner=self.called(into))
            return Drop(area_of(self.screen.layout.lanes[into]), None, words, at.mm)
        before = self._before_which(at)
        layout = self.screen.layout
        y = layout.lanes[before].top if before is not None else self._foot()
        words = (
            tr("Above {partner}", partner=self.called(before)) if before is not None else tr("As the last")
        )
        return Drop(None, QLineF(0.0, y, layout.width, y), words, at.mm)

    def drop(self, at: Pointer) -> None:
        """Give it its place."""
        assert self.start is not None
        moved = self.start.hit.id
        into = self._into(at)
        if into is not None:
            if self.window.do(lanes.nest(self.kaart, [moved], into)):
                self.window.selection.set((moved,))  # pressing it with Shift had taken all in between, too
            return
        self.window.do(lanes.move_partner(self.kaart, moved, self._before_which(at), self._parent))

    def double(self, at: Pointer) -> bool:
        """A double press on the border between two heads: a lane there."""
        if at.hit.kind != "partners" or at.hit.part is not Part.DIVIDER:
            return False
        rect = self.screen.layout.lanes[at.hit.id]
        upper = at.mm.y() < rect.centre.y
        roots = [lane for lane, info in self.screen.sizes.lanes.items() if not info.depth]
        root = self.screen.sizes.lanes[at.hit.id].root
        place = roots.index(root)
        after = roots[place - 1] if upper and place else root
        edit = add_partner(self.kaart, after=after)
        if upper and not place:
            edit = add_partner(self.kaart)
        self.window.do(edit)
        return True

    @property
    def _parent(self) -> str | None:
        assert self.start is not None
        partner = self.kaart.get(Partner, self.start.hit.id)
        return partner.parent if partner is not None else None

    def _mates(self) -> list[str]:
        """The lanes of the same whole, from top to bottom."""
        layout, parent = self.screen.layout, self._parent
        found = [one.id for one in self.kaart.partners if one.parent == parent and one.id in layout.lanes]
        return sorted(found, key=lambda lane: layout.lanes[lane].top)

    def _before_which(self, at: Pointer) -> str | None:
        assert self.start is not None
        layout = self.screen.layout
        below = [lane for lane in self._mates() if layout.lanes[lane].centre.y > at.mm.y()]
        first = below[0] if below else None
        if first == self.start.hit.id:
            return below[1] if len(below) > 1 else None
        return first

    def _foot(self) -> float:
        mates = self._mates()
        return self.screen.layout.lanes[mates[-1]].bottom if mates else self.screen.layout.height

    def _into(self, at: Pointer) -> str | None:
        """The lane it would be a part of, with Shift."""
        assert self.start is not None
        if not at.keys & Qt.KeyboardModifier.ShiftModifier:
            return None
        lane = self.screen.scene.lane_at(at.mm.y())
        return lane if lane in self.kaart.records and lane != self.start.hit.id else None


class PhaseDrag(Dragging):
    """A phase goes between two others."""

    def takes(self, at: Pointer) -> bool:
        """The head of a phase."""
        return at.hit.kind == "phases" and at.hit.part in (Part.PHASE_HEAD, Part.DIVIDER)

    def show(self, at: Pointer) -> Drop | None:
        """A line between two phases."""
        layout = self.screen.layout
        before = self._before_which(at)
        x = (
            layout.phases[before][0]
            if before is not None
            else max(right for _, right in layout.phases.values())
        )
        words = tr("Before {phase}", phase=self.called(before)) if before is not None else tr("As the last")
        return Drop(None, QLineF(x, 0.0, x, layout.height), words, at.mm)

    def drop(self, at: Pointer) -> None:
        """Give it its place."""
        assert self.start is not None
        self.window.do(lanes.move_phase(self.kaart, self.start.hit.id, self._before_which(at)))

    def double(self, at: Pointer) -> bool:
        """A double press on the border between two heads: a phase there."""
        if at.hit.kind != "phases" or at.hit.part is not Part.DIVIDER:
            return False
        left, right = self.screen.layout.phases[at.hit.id]
        order = [phase.id for phase in self.kaart.phases]
        place = order.index(at.hit.id)
        after = order[place - 1] if at.mm.x() < (left + right) / 2 and place else at.hit.id
        self.window.do(add_phase(self.kaart, after=after))
        return True

    def _before_which(self, at: Pointer) -> str | None:
        assert self.start is not None
        phases = self.screen.layout.phases
        right = [
            one.id for one in self.kaart.phases if one.id in phases and sum(phases[one.id]) / 2 > at.mm.x()
        ]
        first = right[0] if right else None
        if first == self.start.hit.id:
            return right[1] if len(right) > 1 else None
        return first
