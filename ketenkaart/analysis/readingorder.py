"""Where the arrow keys lead: along the flows, to what stands beside, and in reading order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from ketenkaart.analysis.network import network_of, partners_in_order
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Step

_ASIDE = 2.0  # how much further away a thing counts that stands aside of the way one goes


class Box(Protocol):
    """The rectangle of a step, partner or system on the drawing."""

    @property
    def left(self) -> float:
        """The x of its left side."""

    @property
    def top(self) -> float:
        """The y of its upper side."""

    @property
    def width(self) -> float:
        """How wide it is."""

    @property
    def height(self) -> float:
        """How high it is."""


class Walk:
    """Where the arrow keys lead on a drawn map; None where they lead nowhere.

    Attributes:
        order: the ids of all boxes in reading order: by lane, then phase and column.
    """

    def __init__(self, kaart: Ketenkaart, boxes: Mapping[str, Box]) -> None:
        """Prepare for a map.

        Args:
            kaart: the map as it is drawn.
            boxes: where its steps, and the partners and systems at the end of a flow, stand.
        """
        self._kaart = kaart
        self._network = network_of(kaart)
        self._middle = {
            box: (rect.left + rect.width / 2, rect.top + rect.height / 2)
            for box, rect in boxes.items()
            if box in kaart.records
        }
        self._boxes = {box: boxes[box] for box in self._middle}
        self.order = self._in_order()

    def _in_order(self) -> tuple[str, ...]:
        """By lane from top to bottom; within it by column, which goes by phase, then by row."""
        lanes = {partner.id: place for place, partner in enumerate(partners_in_order(self._kaart))}

        def place(box: str) -> tuple[int, float, float, str]:
            owner = self._kaart.partner_of(box)
            lane = lanes[owner.id] if owner is not None else len(lanes)
            return lane, *self._middle[box], box

        return tuple(sorted(self._middle, key=place))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {box: place for place, box in enumerate(self.order)}

    def onward(self, element: str) -> str | None:
        """Along the flow on, to the nearest branch; of a flow its target; without one the next box."""
        flow = self._kaart.get(Flow, element)
        if flow is not None:
            return self._drawn(flow.target)
        return self._nearest(element, self._targets(element), 1) or self._towards(element, 1, 0)

    def back(self, element: str) -> str | None:
        """Along the flow back, from the nearest branch; of a flow its source; without one the box before."""
        flow = self._kaart.get(Flow, element)
        if flow is not None:
            return self._drawn(flow.source)
        return self._nearest(element, self._sources(element), -1) or self._towards(element, -1, 0)

    def up(self, element: str, came_from: str | None = None) -> str | None:
        """The next branch above, where a flow was walked from another box; else the box above."""
        return self._branch(element, came_from, -1) or self._towards(element, 0, -1)

    def down(self, element: str, came_from: str | None = None) -> str | None:
        """The next branch below, where a flow was walked from another box; else the box below."""
        return self._branch(element, came_from, 1) or self._towards(element, 0, 1)

    def fork(self, came_from: str | None, element: str, branch: str) -> str:
        """From where up or down walks on: the fork, where it led from one of its branches to another."""
        for beside in (self._targets, self._sources):
            if came_from is not None and {element, branch} <= set(beside(came_from)):
                return came_from
        return element

    def next(self, element: str) -> str | None:
        """The next box in reading order; the first after what is no box."""
        place = self._place.get(element, -1) + 1
        return self.order[place] if place < len(self.order) else None

    def previous(self, element: str) -> str | None:
        """The box before it in reading order; the last before what is no box."""
        place = self._place.get(element, len(self.order)) - 1
        return self.order[place] if place >= 0 else None

    def first(self, element: str) -> str | None:
        """The first step of the partner in whose lane an element stands."""
        return next(iter(self._lane(element)), None)

    def last(self, element: str) -> str | None:
        """The last step of the partner in whose lane an element stands."""
        return next(reversed(self._lane(element)), None)

    def _lane(self, element: str) -> Sequence[str]:
        owner = self._kaart.partner_of(element)
        steps = (self._kaart.get(Step, box) for box in self.order)
        return [step.id for step in steps if step is not None and self._kaart.partner_of(step.id) is owner]

    def _drawn(self, end: str | None) -> str | None:
        return end if end in self._middle else None

    def _targets(self, box: str) -> list[str]:
        ends = (flow.target for flow in self._network.leaving.get(box, ()))
        return [end for end in ends if end in self._middle and end != box]

    def _sources(self, box: str) -> list[str]:
        ends = (flow.source for flow in self._network.arriving.get(box, ()))
        return [end for end in ends if end in self._middle and end != box]

    def _nearest(self, element: str, boxes: Iterable[str], right: int) -> str | None:
        """The nearest box, first of those not behind; what stands aside counts as further away."""
        if element not in self._middle:
            return None
        x, y = self._middle[element]

        def distance(box: str) -> tuple[bool, float, int]:
            across, along = (self._middle[box][0] - x) * right, abs(self._middle[box][1] - y)
            return across < 0, abs(across) + _ASIDE * along, self._place[box]

        return min(boxes, key=distance, default=None)

    def _branch(self, element: str, came_from: str | None, way: int) -> str | None:
        """The next box, up or down, of those to which the same box leads, or which lead to it."""
        if came_from is None or element not in self._middle:
            return None
        beside: Callable[[str], list[str]] = self._targets
        if element not in beside(came_from):
            beside = self._sources
        branches = beside(came_from) if element in beside(came_from) else []
        y = self._middle[element][1]
        further = [box for box in branches if (self._middle[box][1] - y) * way > 0]
        return min(further, key=lambda box: (abs(self._middle[box][1] - y), self._place[box]), default=None)

    def _towards(self, element: str, right: int, down: int) -> str | None:
        """The nearest box that stands wholly to one side; what stands aside counts as further away."""
        own = self._boxes.get(element)
        if own is None:
            return None
        x, y = self._middle[element]

        def distance(box: str) -> tuple[float, int]:
            across, along = abs(self._middle[box][0] - x), abs(self._middle[box][1] - y)
            if down:
                across, along = along, across
            return across + _ASIDE * along, self._place[box]

        beside = [box for box, rect in self._boxes.items() if _is_beside(own, rect, right, down)]
        return min(beside, key=distance, default=None)


def _is_beside(own: Box, other: Box, right: int, down: int) -> bool:
    """Whether a box stands wholly right, left, below or above of another."""
    if right:
        first, second = (own, other) if right > 0 else (other, own)
        return first.left + first.width <= second.left
    first, second = (own, other) if down > 0 else (other, own)
    return first.top + first.height <= second.top
