"""Ports: how far from the middle of a box each line leaves it.

Needs:   the tracks of the lines that run through boxes, and where names stand.
Gives:   an offset for every piece in such a line, different for pieces that run side by side, and
         the size of each box, grown where its lines need more room.
Method:  longest chains of neighbours from both ends, halved, which centres them (own).
"""

from collections import defaultdict
from collections.abc import Sequence
from enum import IntEnum

from ketenkaart.layout.geometry import corner, side_reach
from ketenkaart.layout.graph import Node
from ketenkaart.layout.grid import NO_BOX, Piece
from ketenkaart.layout.names import NamePlace
from ketenkaart.layout.plan import Plan

MARGIN = 5.0
TIGHTEST = 0.45

_Group = Sequence[tuple[Piece, float]]  # pieces that run side by side, each with its offset


class _Side(IntEnum):
    """A side of a box; lines find the same room at the left and right one."""

    LEVEL = 0
    TOP = 1
    BOTTOM = 2


_SIDES = {True: (_Side.LEVEL, _Side.LEVEL), False: (_Side.BOTTOM, _Side.TOP)}  # at the ends of a piece


def assign_ports(plan: Plan) -> None:
    """Fill in the plan's offsets and sizes."""
    plan.size = [(node.width, node.height) for node in plan.compiled.nodes]
    ports = _Ports(plan)
    for (_, line), pieces in plan.tracks.items():
        if line % 2:
            ports.assign(pieces)


class _Ports:
    """Gives the pieces in one line after the other their offsets; boxes grow meanwhile."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._spacing = plan.compiled.graph.spacing
        # of the boxes as they are now, by side
        self._ranges: dict[_Side, dict[int, tuple[float, float]]] = {side: {} for side in _Side}

    def assign(self, pieces: Sequence[Piece]) -> None:
        """Offsets for all pieces of a line, in their order."""
        before = [0.0] * len(pieces)
        after = [0.0] * len(pieces)
        beside: list[list[tuple[int, float]]] = [[] for _ in pieces]
        for i, p in enumerate(pieces):
            low, high = p.low, p.high
            for j in [j for j, q in enumerate(pieces[:i]) if q.low <= high and low <= q.high]:
                if pieces[j].meets(p):
                    distance = self._distance(pieces[j], p)
                    beside[i].append((j, distance))
                    before[i] = max(before[i], before[j] + distance)
        for i in reversed(range(len(pieces))):
            for j, distance in beside[i]:
                after[j] = max(after[j], after[i] + distance)
        for group in _groups(beside):
            if len(group) == 1 and pieces[group[0]].horizontal:  # it may end in the middle of any side
                self._plan.offset[pieces[group[0]]] = 0.0
            else:
                self._fit([(pieces[i], (before[i] - after[i]) / 2) for i in group])

    def _distance(self, p: Piece, q: Piece) -> float:
        """The least distance of two neighbours, p before q."""
        spacing = self._spacing
        at_p, at_q = self._name_place(p), self._name_place(q)
        if self._plan.mates(p.edge, q.edge):
            least = spacing.mate
        elif self._is_marked(p) or self._is_marked(q):
            least = spacing.marks_track
        else:
            least = spacing.port
        if at_p and at_q:
            least = max(least, 0.75 * spacing.icon)
        for piece, place, other, of_other, towards in ((q, at_q, p, at_p, False), (p, at_p, q, at_q, True)):
            if place is None or other.low > place.high or other.high < place.low:
                continue
            name = self._plan.compiled.edges[piece.edge].name
            assert name is not None
            gap = spacing.name_gap + (spacing.icon / 3 if of_other else 0.0)
            if piece.horizontal and place.below == towards:
                least = max(least, name.flat[1] + spacing.name_above + gap)
            if not piece.horizontal and place.left != towards:
                least = max(least, name.tall[0] + spacing.name_beside + gap)
        return least

    def _name_place(self, piece: Piece) -> NamePlace | None:
        """Where the name stands that stands at a piece."""
        place = self._plan.names.get(piece.edge)
        return place if place is not None and place.piece is piece else None

    def _is_marked(self, piece: Piece) -> bool:
        return not piece.horizontal and bool(self._plan.marks[piece.edge])

    def _fit(self, group: _Group) -> None:
        """Shift, grow or, where boxes may not grow, squeeze a group so that it fits its boxes."""
        low, high = self._room(group)
        if low > high:
            low, high = self._grown(group, low, high)
        scale, shift = (self._squeeze(group), 0.0) if low > high else (1.0, min(max(0.0, low), high))
        for piece, offset in group:
            self._plan.offset[piece] = offset * scale + shift

    def _grown(self, group: _Group, low: float, high: float) -> tuple[float, float]:
        """The room of a group that has too little, after its boxes have grown where they may."""
        nodes = self._plan.compiled.nodes
        boxes = {box for piece, _ in group for box, _ in _ends(piece)}
        pressed = len(group) > 1 and any(self._name_place(p) or self._is_marked(p) for p, _ in group)
        growing = pressed or all(nodes[box].growing for box in boxes)
        growing = growing or self._squeeze(group) < TIGHTEST
        while low > high and growing:  # a small box has a wider margin when it has grown
            self._grow(self._limiting(group), group[0][0].horizontal, low - high)
            low, high = self._room(group)
        return low, high

    def _grow(self, boxes: set[int], horizontal: bool, lack: float) -> None:
        """Make boxes higher (or wider) by what their lines lack."""
        sizes, more = self._plan.size, lack + 0.01
        for box in boxes:
            width, height = sizes[box]
            sizes[box] = (width, height + more) if horizontal else (width + more, height)
            for known in self._ranges.values():
                known.pop(box, None)

    def _range(self, box: int, side: _Side) -> tuple[float, float]:
        """From where to where, about its middle, lines may end at a side of a box."""
        ranges = self._ranges[side]
        known = ranges.get(box)
        if known is None:
            known = ranges[box] = _reach(self._plan.compiled.nodes[box], self._plan.size[box], side)
        return known

    def _room(self, group: _Group) -> tuple[float, float]:
        """How far a group may be shifted so that all its pieces meet their boxes."""
        least, most = -1e6, 1e6
        for piece, offset in group:
            for box, side in _ends(piece):
                low, high = self._range(box, side)
                if low - offset > least:
                    least = low - offset
                if high - offset < most:
                    most = high - offset
        return least, most

    def _limiting(self, group: _Group) -> set[int]:
        """The boxes that leave a group the least room: the only ones that need to grow."""
        bounds = [
            (*self._range(box, side), offset, box) for piece, offset in group for box, side in _ends(piece)
        ]
        return {
            max((low - offset, box) for low, _, offset, box in bounds)[1],
            min((high - offset, box) for _, high, offset, box in bounds)[1],
        }

    def _squeeze(self, group: _Group) -> float:
        scale = 1.0
        for piece, offset in group:
            for box, side in _ends(piece):
                low, high = self._range(box, side)
                if offset > high > 0:
                    scale = min(scale, high / offset)
                if offset < low < 0:
                    scale = min(scale, low / offset)
        return scale


def _reach(node: Node, size: tuple[float, float], side: _Side) -> tuple[float, float]:
    """From where to where, about its middle, lines may end at a side of a box of this size."""
    width, height = size
    if side is _Side.LEVEL:
        reach = min(height / 2 - min(MARGIN, height / 4), side_reach(node.outline, height))
        return -reach, reach
    margin = min(max(MARGIN, corner(node.outline, height)), 0.4 * width)
    free = node.top_free if side is _Side.TOP else node.bottom_free
    taken = node.width - free if free is not None else margin
    first = max(margin, node.top_from) if side is _Side.TOP else margin
    return first - width / 2, width / 2 - max(margin, taken)


def _ends(piece: Piece) -> list[tuple[int, _Side]]:
    """The boxes a piece ends at, each with the side that it meets."""
    low, high = _SIDES[piece.horizontal]
    if piece.box_high == NO_BOX:
        return [(piece.box_low, low)] if piece.box_low != NO_BOX else []
    end = (piece.box_high, high)
    return [(piece.box_low, low), end] if piece.box_low != NO_BOX else [end]


def _groups(beside: Sequence[Sequence[tuple[int, float]]]) -> list[list[int]]:
    """Pieces that run side by side, directly or through others."""
    if not any(beside):
        return [[i] for i in range(len(beside))]
    root = list(range(len(beside)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, others in enumerate(beside):
        for j, _ in others:
            root[find(i)] = find(j)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(beside)):
        groups[find(i)].append(i)
    return list(groups.values())
