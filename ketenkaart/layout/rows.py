"""Rows: the y of every row, horizontal piece, lane border and name.

Needs:   the plan; the order of everything from top to bottom, and which columns it covers.
Gives:   the y of each, with the least distances kept between all that share a column.
Method:  a sweep from top to bottom (layout.sweep) over slots: one for each vertical piece and each
         name beside it, in their order from left to right.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import Any

from ketenkaart.layout.grid import NO_BOX, Piece
from ketenkaart.layout.plan import Plan, used_columns
from ketenkaart.layout.sweep import Axis, Gaps, Kind, Thing, keep_apart


@dataclass(slots=True)
class Heights:
    """The result: y by row, by piece, by lane border and by name."""

    row: list[float] = field(default_factory=list)
    piece: dict[Piece, float] = field(default_factory=dict)
    name_top: dict[int, float] = field(default_factory=dict)
    borders: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)


AFTER_ALL = 1e6
_BOXES = (Kind.BOX, Kind.LABELS)
Place = tuple[int, float]


@dataclass(slots=True)
class Slots:
    """The columns axis without coordinates: which slots each line, piece and name takes."""

    line: list[tuple[int, int]]
    piece: dict[Piece, int]
    name: dict[int, int]
    count: int


def column_slots(plan: Plan) -> Slots:
    """A slot for every vertical piece and name beside one, in order; at least one a line."""
    slots = Slots([], {}, {}, 0)
    for line in range(2 * plan.cells.columns + 1):
        first = slots.count
        for piece in plan.tracks.get((False, line), ()):
            place = plan.names.get(piece.edge)
            named = place is not None and place.piece is piece
            if named and place is not None and place.left:
                slots.name[piece.edge] = slots.count
                slots.count += 1
            slots.piece[piece] = slots.count
            slots.count += 1
            if named and place is not None and not place.left:
                slots.name[piece.edge] = slots.count
                slots.count += 1
        slots.count = max(slots.count, first + 1)
        slots.line.append((first, slots.count - 1))
    return slots


def place_rows(plan: Plan) -> Heights:
    """The y of everything."""
    return _Sweep(plan).heights()


def place_rows_within(plan: Plan, height: float) -> Heights | None:
    """The y of everything, if all of it is at most so high."""
    sweep = _Sweep(plan)
    return sweep.heights() if sweep.height <= height else None


class _Sweep:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._spacing = plan.compiled.graph.spacing
        self._slots = column_slots(plan)
        self._widths = used_columns(plan)
        self._axis = Axis()
        self._things: list[Thing] = []
        self._beside = [edge for edge, place in plan.names.items() if not place.piece.horizontal]
        # the variable of each row, lane border, piece in a gutter, and name beside a piece, by its edge
        self._row: dict[int, int] = {}
        self._border: dict[int, int] = {}
        self._piece: dict[Piece, int] = {}
        self._name: dict[int, int] = {}
        self._sweep()
        self._least = self._axis.least()

    @property
    def height(self) -> float:
        """How high everything is."""
        return self._least[self._border[len(self._plan.compiled.lanes)]]

    def heights(self) -> Heights:
        """The y of everything, each where it looks best."""
        return self._read(self._axis.relaxed(self._least))

    def _sweep(self) -> None:
        lean, names = self._lean, self._name
        for _, table, what in sorted(self._ordered(), key=itemgetter(0)):
            fixed = table is self._border
            table[what] = self._axis.variable(fixed, lean(what) if table is names else 0.5)
        self._collect()
        keep_apart(self._axis, self._things, Gaps(self._gap, self._track))
        self._bounds()

    def _ordered(self) -> Iterator[tuple[Place, dict[Any, int], Any]]:
        """Everything that gets a variable: its place in the order, where that is kept, and what it is."""
        plan, cells = self._plan, self._plan.cells
        for lane, (first, _) in enumerate(cells.lane_rows):
            yield (2 * first, -1.0), self._border, lane
        yield (2 * cells.rows, AFTER_ALL + 1), self._border, len(cells.lane_rows)
        for row in range(cells.rows):
            yield (2 * row + 1, 0.0), self._row, row
        for (horizontal, line), pieces in plan.tracks.items():
            if horizontal and line % 2 == 0:
                for at, piece in enumerate(pieces):
                    yield (line, at + 1.0), self._piece, piece
        for edge in self._beside:
            yield self._name_key(edge), self._name, edge

    def _name_key(self, edge: int) -> tuple[int, float]:
        """Where in the order a name beside a vertical piece stands."""
        place = self._plan.names[edge]
        if place.high - place.low == 2 and place.low % 2 == 0 and self._passes(place.piece, place.low + 1):
            return place.low + 1, 0.5
        if place.at_low:
            return place.low, 0.5 if place.low % 2 else AFTER_ALL
        return place.high, -0.5

    @staticmethod
    def _passes(piece: Piece, line: int) -> bool:
        return piece.low < line < piece.high

    def _lean(self, edge: int) -> float:
        return 0.35 if self._plan.names[edge].at_low else 0.65

    def _variable(self, piece: Piece) -> tuple[int, float]:
        """The variable a horizontal piece hangs on, and how far below it."""
        if piece.line % 2:
            return self._row[piece.line // 2], self._plan.offset[piece]
        return self._piece[piece], 0.0

    def _collect(self) -> None:
        """All things of the sweep."""
        self._collect_borders()
        plan, things, slots = self._plan, self._things, self._slots.line
        rows, columns = plan.cells.row, plan.cells.column
        for node, item in enumerate(plan.compiled.nodes):
            row = rows[node]
            low, high = slots[2 * columns[node] + 1]
            half = plan.size[node][1] / 2
            key, variable = (2 * row + 1, -0.2), self._row[row]
            things.append(Thing(key, variable, half, half, low, high + 1, Kind.BOX))
            if item.above or item.below:
                things.append(Thing(key, variable, *self._reach(node), low, high + 1, Kind.LABELS))
        for (horizontal, line), pieces in plan.tracks.items():
            if horizontal:
                for at, piece in enumerate(pieces):
                    self._collect_piece(piece, (line, 0.0 if line % 2 else at + 1.0))
        for edge in self._beside:
            name = plan.compiled.edges[edge].name
            assert name is not None
            low, high = self._beside_slots(edge)
            key = self._name_key(edge)
            things.append(Thing(key, self._name[edge], 0.0, name.tall[1], low, high + 1, Kind.NAME, edge))

    def _beside_slots(self, edge: int) -> tuple[int, int]:
        """The slots of a name beside a vertical piece and of its icon on it; in a box line all on its side.

        Pieces of one box line keep their distance whatever stands between them, so a name there must
        be kept clear of where they turn.
        """
        place, slot = self._plan.names[edge], self._slots.name[edge]
        own = self._slots.piece[place.piece]
        if place.piece.line % 2 == 0:
            return min(slot, own), max(slot, own)
        first, last = self._slots.line[place.piece.line]
        return (first, own) if place.left else (own, last)

    def _collect_borders(self) -> None:
        plan = self._plan
        count = self._slots.count
        lanes = plan.compiled.lanes
        marked = self._marked()
        for lane, (first, _) in enumerate(plan.cells.lane_rows):
            variable = self._border[lane]
            gap = lanes[lane].gap if lane else 0.0
            key = (2 * first, -1.0)
            self._things.append(Thing(key, variable, 0.0, gap, 0, count, Kind.BORDER))
            radius = self._spacing.mark_radius
            for piece in marked.get(first, ()):
                slot = self._slots.piece[piece]
                before, after = radius - gap / 2, gap / 2 + radius
                self._things.append(
                    Thing((2 * first, -0.9), variable, before, after, slot, slot + 1, Kind.MARK, piece.edge)
                )
        key = (2 * plan.cells.rows, AFTER_ALL + 1)
        self._things.append(Thing(key, self._border[len(lanes)], 0.0, 0.0, 0, count, Kind.BORDER))

    def _marked(self) -> dict[int, list[Piece]]:
        """The vertical pieces that carry a mark at the upper border of a row, by row."""
        found: dict[int, list[Piece]] = {}
        for edge, rows in enumerate(self._plan.marks):
            for row in dict.fromkeys(rows):
                pieces = self._plan.routes[edge]
                found.setdefault(row, []).extend(
                    [p for p in pieces if not p.horizontal and p.low < 2 * row <= p.high][:1]
                )
        return found

    def _collect_piece(self, piece: Piece, key: tuple[int, float]) -> None:
        plan, spacing = self._plan, self._spacing
        variable, offset = self._variable(piece)
        low, high = self._slots_of(piece)
        place = plan.names.get(piece.edge)
        if place is not None and place.piece is piece:
            name = plan.compiled.edges[piece.edge].name
            assert name is not None
            text, icon = spacing.name_above + name.flat[1], spacing.icon / 3
            above, below = (icon, text) if place.below else (text, icon)
            first, last = self._name_slots(piece, name.flat[0], (low, high))
            span = (first, last + 1)
            # Two things, for the line itself hides what it is drawn after from what comes below it.
            for shift, before, after in ((-0.1, above - offset, offset), (0.1, -offset, below + offset)):
                self._things.append(
                    Thing((key[0], key[1] + shift), variable, before, after, *span, Kind.NAME, piece.edge)
                )
        self._things.append(Thing(key, variable, -offset, offset, low, high + 1, Kind.LINE, piece.edge))

    def _slots_of(self, piece: Piece) -> tuple[int, int]:
        """The slots a horizontal piece covers, its corners included."""
        if piece.box_low != NO_BOX:
            low = self._slots.line[piece.low + 1][0]
        else:
            low = self._slots_of_turn(piece, True)[0]
        if piece.box_high != NO_BOX:
            high = self._slots.line[piece.high - 1][1]
        else:
            high = self._slots_of_turn(piece, False)[1]
        return min(low, high), max(low, high)

    def _slots_of_turn(self, piece: Piece, at_low: bool) -> tuple[int, int]:
        """The slots of a corner; in a box line all of them, for pieces there share one variable."""
        other = self._plan.neighbour(piece, at_low)
        if other.line % 2:
            return self._slots.line[other.line]
        slot = self._slots.piece[other]
        return slot, slot

    def _name_slots(self, piece: Piece, width: float, slots: tuple[int, int]) -> tuple[int, int]:
        """Of the slots of a piece those that a name above it surely does not reach beyond."""
        place = self._plan.names[piece.edge]
        low, high = slots
        wanted = width + 2 * self._spacing.corner
        lines = range(place.low + 1, place.high)
        room = 0.0
        for line in lines if place.at_low else reversed(lines):
            room += self._widths[line // 2] if line % 2 else self._spacing.column_gap
            if room >= wanted:
                first, last = self._slots.line[line]
                return (low, max(low, last)) if place.at_low else (min(high, first), high)
        return low, high

    def _track(self, upper: int, lower: int) -> float:
        """The least distance of the lines of two edges."""
        return self._spacing.mate if self._plan.mates(upper, lower) else self._spacing.track

    def _gap(self, *kinds: Kind) -> float:
        """The least distance of two things of these kinds, which are not both lines."""
        spacing = self._spacing
        if Kind.MARK in kinds:
            return spacing.mark_box - spacing.mark_radius if Kind.BOX in kinds else spacing.label_pad
        if Kind.BORDER in kinds:
            if kinds == (Kind.BORDER, Kind.BORDER):
                return 0.0
            if Kind.LABELS in kinds:
                return spacing.label_pad
            return spacing.name_gap if Kind.NAME in kinds else spacing.edge_pad
        if Kind.NAME in kinds:
            return spacing.name_gap
        if kinds[0] in _BOXES and kinds[1] in _BOXES:
            return spacing.row_gap
        return spacing.line_box

    def _bounds(self) -> None:
        """Lane heights, the order of rows, and names that stay beside their piece."""
        plan, axis = self._plan, self._axis
        lanes = plan.compiled.lanes
        for lane, item in enumerate(lanes):
            gap = item.gap if lane else 0.0
            distance = gap + item.min_height
            axis.apart(self._border[lane], self._border[lane + 1], distance)
        self._bound_parents()
        for lane, (first, count) in enumerate(plan.cells.lane_rows):
            inner = [self._row[row] for row in range(first, first + count)]
            stops = [self._border[lane], *inner, self._border[lane + 1]]
            for above, below in pairwise(stops):
                axis.apart(above, below, 0.0)
        self._bound_pins()
        for edge in self._beside:
            self._bound_name(edge)

    def _bound_pins(self) -> None:
        """A box that a person put above or below another is wholly above or below it."""
        compiled, row = self._plan.compiled, self._plan.cells.row
        for node, item in enumerate(compiled.nodes):
            pin = item.pin
            if pin is None:
                continue
            for one, other in ((item.id, pin.above), (pin.below, item.id)):
                upper, lower = (compiled.node_index.get(end or "", node) for end in (one, other))
                if compiled.lane[upper] == compiled.lane[lower] and row[upper] < row[lower]:
                    reach = self._reach(upper)[1] + self._spacing.row_gap + self._reach(lower)[0]
                    self._axis.apart(self._row[row[upper]], self._row[row[lower]], reach)

    def _reach(self, node: int) -> tuple[float, float]:
        """How far a box with its chips and tags reaches above and below its middle."""
        item, half = self._plan.compiled.nodes[node], self._plan.size[node][1] / 2
        return half + item.above, half + item.below

    def _bound_parents(self) -> None:
        for lane, first, last in self._plan.compiled.wholes:
            gap = self._plan.compiled.lanes[first].gap if first else 0.0
            borders = self._border
            self._axis.apart(borders[first], borders[last + 1], gap + lane.min_height)

    def _bound_name(self, edge: int) -> None:
        place = self._plan.names[edge]
        piece = place.piece
        name = self._plan.compiled.edges[edge].name
        assert name is not None
        variable = self._name[edge]
        pad = self._spacing.name_gap
        for at_low in (True, False):
            end = piece.low if at_low else piece.high
            box = piece.box_low if at_low else piece.box_high
            if box != NO_BOX:
                other, offset = self._row[end // 2], 0.0
                above, below = self._reach(box)
                offset = below if at_low else -above
            else:
                other, offset = self._variable(self._plan.neighbour(piece, at_low))
            if at_low:
                self._axis.apart(other, variable, offset + pad)
            else:
                self._axis.apart(variable, other, name.tall[1] + pad - offset)

    def _read(self, place: list[float]) -> Heights:
        plan = self._plan
        heights = Heights()
        heights.row = [place[self._row[row]] for row in range(plan.cells.rows)]
        for route in plan.routes:
            for piece in route:
                if piece.horizontal:
                    variable, offset = self._variable(piece)
                    heights.piece[piece] = place[variable] + offset
        for edge in self._beside:
            heights.name_top[edge] = place[self._name[edge]]
        heights.borders = [place[self._border[lane]] for lane in range(len(self._border))]
        heights.gaps = [lane.gap if index else 0.0 for index, lane in enumerate(plan.compiled.lanes)] + [0.0]
        return heights
