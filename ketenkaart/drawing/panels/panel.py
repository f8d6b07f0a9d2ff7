"""What panels share: what they are made from, and the rule, title and note at their head."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.displaylist import Box, Group
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Part, one_line, runs, wrap
from ketenkaart.layout.geometry import Rect

_TITLE_BASE = 10.0
_NOTE_GAP = 8.0
_LEAST_NOTE = 60.0


class PanelSource(NamedTuple):
    """What panels are made from.

    Attributes:
        marks: the marks of interfaces on the map.
        strips: whether the map is cut into strips.
        squares: for each interface the squares of the wall grid it is found in; none without a grid.
        told: the interfaces that stand in names of flows instead, once for each.
        on_sheets: whether the squares are on more sheets, and tell on which.
    """

    sizes: Sizes
    theme: Theme
    marks: tuple[Mark, ...]
    strips: bool
    squares: Mapping[str, tuple[str, ...]]
    told: tuple[str, ...] = ()
    on_sheets: bool = False


class Panel(Protocol):
    """A panel that can be drawn in several widths."""

    @property
    def name(self) -> str:
        """The id of its group."""
        ...

    @property
    def share(self) -> float:
        """The part of the foot it likes to have where all stand side by side."""
        ...

    @property
    def least(self) -> float:
        """The least width it can be drawn in, mm."""
        ...

    @property
    def lowest(self) -> float:
        """What its height is not less than in any width, mm: known without measuring."""
        ...

    def height(self, width: float) -> float:
        """How high it is in a width, mm."""
        ...

    def draw(self, width: float) -> Group:
        """The panel in a width, its upper left corner at (0, 0)."""
        ...


def head(title: str, note: str, width: float, source: PanelSource) -> tuple[list[Part], float]:
    """The rule, title and note at the head of a panel, and how far more than usual it reaches down."""
    styles, colours = source.theme.styles, source.theme.colours
    parts: list[Part] = [Box(Rect(0.0, 0.0, width, source.theme.lines.panel_rule), 0.0, colours.ink)]
    parts += runs(one_line(title, styles.panel_title), styles.panel_title, 0.0, _TITLE_BASE, colours.ink)
    left, base = styles.panel_title.width(title) + _NOTE_GAP, _TITLE_BASE
    if width - left < _LEAST_NOTE:
        left, base = 0.0, _TITLE_BASE + styles.panel_note.lead + 1.0
    lines = wrap(note, styles.panel_note, width - left, source.sizes.language)
    parts += runs(lines, styles.panel_note, left, base, colours.text2)
    last = base + (len(lines) - 1) * styles.panel_note.lead
    return parts, max(0.0, last - _TITLE_BASE)
