"""Arranging: the cells of a map in which one step stands where a person wants it, and the lines in them."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ketenkaart.layout.graph import Graph, Node
from ketenkaart.memory import Cell, Memory, Places, Turn
from ketenkaart.model.process import Pin


class Beside(NamedTuple):
    """Next to another step: "before" or "after" it in its row, "above" or "below" it in its column."""

    other: str
    side: str


class InCell(NamedTuple):
    """In an empty cell: of a partner's lane and a phase, by the column and row of the last layout."""

    partner: str | None
    phase: str | None
    cell: Cell


class InLane(NamedTuple):
    """Somewhere in the lane of a partner; the layout finds the place."""

    partner: str | None


class InPhase(NamedTuple):
    """Somewhere in a phase; the layout finds the place."""

    phase: str | None


class InSection(NamedTuple):
    """Somewhere in the part of a partner's lane that lies in a phase; the layout finds the place."""

    partner: str | None
    phase: str | None


Place = Beside | InCell
Band = InLane | InPhase | InSection
Target = Place | Band


class Arranger:
    """Puts one box among the others of a map."""

    def __init__(self, graph: Graph, memory: Memory, step: str, steps: Collection[str]) -> None:
        """Prepare for a step.

        Args:
            graph: the map, in which the step has the lane and phase where it is to stand already.
            memory: the cells of all other boxes, and how the lines run.
            step: the id of the step.
            steps: the ids of all steps, which a pin may name; other boxes are partners and systems.
        """
        self._steps = steps
        self._node: Mapping[str, Node] = {node.id: node for node in graph.nodes}
        self._places = {box: cell for box, cell in memory.places.items() if box in self._node and box != step}
        self._memory = memory
        self._step = self._node[step]

    def put(self, target: Place) -> Memory:
        """The cells of all boxes with the step in its place; others make room where it was taken."""
        if isinstance(target, InCell):
            return self._with_step(target.cell)
        cell = self._places[target.other]
        if target.side in ("before", "after"):
            return self._in_row(cell, 0 if target.side == "before" else 1)
        return self._in_column(cell, 0 if target.side == "above" else 1)

    def _with_step(self, cell: Cell) -> Memory:
        return self._memory._replace(places={**self._places, self._step.id: cell})

    def _in_row(self, cell: Cell, after: int) -> Memory:
        beside = Cell(cell.column + (1 if after else -1), cell.row)
        if self._is_free(beside) and self._is_in_phase(beside.column):
            return self._with_step(beside)
        start = cell.column + after
        shifted = {box: Cell(column + (column >= start), row) for box, (column, row) in self._places.items()}
        return self._after({**shifted, self._step.id: Cell(start, cell.row)}, "", start)

    def _in_column(self, cell: Cell, after: int) -> Memory:
        beside = Cell(cell.column, cell.row + (1 if after else -1))
        if self._is_free(beside) and any(box.row == beside.row for _, box in self._in_lane()):
            return self._with_step(beside)
        start = cell.row + after
        shifted = {
            box: Cell(place.column, place.row + (place.row >= start)) for box, place in self._in_lane()
        }
        places = {**self._places, **shifted, self._step.id: Cell(cell.column, start)}
        return self._after(places, self._step.lane, start)

    def _after(self, places: Places, lane: str, start: int) -> Memory:
        """How lines run and names stand once a row of a lane, or a column where none is named, was let in."""

        def moved(turn: Turn) -> Turn:
            return turn._replace(line=turn.line + 2 * (turn.lane == lane and turn.line > 2 * start))

        ways, names = self._memory.ways, self._memory.names
        return Memory(
            places,
            {edge: way._replace(turns=tuple(map(moved, way.turns))) for edge, way in ways.items()},
            {edge: name._replace(at=moved(name.at)) for edge, name in names.items()},
        )

    def _is_free(self, cell: Cell) -> bool:
        return min(cell) >= 0 and all(place != cell for _, place in self._in_lane())

    def _is_in_phase(self, column: int) -> bool:
        """Whether a column has boxes, and those are of the step's phase or of none."""
        phases = {self._node[box].phase for box, cell in self._places.items() if cell.column == column}
        return bool(phases) and phases <= {self._step.phase, None}

    def _in_lane(self) -> Iterator[tuple[str, Cell]]:
        return ((box, cell) for box, cell in self._places.items() if self._node[box].lane == self._step.lane)

    def stands(self, target: Place, wanted: Places, found: Places) -> bool:
        """Whether the step stands in its place in other cells, too.

        Args:
            target: its place.
            wanted: what `put` gave.
            found: the other cells.
        """
        if isinstance(target, Beside):
            return self._is_beside(target, found)
        own, now = wanted[self._step.id], found[self._step.id]
        return all(
            _sign(now.column - found[box].column) == _sign(own.column - wanted[box].column)
            for box in self._places
        ) and all(
            _sign(now.row - found[box].row) == _sign(own.row - wanted[box].row) for box, _ in self._in_lane()
        )

    def _is_beside(self, target: Beside, found: Places) -> bool:
        own, other = found[self._step.id], found[target.other]
        if self._node[target.other].lane != self._step.lane:
            return False
        if target.side in ("above", "below"):
            return own == Cell(other.column, other.row + (-1 if target.side == "above" else 1))
        low, high = (own, other) if target.side == "before" else (other, own)
        between = range(low.column + 1, high.column)
        return (
            own.row == other.row
            and low.column < high.column
            and not any(
                found[box].row == own.row and found[box].column in between for box, _ in self._in_lane()
            )
        )

    def pin(self, target: Place, wanted: Places) -> Pin | None:
        """The pin that keeps the step in its place; None where no other step tells where that is."""
        if isinstance(target, Beside):
            return Pin(**{target.side: target.other})
        others = [(wanted[box], self._node[box]) for box in sorted(self._places) if box in self._steps]
        sides = _Neighbours(others, target.cell, self._step).sides()
        return Pin(**sides) if sides else None


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


class _Neighbours:
    """The steps round a cell."""

    def __init__(self, steps: list[tuple[Cell, Node]], cell: Cell, step: Node) -> None:
        self._cell = cell
        self._lane = [(place, node) for place, node in steps if node.lane == step.lane]
        self._phase = [
            (place, node) for place, node in steps if step.phase is None or node.phase in (step.phase, None)
        ]

    def sides(self) -> dict[str, str]:
        """The sides of a pin: in the row of a neighbour, in its column, or beside one of each."""
        column, row = self._cell
        in_row = [(place.column, node.id) for place, node in self._lane if place.row == row]
        if in_row:
            return _nearest(in_row, column, "before", "after")
        in_column = [(place.row, node.id) for place, node in self._lane if place.column == column]
        if in_column:
            return _nearest(in_column, row, "above", "below")
        rows = [(place.row, node.id) for place, node in self._lane]
        columns = [(place.column, node.id) for place, node in self._phase if place.column != column]
        return _nearest(rows, row, "above", "below") | _nearest(columns, column, "before", "after")


def _nearest(places: list[tuple[int, str]], own: int, low: str, high: str) -> dict[str, str]:
    """The side of a pin that names the nearest of some boxes."""
    if not places:
        return {}
    place, box = min(places, key=lambda one: (abs(one[0] - own), one))
    return {low if own < place else high: box}
