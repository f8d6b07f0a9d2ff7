"""The words of lane heads on the screen: never too small to read, and only the rows there is room for."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.content import short_name
from ketenkaart.drawing.headersizes import Header, HeaderBlock, HeaderMaker, HeaderRow, RowKind, header_width
from ketenkaart.drawing.lanetree import LaneInfo
from ketenkaart.drawing.theme import Styles, Theme
from ketenkaart.drawing.typeset import Style, begun, one_line
from ketenkaart.texts import language_in_use

_AIR, _LEAST_AIR = 1.6, 0.2  # above and below the words; of a name alone, mm
_MOST_KIND_LINES = 2
_POSTER_SIZE = 5.6  # of the rows under a name, mm
_DESCENT, _ROLE = 1.2, 6.4
_READ = ("lane", "lane_thin", "lane_nested", "kind", "kind_thin", "lane_detail", "phase", "phase_two_lines")
_NOTHING = HeaderBlock((), 0.0)


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
    return style.scaled(smallest / style.size) if style.size < smallest else style


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
    )


class HeadWords:
    """The words of all lane heads of a drawing, at one scale of the heads."""

    def __init__(self, scene: Scene, smallest: float) -> None:
        """Measure the words.

        Args:
            scene: the drawing.
            smallest: the smallest type, mm.
        """
        self.theme = readable_theme(scene.theme, smallest)
        self._language = scene.sizes.language
        lanes = scene.sizes.lanes
        maker = HeaderMaker(
            scene.sizes.content,
            self.theme.styles,
            self._language,
            scene.sizes.omit,
            header_width(lanes.values()),
        )
        self._blocks: dict[str, tuple[HeaderBlock, ...]] = {}
        self._headers = {key: maker.header(lane) for key, lane in lanes.items()}

    def fitted(self, lane: LaneInfo, height: float) -> Header:
        """The header of a lane, with what fits in a height."""
        blocks = self._blocks.get(lane.id)
        if blocks is None:
            roomy, thin = (_airy(block) for block in self._headers[lane.id][:2])
            blocks = self._blocks[lane.id] = (
                *(roomy, thin, *_shorter(thin)),
                *self._short(lane, thin),
                *_begun(thin),
            )
        fitting = next((block for block in blocks if _fits(block, height)), _NOTHING)
        return Header(fitting, fitting, self._headers[lane.id].sign)

    def _short(self, lane: LaneInfo, block: HeaderBlock) -> Iterator[HeaderBlock]:
        """The short name of a lane on one line, where its name takes more."""
        name = block.rows[0]
        if lane.partner is None or len(name.lines) < 2:
            return
        short = one_line(short_name(lane.partner), name.style)
        if short[0].width <= max(line.width for line in name.lines):
            yield _stacked(block, [name._replace(lines=short)])


def _begun(block: HeaderBlock) -> Iterator[HeaderBlock]:
    """The beginning of a name that takes several lines, on fewer; its tip has the whole."""
    name = block.rows[0]
    for last in reversed(range(len(name.lines) - 1)):
        lines = (*name.lines[:last], *begun(name.lines[last], name.style))
        yield _stacked(block, [name._replace(lines=lines)])


def _shorter(block: HeaderBlock) -> Iterator[HeaderBlock]:
    """The block with fewer rows: without its kind, without its role, the name alone."""
    for kinds in ((RowKind.NAME, RowKind.ROLE), (RowKind.NAME, RowKind.KIND), (RowKind.NAME,)):
        yield _stacked(block, [row for row in block.rows if row.kind in kinds])


def _stacked(block: HeaderBlock, chosen: Sequence[HeaderRow]) -> HeaderBlock:
    """Some rows of a block, as far apart as they were."""
    above = {row.kind: row.y - foot for row, foot in zip(block.rows, _feet(block.rows), strict=False)}
    rows: list[HeaderRow] = []
    for row in chosen:
        foot = _foot(rows[-1]) if rows else 0.0
        rows.append(row._replace(y=foot + above[row.kind]))
    last = 0.0 if rows[-1].kind is RowKind.ROLE else _DESCENT
    return block._replace(rows=tuple(rows), height=_foot(rows[-1]) + last)


def _feet(rows: Sequence[HeaderRow]) -> list[float]:
    """Where the row above each row ends."""
    return [0.0, *map(_foot, rows)]


def _foot(row: HeaderRow) -> float:
    """The base line of the last line of a row; the lower end of a role."""
    return row.y + (_ROLE if row.kind is RowKind.ROLE else (len(row.lines) - 1) * row.style.lead)


def _airy(block: HeaderBlock) -> HeaderBlock:
    """The block with rows as far apart as their raised type needs."""
    more = 0.0
    rows = []
    for row in block.rows:
        if row.kind in (RowKind.KIND, RowKind.DETAIL):
            more += max(row.style.size - _POSTER_SIZE, 0.0)
        rows.append(row._replace(y=row.y + more))
    return block._replace(rows=tuple(rows), height=block.height + more)


def _fits(block: HeaderBlock, height: float) -> bool:
    """Whether a block can stand in a height, and is no tower of syllables."""
    air = _AIR if len(block.rows) > 1 else _LEAST_AIR
    kinds = (row for row in block.rows if row.kind is RowKind.KIND)
    return block.height + 2 * air <= height and all(len(row.lines) <= _MOST_KIND_LINES for row in kinds)


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
    headers = {}
    for key, lane in scene.sizes.lanes.items():
        own = lane.parts and lane.own and key in bodies
        headers[key] = words.fitted(lane, bodies[key].height if own else lanes[key].height)
    return replace(scene, sizes=scene.sizes._replace(headers=headers), layout=layout, theme=words.theme)
