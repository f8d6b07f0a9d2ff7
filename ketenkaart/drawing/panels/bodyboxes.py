"""The box of a body: a hexagon, pill or rectangle by level, with its names and what it does in words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketenkaart.drawing.chart.paths import open_line, polygon
from ketenkaart.drawing.chart.signs import at, to_confirm
from ketenkaart.drawing.displaylist import Box, Item, Path, Stroke
from ketenkaart.drawing.panels.panel import PanelSource
from ketenkaart.drawing.typeset import Line, Part, Style, one_line, runs, wrap
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.governance import Body
from ketenkaart.model.vocabulary import BodyStatus, Level
from ketenkaart.texts import tr

POINT = 9.0
_INSETS = {Level.STRATEGIC: 11.0, Level.TACTICAL: 9.0, Level.OPERATIONAL: 4.0}
_PILL = 10.0
_FIRST_BASE = 6.4
_TO_DETAILS = 5.8
_UNDER = 3.0
_LEAST_HEIGHT = 12.0
_LEAST_NAME = 34.0
_CODE_GAP = 3.2
_RING = 5.2
_STRIKE = 0.9
_CAPITAL = 0.7


class BodyBox(NamedTuple):
    """A body, measured.

    Attributes:
        code: its short name.
        name: the lines of its name.
        name_left: where these start, from the first letter of the code.
        name_down: how far under the code they start.
        height: the least height.
    """

    body: Body
    code: tuple[Line, ...]
    name: tuple[Line, ...]
    name_left: float
    name_down: float
    details: tuple[Line, ...]
    height: float


class BodyMaker:
    """Measures and draws the boxes of bodies; each is measured once in each width."""

    def __init__(self, source: PanelSource) -> None:
        self._theme = source.theme
        self._language = source.sizes.language
        self._known: dict[tuple[str, float, tuple[str, ...]], BodyBox] = {}

    def measured(self, body: Body, width: float, details: tuple[str, ...]) -> BodyBox:
        """The box of a body in a width."""
        key = (body.id, width, details)
        if key not in self._known:
            self._known[key] = self._measured(body, width, details)
        return self._known[key]

    def _measured(self, body: Body, width: float, details: tuple[str, ...]) -> BodyBox:
        styles = self._theme.styles
        room = width - 2 * _INSETS[body.level]
        code = one_line(body.short_name, styles.body_code)
        name = body.name if code else body.name or tr("unnamed")
        left, down = (code[0].width + _CODE_GAP if code else 0.0), 0.0
        if code and room - left < min(_LEAST_NAME, styles.body.width(name) + _RING):
            left, down = 0.0, styles.body_code.lead
        ring = 0.0 if body.certain else _RING
        lines = wrap(name, styles.body, room - left - ring, self._language)
        shown = self._facts(details, room)
        height = _FIRST_BASE + (down if lines else 0.0) + max(0, len(lines) - 1) * styles.body.lead + _UNDER
        if shown:
            height += _TO_DETAILS + (len(shown) - 1) * styles.body_detail.lead
        return BodyBox(body, code, lines, left, down, shown, max(_LEAST_HEIGHT, height))

    def _facts(self, facts: Sequence[str], room: float) -> tuple[Line, ...]:
        """Who takes part, then the other facts, as many on a line as there is room for."""
        style = self._theme.styles.body_detail
        first, *others = facts or ("",)
        texts = [first]
        for number, fact in enumerate(others):
            joined = f"{texts[-1]} · {fact}"
            if number and style.width(joined) <= room:
                texts[-1] = joined
            else:
                texts.append(fact)
        return tuple(line for text in texts for line in wrap(text, style, room, self._language))

    def drawn(self, box: BodyBox, rect: Rect) -> Iterator[Part]:
        """The box at its place."""
        yield shape(box.body.level, rect, self._theme.colours.ink, self._fill(box.body.level))
        styles, colours = self._theme.styles, self._theme.colours
        dark = box.body.level is Level.STRATEGIC
        ink, text2 = (colours.paper, colours.body_dark_text) if dark else (colours.ink, colours.text2)
        x, y = rect.left + _INSETS[box.body.level], rect.top + _FIRST_BASE
        if not box.details:
            y = rect.centre.y + _middle(box, styles.body)
        yield from runs(box.code, styles.body_code, x, y, ink)
        left, base = x + box.name_left, y + box.name_down
        yield from runs(box.name, styles.body, left, base, ink)
        last = base + max(0, len(box.name) - 1) * styles.body.lead
        if not box.body.certain:
            end = left + (box.name[-1].width if box.name else 0.0)
            ring = to_confirm(text2, colours.ink) if dark else to_confirm(text2)
            yield from at(ring, end + 3.1, last - 2.1)
        if box.body.status is BodyStatus.LAPSED:
            yield from self._struck(box, x, y, ink)
        yield from runs(box.details, styles.body_detail, x, last + _TO_DETAILS, text2)

    def _fill(self, level: Level) -> str:
        colours = self._theme.colours
        if level is Level.STRATEGIC:
            return colours.ink
        return colours.body_tactical if level is Level.TACTICAL else colours.paper

    def _struck(self, box: BodyBox, x: float, y: float, ink: str) -> Iterator[Item]:
        """A line through the names."""
        lead, stroke = self._theme.styles.body.lead, Stroke(ink, _STRIKE)
        lines = [(x, y, line.width) for line in box.code]
        for number, line in enumerate(box.name):
            lines.append((x + box.name_left, y + box.name_down + number * lead, line.width))
        for left, base, wide in lines:
            yield Path(open_line((left - 0.8, base - 2.1), (left + wide + 0.8, base - 2.1)), stroke=stroke)


def _middle(box: BodyBox, style: Style) -> float:
    """How far under its middle the first base line of a body without details is."""
    below = box.name_down + max(0, len(box.name) - 1) * style.lead if box.name else 0.0
    return (_CAPITAL * style.size - below) / 2


def shape(level: Level, rect: Rect, ink: str, fill: str) -> Item:
    """A hexagon, pill or rectangle."""
    edge = Stroke(ink, 0.8)
    if level is Level.STRATEGIC:
        middle, left, right = rect.centre.y, rect.left + POINT, rect.right - POINT
        upper = ((rect.left, middle), (left, rect.top), (right, rect.top), (rect.right, middle))
        return Path(polygon(*upper, (right, rect.bottom), (left, rect.bottom)), fill, edge)
    radius = min(_PILL, rect.height / 2) if level is Level.TACTICAL else 0.0
    return Box(rect, radius, fill, edge)
