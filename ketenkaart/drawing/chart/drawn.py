"""Groups that were drawn before, to take over those that did not change: they are the very same groups."""

from collections.abc import Callable
from typing import Any

from ketenkaart.drawing.displaylist import Group

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

    def group(self, make: Maker, key: str, *given: Any) -> Group:
        """The group made from this: the one of the drawing before where that was made from the same.

        Args:
            make: makes it from its id and what is given.
            key: the id of the group.
            given: what it is made from.
        """
        known = self._before.get((make, key))
        if known is None or known[0] != given:
            known = (given, make(key, *given))
        self._now[make, key] = known
        return known[1]
