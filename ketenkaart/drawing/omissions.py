"""What a sheet leaves out because it would be too small to read."""

from typing import NamedTuple

from ketenkaart.drawing.typeset import Style


class Omissions(NamedTuple):
    """What is left out, and how small what stays may be.

    Attributes:
        codes: the numbers of steps and codes of flows, where boxes and lines stand for several of them.
        uncoded: the single steps and flows that stand for several, where others stand for themselves.
        signs: the capsules without a sign: they stand for steps of another phase.
        least: the smallest size that can be read, mm before the map is scaled; what must stay is made
            larger.
    """

    grid: bool = False
    figures: bool = False
    summaries: bool = False
    details: bool = False
    tags: bool = False
    chips: bool = False
    panels: bool = False
    names: bool = False
    kinds: bool = False
    codes: bool = False
    uncoded: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    least: float = 0.0

    def readable(self, style: Style) -> Style:
        """A style, no smaller than can be read; for what is never left out."""
        return style if style.size >= self.least else style.scaled(self.least / style.size)


NOTHING = Omissions()
