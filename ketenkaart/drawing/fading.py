"""A map as seen through a lens, on paper: all but some elements is faint, and the lens is told."""

from collections.abc import Set
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.analysis.signs import Signs
from ketenkaart.drawing.displaylist import Drawing, Group, Item, TextRun

FAINT = 0.3  # how much is seen of what is not lit
_ON_LANES = frozenset({"steps", "systems", "flows", "koppelvlakken", "findings"})  # else as it is
_ENDS = (".box", ".summary")  # of partners, that stand on lanes too


class Seen(NamedTuple):
    """What is seen through a lens.

    Attributes:
        lit: the ids of the elements that stay as they are.
        sentence: tells of the lens, in place of the chain goal.
        differing: where two maps are compared, the signs of what differs.
    """

    lit: Set[str]
    sentence: str
    differing: Signs = MappingProxyType({})


def faded(drawing: Drawing, elements: Set[str], lit: Set[str]) -> Drawing:
    """The same drawing with all but some elements faint.

    Args:
        drawing: the drawing.
        elements: the ids of all elements of its map.
        lit: the ids of those that stay as they are.
    """

    def shown(group: Group, paper: str) -> Group:
        on_lanes = group.kind in _ON_LANES or group.id.endswith(_ENDS)
        if not on_lanes or _element(group.id, elements) in lit:
            return group
        return group._replace(items=tuple(_faint(item, paper) for item in group.walk()), x=0.0, y=0.0)

    pages = tuple(
        page._replace(groups=tuple(shown(group, page.paper) for group in page.groups))
        for page in drawing.pages
    )
    return drawing._replace(pages=pages)


def _element(group: str, elements: Set[str]) -> str:
    """The element a group belongs to: a mark, a name or a stretch is called after it."""
    while group and group not in elements:
        group = group.rpartition(".")[0]
    return group


def _faint(item: Item, paper: str) -> Item:
    if isinstance(item, TextRun):
        return item._replace(colour=_mixed(item.colour, paper))
    fill = item.fill and _mixed(item.fill, paper)
    stroke = item.stroke and item.stroke._replace(colour=_mixed(item.stroke.colour, paper))
    return item._replace(fill=fill, stroke=stroke)


@lru_cache(maxsize=1_000)
def _mixed(colour: str, paper: str) -> str:
    """A colour "#RRGGBB" of which the paper covers most."""
    pairs = ((int(colour[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(FAINT * one + (1.0 - FAINT) * other):02X}" for one, other in pairs)
