"""What was worked out lately for a map, by the very map; what is asked for often is kept longest."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

from ketenkaart.model.ketenkaart import Ketenkaart

_MOST = 6  # a move asks for the same few several times
T = TypeVar("T")


class Lately(Generic[T]):
    """One thing for each of the last few maps; may be asked by several threads."""

    def __init__(self) -> None:
        # It holds the map, so that no other can have its id.
        self._known: OrderedDict[int, tuple[Ketenkaart, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, kaart: Ketenkaart) -> T | None:
        """What is known for a map."""
        with self._lock:
            known = self._known.get(id(kaart))
            if known is None:
                return None
            self._known.move_to_end(id(kaart))
            return known[1]

    def note(self, kaart: Ketenkaart, found: T) -> None:
        """Keep something for a map."""
        with self._lock:
            self._known[id(kaart)] = (kaart, found)
            self._known.move_to_end(id(kaart))
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
