"""The signs of what differs between two maps: new, changed and removed."""

from collections import Counter, defaultdict
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


def summed_signs(signs: Signs, drawn: Mapping[str, str]) -> Signs:
    """The signs where one box or line stands for several: it is new where all of these are, else changed.

    Args:
        signs: the signs of each element.
        drawn: what stands for some of them.
    """
    found = {element: counts for element, counts in signs.items() if element not in drawn}
    behind: defaultdict[str, list[Mapping[Sign, int]]] = defaultdict(list)
    for element, instead in drawn.items():
        behind[instead].append(signs.get(element, {}))
    for instead, counts in behind.items():
        own = Counter({Sign.REMOVED: sum(one.get(Sign.REMOVED, 0) for one in counts)})
        if all(one.get(Sign.ADDED) for one in counts):
            own[Sign.ADDED] = 1
        elif any(one.get(Sign.ADDED) or one.get(Sign.CHANGED) for one in counts):
            own[Sign.CHANGED] = 1
        if +own:
            found[instead] = +own
    return found
