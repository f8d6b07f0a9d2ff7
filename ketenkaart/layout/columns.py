"""Columns: the x of every column, vertical piece, phase border and name.

Needs:   the plan and the y of everything; the order of everything from left to right.
Gives:   the x of each, with the least distances kept between all that lie side by side.
Method:  a sweep from left to right (layout.sweep) over the true heights of things.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from ketenkaart.layout.clearing import Clearing
from ketenkaart.layout.grid import NO_BOX, Piece
from ketenkaart.layout.plan import Plan, used_columns
from ketenkaart.layout.rows import AFTER_ALL, Heights, Place
from ketenkaart.layout.sweep import Axis, Gaps, Kind, Thing, keep_apart


@dataclass(slots=True)
class Widths:
    """The result: x by column, by piece and by name; left and right of each phase."""

    column: list[float] = field(default_factory=list)
    piece: dict[Piece, float] = field(default_factory=dict)
    name_left: dict[int, float] = field(default_factory=dict)
    phases: list[tuple[float, float]] = field(default_factory=list)
    total: float = 0.0


BESIDE_BOX = 3.0  # how far above and below it a thing is kept clear
BESIDE = 1.0
BESIDE_BORDER = 1.0  # how far a name keeps from the border of a phase


def place_columns(plan: Plan, heights: Heights) -> Widths:
    """The x of everything."""
    return _Sweep(plan, heights).widths()


def total_width(plan: Plan, heights: Heights) -> float:
    """How wide everything is, without the x of the rest."""
    return _Sweep(plan, heights).total()


class _Sweep:
    def __init__(self, plan: Plan, heights: Heights) -> None:
        self._plan = plan
        self._heights = heights
        self._spacing = plan.compiled.graph.spacing
        self._band = used_columns(plan)
        self._axis = Axis()
        self._things: list[Thing] = []
        self._above = [edge for edge, place in plan.names.items() if place.piece.horizontal]
        # the variable of each column, start of a phase (and the end of the last one), piece in a gutter,
        # and name above a piece, by its edge
        self._column: dict[int, int] = {}
        self._border: dict[int, int] = {}
        self._piece: dict[Piece, int] = {}
        self._name: dict[int, int] = {}
        self._end = len(plan.cells.phase_columns)

    def widths(self) -> Widths:
        """Run the sweep."""
        self._sweep()
        place = self._axis.relaxed(self._axis.least())
        self._clear(place)
        return self._read(place)

    def _clear(self, place: list[float]) -> None:
        """Move borders of phases and names above pieces off each other."""
        edges = self._plan.compiled.edges
        named = ((self._name[edge], edges[edge].name) for edge in self._above)
        widths = {variable: name.flat[0] for variable, name in named if name is not None}
        borders = [border for phase, border in self._border.items() if 0 < phase < self._end]
        Clearing(self._axis, widths, self._spacing.phase_gap, BESIDE_BORDER).clear(borders, place)

    def total(self) -> float:
        """Run the sweep for the end alone, which is where it can be least."""
        self._sweep()
        return self._axis.least()[self._border[self._end]]

    def _sweep(self) -> None:
        lean, names = self._lean, self._name
        for _, table, what in sorted(self._ordered(), key=itemgetter(0)):
            fixed = table is self._column or table is self._border
            table[what] = self._axis.variable(fixed, lean(what) if table is names else 0.5)
        self._bound_columns()
        self._collect()
        self._bound_sides()
        keep_apart(self._axis, self._things, Gaps(self._gap, self._track))

    def _ordered(self) -> Iterator[tuple[Place, dict[Any, int], Any]]:
        """Everything that gets a variable: its place in the order, where that is kept, and what it is."""
        plan, cells = self._plan, self._plan.cells
        for phase, (first, _) in enumerate(cells.phase_columns):
            yield (2 * first, -1.0), self._border, phase
        yield (2 * cells.columns, AFTER_ALL + 1), self._border, self._end
        for column in range(cells.columns):
            yield (2 * column + 1, 0.0), self._column, column
        for (horizontal, line), pieces in plan.tracks.items():
            if not horizontal and line % 2 == 0:
                for at, piece in enumerate(pieces):
                    yield (line, at + 1.0), self._piece, piece
        for edge in self._above:
            yield self._name_key(edge), self._name, edge

    def _name_key(self, edge: int) -> tuple[int, float]:
        place = self._plan.names[edge]
        if place.at_low:
            if place.low == place.piece.low and place.low % 2 == 0:
                neighbour = self._plan.neighbour(place.piece, True)
                order = self._plan.tracks[False, place.low]
                at = next(i for i, piece in enumerate(order) if piece is neighbour)
                return place.low, at + 1.5
            return place.low, 0.5 if place.low % 2 else AFTER_ALL
        if place.high == place.piece.high and place.high % 2 == 0:
            neighbour = self._plan.neighbour(place.piece, False)
            order = self._plan.tracks[False, place.high]
            at = next(i for i, piece in enumerate(order) if piece is neighbour)
            return place.high, at + 0.5
        return place.high, -0.5

    def _lean(self, edge: int) -> float:
        return 0.0 if self._plan.names[edge].at_low else 1.0

    def _variable(self, piece: Piece) -> tuple[int, float]:
        """The variable a vertical piece hangs on, and how far right of it."""
        if piece.line % 2:
            return self._column[piece.line // 2], self._plan.offset[piece]
        return self._piece[piece], 0.0

    def _bound_columns(self) -> None:
        """Columns and phases in order, and vertical pieces in the gutter between their columns."""
        plan, spacing, axis = self._plan, self._spacing, self._axis
        columns = plan.cells.columns
        first_of = {first: phase for phase, (first, _) in enumerate(plan.cells.phase_columns)}
        for column in range(columns):
            here, half = self._column[column], self._band[column] / 2
            if column in first_of:
                border = self._border[first_of[column]]
                thick = spacing.phase_gap if column else 0.0
                axis.apart(border, here, thick + spacing.phase_pad + half)
                if column:
                    before = self._column[column - 1]
                    reach = self._band[column - 1] / 2 + spacing.phase_pad
                    axis.apart(before, border, reach)
            if column:
                distance = self._band[column - 1] / 2 + spacing.column_gap + half
                axis.apart(self._column[column - 1], here, distance)
        end = self._border[self._end]
        last = columns - 1
        pad = spacing.phase_pad
        axis.apart(self._column[last], end, self._band[last] / 2 + pad)
        self._bound_phases(end)
        for (horizontal, line), pieces in plan.tracks.items():
            if not horizontal and line % 2 == 0:
                for piece in pieces:
                    self._bound_gutter(piece, line // 2)

    def _bound_phases(self, end: int) -> None:
        plan = self._plan
        stops = [self._border[phase] for phase in range(len(plan.cells.phase_columns))] + [end]
        phases = plan.compiled.graph.phases
        for index, phase in enumerate(phases):
            thick = self._spacing.phase_gap if index else 0.0
            self._axis.apart(stops[index], stops[index + 1], thick + phase.min_width)

    def _bound_sides(self) -> None:
        """Keep names and marks between the sides of the lanes."""
        start, end = self._border[0], self._border[self._end]
        for thing in self._things:
            if thing.kind is Kind.BOX:
                continue
            room = self._spacing.mark_radius if thing.kind is Kind.MARKED_LINE else self._spacing.name_gap
            self._axis.apart(start, thing.variable, thing.before + room)
            self._axis.apart(thing.variable, end, thing.after + room)

    def _bound_gutter(self, piece: Piece, column: int) -> None:
        """Keep a vertical piece between the columns beside its gutter."""
        plan, spacing, axis = self._plan, self._spacing, self._axis
        variable = self._piece[piece]
        near = spacing.line_box / 2
        first_of = {first: phase for phase, (first, _) in enumerate(plan.cells.phase_columns)}
        if column:
            reach = self._band[column - 1] / 2 + near
            axis.apart(self._column[column - 1], variable, reach)
        if column in first_of:
            thick = spacing.phase_gap if column else 0.0
            axis.apart(self._border[first_of[column]], variable, thick + spacing.phase_pad)
        if column < plan.cells.columns:
            axis.apart(variable, self._column[column], self._band[column] / 2 + near)
        else:
            axis.apart(variable, self._border[self._end], spacing.phase_pad)

    def _collect(self) -> None:
        plan, heights = self._plan, self._heights
        for node, item in enumerate(plan.compiled.nodes):
            column = plan.cells.column[node]
            middle = heights.row[plan.cells.row[node]]
            width, height = plan.size[node]
            top, bottom = middle - height / 2 - item.above, middle + height / 2 + item.below
            variable = self._column[column]
            key = (2 * column + 1, -0.2)
            low, high = top - BESIDE_BOX, bottom + BESIDE_BOX
            self._things.append(Thing(key, variable, width / 2, width / 2, low, high, Kind.BOX))
        for (horizontal, line), pieces in plan.tracks.items():
            if not horizontal:
                for place, piece in enumerate(pieces):
                    self._collect_piece(piece, (line, 0.0 if line % 2 else place + 1.0))
        for edge in self._above:
            self._collect_name(edge)

    def _collect_piece(self, piece: Piece, key: tuple[int, float]) -> None:
        plan = self._plan
        variable, offset = self._variable(piece)
        low = self._end_of(piece, True) - self._clear_of(piece.box_low)
        high = self._end_of(piece, False) + self._clear_of(piece.box_high)
        kind = Kind.MARKED_LINE if plan.marks[piece.edge] else Kind.LINE
        self._things.append(Thing(key, variable, -offset, offset, low, high, kind, piece.edge))
        place = plan.names.get(piece.edge)
        if place is None or place.piece is not piece:
            return
        name = plan.compiled.edges[piece.edge].name
        assert name is not None
        text, icon = self._spacing.name_beside + name.tall[0], self._spacing.icon / 3
        left, right = (text, icon) if place.left else (icon, text)
        self._bound_name(piece.line, variable, left - offset, right + offset)
        name_top = self._heights.name_top[piece.edge]
        low, high = name_top - BESIDE, name_top + name.tall[1] + BESIDE
        for shift, before, after in ((-0.1, left - offset, offset), (0.1, -offset, right + offset)):
            self._things.append(
                Thing((key[0], key[1] + shift), variable, before, after, low, high, Kind.NAME, piece.edge)
            )

    def _clear_of(self, box: int) -> float:
        """How far beyond an end of a vertical piece others keep from it: half a track where it turns."""
        return BESIDE if box != NO_BOX else self._spacing.track / 2

    def _bound_name(self, line: int, variable: int, before: float, after: float) -> None:
        """Keep a name clear of the borders of the phase that its line stands in."""
        phase = bisect_right(self._plan.cells.phase_columns, (line // 2, self._plan.cells.columns)) - 1
        start, end = self._border[phase], self._border.get(phase + 1, self._border[self._end])
        thick = self._spacing.phase_gap if phase else 0.0
        self._axis.apart(start, variable, thick + before + BESIDE_BORDER)
        self._axis.apart(variable, end, after + BESIDE_BORDER)

    def _end_of(self, piece: Piece, at_low: bool) -> float:
        """The y of an end of a vertical piece."""
        box = piece.box_low if at_low else piece.box_high
        if box != NO_BOX:
            half = self._plan.size[box][1] / 2
            middle = self._heights.row[self._plan.cells.row[box]]
            return middle + half if at_low else middle - half
        other = self._plan.neighbour(piece, at_low)
        return self._heights.piece[other]

    def _collect_name(self, edge: int) -> None:
        """A name above (or below) a horizontal piece, and the ends of the piece it stands between."""
        plan, spacing = self._plan, self._spacing
        place = plan.names[edge]
        name = plan.compiled.edges[edge].name
        assert name is not None
        width, height = name.flat
        variable = self._name[edge]
        line = self._heights.piece[place.piece]
        top = line + spacing.name_above if place.below else line - spacing.name_above - height
        low, high = top - BESIDE, top + height + BESIDE
        self._things.append(Thing(self._name_key(edge), variable, 0.0, width, low, high, Kind.NAME, edge))
        if spacing.all_clear:
            self._bound_name(self._name_key(edge)[0], variable, 0.0, width)
        if place.low == place.piece.low:
            end, reach = self._side(place.piece, True)
            self._axis.apart(end, variable, reach)
        if place.high == place.piece.high:
            end, reach = self._side(place.piece, False)
            self._axis.apart(variable, end, width + reach)

    def _side(self, piece: Piece, at_low: bool) -> tuple[int, float]:
        """What a horizontal piece ends at, and how far from it a name keeps."""
        spacing = self._spacing
        box = piece.box_low if at_low else piece.box_high
        last = piece.index == len(self._plan.routes[piece.edge]) - 1
        head = spacing.last_piece if last and at_low != piece.forward else spacing.name_gap
        if box != NO_BOX:
            column = self._column[self._plan.cells.column[box]]
            return column, self._plan.size[box][0] / 2 + head
        variable, offset = self._variable(self._plan.neighbour(piece, at_low))
        return variable, (offset if at_low else -offset) + spacing.corner

    def _gap(self, *kinds: Kind) -> float:
        """The least distance of two things of these kinds, which are not both lines."""
        spacing = self._spacing
        if Kind.NAME in kinds:
            marked = Kind.MARKED_LINE in kinds
            return max(spacing.name_gap, spacing.mark_radius + 1.0) if marked else spacing.name_gap
        return spacing.column_gap if kinds == (Kind.BOX, Kind.BOX) else spacing.line_box

    def _track(self, one: int, other: int) -> float:
        """The distance of two vertical pieces side by side."""
        plan, spacing = self._plan, self._spacing
        if plan.mates(one, other):
            return spacing.mate
        marks, others = plan.marks[one], plan.marks[other]
        if not marks and not others:
            return spacing.track
        shared = not set(marks).isdisjoint(others)
        return spacing.marks_track if shared else max(spacing.track, spacing.mark_radius + 3.0)

    def _read(self, place: list[float]) -> Widths:
        plan = self._plan
        widths = Widths()
        widths.column = [place[self._column[c]] for c in range(plan.cells.columns)]
        for route in plan.routes:
            for piece in route:
                if not piece.horizontal:
                    variable, offset = self._variable(piece)
                    widths.piece[piece] = place[variable] + offset
        for edge in self._above:
            widths.name_left[edge] = place[self._name[edge]]
        widths.total = place[self._border[self._end]]
        starts = [place[self._border[p]] for p in range(len(plan.cells.phase_columns))]
        stops = [*starts[1:], widths.total]
        thick = self._spacing.phase_gap
        widths.phases = [
            (start + (thick if index else 0.0), stop)
            for index, (start, stop) in enumerate(zip(starts, stops, strict=True))
        ]
        return widths
