"""The register: the interfaces by number, with both sides, standard, owner, agreements and squares."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from ketenkaart.drawing.chart.signs import at, to_confirm
from ketenkaart.drawing.content import short_name
from ketenkaart.drawing.displaylist import Box, Group, Stroke
from ketenkaart.drawing.panels.panel import PanelSource, head
from ketenkaart.drawing.typeset import Align, Line, Part, Style, one_line, runs, wrap
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Koppelvlak, Partner
from ketenkaart.model.vocabulary import KoppelvlakStatus
from ketenkaart.texts import tr

_HEAD_BASE = 18.4
_HEAD = 20.6
_ROW = 8.6
_MARK_ROOM = 16.0
_MARK_LEFT = 0.5
_MARK_HEIGHT = 6.4
_LEAST_MARK = 12.6
_CELL_GAP = 5.0
_LEAST_CELL = 22.0
_RING = 5.2
_SQUARE = "K20"


class Register:
    """The register of one map."""

    name = "register"
    share = 0.35
    least = 260.0

    def __init__(self, source: PanelSource) -> None:
        self._source = source
        self._content = source.sizes.content
        self._styles = source.theme.styles
        joints = source.sizes.kaart.koppelvlakken
        self._joints = sorted(joints, key=lambda joint: int(self._content.koppelvlak_code(joint)[1:]))

    @property
    def is_empty(self) -> bool:
        """Whether the map has no interfaces."""
        return not self._joints

    @property
    def lowest(self) -> float:
        """What its height is not less than in any width."""
        return _HEAD + _ROW * len(self._joints)

    def height(self, width: float) -> float:
        """How high it is in a width, mm."""
        _, extra = self._head(width)
        edges = self._edges(width)
        rows = (self._row_height(self._lines(joint, edges)) for joint in self._joints)
        return _HEAD + extra + sum(rows) + self._source.theme.lines.rule

    def draw(self, width: float) -> Group:
        """The register in a width."""
        parts, extra = self._head(width)
        edges, style = self._edges(width), self._styles.register_head
        for left, text in zip(edges, self._heads, strict=False):
            base, colour = _HEAD_BASE + extra, self._source.theme.colours.text2
            parts += runs(one_line(text, style), style, left, base, colour)
        y = _HEAD + extra
        for joint in self._joints:
            cells = self._lines(joint, edges)
            height = self._row_height(cells)
            parts += (self._rule(y, width), *self._row(joint, cells, edges, y + height / 2))
            y += height
        parts.append(self._rule(y, width))
        return Group("register", "part", tr("Interfaces"), items=tuple(parts))

    def _head(self, width: float) -> tuple[list[Part], float]:
        note = ""
        if self._source.squares:
            note = tr("square = place on the map, see the edge")
            if self._source.on_sheets:
                note = tr("square = sheet and place on it, see the edge")
        return head(tr("Interfaces"), note, width, self._source)

    def _rule(self, y: float, width: float) -> Box:
        return Box(Rect(0.0, y, width, self._source.theme.lines.rule), 0.0, self._source.theme.colours.rule)

    @cached_property
    def _shown(self) -> tuple[bool, ...]:
        """Which columns stand on the sheet: those with words for some interface."""
        facts = (any(texts) for texts in zip(*map(self._facts, self._joints), strict=True))
        return (True, *facts, bool(self._source.squares))

    @cached_property
    def _heads(self) -> tuple[str, ...]:
        heads = (tr("between"), tr("standard"), tr("owner"), tr("agreements"), tr("square"))
        return tuple(itertools.compress(heads, self._shown))

    @cached_property
    def _looks(self) -> tuple[Style, ...]:
        styles = self._styles
        looks = (styles.register_partners, *[styles.register] * 3, styles.register_squares)
        return tuple(itertools.compress(looks, self._shown))

    @staticmethod
    def _facts(joint: Koppelvlak) -> tuple[str, str, str]:
        return joint.standard, joint.owner, joint.agreements

    def _cells(self, joint: Koppelvlak) -> tuple[str, ...]:
        squares = ", ".join(self._source.squares.get(joint.id, ()))
        name = joint.name or self._sides(joint)
        return tuple(itertools.compress((name, *self._facts(joint), squares), self._shown))

    def _sides(self, joint: Koppelvlak) -> str:
        """The names of the partners on both sides, where the interface has no name of its own."""
        partners = [self._source.sizes.kaart.get(Partner, side) for side in joint.partners]
        return " – ".join(short_name(partner) for partner in partners if partner is not None)

    @cached_property
    def _mark_width(self) -> float:
        style = self._styles.mark_register
        codes = [style.width(self._content.koppelvlak_code(joint)) for joint in self._joints]
        return max(_LEAST_MARK, max(codes, default=0.0) + 5.0)

    @cached_property
    def _natural(self) -> list[float]:
        """The width each column would like; of the squares for all the places there are.

        That keeps the columns where they are when the squares are not known yet.
        """
        count = Counter(joint.id for mark in self._source.marks for joint in mark.joints)
        count.update(self._source.told)
        square = f"1:{_SQUARE}" if self._source.on_sheets else _SQUARE
        wide = [self._styles.register_head.width(text) for text in self._heads]
        for joint in self._joints:
            texts = list(self._cells(joint))
            if self._source.squares:
                texts[-1] = ", ".join([square] * count[joint.id])
            ring = _RING if not joint.certain else 0.0
            for column, (text, look) in enumerate(zip(texts, self._looks, strict=False)):
                own = look.width(text) + (ring if column == 0 else 0.0)
                wide[column] = max(wide[column], own)
        return [width + _CELL_GAP for width in wide]

    def _edges(self, width: float) -> list[float]:
        """The left sides of the columns and the right side of the last one."""
        room = width - self._mark_width - (_MARK_ROOM - _LEAST_MARK) + _CELL_GAP
        wide = _shared(self._natural, room)
        left = self._mark_width + _MARK_ROOM - _LEAST_MARK
        return list(itertools.accumulate(wide, initial=left))

    def _lines(self, joint: Koppelvlak, edges: Sequence[float]) -> list[tuple[Line, ...]]:
        """The texts of a row in lines."""
        language, cells = self._source.sizes.language, []
        for column, (text, look) in enumerate(zip(self._cells(joint), self._looks, strict=False)):
            ring = 0.0 if column or joint.certain else _RING
            room = edges[column + 1] - edges[column] - _CELL_GAP - ring
            cells.append(wrap(text, look, room, language))
        return cells

    def _row_height(self, cells: Sequence[tuple[Line, ...]]) -> float:
        return _ROW + max(
            (len(lines) - 1) * look.lead for lines, look in zip(cells, self._looks, strict=False)
        )

    def _row(
        self, joint: Koppelvlak, cells: Sequence[tuple[Line, ...]], edges: Sequence[float], middle: float
    ) -> Iterator[Part]:
        """A row of the register around a middle height."""
        colours = self._source.theme.colours
        yield from self._mark(joint, middle)
        for left, look, lines in zip(edges, self._looks, cells, strict=False):
            first = middle + 1.75 - (len(lines) - 1) * look.lead / 2
            yield from runs(lines, look, left, first, colours.ink)
        if not joint.certain:
            end = cells[0][-1].width if cells[0] else 0.0
            base = middle + max(0, len(cells[0]) - 1) * self._styles.register_partners.lead / 2
            yield from at(to_confirm(colours.text2), edges[0] + end + 2.9, base, 0.9)

    def _mark(self, joint: Koppelvlak, y: float) -> Iterator[Part]:
        theme = self._source.theme
        dash = () if joint.status is KoppelvlakStatus.AGREED else theme.dashes.mark_not_agreed
        edge = Stroke(theme.colours.ink, theme.lines.mark_register, dash)
        style, code = theme.styles.mark_register, self._content.koppelvlak_code(joint)
        rect = Rect(_MARK_LEFT, y - _MARK_HEIGHT / 2, self._mark_width, _MARK_HEIGHT)
        yield Box(rect, _MARK_HEIGHT / 2, theme.colours.paper, edge)
        yield from runs(one_line(code, style), style, rect.centre.x, y + 1.8, theme.colours.ink, Align.CENTRE)


def _shared(natural: Sequence[float], room: float) -> list[float]:
    """The widths of columns in a room: spare room for all, a lack of it for the widest ones."""
    lack = sum(natural) - room
    if lack <= 0:
        spare = -lack / len(natural)
        return [width + spare for width in natural]
    low, high = _LEAST_CELL, max(natural)
    for _ in range(30):
        cap = (low + high) / 2
        low, high = (low, cap) if sum(min(width, cap) for width in natural) > room else (cap, high)
    return [min(width, low) for width in natural]
