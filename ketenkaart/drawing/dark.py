"""The dark colours of a map on the screen, for each light one it is drawn in; print is always light."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.drawing.colour import from_oklch
from ketenkaart.drawing.displaylist import Item, TextRun
from ketenkaart.drawing.theme import PartnerColours, Theme, load_theme
from ketenkaart.resources import resource

_BOXES = frozenset({"steps", "systems", "partners"})  # the kinds of groups in which paper is that of a box
_HUES = range(360)


class Dark(NamedTuple):
    """A dark look.

    Attributes:
        box: the paper of boxes, "#RRGGBB".
        colours: the colours that are the same for every partner, by their names in the theme.
        tints: the lightness and chroma of each colour of a partner.
        known: the dark colour for each light one.
    """

    box: str
    colours: Mapping[str, str]
    tints: Mapping[str, tuple[float, float]]
    known: Mapping[str, str]
    paper: str

    def partner(self, hue: float) -> PartnerColours:
        """The colours of a partner of this hue."""
        return PartnerColours(**{name: from_oklch(*tint, hue) for name, tint in self.tints.items()})

    def of(self, colour: str, kind: str) -> str:
        """The dark colour for a light one.

        Args:
            colour: the light one, "#RRGGBB".
            kind: the kind of the group it is in: in boxes paper is lighter than elsewhere, and the bars of
                phases are dark already.
        """
        if kind == "phases":
            return colour
        if kind in _BOXES and colour == self.paper:
            return self.box
        return self.known.get(colour, colour)

    def shown(self, item: Item, kind: str) -> Item:
        """The same shape or run in dark colours.

        Args:
            item: the shape or run.
            kind: the kind of the group it is in.
        """
        if isinstance(item, TextRun):
            return item._replace(colour=self.of(item.colour, kind))
        fill = item.fill and self.of(item.fill, kind)
        stroke = item.stroke and item.stroke._replace(colour=self.of(item.stroke.colour, kind))
        return item._replace(fill=fill, stroke=stroke)


@cache
def load_dark(name: str = "neutral") -> Dark:
    """Read the dark look of a theme.

    Raises:
        FileNotFoundError: there is no theme of this name.
    """
    theme = load_theme(name)
    data = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))["dark"]
    tints = MappingProxyType({part: tuple(tint) for part, tint in data["tints"].items()})
    dark = Dark(data["box"], MappingProxyType(data["colours"]), tints, {}, theme.colours.paper)
    return dark._replace(known=MappingProxyType(dict(_pairs(theme, dark))))


def _pairs(theme: Theme, dark: Dark) -> Iterator[tuple[str, str]]:
    """Each light colour with its dark one: those of partners in every hue, then those of all."""
    for hue in _HUES:
        yield from zip(theme.partner(hue), dark.partner(hue), strict=True)
    for name, colour in dark.colours.items():
        yield getattr(theme.colours, name), colour
