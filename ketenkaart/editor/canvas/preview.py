"""A preview: the map as it would be after an edit, with what is not there yet kept apart."""

from collections.abc import Collection

from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.elements import Elements
from ketenkaart.editor.canvas.layers import is_head
from ketenkaart.layout.geometry import Point

_SAME = 0.1  # mm


def parted(
    screen: Screen, faint: frozenset[str], left_out: frozenset[str]
) -> tuple[Screen, tuple[Group, ...]]:
    """A drawing without some elements, and those; the heads of lanes and phases stay.

    Args:
        screen: the drawing.
        faint: the ids of the elements.
        left_out: the ids of those that are in neither.
    """
    elements = Elements(screen)
    new, old = _marks(screen, faint), _marks(screen, {flow.id for flow in screen.kaart.flows} - faint)
    firm: list[Group] = []
    apart: list[Group] = []
    for group in screen.chart.groups:
        element = elements.element_of(group)
        if group.kind == "koppelvlakken" and _stands_at(group, new) and not _stands_at(group, old):
            apart.append(group)
        elif is_head(screen, group) or element not in faint | left_out:
            firm.append(group)
        elif element not in left_out:
            apart.append(group)
    return screen._replace(chart=screen.chart._replace(groups=tuple(firm))), tuple(apart)


def _marks(screen: Screen, flows: Collection[str]) -> list[Point]:
    """Where lines of some flows cross interfaces."""
    stretches, routes = screen.sizes.stretches, screen.layout.routes
    return [
        Point(*at) for edge, way in routes.items() if stretches[edge].flow.id in flows for at in way.marks
    ]


def _stands_at(group: Group, marks: list[Point]) -> bool:
    """Whether a mark is one of these; of a capsule over two lines, whether its first is."""
    return any(abs(at.y - group.y) < _SAME and abs(at.x - group.x) < _SAME for at in marks)
