"""The foot of a sheet: which panels stand under the map, and how wide each is."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ketenkaart.drawing.chart.signs import at, to_confirm
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.displaylist import Box, Group, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Align, Line, Part, one_line, runs, wrap
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Koppelvlak
from ketenkaart.model.vocabulary import KoppelvlakStatus
from ketenkaart.texts import tr

HEIGHT = 94.0
GAP = 10.0
_HEAD = 20.6
_ROW = 8.6
_LINE = 4.0
_COLUMNS = (0.0, 16.0, 110.0, 206.0, 250.0, 350.0)
_NOMINAL = 390.0


@dataclass(frozen=True, slots=True)
class Foot:
    """What the panels are made from; (0, 0) is the upper left corner of the foot.

    Attributes:
        edges: where phases start, from left to right; panels line up with them.
        squares: for each interface the squares of the wall grid its marks stand in.
    """

    content: Content
    theme: Theme
    language: str
    width: float
    height: float
    edges: tuple[float, ...]
    squares: Mapping[str, tuple[str, ...]]


def panel_rooms(foot: Foot) -> tuple[Rect, Rect, Rect]:
    """The rooms of the legend, the register and the bodies, their left sides on phase edges."""
    edges = (0.0, *(edge for edge in foot.edges if 0.0 < edge < foot.width))
    second = min(edges, key=lambda edge: abs(edge - 0.34 * foot.width))
    third = min(edges, key=lambda edge: abs(edge - 0.69 * foot.width))
    if not 0.2 * foot.width <= second <= third - 0.2 * foot.width <= 0.65 * foot.width:
        second, third = 0.34 * foot.width, 0.69 * foot.width
    return (
        Rect(0.0, 0.0, second - GAP, foot.height),
        Rect(second, 0.0, third - second - GAP, foot.height),
        Rect(third, 0.0, foot.width - third, foot.height),
    )


def foot_groups(foot: Foot) -> tuple[Group, ...]:
    """The panels under the map."""
    _, register, _ = panel_rooms(foot)
    if not foot.content.kaart.koppelvlakken:
        return ()
    return (_Register(foot, register).group(),)


def is_complete(foot: Foot) -> bool:
    """Whether the register has room for all interfaces."""
    _, register, _ = panel_rooms(foot)
    return _Register(foot, register).shown == len(foot.content.kaart.koppelvlakken)


class _Register:
    """The numbered list of interfaces: both sides, standard, owner, agreements and squares."""

    def __init__(self, foot: Foot, room: Rect) -> None:
        self._foot = foot
        self._room = room
        self._columns = [left / _NOMINAL * room.width for left in _COLUMNS]
        self._columns[1] = _COLUMNS[1]

    def group(self) -> Group:
        """The panel."""
        styles, colours = self._foot.theme.styles, self._foot.theme.colours
        left, title = self._room.left, tr("Interfaces")
        parts: list[Part] = [Box(Rect(left, 0.0, self._room.width, 1.2), 0.0, colours.ink)]
        parts += runs(one_line(title, styles.panel_title), styles.panel_title, left, 10.0, colours.ink)
        note = tr("square = place on the map, see the edge") if self._foot.squares else ""
        note_left = left + styles.panel_title.width(title) + 8.0
        parts += runs(one_line(note, styles.panel_note), styles.panel_note, note_left, 10.0, colours.text2)
        last = tr("square") if self._foot.squares else ""
        heads = (tr("between"), tr("standard"), tr("owner"), tr("agreements"), last)
        for at_column, head in zip(self._columns[1:], heads, strict=True):
            head_line = one_line(head, styles.register_head)
            parts += runs(head_line, styles.register_head, left + at_column, 18.4, colours.text2)
        for row in self._rows():
            parts += row
        return Group("register", "part", title, items=tuple(parts))

    @property
    def shown(self) -> int:
        """How many interfaces there is room for."""
        return len(list(self._rows()))

    def _rows(self) -> Iterator[list[Part]]:
        """The rows, as many as there is room for."""
        y = _HEAD
        for joint in sorted(self._foot.content.kaart.koppelvlakken, key=self._number):
            row, height = self._row(joint, y)
            y += height
            if y > self._foot.height + 0.1:
                return
            yield row

    def _number(self, joint: Koppelvlak) -> int:
        return int(self._foot.content.koppelvlak_code(joint)[1:])

    def _row(self, joint: Koppelvlak, y: float) -> tuple[list[Part], float]:
        """A row of the register and its height."""
        styles, colours = self._foot.theme.styles, self._foot.theme.colours
        squares = ", ".join(self._foot.squares.get(joint.id, ()))
        texts = (joint.name, joint.standard, joint.owner, joint.agreements, squares)
        looks = (styles.register_partners, *[styles.register] * 3, styles.register_squares)
        edges = itertools.pairwise([*self._columns[1:], self._room.width + 3.0])
        cells = [
            wrap(text, look, right - left - 3.0, self._foot.language)
            for text, look, (left, right) in zip(texts, looks, edges, strict=True)
        ]
        height = _ROW + _LINE * (max(1, *map(len, cells)) - 1)
        rule = Rect(self._room.left, y, self._room.width, 0.4)
        parts: list[Part] = [Box(rule, 0.0, colours.rule), *self._mark(joint, y + height / 2)]
        for column, look, lines in zip(self._columns[1:], looks, cells, strict=True):
            first = y + height / 2 + 1.75 - (len(lines) - 1) * look.lead / 2
            parts += runs(lines, look, self._room.left + column, first, colours.ink)
        if not joint.certain and cells[0]:
            x = self._room.left + self._columns[1] + cells[0][-1].width + 2.9
            parts += at(to_confirm(colours.text2), x, y + height / 2 + (len(cells[0]) - 1) * 2.6, 0.9)
        return parts, height

    def _mark(self, joint: Koppelvlak, y: float) -> Iterator[Part]:
        theme = self._foot.theme
        dash = () if joint.status is KoppelvlakStatus.AGREED else theme.dashes.mark_not_agreed
        edge = Stroke(theme.colours.ink, theme.lines.mark_register, dash)
        style, code = theme.styles.mark_register, self._foot.content.koppelvlak_code(joint)
        yield Box(Rect(self._room.left + 0.5, y - 3.6, 12.6, 7.2), 3.6, theme.colours.paper, edge)
        line = Line(code, style.width(code))
        yield from runs((line,), style, self._room.left + 6.8, y + 1.8, theme.colours.ink, Align.CENTRE)
