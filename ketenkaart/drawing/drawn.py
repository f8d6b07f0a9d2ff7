"""What was made for one drawing after the other, to take over what would be the same."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from ketenkaart.drawing.displaylist import Group

Maker = Callable[..., Group]
T = TypeVar("T")


class Drawn:
    """The parts of one drawing after the other, each with what it was made from.

    What makes a part is a function of nothing but what is given, and of what all parts share.
    """

    def __init__(self) -> None:
        self._shared: Any = None
        self._before: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def start(self, *shared: Any) -> None:
        """Begin a drawing.

        Args:
            shared: what all its parts depend on: language and look.
        """
        self._before = self._now if shared == self._shared else {}
        self._now, self._shared = {}, shared

    def kept(self, key: Hashable, given: tuple[Any, ...], first: T, make: Callable[[T], T]) -> T:
        """What was made for the drawing before from the same; else it is made from what it was.

        Args:
            key: which part it is.
            given: what it is made from.
            first: what it is made from where it was not made before.
            make: makes it.
        """
        known = self._before.get(key)
        if known is None or known[0] != given:
            known = (given, make(first if known is None else known[1]))
        self._now[key] = known
        found: T = known[1]
        return found

    def group(self, make: Maker, key: str, given: tuple[Any, ...], at: tuple[float, float]) -> Group:
        """A group; where it was made from the same for the drawing before it has the very same items.

        Args:
            make: makes it from its id and what is given, seen from where it stands.
            key: the id of the group.
            given: what it is made from, seen from where it stands.
            at: where it stands.
        """
        part = (make, key)
        known = self._before.get(part)
        if known is None or known[0] != given:
            known = (given, make(key, *given))
        group: Group = known[1]
        x, y = at
        if group.x != x or group.y != y:
            group = Group(group.id, group.kind, group.title, group.description, group.items, x, y)
            known = (known[0], group)
        self._now[part] = known  # with what was given before: the next comparison finds the very same
        return group
