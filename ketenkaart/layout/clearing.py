"""Clearing: borders of phases and the names above lines moved off each other, where that takes no room.

Needs:   the places of everything from left to right, and how far each may still move.
Gives:   better places of the borders and names that meet.
Method:  a border goes to the side of a name where it meets the fewest; names it still meets go to a side
         of it; own.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ketenkaart.layout.sweep import Axis


class Clearing(NamedTuple):
    """What is moved.

    Attributes:
        axis: the variables, relaxed.
        widths: of each name, by its variable.
        gap: how wide a border is.
        air: how far a name keeps from it.
    """

    axis: Axis
    widths: Mapping[int, float]
    gap: float
    air: float

    def clear(self, borders: Sequence[int], place: list[float]) -> None:
        """Move what meets.

        Args:
            borders: the variables of the borders: their left edges.
            place: where everything is.
        """
        for border in borders:
            met = self._met(place[border], place)
            if met:
                self._move_border(border, met, place)
                for name in met:
                    self._move_name(name, place[border], place)

    def _met(self, border: float, place: Sequence[float]) -> list[int]:
        """The names that a border would meet."""
        return [
            name for name in self.widths if self._left_of(name, place) < border < self._right_of(name, place)
        ]

    def _left_of(self, name: int, place: Sequence[float]) -> float:
        """Where a border stands just left of a name."""
        return place[name] - self.air - self.gap

    def _right_of(self, name: int, place: Sequence[float]) -> float:
        return place[name] + self.widths[name] + self.air

    def _move_border(self, border: int, met: Sequence[int], place: list[float]) -> None:
        low, high = self.axis.slack(border, place)
        now = place[border]
        sides = [side for name in met for side in (self._left_of(name, place), self._right_of(name, place))]
        options = [now, *(side for side in sides if low <= side <= high)]
        place[border] = min(options, key=lambda x: (len(self._met(x, place)), abs(x - now)))

    def _move_name(self, name: int, border: float, place: list[float]) -> None:
        left, right = self._left_of(name, place), self._right_of(name, place)
        if left < border < right:
            low, high = self.axis.slack(name, place)
            now = place[name]
            options = [x for x in (now + border - left, now + border - right) if low <= x <= high]
            place[name] = min(options, key=lambda x: abs(x - now), default=now)
