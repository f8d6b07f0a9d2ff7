"""How wide boxes and names of flows are: those of the look, and the few others that are tried."""

from typing import NamedTuple


class Widths(NamedTuple):
    """The widths at which text is wrapped, in mm on A0; the look has the defaults.

    Attributes:
        step: of the box of a step.
        flat: the longest name that stays on one line above a line.
        tall: of a name beside an upright line.
        clear: whether names above lines keep clear of the borders of phases, too, whatever room that takes.
    """

    step: float = 84.5
    flat: float = 60.0
    tall: float = 47.0
    clear: bool = False


STANDARD = Widths()
NARROW = (Widths(step=74.0, tall=42.0), Widths(step=66.0, tall=42.0))
WIDE = (Widths(flat=90.0, tall=59.0), Widths(step=96.0, flat=90.0, tall=59.0))
