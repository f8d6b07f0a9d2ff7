"""The signs of what differs between two maps: new, changed and removed."""

from collections.abc import Iterator, Mapping
from enum import Enum

from ketenkaart.texts import mark, tr, tr_count


class Sign(Enum):
    """What became of something."""

    ADDED = mark("new")
    CHANGED = mark("changed")
    REMOVED = mark("removed")

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return tr(self.value)


Signs = Mapping[str, Mapping[Sign, int]]
"""How often each sign stands at an element."""


def told_signs(counts: Mapping[Sign, int]) -> Iterator[tuple[Sign, str]]:
    """The signs of an element, each with its word; what is removed is counted."""
    for sign in Sign:
        count = counts.get(sign, 0)
        if count:
            removed = tr_count("{count} removed", "{count} removed", count)
            yield sign, removed if sign is Sign.REMOVED else sign.title
