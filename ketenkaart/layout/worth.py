"""Worth: which boxes the search had better try to move after an edit.

Needs:   first cells and all routes over them, which boxes may move, and which lines are new.
Gives:   the boxes of which something may be won.
Method:  own: what stood well before an edit still does, so a box that has a place is moved only for the
         sake of a new line that costs much, and a new one also where it makes a line of before dearer.
"""

from collections.abc import Collection, Iterable

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.prices import PRICES
from ketenkaart.layout.routes import Router
from ketenkaart.layout.search import Freedom, direction_price

SETTLED = 5.0  # at what price of its new lines a box with a place is tried; less than moving it costs


def worth_moving(
    compiled: Compiled, cells: Cells, router: Router, freedom: Freedom, new: Collection[int]
) -> list[int]:
    """The free boxes whose lines cost so much, and new ones that stand apart or in the way of lines.

    Args:
        compiled: the graph.
        cells: where all boxes stand.
        router: all routes.
        freedom: what may move.
        new: the edges that were not there before; of a box that has a place only these count.
    """
    columns = {cells.column[node] for node in freedom.settled}
    rows = {cells.row[node] for node in freedom.settled}

    def price(edges: Iterable[int]) -> float:
        return sum([_price(router, edge) + direction_price(compiled, cells, edge) for edge in edges])

    def is_worth_it(node: int) -> bool:
        edges = compiled.outgoing[node] + compiled.incoming[node]
        if node in freedom.settled:
            return price(edge for edge in edges if edge in new) > SETTLED
        apart = cells.column[node] not in columns or cells.row[node] not in rows
        return apart or bool(router.blocked) or price(edges) > PRICES.settled

    return [node for node in freedom.free if is_worth_it(node)]


def _price(router: Router, edge: int) -> float:
    """What a route costs between the others, among which it stays."""
    route = router.laid(edge)
    price = router.priced(edge)
    router.put_back(edge, route)
    return price
