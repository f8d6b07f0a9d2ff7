"""Stands: where the name of every flow stands, told so that it stands there in the next layout, too.

Needs:   the spots of names, or the stands of an earlier layout, and the numbers of columns and rows.
Gives:   for each edge its stand in those numbers; and from stands the spots along its line.
Method:  as `ways`: the line from which a name stands is told by the number of its column or row (own).
"""

from collections.abc import Iterable, Mapping

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.names import Spot
from ketenkaart.layout.ways import Lines
from ketenkaart.memory import Stand, Stands


def stands_of(compiled: Compiled, spots: Mapping[int, Spot], lines: Lines) -> dict[str, Stand]:
    """The stand of each name, by the id of its edge.

    Args:
        compiled: the graph.
        spots: where the names stand, by index of the edge.
        lines: in the numbers of the columns and rows.
    """
    return {compiled.edges[edge].id: _stand(spot, lines) for edge, spot in sorted(spots.items())}


def _stand(spot: Spot, lines: Lines) -> Stand:
    turn = lines.column_turn(spot.line) if spot.level else lines.row_turn(spot.line)
    return Stand(spot.piece, turn, spot.turned)


def spots_of(compiled: Compiled, stands: Stands, edges: Iterable[int], lines: Lines) -> dict[int, Spot]:
    """The spots of names, by index of the edge; not of those that stood in a lane that is gone.

    Args:
        compiled: the graph.
        stands: what an earlier layout decided.
        edges: those whose lines run as they did.
        lines: in the numbers the columns and rows had in it.
    """
    found: dict[int, Spot] = {}
    for edge in edges if stands else ():
        stand = stands.get(compiled.edges[edge].id)
        if stand is not None and (not stand.at.lane or lines.know([stand.at])):
            level = not stand.at.lane
            line = lines.column_line(stand.at) if level else lines.row_line(stand.at)
            found[edge] = Spot(stand.piece, level, line, stand.turned)
    return found
