"""The legend: exactly what is drawn on this map, in columns under heads."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.panels.legendrows import Column, columns_of
from ketenkaart.drawing.panels.panel import PanelSource, head
from ketenkaart.drawing.transform import placed
from ketenkaart.drawing.typeset import Line, Part, one_line, runs, widest, wrap
from ketenkaart.model.governance import Note
from ketenkaart.model.vocabulary import Corner
from ketenkaart.texts import tr

_ROW = 10.3
_ROW_AIR = 2.0
_HEAD_BASE = 18.6
_FIRST_ROW = 21.2
_FOOT = 0.6
_SIGN_GAP = 4.5
_GAP = 9.0
_WIDEST_GAP = 26.0
_TIER_GAP = 8.0
_NARROWEST_TEXT = 36.0
_TEXT_STEP = 4.0


class _SetColumn(NamedTuple):
    """A column with its texts in lines."""

    column: Column
    text_left: float
    lines: tuple[tuple[Line, ...], ...]
    heights: tuple[float, ...]
    width: float

    @property
    def height(self) -> float:
        return sum(self.heights)


class Legend:
    """The legend of one map."""

    name = "legend"
    share = 0.34
    lowest = 0.0

    def __init__(self, source: PanelSource) -> None:
        self._source = source
        self._columns = columns_of(source)

    @property
    def is_empty(self) -> bool:
        """Whether the map has no sign to explain."""
        return not self._columns

    @cached_property
    def least(self) -> float:
        """The width of its narrowest tier of three columns."""
        columns = sorted((column.width for column in self._set(_NARROWEST_TEXT)), reverse=True)
        return sum(columns[:3]) + 2 * _GAP

    def height(self, width: float) -> float:
        """How high it is in a width, mm."""
        *_, (top, last) = self._tiers_at(width)
        return top + _FIRST_ROW + max(column.height for column in last) + _FOOT

    def draw(self, width: float) -> Group:
        """The legend in a width."""
        parts, _ = self._head(width)
        for top, tier in self._tiers_at(width):
            parts += self._tier(tier, width, top)
        return Group("legend", "part", tr("Legend"), items=tuple(parts))

    def _head(self, width: float) -> tuple[list[Part], float]:
        return head(tr("Legend"), self._note(), width, self._source)

    def _tiers_at(self, width: float) -> Iterator[tuple[float, list[_SetColumn]]]:
        """The tiers of columns and where each starts."""
        _, top = self._head(width)
        for tier in self._tiers(width):
            yield top, tier
            top += _FIRST_ROW + max(column.height for column in tier) + _TIER_GAP - _HEAD_BASE

    def _note(self) -> str:
        """What the map itself says at its foot."""
        notes = self._source.sizes.kaart.all(Note)
        chosen = (note for note in notes if note.corner is Corner.BOTTOM_LEFT and note.anchor is None)
        return " · ".join(note.description or note.name for note in chosen)

    def _tiers(self, width: float) -> list[list[_SetColumn]]:
        """The columns beside each other with their texts as wide as there is room for; else in tiers."""
        natural = max(self._source.theme.styles.legend.width(r.text) for c in self._columns for r in c.rows)
        room = max(natural, _NARROWEST_TEXT)
        while room >= _NARROWEST_TEXT:
            columns = self._set(room)
            if _packed(columns) <= width:
                return [columns]
            room -= _TEXT_STEP
        return list(_in_tiers(self._set(max(_NARROWEST_TEXT, min(natural, width / 3))), width))

    def _set(self, room: float) -> list[_SetColumn]:
        return [self._set_column(column, room) for column in self._columns]

    def _set_column(self, column: Column, room: float) -> _SetColumn:
        styles = self._source.theme.styles
        text_left = max(row.sign.width for row in column.rows) + _SIGN_GAP
        language = self._source.sizes.language
        lines = tuple(wrap(row.text, styles.legend, room, language) for row in column.rows)
        heights = tuple(
            max(_ROW, row.sign.height + _ROW_AIR, len(text) * styles.legend.lead + _ROW_AIR)
            for row, text in zip(column.rows, lines, strict=True)
        )
        width = max(text_left + max(map(widest, lines)), styles.legend_head.width(column.head))
        return _SetColumn(column, text_left, lines, heights, width)

    def _tier(self, columns: Sequence[_SetColumn], width: float, top: float) -> Iterator[Part]:
        spare = (width - sum(column.width for column in columns)) / max(1, len(columns) - 1)
        left = 0.0
        for column in columns:
            yield from self._column(column, left, top)
            left += column.width + min(spare, _WIDEST_GAP)

    def _column(self, column: _SetColumn, left: float, top: float) -> Iterator[Part]:
        styles, ink = self._source.theme.styles, self._source.theme.colours.ink
        name = one_line(column.column.head, styles.legend_head)
        yield from runs(name, styles.legend_head, left, top + _HEAD_BASE, ink)
        y = top + _FIRST_ROW
        for row, lines, height in zip(column.column.rows, column.lines, column.heights, strict=True):
            middle = y + height / 2
            yield from (placed(part, 1.0, left, middle) for part in row.sign.parts)
            base = middle + 1.95 - (len(lines) - 1) * styles.legend.lead / 2
            yield from runs(lines, styles.legend, left + column.text_left, base, ink)
            y += height


def _packed(columns: Sequence[_SetColumn]) -> float:
    """The least width of columns beside each other."""
    return sum(column.width for column in columns) + _GAP * (len(columns) - 1)


def _in_tiers(columns: Sequence[_SetColumn], width: float) -> Iterator[list[_SetColumn]]:
    tier: list[_SetColumn] = []
    for column in columns:
        if tier and _packed([*tier, column]) > width:
            yield tier
            tier = []
        tier.append(column)
    if tier:
        yield tier
