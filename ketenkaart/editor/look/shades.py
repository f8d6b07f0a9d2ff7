"""The colours of what is painted on and around the map: those of light paper, and of a dark map."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from ketenkaart.drawing.dark import Dark, load_dark


@dataclass(frozen=True, eq=False, slots=True)
class Shades:
    """The colours of one look of the map.

    Attributes:
        dark: the dark colours of the drawing; none where it is as it is printed.
        paper: behind all, and in discs and handles.
        ink: signs on paper; muted: words and edges that are less strong.
        edge: around what lies over the map or is not there yet; line: where the map goes on under the heads.
        accent: what is selected, hovered or dropped on; away: what is selected while keys go elsewhere.
        warn: what is changed since; error: where something is removed.
        tip: behind words beside the mouse, with on_tip on it.
    """

    dark: Dark | None
    paper: QColor
    ink: QColor
    muted: QColor
    edge: QColor
    line: QColor
    accent: QColor
    away: QColor
    warn: QColor
    error: QColor
    tip: QColor
    on_tip: QColor

    def colour(self, name: str, kind: str = "") -> QColor:
        """A colour of the drawing as it is shown.

        Args:
            name: the colour, "#RRGGBB".
            kind: the kind of the group it is in.
        """
        return QColor(name if self.dark is None else self.dark.of(name, kind))


PAPER = Shades(
    dark=None,
    paper=QColor("#FFFFFF"),
    ink=QColor("#17212D"),
    muted=QColor("#566374"),
    edge=QColor("#828E9B"),
    line=QColor("#BCC5CD"),
    accent=QColor("#0B6670"),
    away=QColor("#828E9B"),
    warn=QColor("#8A5200"),
    error=QColor("#B3261E"),
    tip=QColor("#17212D"),
    on_tip=QColor("#FFFFFF"),
)


@cache
def dark_shades() -> Shades:
    """The colours of a dark map."""
    dark = load_dark()
    return Shades(
        dark=dark,
        paper=QColor(dark.colours["paper"]),
        ink=QColor(dark.colours["ink"]),
        muted=QColor(dark.colours["text2"]),
        edge=QColor("#778391"),
        line=QColor("#5A6672"),
        accent=QColor("#57C3CC"),
        away=QColor("#94A0AD"),
        warn=QColor("#F2B84B"),
        error=QColor("#FF8A80"),
        tip=QColor("#E9EDF2"),
        on_tip=QColor("#17212D"),
    )
