"""A preview: the map as it would be after an edit, with what is not there yet kept apart."""

from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.elements import Elements
from ketenkaart.editor.canvas.layers import is_head


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
    firm: list[Group] = []
    apart: list[Group] = []
    for group in screen.chart.groups:
        element = elements.element_of(group)
        if is_head(screen, group) or element not in faint | left_out:
            firm.append(group)
        elif element not in left_out:
            apart.append(group)
    return screen._replace(chart=screen.chart._replace(groups=tuple(firm))), tuple(apart)
