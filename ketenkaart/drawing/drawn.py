"""Groups that were drawn before, to take over those that did not change: they have the very same items."""

from collections.abc import Callable
from typing import Any

from ketenkaart.drawing.displaylist import Group
from ketenkaart.layout.geometry import ORIGIN, Point

Maker = Callable[..., Group]


class Drawn:
    """The groups of one drawing after the other, each with what it was made from.

    A maker of groups is a function of nothing but what it is given, and of what all groups share.
    """

    def __init__(self) -> None:
        self._shared: Any = None
        self._before: dict[tuple[Maker, str], tuple[tuple[Any, ...], Group]] = {}
        self._now: dict[tuple[Maker, str], tuple[tuple[Any, ...], Group]] = {}

    def start(self, *shared: Any) -> None:
        """Begin a drawing.

        Args:
            shared: what all its groups depend on: language and look.
        """
        self._before = self._now if shared == self._shared else {}
        self._now, self._shared = {}, shared

    def group(self, make: Maker, key: str, *given: Any, at: Point = ORIGIN) -> Group:
        """The group made from this: the one of the drawing before where that was made from the same.

        Args:
            make: makes it from its id and what is given, seen from where it stands.
            key: the id of the group.
            given: what it is made from, seen from where it stands.
            at: where it stands.
        """
        known = self._before.get((make, key))
        group = known[1] if known is not None and known[0] == given else make(key, *given)
        if group.x != at.x or group.y != at.y:
            group = group._replace(x=at.x, y=at.y)
        self._now[make, key] = (given, group)
        return group
