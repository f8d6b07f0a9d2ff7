"""The chips of bodies and roles that are about a whole phase, at the right of its bar where there is room."""

from ketenkaart.drawing.boxsizes import CHIP_GAP, CHIP_HEIGHT, chip_width
from ketenkaart.drawing.chart.labels import chip_parts
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box
from ketenkaart.drawing.typeset import Part
from ketenkaart.layout.geometry import Rect

_PLATE = 1.6  # of paper about the chips: the darkest is as dark as the bar
_INSIDE, _CLEAR = 3.0, 6.0  # from the right side of the bar, and from the name


def phase_chips(scene: Scene, phase: str, bar: Rect, name_end: float) -> tuple[Part, ...]:
    """The chips of a phase on a plate; none where these have no room beside its name.

    Args:
        scene: what is drawn.
        phase: the id of the phase.
        bar: its bar.
        name_end: where its name ends.
    """
    sizes, theme = scene.sizes, scene.theme
    chips = () if sizes.omit.chips else sizes.content.chips(phase)
    if not chips:
        return ()
    widths = [chip_width(chip, theme.styles) for chip in chips]
    wide, high = sum(widths) + CHIP_GAP * (len(chips) - 1) + 2 * _PLATE, CHIP_HEIGHT + 2 * _PLATE
    plate = Rect(bar.right - _INSIDE - wide, bar.centre.y - high / 2, wide, high)
    if plate.left < name_end + _CLEAR:
        return ()
    parts: list[Part] = [Box(plate, 1.0, theme.colours.paper)]
    left = plate.left + _PLATE
    for chip, width in zip(chips, widths, strict=True):
        parts += chip_parts(chip, left, plate.top + _PLATE, width, theme)
        left += width + CHIP_GAP
    return tuple(parts)
