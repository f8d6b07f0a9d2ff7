"""The cells of the map: which lane, phase, column and row a place lies in."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from ketenkaart.drawing.screen import Screen


class CellAt(NamedTuple):
    """A cell.

    Attributes:
        lane: the id of the lane; none above and below all lanes.
        phase: the id of the phase; none where there are no phases.
        column: the column, from 0, as the memory of the layout counts; row: of the lane, from 0.
    """

    lane: str | None
    phase: str | None
    column: int
    row: int


class Cells:
    """Where the columns and rows of a drawing are."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        layout = screen.layout
        self._columns: dict[int, tuple[float, float]] = {}
        self._rows: dict[str, dict[int, tuple[float, float]]] = {}
        lanes = {node.id: node.lane for node in screen.sizes.graph.nodes}
        for box, cell in layout.memory.places.items():
            rect = layout.boxes.get(box)
            if rect is not None:
                _widen(self._columns, cell.column, rect.left, rect.right)
                _widen(self._rows.setdefault(lanes[box], {}), cell.row, rect.top, rect.bottom)

    def at(self, mm: QPointF) -> CellAt:
        """The cell at a place on the map."""
        lane = self._screen.scene.lane_at(mm.y())
        rows = self._rows.get(lane, {}) if lane is not None else {}
        return CellAt(lane, self.phase_at(mm.x()), _nearest(self._columns, mm.x()), _nearest(rows, mm.y()))

    def phase_at(self, x: float) -> str | None:
        """The phase at an x: the nearest one."""
        phases = self._screen.layout.phases
        return min(phases, key=lambda phase: _distance(phases[phase], x), default=None)


def _widen(spans: dict[int, tuple[float, float]], key: int, low: float, high: float) -> None:
    before = spans.get(key, (low, high))
    spans[key] = (min(before[0], low), max(before[1], high))


def _nearest(spans: dict[int, tuple[float, float]], at: float) -> int:
    """The number of the span nearest to a place; one more past the last."""
    if not spans:
        return 0
    last = max(spans)
    past = spans[last][1]
    if at > past + (past - spans[last][0]) / 2:
        return last + 1
    return min(spans, key=lambda number: _distance(spans[number], at))


def _distance(span: tuple[float, float], at: float) -> float:
    return max(span[0] - at, at - span[1], 0.0)
