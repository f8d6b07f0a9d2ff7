"""The lanes: their bodies, the gaps between phases, their headers, and the phase bars on top."""

from collections.abc import Iterator

from ketenkaart.drawing.boxsizes import RING_ROOM
from ketenkaart.drawing.chart.labels import role_parts, role_width
from ketenkaart.drawing.chart.phasechips import phase_chips
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.signs import at, partner_sign, to_confirm
from ketenkaart.drawing.displaylist import Box, Group, Item, Op, Path, Stroke, TextRun
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.headersizes import (
    HEADER_GAP,
    KIND_INDENT,
    PARENT_WIDTH,
    PART_TEXT_LEFT,
    SPLIT_TEXT_LEFT,
    TEXT_LEFT,
    THIN_KIND_INDENT,
    Header,
    HeaderRow,
    RowKind,
    header_left,
)
from ketenkaart.drawing.lanetree import LaneInfo
from ketenkaart.drawing.sizes import PHASE_NUMBER_LEFT, PHASE_TEXT_LEFT, Sizes
from ketenkaart.drawing.theme import PartnerColours, Theme
from ketenkaart.drawing.typeset import Part, one_line, runs, widest, wrap
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Phase
from ketenkaart.texts import tr

PHASE_HEIGHT = 19.0
PHASE_GAP = 2.0
BOUNDARY_GAP = 8.0
BAR = 2.4
PART_GAP = 0.7
_PILL_AIR = 1.4
_THIN = 26.0


def phase_gap(sizes: Sizes) -> float:
    """The gap between the phases and the lanes: wider where the chain boundary runs through it."""
    first = next(iter(sizes.lanes.values()), None)
    return BOUNDARY_GAP if first is not None and first.inside else PHASE_GAP


def room_above(sizes: Sizes) -> float:
    """The room above the lanes, for the phases and the chain boundary."""
    if sizes.kaart.phases:
        return PHASE_HEIGHT + phase_gap(sizes)
    return phase_gap(sizes) if phase_gap(sizes) == BOUNDARY_GAP else 0.0


def phase_groups(scene: Scene) -> Iterator[Group]:
    """The bars with the numbers and names of the phases, above the lanes."""
    colours, styles = scene.theme.colours, scene.theme.styles
    for phase, number, bar in phase_bars(scene):
        left, top, wide = bar.rect.left, bar.rect.top, bar.rect.width
        digits = one_line(number, styles.phase_number)
        indent = max(PHASE_TEXT_LEFT, PHASE_NUMBER_LEFT + widest(digits) + 4.0)
        parts = runs(digits, styles.phase_number, left + PHASE_NUMBER_LEFT, top + 13.4, colours.phase_number)
        name = tuple(_phase_name(scene, phase, left + indent, top, wide - indent - 3.0))
        name_end = max((run.x + run.width for run in name if isinstance(run, TextRun)), default=left + indent)
        chips = phase_chips(scene, phase.id, bar.rect, name_end)
        yield Group(phase.id, "phases", f"{number} {phase.name}", items=(bar, *parts, *name, *chips))


def phase_bars(scene: Scene) -> Iterator[tuple[Phase, str, Box]]:
    """The phases that are drawn, with their numbers and bars."""
    top = -phase_gap(scene.sizes) - PHASE_HEIGHT
    for order, phase in enumerate(scene.sizes.kaart.phases, 1):
        if phase.id in scene.layout.phases:
            left, right = scene.layout.phases[phase.id]
            number = str(phase.number if phase.number is not None else order)
            yield (
                phase,
                number,
                Box(Rect(left, top, right - left, PHASE_HEIGHT), 0.0, scene.theme.colours.phase),
            )


def _phase_name(scene: Scene, phase: Phase, x: float, top: float, room: float) -> Iterator[Part]:
    styles, colour = scene.theme.styles, scene.theme.colours.phase_text
    name = phase.name or tr("unnamed")
    if styles.phase.width(name) <= room:
        yield from runs(one_line(name, styles.phase), styles.phase, x, top + 13.3, colour)
        return
    style = styles.phase_two_lines
    lines = wrap(name, style, room, scene.sizes.language, 2)
    if len(lines) > 2:
        return  # such as the end of a phase, in a strip: its name stands in the strip before
    first = top + 7.7 if len(lines) > 1 else top + 12.1
    yield from runs(lines, style, x, first, colour)


def body_group(scene: Scene) -> Group:
    """The coloured bands of all lanes, with white gaps between the phases."""
    return Group(items=(*_bands(scene), *_gaps(scene), *_part_lines(scene)))


def _bands(scene: Scene) -> Iterator[Item]:
    """One band for an organisation, whatever its parts."""
    for lane in scene.sizes.lanes.values():
        if lane.depth:
            continue
        rect = scene.layout.lanes[lane.id]
        body = Rect(scene.layout.head, rect.top, rect.width - scene.layout.head, rect.height)
        line = scene.theme.lines.outside
        edge = None if lane.inside else Stroke(scene.colours(lane.id).edge, line)
        yield Box(body, 0.0, scene.lane_fill(lane.id), edge)


def _gaps(scene: Scene) -> Iterator[Item]:
    colours, dash = scene.theme.colours, scene.theme.dashes.phase_dots
    roots = [scene.layout.lanes[lane.id] for lane in scene.sizes.lanes.values() if lane.depth == 0]
    if not roots:
        return
    top, bottom = min(rect.top for rect in roots) - 0.3, max(rect.bottom for rect in roots) + 0.3
    for x in scene.phase_edges:
        yield Box(Rect(x - 1.0, top, 2.0, bottom - top), 0.0, colours.paper)
        dots = [step for rect in roots for step in _down(x, rect)]
        stroke = Stroke(colours.phase_dots, scene.theme.lines.phase_dots, dash, round_cap=True)
        yield Path(tuple(dots), stroke=stroke)


def _down(x: float, rect: Rect) -> tuple[tuple[Op, tuple[float, ...]], ...]:
    return ((Op.MOVE, (x, rect.top)), (Op.LINE, (x, rect.bottom)))


def part_line_heights(scene: Scene) -> list[float]:
    """The heights of the lines between parts of one organisation."""
    return [
        scene.layout.lanes[lane.id].top for lane in scene.sizes.lanes.values() if _is_below_part(scene, lane)
    ]


def _is_below_part(scene: Scene, lane: LaneInfo) -> bool:
    return lane.depth > 0 and scene.layout.lanes[lane.id].top > scene.layout.lanes[lane.root].top + 0.01


def _part_lines(scene: Scene) -> Iterator[Item]:
    colours = scene.theme.colours
    for y in part_line_heights(scene):
        steps = ((Op.MOVE, (scene.layout.head, y)), (Op.LINE, (scene.layout.width, y)))
        yield Path(
            steps, stroke=Stroke(colours.nested_line, scene.theme.lines.nested, scene.theme.dashes.nested)
        )


def header_groups(scene: Scene, drawn: Drawn | None = None) -> Iterator[Group]:
    """The headers of all lanes.

    Args:
        scene: what is drawn.
        drawn: what was drawn before.
    """
    drawn = drawn or Drawn()
    for lane in scene.sizes.lanes.values():
        yield header_group(scene, lane, scene.sizes.headers[lane.id], drawn)


def header_group(scene: Scene, lane: LaneInfo, header: Header, drawn: Drawn) -> Group:
    """The header of a lane, with what it says."""
    cell = _cell(scene, lane, scene.layout.lanes[lane.id])
    corner = cell.corner
    own, seen = _own_cell(scene, lane, cell), cell.seen_from(corner)
    cells = (seen, seen if own is cell else own.seen_from(corner))
    look = (scene.colours(lane.id), scene.theme)
    return drawn.group(_header_group, lane.id, (lane, header, cells, look), corner)


def _header_group(
    key: str, lane: LaneInfo, header: Header, cells: tuple[Rect, Rect], look: tuple[PartnerColours, Theme]
) -> Group:
    (cell, own), (colours, theme) = cells, look
    parts: list[Part] = [Box(cell, 0.0, colours.nested if lane.depth else colours.header)]
    if not lane.depth:
        parts.append(Box(Rect(cell.left, cell.top, BAR, cell.height), 0.0, colours.bar))
    if own != cell:
        parts.append(Box(own, 0.0, colours.nested if lane.depth else colours.header))
    parts += _block(theme, lane, header, own)
    name = lane.partner.name if lane.partner is not None else tr("no partner yet")
    title = name or tr("unnamed")
    kind = lane.partner.kind.title if lane.partner is not None else ""
    description = lane.partner.description if lane.partner is not None else ""
    words = "; ".join(part for part in (kind, description) if part)
    return Group(key, "partners", title, words, tuple(parts))


def _cell(scene: Scene, lane: LaneInfo, rect: Rect) -> Rect:
    """The rectangle of a header; a part's stands right of its whole's."""
    left = header_left(lane.depth)
    right = left + PARENT_WIDTH if lane.parts else scene.layout.head - HEADER_GAP
    if lane.depth == 0:
        return Rect(left, rect.top, right - left, rect.height)
    trim_top = PART_GAP if _is_below_part(scene, lane) else 0.0
    trim_foot = PART_GAP if rect.bottom < scene.layout.lanes[lane.root].bottom - 0.01 else 0.0
    return Rect(left, rect.top + trim_top, right - left, rect.height - trim_top - trim_foot)


def _own_cell(scene: Scene, lane: LaneInfo, cell: Rect) -> Rect:
    """Where the words of a header stand: of a lane with boxes and parts, above its parts."""
    if not (lane.parts and lane.own):
        return cell
    body = scene.bodies.get(lane.id)
    bottom = body.bottom - PART_GAP if body is not None else cell.bottom
    left = cell.left + (BAR if lane.depth == 0 else 0.0)
    return Rect(left, cell.top, scene.layout.head - HEADER_GAP - left, bottom - cell.top)


def _block(theme: Theme, lane: LaneInfo, header: Header, cell: Rect) -> Iterator[Part]:
    """The rows of a header, together in the middle of its height."""
    block = header.block(cell.height)
    x = cell.left + PART_TEXT_LEFT if lane.depth else SPLIT_TEXT_LEFT if lane.split else TEXT_LEFT
    top = cell.top + (cell.height - block.height) / 2
    ink = theme.colours.ink
    for row in block.rows:
        if row.kind is RowKind.ROLE:
            yield from _role(theme, lane, cell, (x, top + row.y), row.style.size / theme.styles.role.size)
        elif row.kind is RowKind.KIND and header.sign is not None:
            indent = THIN_KIND_INDENT if lane.split else KIND_INDENT
            yield from _kind_row(theme, header, row, (x, indent), top + row.y)
        else:
            colour = theme.colours.text2 if row.kind is RowKind.DETAIL else ink
            yield from runs(row.lines, row.style, x, top + row.y, colour)
            if row.kind is RowKind.NAME and block.uncertain:
                base = top + row.y + (len(row.lines) - 1) * row.style.lead
                ring_x = x + row.lines[-1].width + RING_ROOM - 1.9
                yield from at(to_confirm(theme.colours.text2), ring_x, base - 0.3 * row.style.size)


def _role(
    theme: Theme, lane: LaneInfo, cell: Rect, place: tuple[float, float], scale: float
) -> Iterator[Part]:
    """The pill of the coordinator, closer where the cell is narrow."""
    words, (x, top) = tr("coordinator"), place
    left = x - 1.0 if lane.split and not lane.depth else x
    wide = role_width(words, theme) * scale
    if left + wide > cell.right - _PILL_AIR:
        bar = BAR if not lane.depth else 0.0
        wide = min(wide, cell.width - bar - 2 * _PILL_AIR)
        left = cell.left + bar + (cell.width - bar - wide) / 2
    yield from role_parts(words, left, top, wide, theme, scale)


def _kind_row(
    theme: Theme, header: Header, row: HeaderRow, places: tuple[float, float], base: float
) -> Iterator[Part]:
    """The sign of the kind of partner and its words."""
    assert header.sign is not None
    x, indent = places
    ink = theme.colours.ink
    thin = row.style.size < theme.styles.kind.size
    scale = 0.66 if thin else 0.78
    yield from at(partner_sign(header.sign, ink), x + (3.2 if thin else 3.6), base - 1.9, scale)
    yield from runs(row.lines, row.style, x + indent, base, ink)
