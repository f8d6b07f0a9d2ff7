"""Ways: the turns of every line, told so that the next layout can run it the same way.

Needs:   the corners of routes over some cells, and the numbers of the columns and rows.
Gives:   for each edge its turns in those numbers; and from turns the corners over other cells.
Method:  own: a piece is told by the number of the column or row it runs in or before, so that it stays
         where it is to people when columns and rows are let in or vanish elsewhere.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells, Corner
from ketenkaart.layout.numbers import Numbers
from ketenkaart.memory import Memory, Turn, Way


def ways_of(
    compiled: Compiled, cells: Cells, corners: Sequence[Sequence[Corner]], numbers: Numbers
) -> dict[str, Way]:
    """The way of each edge, by id.

    Args:
        compiled: the graph.
        cells: where the boxes stand.
        corners: the ends and corners of each edge's route, as column line and row line.
        numbers: a number for every column and row.
    """
    lines = Lines(compiled, cells, numbers)
    return {
        edge.id: Way(route[0][1] == route[1][1], tuple(_turns(route, lines)) if len(route) > 3 else ())
        for edge, route in zip(compiled.edges, corners, strict=True)
    }


def _turns(route: Sequence[Corner], lines: "Lines") -> Iterator[Turn]:
    """The lines of the pieces that run between the first and the last."""
    for one, other in list(pairwise(route))[1:-1]:
        yield lines.row_turn(one[1]) if one[1] == other[1] else lines.column_turn(one[0])


def corners_of(
    compiled: Compiled, cells: Cells, ways: Mapping[int, Way], numbers: Numbers
) -> dict[int, list[Corner]]:
    """The corners of ways, by index of the edge; they may run through boxes.

    Args:
        compiled: the graph.
        cells: where the boxes stand now.
        ways: those that can be taken again, by index of the edge.
        numbers: the numbers the columns and rows had.
    """
    lines = Lines(compiled, cells, numbers)
    found: dict[int, list[Corner]] = {}
    for edge, way in ways.items():
        source, target = compiled.source[edge], compiled.target[edge]
        start = (2 * cells.column[source] + 1, 2 * cells.row[source] + 1)
        end = (2 * cells.column[target] + 1, 2 * cells.row[target] + 1)
        found[edge] = _corners(way, start, end, lines)
    return found


def staying(compiled: Compiled, cells: Cells, previous: Memory, numbers: Numbers) -> dict[int, Way]:
    """The ways that can be taken again, by index of the edge.

    Not those of lines whose ends stand elsewhere now, or that ran in a lane that is gone.

    Args:
        compiled: the graph.
        cells: where the boxes stand now.
        previous: what an earlier layout decided.
        numbers: the numbers the columns and rows had in it.
    """
    stays = _staying_boxes(compiled, cells, previous, numbers)
    lanes = {lane.id for lane in compiled.lanes}
    ends = zip(compiled.edges, compiled.source, compiled.target, strict=True)
    return {
        edge: way
        for edge, (item, source, target) in enumerate(ends)
        if stays[source]
        and stays[target]
        and (way := previous.ways.get(item.id)) is not None
        and lanes.issuperset([turn.lane for turn in way.turns[int(way.level) :: 2]])
    }


def stand_as_before(compiled: Compiled, cells: Cells, previous: Memory, numbers: Numbers) -> bool:
    """Whether all boxes of an earlier layout, and no others, stand where they did; see `staying`."""
    same = len(previous.places) == len(compiled.nodes)
    return same and all(_staying_boxes(compiled, cells, previous, numbers))


def _staying_boxes(compiled: Compiled, cells: Cells, previous: Memory, numbers: Numbers) -> list[bool]:
    """Of each box whether it stands where it stood."""
    return [
        previous.places.get(node.id) == (numbers.columns[column], numbers.rows[row])
        for node, column, row in zip(compiled.nodes, cells.column, cells.row, strict=True)
    ]


def _corners(way: Way, start: Corner, end: Corner, lines: "Lines") -> list[Corner]:
    corners = [start]
    level = way.level
    for turn in way.turns:
        x, y = corners[-1]
        corners.append((lines.column_line(turn), y) if level else (x, lines.row_line(turn)))
        level = not level
    x, y = corners[-1]
    if (y != end[1]) if level else (x != end[0]):
        corners.append((end[0], y) if level else (x, end[1]))
    return [*corners, end]


class Lines:
    """Translates lines of the grid to turns and back."""

    def __init__(self, compiled: Compiled, cells: Cells, numbers: Numbers) -> None:
        self._compiled = compiled
        self._columns = numbers.columns
        self._rows = [numbers.rows[first : first + count] for first, count in cells.lane_rows]
        self._first = [first for first, _ in cells.lane_rows]
        self._lane = {lane.id: index for index, lane in enumerate(compiled.lanes)}
        self._column_turns: dict[int, Turn] = {}
        self._row_turns: dict[int, Turn] = {}
        self._column_lines: dict[int, int] = {}
        self._row_lines: dict[Turn, int] = {}

    def column_turn(self, line: int) -> Turn:
        """A column line as a turn."""
        known = self._column_turns.get(line)
        if known is None:
            known = self._column_turns[line] = Turn(_told(self._columns, line))
        return known

    def row_turn(self, line: int) -> Turn:
        """A row line as a turn."""
        known = self._row_turns.get(line)
        if known is None:
            lane = max(0, bisect_left(self._first, line // 2 + 1) - 1)
            told = _told(self._rows[lane], line - 2 * self._first[lane])
            known = self._row_turns[line] = Turn(told, self._compiled.lanes[lane].id)
        return known

    def know(self, turns: Iterable[Turn]) -> bool:
        """Whether the lanes are there in whose rows these turns are."""
        return all(turn.lane in self._lane for turn in turns)

    def column_line(self, turn: Turn) -> int:
        """The column line of a turn."""
        known = self._column_lines.get(turn.line)
        if known is None:
            known = self._column_lines[turn.line] = _found(self._columns, turn.line)
        return known

    def row_line(self, turn: Turn) -> int:
        """The row line of a turn."""
        known = self._row_lines.get(turn)
        if known is None:
            lane = self._lane[turn.lane]
            known = self._row_lines[turn] = 2 * self._first[lane] + _found(self._rows[lane], turn.line)
        return known


def _told(numbers: Sequence[int], line: int) -> int:
    """A line of the grid in numbers: twice the number of a column or row, one more for its middle."""
    place, middle = divmod(line, 2)
    return 2 * numbers[place] + middle if place < len(numbers) else 2 * (numbers[-1] + 1)


def _found(numbers: Sequence[int], line: int) -> int:
    """The line of the grid for one in numbers; where its column or row is gone, the gutter there."""
    if all(number == NONE for number in numbers):  # in a lane that was empty
        return min(max(line, 0), 2 * len(numbers))
    wanted, middle = divmod(line, 2)
    for place, number in enumerate(numbers):
        if number >= wanted:
            return 2 * place + (middle if number == wanted else 0)
    return 2 * len(numbers)
