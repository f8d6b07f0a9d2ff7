"""Prices: what lines and cells are charged for; only their proportions matter."""

import math
from typing import NamedTuple


class Prices(NamedTuple):
    """What routes and cells are charged for, tuned on real diagrams.

    Attributes:
        crossing: two lines that cross, in a map where few must (see `crossing_price`).
        along, down: a line further to the right or left, and up or down; columns are wide, rows are low.
        detour: a line that is run back.
        side_by_side: another route in the same line.
        port: each other line at the same side of a box; full_port: a side that is full and
            makes its box grow; stuck_port: one that is full while its box may not grow.
        mate: what a route gains by running beside that of its mate.
        settled: a route as cheap as this is not tried again.
        hint: another side than the one a person chose.
        back: a flow that points to the left; back_return: one that answers another and does so.
        same_column: one between two lanes that runs up or down; same_column_in_lane: one in a lane.
        column, row: one in use.
        moved: a box that had a place and gets another.
        before_all: a new box left of all that were there, so that of equals the right one is taken.
    """

    crossing: float = 27.0
    bend: float = 2.7
    along: float = 0.08
    down: float = 0.06
    detour: float = 4.0
    side_by_side: float = 0.5
    port: float = 1.5
    full_port: float = 6.0
    stuck_port: float = 25.0
    mate: float = 3.0
    settled: float = 1.0
    hint: float = 100.0
    back: float = 12.0
    back_return: float = 2.0
    same_column: float = 1.5
    same_column_in_lane: float = 3.0
    column: float = 6.5
    row: float = 6.5
    moved: float = 8.0
    before_all: float = 1.0


PRICES = Prices()

FEW_RINGS = 8


def crossing_price(boxes: int, joined: int) -> float:
    """What a crossing costs in a map: less where many lines must cross, for one more is seen less there.

    Args:
        boxes: how many there are.
        joined: how many pairs of them have flows. Each beyond a tree closes a ring, and rings make crossings.
    """
    rings = max(1, joined - boxes + 1)
    return PRICES.crossing * math.sqrt(min(1.0, FEW_RINGS / rings))
