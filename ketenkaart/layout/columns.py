"""Columns: the x of every column, vertical piece, phase border and name.

Needs:   the plan and the y of everything; the order of everything from left to right.
Gives:   the x of each, with the least distances kept between all that lie side by side.
Method:  a sweep from left to right (layout.sweep) over the true heights of things.
"""

from dataclasses import dataclass, field

from ketenkaart.layout.grid import NO_BOX, Piece
from ketenkaart.layout.plan import PieceKey, Plan, used_columns
from ketenkaart.layout.rows import AFTER_ALL, Heights
from ketenkaart.layout.sweep import Axis, Kind, Thing, keep_apart


@dataclass(slots=True)
class Widths:
    """The result: x by column, by piece and by name; left and right of each phase."""

    column: list[float] = field(default_factory=list)
    piece: dict[PieceKey, float] = field(default_factory=dict)
    name_left: dict[int, float] = field(default_factory=dict)
    phases: list[tuple[float, float]] = field(default_factory=list)
    total: float = 0.0


BESIDE_BOX = 3.0  # how far above and below it a thing is kept clear
BESIDE = 1.0


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
        self._variables: dict[tuple[object, ...], int] = {}
        self._things: list[Thing] = []

    def widths(self) -> Widths:
        """Run the sweep."""
        self._sweep()
        return self._read(self._axis.relaxed(self._axis.least()))

    def total(self) -> float:
        """Run the sweep for the end alone, which is where it can be least."""
        self._sweep()
        return self._axis.least()[self._variables["end",]]

    def _sweep(self) -> None:
        for _, name in sorted(self._keys(), key=lambda item: item[0]):
            fixed = name[0] in ("column", "phase", "end")
            self._variables[name] = self._axis.variable(fixed=fixed, lean=self._lean(name))
        self._bound_columns()
        self._collect()
        self._bound_sides()
        keep_apart(self._axis, self._things, self._gap)

    def _keys(self) -> list[tuple[tuple[int, float], tuple[object, ...]]]:
        plan = self._plan
        last = 2 * plan.cells.columns
        keys: list[tuple[tuple[int, float], tuple[object, ...]]] = []
        for phase, (first, _) in enumerate(plan.cells.phase_columns):
            keys.append(((2 * first, -1.0), ("phase", phase)))
        keys.append(((last, AFTER_ALL + 1), ("end",)))
        for column in range(plan.cells.columns):
            keys.append(((2 * column + 1, 0.0), ("column", column)))
        for (horizontal, line), pieces in plan.tracks.items():
            if not horizontal and line % 2 == 0:
                for place, piece in enumerate(pieces):
                    keys.append(((line, place + 1.0), ("piece", piece.edge, piece.index)))
        for edge in self._above():
            keys.append((self._name_key(edge), ("name", edge)))
        return keys

    def _above(self) -> list[int]:
        return [edge for edge, place in self._plan.names.items() if place.piece.horizontal]

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

    def _lean(self, name: tuple[object, ...]) -> float:
        if name[0] != "name":
            return 0.5
        assert isinstance(name[1], int)
        return 0.0 if self._plan.names[name[1]].at_low else 1.0

    def _variable(self, piece: Piece) -> tuple[int, float]:
        """The variable a vertical piece hangs on, and how far right of it."""
        if piece.line % 2:
            offset = self._plan.offset[piece.edge, piece.index]
            return self._variables["column", piece.line // 2], offset
        return self._variables["piece", piece.edge, piece.index], 0.0

    def _bound_columns(self) -> None:
        """Columns and phases in order, and vertical pieces in the gutter between their columns."""
        plan, spacing, axis = self._plan, self._spacing, self._axis
        columns = plan.cells.columns
        first_of = {first: phase for phase, (first, _) in enumerate(plan.cells.phase_columns)}
        for column in range(columns):
            here, half = self._variables["column", column], self._band[column] / 2
            if column in first_of:
                border = self._variables["phase", first_of[column]]
                thick = spacing.phase_gap if column else 0.0
                axis.apart(border, here, thick + spacing.phase_pad + half)
                if column:
                    before = self._variables["column", column - 1]
                    reach = self._band[column - 1] / 2 + spacing.phase_pad
                    axis.apart(before, border, reach)
            if column:
                distance = self._band[column - 1] / 2 + spacing.column_gap + half
                axis.apart(self._variables["column", column - 1], here, distance)
        end = self._variables["end",]
        last = columns - 1
        pad = spacing.phase_pad
        axis.apart(self._variables["column", last], end, self._band[last] / 2 + pad)
        self._bound_phases(end)
        for (horizontal, line), pieces in plan.tracks.items():
            if not horizontal and line % 2 == 0:
                for piece in pieces:
                    self._bound_gutter(piece, line // 2)

    def _bound_phases(self, end: int) -> None:
        plan = self._plan
        stops = [self._variables["phase", phase] for phase in range(len(plan.cells.phase_columns))] + [end]
        phases = plan.compiled.graph.phases
        for index, phase in enumerate(phases):
            thick = self._spacing.phase_gap if index else 0.0
            self._axis.apart(stops[index], stops[index + 1], thick + phase.min_width)

    def _bound_sides(self) -> None:
        """Keep names and marks between the sides of the lanes."""
        start, end = self._variables["phase", 0], self._variables["end",]
        for thing in self._things:
            if thing.kind is Kind.BOX:
                continue
            is_marked = thing.kind is Kind.LINE and self._plan.marks[thing.edge]
            room = self._spacing.mark_radius if is_marked else self._spacing.name_gap
            self._axis.apart(start, thing.variable, thing.before + room)
            self._axis.apart(thing.variable, end, thing.after + room)

    def _bound_gutter(self, piece: Piece, column: int) -> None:
        """Keep a vertical piece between the columns beside its gutter."""
        plan, spacing, axis = self._plan, self._spacing, self._axis
        variable = self._variables["piece", piece.edge, piece.index]
        near = spacing.line_box / 2
        first_of = {first: phase for phase, (first, _) in enumerate(plan.cells.phase_columns)}
        if column:
            reach = self._band[column - 1] / 2 + near
            axis.apart(self._variables["column", column - 1], variable, reach)
        if column in first_of:
            thick = spacing.phase_gap if column else 0.0
            axis.apart(self._variables["phase", first_of[column]], variable, thick + spacing.phase_pad)
        if column < plan.cells.columns:
            axis.apart(variable, self._variables["column", column], self._band[column] / 2 + near)
        else:
            axis.apart(variable, self._variables["end",], spacing.phase_pad)

    def _collect(self) -> None:
        plan, heights = self._plan, self._heights
        for node, item in enumerate(plan.compiled.nodes):
            column = plan.cells.column[node]
            middle = heights.row[plan.cells.row[node]]
            width, height = plan.size[node]
            top, bottom = middle - height / 2 - item.above, middle + height / 2 + item.below
            variable = self._variables["column", column]
            key = (2 * column + 1, -0.2)
            low, high = top - BESIDE_BOX, bottom + BESIDE_BOX
            self._things.append(Thing(key, variable, width / 2, width / 2, low, high, Kind.BOX))
        for (horizontal, line), pieces in plan.tracks.items():
            if not horizontal:
                for place, piece in enumerate(pieces):
                    self._collect_piece(piece, (line, 0.0 if line % 2 else place + 1.0))
        for edge in self._above():
            self._collect_name(edge)

    def _collect_piece(self, piece: Piece, key: tuple[int, float]) -> None:
        plan = self._plan
        variable, offset = self._variable(piece)
        low, high = self._end(piece, True) - BESIDE, self._end(piece, False) + BESIDE
        self._things.append(Thing(key, variable, -offset, offset, low, high, Kind.LINE, piece.edge))
        place = plan.names.get(piece.edge)
        if place is None or place.piece is not piece:
            return
        name = plan.compiled.edges[piece.edge].name
        assert name is not None
        text, icon = self._spacing.name_beside + name.tall[0], self._spacing.icon / 3
        left, right = (text, icon) if place.left else (icon, text)
        name_top = self._heights.name_top[piece.edge]
        low, high = name_top - BESIDE, name_top + name.tall[1] + BESIDE
        for shift, before, after in ((-0.1, left - offset, offset), (0.1, -offset, right + offset)):
            self._things.append(
                Thing((key[0], key[1] + shift), variable, before, after, low, high, Kind.NAME, piece.edge)
            )

    def _end(self, piece: Piece, at_low: bool) -> float:
        """The y of an end of a vertical piece."""
        box = piece.box_low if at_low else piece.box_high
        if box != NO_BOX:
            half = self._plan.size[box][1] / 2
            middle = self._heights.row[self._plan.cells.row[box]]
            return middle + half if at_low else middle - half
        other = self._plan.neighbour(piece, at_low)
        return self._heights.piece[other.edge, other.index]

    def _collect_name(self, edge: int) -> None:
        """A name above (or below) a horizontal piece, and the ends of the piece it stands between."""
        plan, spacing = self._plan, self._spacing
        place = plan.names[edge]
        name = plan.compiled.edges[edge].name
        assert name is not None
        width, height = name.flat
        variable = self._variables["name", edge]
        line = self._heights.piece[edge, place.piece.index]
        top = line + spacing.name_above if place.below else line - spacing.name_above - height
        low, high = top - BESIDE, top + height + BESIDE
        self._things.append(Thing(self._name_key(edge), variable, 0.0, width, low, high, Kind.NAME, edge))
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
            column = self._variables["column", self._plan.cells.column[box]]
            return column, self._plan.size[box][0] / 2 + head
        variable, offset = self._variable(self._plan.neighbour(piece, at_low))
        return variable, (offset if at_low else -offset) + spacing.corner

    def _gap(self, one: Thing, other: Thing) -> float:
        spacing, kind, kind_of_other = self._spacing, one.kind, other.kind
        if kind is Kind.LINE and kind_of_other is Kind.LINE:
            return self._track(one.edge, other.edge)
        if kind is Kind.NAME or kind_of_other is Kind.NAME:
            line = one if kind is Kind.LINE else other
            marked = line.kind is Kind.LINE and self._plan.marks[line.edge]
            return max(spacing.name_gap, spacing.mark_radius + 1.0) if marked else spacing.name_gap
        return spacing.column_gap if kind is kind_of_other else spacing.line_box

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
        widths.column = [place[self._variables["column", c]] for c in range(plan.cells.columns)]
        for route in plan.routes:
            for piece in route:
                if not piece.horizontal:
                    variable, offset = self._variable(piece)
                    widths.piece[piece.edge, piece.index] = place[variable] + offset
        for edge in self._above():
            widths.name_left[edge] = place[self._variables["name", edge]]
        widths.total = place[self._variables["end",]]
        starts = [place[self._variables["phase", p]] for p in range(len(plan.cells.phase_columns))]
        stops = [*starts[1:], widths.total]
        thick = self._spacing.phase_gap
        widths.phases = [
            (start + (thick if index else 0.0), stop)
            for index, (start, stop) in enumerate(zip(starts, stops, strict=True))
        ]
        return widths
