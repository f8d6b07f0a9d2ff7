"""The names of flows beside their lines, and the icon on the line."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.drawing.chart.icons import IconPlacer
from ketenkaart.drawing.chart.lanes import part_line_heights
from ketenkaart.drawing.chart.scene import Scene, Told
from ketenkaart.drawing.chart.signs import at, flow_icon, to_confirm
from ketenkaart.drawing.displaylist import Box, Group, Item, moved
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.namesizes import NameRow, NameText
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Part, runs
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import NameRoom
from ketenkaart.model.vocabulary import FlowKind

_PAD = 0.8
_MEETS = 1.0 + _PAD  # what is so near meets a gap


class _Name(NamedTuple):
    """What a name is drawn from, seen from the upper left corner of its room.

    Attributes:
        plates: the paper under it.
        icon: where its icon stands.
    """

    kind: FlowKind
    text: NameText
    place: NameRoom
    plates: tuple[Item, ...]
    icon: Point
    theme: Theme


def name_groups(scene: Scene, drawn: Drawn | None = None) -> Iterator[Group]:
    """The names and icons of all flows that have one.

    Args:
        scene: what is drawn.
        drawn: what was drawn before.
    """
    drawn = drawn or Drawn()
    sizes, routes = scene.sizes, scene.layout.routes
    named = {
        edge: sizes.stretches[edge].flow.kind
        for edge, route in routes.items()
        if edge in sizes.names and route.name is not None
    }
    given = (scene.layout, sizes.names, sizes.lanes, named)
    for edge, (name, corner) in drawn.kept("names", given, lambda: _made_from(scene, named)).items():
        yield drawn.group(_name_group, f"{edge}.name", scene.told(edge), name, at=corner)


def _made_from(scene: Scene, named: Mapping[str, FlowKind]) -> dict[str, tuple[_Name, Point]]:
    """What each name is drawn from, and where the upper left corner of its room is."""
    part_lines = part_line_heights(scene)
    icons = IconPlacer(scene.layout, scene.sizes.graph.spacing.mark_radius)
    found: dict[str, tuple[_Name, Point]] = {}
    for edge, kind in named.items():
        place, name = scene.layout.routes[edge].name, scene.sizes.names[edge]
        assert place is not None
        corner, text = place.room.corner, name.tall if place.beside else name.flat
        plates = tuple(
            moved(plate, -corner.x, -corner.y) for plate in _plates(scene, place, text, part_lines)
        )
        icon = icons.place(edge, kind).seen_from(corner)
        found[edge] = (_Name(kind, text, place.seen_from(corner), plates, icon, scene.theme), corner)
    return found


def _name_group(key: str, told: Told, name: _Name) -> Group:
    colour = name.theme.flows[name.kind].colour
    parts: list[Part] = [*name.plates, *at(flow_icon(name.kind, colour), *name.icon)]
    for row in name.text.rows:
        parts += _row(name.theme, row, name.place, colour)
    return Group(key, "flows", told.title, items=tuple(parts))


def _row_left(row: NameRow, place: NameRoom) -> float:
    return place.room.right - row.width if place.align_right else place.room.left


def _row(theme: Theme, row: NameRow, place: NameRoom, colour: str) -> Iterator[Part]:
    styles, colours = theme.styles, theme.colours
    x, y = _row_left(row, place), place.room.top + row.y
    if row.code is not None:
        yield from runs((row.code,), styles.flow_code, x, y, colour)
    left = x + (row.code.width if row.code is not None else 0.0)
    style = styles.flow_detail if row.detail else styles.flow_name
    if row.text.text:
        yield from runs((row.text,), style, left, y, colours.text2 if row.detail else colours.ink)
    if row.ring:
        yield from at(to_confirm(colours.text2), x + row.width - 1.9, y - 1.7)


def _plates(scene: Scene, place: NameRoom, text: NameText, part_lines: list[float]) -> Iterator[Item]:
    """Paper in the colour of the lane, only where a gap between phases or parts runs through a name."""
    left, top, width, height = place.room
    low, high = left - _MEETS, left + width + _MEETS
    edges = [x for x in scene.phase_edges if low < x < high]
    lines = [y for y in part_lines if top < y < top + height]
    lane = scene.lane_at(top + height / 2) if edges or lines else None
    if lane is None:
        return
    fill = scene.lane_fill(lane)
    for x in edges:
        rows = [row for row in text.rows if -_MEETS < x - _row_left(row, place) < row.width + _MEETS]
        if rows:
            start, foot = top + rows[0].y - 5.4, top + rows[-1].y + 2.0
            yield Box(Rect(x - 1.4, start, 2.8, foot - start), 0.0, fill)
    for y in lines:
        yield Box(Rect(left - _PAD, y - 1.2, width + 2 * _PAD, 2.4), 0.0, fill)
