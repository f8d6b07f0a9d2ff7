"""What stands round a step, and where it goes when it is moved one place up, down, back or on."""

from typing import Literal

from ketenkaart.drawing.arranging import Arranger, Beside, InCell, InLane, Target
from ketenkaart.drawing.lanetree import NO_PARTNER, lanes_of
from ketenkaart.drawing.tidying import graph_to_settle
from ketenkaart.memory import Cell, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Pin, Step

Way = Literal["up", "down", "earlier", "later", "lane_above", "lane_below"]


class Surroundings:
    """The boxes round a step, by the cells of the last layout."""

    def __init__(self, kaart: Ketenkaart, memory: Memory, step_id: str) -> None:
        """Look round.

        Args:
            kaart: the map.
            memory: what its last layout decided; every box has a cell.
            step_id: the step.
        """
        self._kaart = kaart
        self._memory = memory
        self._graph = graph_to_settle(kaart)
        self._nodes = {node.id: node for node in self._graph.nodes}
        self._step = self._nodes[step_id]
        self._cell = memory.places[step_id]
        self._rest = {box: memory.places[box] for box in self._nodes if box != step_id}
        self._lane = {
            box: cell for box, cell in self._rest.items() if self._nodes[box].lane == self._step.lane
        }

    def target(self, way: Way) -> Target | None:
        """Where the step goes; None where it cannot go any further."""
        if way in ("up", "down"):
            return self._row(-1 if way == "up" else 1)
        if way in ("earlier", "later"):
            return self._column(-1 if way == "earlier" else 1)
        return self._next_lane(-1 if way == "lane_above" else 1)

    def pin(self) -> Pin | None:
        """The pin that keeps the step where it stands; None where no other step tells where that is."""
        steps = {step.id for step in self._kaart.steps}
        arranger = Arranger(self._graph, self._memory, self._step.id, steps)
        return arranger.pin(InCell(None, None, self._cell), self._memory.places)

    def _row(self, way: int) -> Target | None:
        """The next row of the lane; a new one if the step is not alone in its row, else the next lane."""
        rows = sorted({cell.row for cell in self._lane.values() if (cell.row - self._cell.row) * way > 0})
        if rows:
            return self._in_cell(Cell(self._cell.column, rows[-1] if way < 0 else rows[0]), way)
        if not any(cell.row == self._cell.row for cell in self._lane.values()):
            return self._next_lane(way)
        if self._cell.row + way < 0:
            return None
        return self._in_cell(Cell(self._cell.column, self._cell.row + way), way)

    def _column(self, way: int) -> Target | None:
        columns = {cell.column for cell in self._rest.values() if (cell.column - self._cell.column) * way > 0}
        if not columns:
            return None
        return self._in_cell(Cell(max(columns) if way < 0 else min(columns), self._cell.row), way)

    def _in_cell(self, cell: Cell, way: int) -> Target:
        """A cell, or beside the step that stands in it."""
        taken = next((box for box, place in self._lane.items() if place == cell), None)
        if taken is not None and self._kaart.get(Step, taken) is not None:
            sideways = cell.row == self._cell.row
            sides = ("before", "after") if sideways else ("above", "below")
            return Beside(taken, sides[0] if way < 0 else sides[1])
        partner = None if self._step.lane == NO_PARTNER else self._step.lane
        in_column = [
            self._nodes[box].phase for box, place in self._rest.items() if place.column == cell.column
        ]
        phase = next((one for one in in_column if one is not None), self._step.phase)
        return InCell(partner, phase, cell)

    def _next_lane(self, way: int) -> Target | None:
        lanes = [
            lane.partner for lane in lanes_of(self._kaart, every=True).values() if lane.partner is not None
        ]
        ids = [partner.id for partner in lanes]
        if self._step.lane == NO_PARTNER:
            return InLane(ids[-1]) if ids and way < 0 else None
        place = ids.index(self._step.lane) + way
        return InLane(ids[place]) if 0 <= place < len(ids) else None
