"""The words of lane heads on the screen: never too small to read, and only what there is room for."""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from ketenkaart.drawing.chart.lanes import BAR, PART_GAP
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.content import short_name
from ketenkaart.drawing.headersizes import (
    PARENT_WIDTH,
    Header,
    HeaderBlock,
    HeaderMaker,
    HeaderRow,
    RowKind,
    header_width,
)
from ketenkaart.drawing.hyphenation import break_points
from ketenkaart.drawing.lanetree import LaneInfo
from ketenkaart.drawing.theme import Styles, Theme
from ketenkaart.drawing.typeset import Line, Style, one_line, widest
from ketenkaart.editor.canvas.headblocks import (
    DESCENT,
    alone,
    cut_short,
    foot,
    hang,
    is_line,
    is_lines,
    shorter,
)
from ketenkaart.texts import language_in_use

SMALLER, LAST = (12 / 13, 11 / 13), 10 / 13  # of the smallest type, where a name has no room in it
_GRADES = 4  # of names, from the smallest to the largest type
_AIR, _LEAST_AIR, _LARGE_AIR = 1.6, 0.1, 1.0  # above and below the words; of a name alone; more, if large, mm
_LINES_AIR = 1.0  # of a name alone on several lines, where smaller type or one line gives it that, mm
_OVER = 0.9  # so much of letters in a smaller type may stand beside a thin lane, mm
_MOST_KIND_LINES = 2
_POSTER_SIZE = 5.6  # of the rows under a name, mm
_ROLE = 6.4
_ROLE_AIR = 6.0  # beside the word of a role in a narrow head, mm
_SPARE = 2.0  # so much of the air after a name is used where it has no room else, mm
_NAMES = ("lane", "lane_thin", "lane_nested")
_READ = ("lane_nested", "kind", "kind_thin", "lane_detail", "phase", "phase_two_lines")
_NOTHING = HeaderBlock((), 0.0)


class _Choice(NamedTuple):
    """What a head may say.

    Attributes:
        least: how high it must be for it, mm.
        short: whether it has something for the whole name.
    """

    block: HeaderBlock
    least: float
    short: bool = False


def readable_theme(theme: Theme, smallest: float) -> Theme:
    """The look with no type in heads smaller than this.

    Args:
        theme: the look of the map.
        smallest: mm.
    """
    styles: Styles = theme.styles
    raised = {name: _raised(getattr(styles, name), smallest) for name in _READ}
    return theme._replace(styles=styles._replace(**raised))


def _raised(style: Style, smallest: float) -> Style:
    return sized(style, max(style.size, smallest))


def sized(style: Style, size: float) -> Style:
    """A style of type at a size, mm."""
    return style if style.size == size else style.scaled(size / style.size)


def said_on_heads(scene: Scene) -> Hashable:
    """All that the words of heads are made from; of what is equal they are the same."""
    sizes = scene.sizes
    partners = [lane.partner for lane in sizes.lanes.values() if lane.partner is not None]
    return (
        scene.theme,
        (sizes.language, language_in_use()),
        sizes.omit,
        tuple(sizes.lanes.values()),
        tuple(partner.id for partner in partners if sizes.content.coordinated(partner)),
        tuple(sizes.kaart.phases),
        tuple(sizes.content.chips(phase.id) for phase in sizes.kaart.phases),
    )


class HeadWords:
    """The words of all lane heads of a drawing, at one scale of the heads.

    Attributes:
        theme: the look of the heads.
        smallest: the smallest type, where there is room for it, mm.
    """

    def __init__(self, scene: Scene, smallest: float) -> None:
        """Take a drawing.

        Args:
            scene: the drawing.
            smallest: the smallest type, mm.
        """
        self.theme = readable_theme(scene.theme, smallest)
        self.smallest = smallest
        self._sizes = scene.sizes
        self._role = sized(self.theme.styles.role, max(self.theme.styles.role.size, smallest))
        self._makers: dict[float, HeaderMaker] = {}
        self._told: dict[tuple[str, float], tuple[_Choice, ...]] = {}
        self._begun: dict[tuple[str, float], tuple[_Choice, ...]] = {}

    def headers(self, heights: Mapping[str, float]) -> dict[str, Header]:
        """The headers of all lanes: names of one size where they have the room.

        Args:
            heights: how high the heads are, by id, mm.
        """
        lanes = self._sizes.lanes
        size = self._common_size([lane for lane in lanes.values() if not lane.depth], heights)
        nested = self.theme.styles.lane_nested.size
        found = {
            key: self._fitted(lane, nested if lane.depth else size, heights[key])
            for key, lane in lanes.items()
        }
        for lane in lanes.values():
            parts = [lanes[part] for part in lane.parts if found[part].thin.rows]
            sizes = {_size(found[part.id]) for part in parts}
            if len(sizes) > 1:
                found.update((part.id, self._fitted(part, min(sizes), heights[part.id])) for part in parts)
        return found

    def _common_size(self, lanes: Sequence[LaneInfo], heights: Mapping[str, float]) -> float:
        """The largest type in which all names have room; the smallest one where some have none even so."""
        styles = self.theme.styles
        smallest = max(styles.lane_thin.size, self.smallest)
        step = (max(styles.lane.size, smallest) - smallest) / _GRADES
        told = [_first(self._of_size(lane, smallest), heights[lane.id]) for lane in lanes]
        if not step or None in told:
            return smallest
        for grade in range(_GRADES, 0, -1):
            size = smallest + grade * step
            if all(self._says(lane, size, heights[lane.id]) for lane in lanes):
                return size
        return smallest

    def _says(self, lane: LaneInfo, size: float, height: float) -> bool:
        """Whether a name stands as whole in a larger size as it does in the smallest."""
        smallest = max(self.theme.styles.lane_thin.size, self.smallest)
        short = all(choice.short or choice.least > height for choice in self._of_size(lane, smallest))
        choices = self._of_size(lane, size)
        return any(c.short <= short and c.least + 2 * _LARGE_AIR <= height for c in choices)

    def _fitted(self, lane: LaneInfo, size: float, height: float) -> Header:
        """The header of a lane: what fits in a height, at last in a smaller type than the others."""
        over = height + _OVER + (2 * PART_GAP if lane.depth else 0.0)
        block = _first(self._of_size(lane, size), height)
        small = [factor * self.smallest for factor in SMALLER if factor * self.smallest <= size]
        last = LAST * self.smallest
        for smaller in (*small, last):
            block = block or _first(self._of_size(lane, smaller), over)
        for smaller in (*small[-1:], last):
            block = block or _first(self._cut(lane, smaller), over)
        lines = (*self._of_size(lane, last), *self._cut(lane, last))
        block = block or _first_hanging(lines, over)
        if block is not None and _is_tight(block, height):
            block = self._with_air(lane, (size, self.smallest, *small, last), height) or block
        return self._header(lane, block)

    def _with_air(self, lane: LaneInfo, sizes: Sequence[float], height: float) -> HeaderBlock | None:
        """A name that touches no edge: whole in a smaller type if that will do, on one line or several."""
        told = [choice for size in sizes for choice in self._of_size(lane, size)]
        told += [choice for size in sizes[-2:] for choice in self._cut(lane, size)]
        more = 2 * (_LINES_AIR - _LEAST_AIR)
        named = [one._replace(least=one.least + more) for one in told if len(one.block.rows) == 1]
        return _first((one for one in named if not one.short), height) or _first(named, height)

    def within(self, lane: LaneInfo, header: Header, height: float) -> Header:
        """The header of a lane of which only a part is seen: what fits there, in the same type.

        Args:
            lane: the lane.
            header: what it says where all of it is seen.
            height: how high the part is, mm.
        """
        if not header.thin.rows:
            return header
        size = _size(header)
        choices = (*self._of_size(lane, size), *self._cut(lane, size))
        return self._header(lane, _first(choices, height))

    def _header(self, lane: LaneInfo, block: HeaderBlock | None) -> Header:
        signed = lane.partner is not None and not lane.depth and not self._sizes.omit.kinds
        said = block or _NOTHING
        return Header(said, said, lane.partner.kind if signed and lane.partner is not None else None)

    def _maker(self, size: float) -> HeaderMaker:
        """Measures headers with names in a size."""
        if size not in self._makers:
            sizes, styles = self._sizes, self.theme.styles
            names = {name: sized(getattr(styles, name), size) for name in _NAMES}
            width = header_width(sizes.lanes.values())
            self._makers[size] = HeaderMaker(
                sizes.content, styles._replace(**names), sizes.language, sizes.omit, width
            )
        return self._makers[size]

    def _of_size(self, lane: LaneInfo, size: float) -> tuple[_Choice, ...]:
        """What the head of a lane may say with its name, whole or short, in a size: most at first."""
        key = (lane.id, size)
        if key not in self._told:
            maker = self._maker(size)
            roomy, thin = (self._aired(lane, block) for block in maker.header(lane)[:2])
            name, language = thin.rows[0], self._sizes.language
            whole = is_broken_well(name.lines, language)
            blocks = (roomy, thin, *shorter(thin)) if whole else ()
            choices = [_choice(block) for block in dict.fromkeys(blocks) if _is_no_tower(block)]
            if lane.partner is not None and (len(name.lines) > 1 or not whole):
                for text, is_short in ((lane.partner.name, False), (short_name(lane.partner), True)):
                    line = one_line(text, name.style)
                    if line and widest(line) <= self._room(lane, maker):
                        choices.append(_choice(alone(thin, line), is_short))
            self._told[key] = tuple(choices)
        return self._told[key]

    def _cut(self, lane: LaneInfo, size: float) -> tuple[_Choice, ...]:
        """A name cut short in a size, on several lines or one; its tip has the whole."""
        key = (lane.id, size)
        if key not in self._begun:
            maker = self._maker(size)
            thin = maker.header(lane).thin
            found = cut_short(thin.rows[0], self._room(lane, maker))
            self._begun[key] = tuple(_choice(alone(thin, lines), short=True) for lines in found)
        return self._begun[key]

    @staticmethod
    def _room(lane: LaneInfo, maker: HeaderMaker) -> float:
        """How wide a name on one line may be at most."""
        return maker.room(lane) + (0.0 if lane.split else _SPARE)

    def _aired(self, lane: LaneInfo, block: HeaderBlock) -> HeaderBlock:
        """The block with rows as far apart as their raised type needs, and no role that has no room."""
        rows: list[HeaderRow] = []
        more = 0.0
        for row in block.rows:
            if row.kind in (RowKind.KIND, RowKind.DETAIL):
                more += max(row.style.size - _POSTER_SIZE, 0.0)
            if row.kind is RowKind.ROLE:
                pill = PARENT_WIDTH - BAR - _ROLE_AIR if lane.split else math.inf
                if widest(row.lines) * self._role.size / row.style.size > pill:
                    continue
                row = row._replace(style=self._role)
            rows.append(row._replace(y=row.y + more))
        return block._replace(rows=tuple(rows), height=self._height(rows))

    def _height(self, rows: Sequence[HeaderRow]) -> float:
        last = rows[-1]
        if last.kind is RowKind.ROLE:
            return last.y + _ROLE * last.style.size / self.theme.styles.role.size
        return foot(last) + DESCENT


def _size(header: Header) -> float:
    """The size of the name in a header."""
    return header.thin.rows[0].style.size


def _first(choices: Iterable[_Choice], height: float) -> HeaderBlock | None:
    """The first that fits."""
    return next((choice.block for choice in choices if choice.least <= height), None)


def _first_hanging(choices: Iterable[_Choice], height: float) -> HeaderBlock | None:
    """The first line that fits but for what reaches below its letters: so names alike high all have one."""
    lines = (choice for choice in choices if is_line(choice.block))
    return next((one.block for one in lines if one.least - hang(one.block) <= height), None)


def _choice(block: HeaderBlock, short: bool = False) -> _Choice:
    air = _AIR if len(block.rows) > 1 else _LEAST_AIR
    return _Choice(block, block.height + 2 * air, short)


def _is_tight(block: HeaderBlock, height: float) -> bool:
    """Whether the lines of a name touch the edges of a head."""
    return is_lines(block) and height - block.height < 2 * _LINES_AIR


def _is_no_tower(block: HeaderBlock) -> bool:
    """Whether the words of a kind take few lines."""
    return all(len(row.lines) <= _MOST_KIND_LINES for row in block.rows if row.kind is RowKind.KIND)


def is_broken_well(lines: Sequence[Line], language: str) -> bool:
    """Whether lines end between words, or where a word may be broken."""
    return all(_is_good_break(line, following, language) for line, following in pairwise(lines))


def _is_good_break(line: Line, following: Line, language: str) -> bool:
    if not line.hyphenated:
        return not line.joined or not line.text[-1].isalnum()
    head = _letters(reversed(line.text[:-1]))
    word = head[::-1] + _letters(following.text)
    return len(head) in (point.place for point in break_points(word, language))


def _letters(text: Iterable[str]) -> str:
    """The letters a text begins with."""
    return "".join(takewhile(str.isalpha, text))


def stretched(scene: Scene, words: HeadWords, factor: float) -> Scene:
    """The drawing for heads at a scale of their own: lanes and phases as long as on the map.

    Args:
        scene: the drawing.
        words: the words of its heads.
        factor: how long a mm of the map is in mm of the heads.
    """
    lanes = {
        key: rect._replace(top=rect.top * factor, height=rect.height * factor)
        for key, rect in scene.layout.lanes.items()
    }
    phases = {key: (left * factor, right * factor) for key, (left, right) in scene.layout.phases.items()}
    layout = scene.layout._replace(lanes=lanes, phases=phases)
    bodies = replace(scene, layout=layout).bodies
    heights = {}
    for key, lane in scene.sizes.lanes.items():
        own = lane.parts and lane.own and key in bodies
        height = bodies[key].height if own else lanes[key].height
        heights[key] = height - (2 * PART_GAP if lane.depth else 0.0)
    headers = words.headers(heights)
    return replace(scene, sizes=scene.sizes._replace(headers=headers), layout=layout, theme=words.theme)
