"""The number of each sheet in its lower right corner, where there are more of them."""

from collections.abc import Sequence

from ketenkaart.drawing.displaylist import Group, Page
from ketenkaart.drawing.pages import MARGIN
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.transform import placed
from ketenkaart.drawing.typeset import Align, one_line, runs
from ketenkaart.texts import tr

_BELOW = 5.2  # from the foot of all else to the base line of the number


def numbered(pages: Sequence[Page], theme: Theme, scale: float, floor: float) -> list[Page]:
    """The pages of a drawing, each with its number; one alone has none.

    Args:
        pages: them.
        theme: gives the style.
        scale: of the paper, to A0.
        floor: the size text has at least.
    """
    if len(pages) < 2:
        return list(pages)
    style = theme.styles.grid
    style = style if style.size >= floor else style.scaled(floor / style.size)
    found = []
    for number, page in enumerate(pages, 1):
        text = tr("sheet {number} of {count}", number=number, count=len(pages))
        right, foot = page.width / scale - MARGIN, page.height / scale - MARGIN
        base = foot + max(_BELOW, style.size)
        words = tuple(runs(one_line(text, style), style, right, base, theme.colours.text2, Align.RIGHT))
        group = placed(Group("sheet", "part", text, items=words), scale)
        found.append(page._replace(groups=(*page.groups, group)))
    return found
