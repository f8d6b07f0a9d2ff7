"""Prices: what a route is charged for; one unit is about half a bend."""

from typing import NamedTuple


class Prices(NamedTuple):
    """What a route is charged for.

    Attributes:
        along, down: a line further to the right or left, and up or down; columns are wide, rows are low.
        detour: a line that is run back.
        side_by_side: another route in the same line.
        port: each other line at the same side of a box; full_port: a side that is full and
            makes its box grow; stuck_port: one that is full while its box may not grow.
        mate: what a route gains by running beside that of its mate.
        settled: a route as cheap as this is not tried again.
        hint: another side than the one a person chose.
    """

    crossing: float = 27.0
    bend: float = 2.7
    along: float = 0.08
    down: float = 0.06
    detour: float = 3.5
    side_by_side: float = 0.5
    port: float = 1.5
    full_port: float = 6.0
    stuck_port: float = 25.0
    mate: float = 3.0
    settled: float = 1.0
    hint: float = 100.0


PRICES = Prices()
