"""The bodies by level: three bands, with who takes part, how often, and where they escalate to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Box, Group
from ketenkaart.drawing.panels.bodyboxes import BodyBox, BodyMaker
from ketenkaart.drawing.panels.bodyplaces import (
    ROW_GAP,
    BodyPlacer,
    LevelPlaces,
    Rise,
    Slot,
    Words,
    reports,
    rises,
)
from ketenkaart.drawing.panels.bodywords import (
    body_details,
    chain_roles,
    escalation_of,
    quiet_partners,
)
from ketenkaart.drawing.panels.panel import PanelSource, head
from ketenkaart.drawing.panels.sides import (
    Pill,
    outside_parts,
    pill_parts,
    pill_rects,
    reporting_parts,
    rising_parts,
    sides_of,
)
from ketenkaart.drawing.typeset import Part, one_line, runs, wrap
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.model.vocabulary import Level
from ketenkaart.texts import capital, tr

_TOP = 14.0
_BAND_GAP = 1.2
_PAD, _WIDE_PAD = 2.9, 4.6
_RIGHT = 3.5
_LABEL_LEFT = 3.5
_LEAST_LABEL = 43.0
_LEAST_BAND = 16.0
_WORD_LEFT = 4.0
_WORD_DOWN, _LOWER = 4.9, 1.7
_QUIET_TOP = 2.0
_FOOT = 0.2


class _Placed(NamedTuple):
    """A body drawn in its rectangle."""

    slot: Slot
    box: BodyBox
    rect: Rect


class _Band(NamedTuple):
    """A level: its band and the bodies in it."""

    places: LevelPlaces
    rect: Rect
    bodies: tuple[_Placed, ...]


class _Steering(NamedTuple):
    """The bands, and the lines of escalation and of reporting between them."""

    bands: list[_Band]
    lines: Mapping[str, Rise]
    reporting: Mapping[str, Rise]


_Lines = tuple[Mapping[str, Rise], Mapping[str, Rise]]


class Bodies:
    """The panel of bodies of one map."""

    name = "bodies"
    share = 0.31
    least = 250.0
    lowest = 0.0

    def __init__(self, source: PanelSource, words: Words = body_details, *, reporting: bool = False) -> None:
        """The panel.

        Args:
            source: what it is made from.
            words: says what stands under the names of bodies.
            reporting: whether lines show where they report to, too.
        """
        self._source, self._words, self._reporting = source, words, reporting
        self._pad = _WIDE_PAD if reporting else _PAD
        self._kaart = source.sizes.kaart
        self._styles = source.theme.styles
        self._maker = BodyMaker(source)
        self._placer = BodyPlacer(self._kaart, self._maker, words)
        self._sides = sides_of(source)
        self._steered = bool(self._kaart.bodies or chain_roles(self._kaart))
        self._quiet = quiet_partners(self._kaart, source.sizes.lanes)

    @property
    def is_empty(self) -> bool:
        """Whether there are no bodies, no roles of the chain, and no partners without a lane."""
        return not (self._steered or self._quiet)

    def height(self, width: float) -> float:
        """How high it is in a width, mm."""
        bands = self._steering(width).bands
        bottom = bands[-1].rect.bottom if bands else _TOP
        return (self._quiet_lines(bottom, width)[1] if self._quiet else bottom) + _FOOT

    def draw(self, width: float) -> Group:
        """The panel in a width."""
        title = tr("Meeting bodies by level") if self._steered else tr("Other partners")
        parts, _ = head(title, "", width, self._source)
        steering = self._steering(width)
        bands = steering.bands
        for band in bands:
            parts += self._band(band)
        parts += self._arrows(steering, width)
        if self._quiet:
            parts += self._quiet_lines(bands[-1].rect.bottom if bands else _TOP, width)[0]
        return Group("bodies", "part", title, items=tuple(parts))

    def places(self, width: float) -> Mapping[str, Rect]:
        """Where each body, and each role of the chain, is drawn in a width."""
        bands = self._steering(width).bands
        bodies = {one.slot.body.id: one.rect for band in bands for one in band.bodies}
        return bodies | {pill.role: rect for band in bands for pill, rect in self._pills(band)}

    def _pills(self, band: _Band) -> Iterator[tuple[Pill, Rect]]:
        """The roles right of the bodies of a level."""
        return pill_rects(band.places.side, self._pills_left(band), band.rect.centre.y)

    def _pills_left(self, band: _Band) -> float:
        right = max((one.rect.right for one in band.bodies), default=self._left)
        return right + band.places.side.pills_left if band.bodies else right

    def _steering(self, width: float) -> _Steering:
        """The bands, and the lines between them."""
        if not self._steered:
            return _Steering([], {}, {})
        places = self._placer.places(self._sides, self._left, width - _RIGHT)
        lines = rises(places)
        reporting = reports(places, lines) if self._reporting else {}
        return _Steering(self._bands(places, (lines, reporting), width), lines, reporting)

    @cached_property
    def _left(self) -> float:
        """Where the bodies start, right of the names of the levels."""
        widest = max(self._styles.level.width(capital(level.title)) for level in Level)
        return max(_LEAST_LABEL, widest + 2 * _LABEL_LEFT)

    def _bands(self, places: Sequence[LevelPlaces], lines: _Lines, width: float) -> list[_Band]:
        """The bands from top to bottom, each as high as its bodies, roles and words need."""
        bands: list[_Band] = []
        top = _TOP
        for level in places:
            placed: list[_Placed] = []
            y = top + self._pad
            for row in level.rows:
                boxes = [self._box(slot, level, lines) for slot in row]
                high = max(box.height for box in boxes)
                placed += [
                    _Placed(slot, box, Rect(slot.left, y, slot.width, high))
                    for slot, box in zip(row, boxes, strict=True)
                ]
                y += high + ROW_GAP
            bodies = y - ROW_GAP - top + self._pad if placed else 0.0
            side = max(level.side.pills_height, level.side.outside_height(self._source.theme)) + 2 * self._pad
            height = max(bodies, side, _LEAST_BAND)
            down = (height - bodies) / 2 if placed else 0.0
            moved = [_moved(one, down) for one in placed]
            bands.append(_Band(level, Rect(0.0, top, width, height), tuple(moved)))
            top += height + _BAND_GAP
        return bands

    def _box(self, slot: Slot, level: LevelPlaces, lines: _Lines) -> BodyBox:
        escalating, reporting = (slot.body.id in drawn for drawn in lines)
        words = [] if escalating else [escalation_of(self._kaart, slot.body)]
        if level.side.body is not slot.body:
            words.append(slot.body.escalates_outside)
        details = self._words(self._kaart, slot.body, [word for word in words if word], not reporting)
        return self._maker.measured(slot.body, slot.width, details)

    def _band(self, band: _Band) -> Iterator[Part]:
        """The band, the name of its level, its bodies, and what stands right of them."""
        theme, side = self._source.theme, band.places.side
        yield Box(band.rect, 0.0, theme.colours.band)
        label = one_line(capital(band.places.level.title), self._styles.level)
        yield from runs(label, self._styles.level, _LABEL_LEFT, band.rect.centre.y + 2.0, theme.colours.ink)
        for placed in band.bodies:
            yield from self._maker.drawn(placed.box, placed.rect)
        right = max((one.rect.right for one in band.bodies), default=self._left)
        leaving = next((one for one in band.bodies if one.slot.body is side.body), None)
        if leaving is not None:
            start = Point(leaving.rect.right, leaving.rect.centre.y)
            yield from outside_parts(side, start, right, theme)
        yield from pill_parts(side, self._pills_left(band), band.rect.centre.y, theme)

    def _arrows(self, steering: _Steering, width: float) -> Iterator[Part]:
        """The lines of escalation and reporting from level to level, with their words."""
        rects = {placed.slot.body.id: placed.rect for band in steering.bands for placed in band.bodies}
        yield from self._escalating(rects, steering, width)
        for body, rise in steering.reporting.items():
            start, tip = Point(rise.start, rects[body].top), Point(rise.end, rects[rise.target].bottom)
            yield from reporting_parts(start, tip, self._source.theme)
        style, first = (
            self._styles.escalation,
            min(steering.reporting.values(), key=_first(rects), default=None),
        )
        if first is not None:
            word, y = tr("reporting"), rects[first.target].bottom + _WORD_DOWN + _LOWER
            if first.end + _WORD_LEFT + style.width(word) < width - 2.0:
                colour = self._source.theme.colours.text2
                yield from runs(one_line(word, style), style, first.end + _WORD_LEFT, y, colour)

    def _escalating(self, rects: Mapping[str, Rect], steering: _Steering, width: float) -> Iterator[Part]:
        """The lines of escalation, the word beside the first with room for it."""
        lines, theme, style = steering.lines, self._source.theme, self._styles.escalation
        word = tr("escalation")
        wide = style.width(word)
        spots: list[tuple[float, float]] = []
        for body, rise in lines.items():
            start, tip = Point(rise.start, rects[body].top), Point(rise.end, rects[rise.target].bottom)
            yield from rising_parts(start, tip, theme)
            left = tip.x - _WORD_LEFT - wide if self._reporting else tip.x + _WORD_LEFT
            room = Rise(rise.target, left, left + wide)
            others = [one for one in lines.values() if rects[one.target].bottom == tip.y and one is not rise]
            fits = left + wide < width - 2.0 and rise.start <= rise.end
            if fits and not any(room.meets(other) for other in others):
                spots.append((tip.y, left))
        if spots:
            y, x = min(spots)
            down = _WORD_DOWN + (_LOWER if self._reporting else 0.0)
            yield from runs(one_line(word, style), style, x, y + down, theme.colours.text2)

    def _quiet_lines(self, y: float, width: float) -> tuple[tuple[Part, ...], float]:
        """The partners that have no lane, in words, and how far down they reach."""
        style = self._styles.body_detail
        text = tr("Without a step or flow – {partners}", partners=self._quiet)
        lines = wrap(text, style, width - 2 * _LABEL_LEFT, self._source.sizes.language)
        first = y + _QUIET_TOP + style.size
        words = runs(lines, style, _LABEL_LEFT, first, self._source.theme.colours.text2)
        return words, first + (len(lines) - 1) * style.lead + 1.2


def _first(rects: Mapping[str, Rect]) -> Callable[[Rise], tuple[float, float]]:
    """Lines from the highest and leftmost on."""
    return lambda rise: (rects[rise.target].bottom, rise.end)


def _moved(placed: _Placed, down: float) -> _Placed:
    rect = placed.rect
    moved = Rect(rect.left, rect.top + down, rect.width, rect.height)
    return _Placed(placed.slot, placed.box, moved)
