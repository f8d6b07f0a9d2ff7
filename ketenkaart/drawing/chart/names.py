"""The names of flows beside their lines, and the icon on the line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.drawing.chart.icons import IconPlacer
from ketenkaart.drawing.chart.lanes import part_line_heights
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.signs import at, flow_icon, to_confirm
from ketenkaart.drawing.chart.telling import Telling
from ketenkaart.drawing.displaylist import Box, Group, Item, moved
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.namesizes import NameRow, NameText
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Part, runs
from ketenkaart.layout.geometry import NOISE, Point, Rect
from ketenkaart.layout.result import NameRoom
from ketenkaart.model.vocabulary import FlowKind

_PAD = 0.8
_MEETS = 1.0 + _PAD  # what is so near meets a gap


class _Name(NamedTuple):
    """What a name is drawn from, seen from the upper left corner of its room.

    Attributes:
        right: where its lines end, if they end at the same x.
        plates: the paper under it.
        icon: where its icon stands.
    """

    kind: FlowKind
    text: NameText
    right: float | None
    plates: tuple[Item, ...]
    icon: Point
    theme: Theme


def name_groups(scene: Scene, telling: Telling, drawn: Drawn) -> Iterator[Group]:
    """The names and icons of all flows that have one.

    Args:
        scene: what is drawn.
        telling: what is told of the flows.
        drawn: what was drawn before.
    """
    kinds = {edge: stretch.flow.kind for edge, stretch in scene.sizes.stretches.items()}
    given = (scene.layout, scene.sizes.names, scene.sizes.lanes, kinds)
    names = drawn.kept("names", given, dict[str, _Placed](), lambda before: _names(scene, before))
    for edge, name in names.items():
        yield drawn.group(
            _name_group, f"{edge}.name", (telling.told(edge).title, name.seen), name.place.room.corner
        )


class _Placed(NamedTuple):
    """A name where it is, and seen from the upper left corner of its room."""

    kind: FlowKind
    text: NameText
    place: NameRoom
    plates: tuple[Item, ...]
    icon: Point
    seen: _Name


def _names(scene: Scene, before: Mapping[str, _Placed]) -> dict[str, _Placed]:
    """All names; those that are where they were as they were."""
    sizes, part_lines = scene.sizes, part_line_heights(scene)
    icons = IconPlacer(scene.layout, sizes.graph.spacing.mark_radius)
    found: dict[str, _Placed] = {}
    for edge, route in scene.layout.routes.items():
        place, name, known = route.name, sizes.names.get(edge), before.get(edge)
        if place is None or name is None:
            continue
        kind, text = sizes.stretches[edge].flow.kind, name.tall if place.beside else name.flat
        plates, icon = _plates(scene, place, text, part_lines), icons.place(edge, kind)
        given = kind, text, place, plates, icon
        found[edge] = known if known is not None and known[:-1] == given else _placed(*given, scene.theme)
    return found


def _placed(
    kind: FlowKind, text: NameText, place: NameRoom, plates: tuple[Item, ...], icon: Point, theme: Theme
) -> _Placed:
    corner, right = place.room.corner, round(place.room.width, NOISE) if place.align_right else None
    moved_plates = tuple([moved(plate, -corner.x, -corner.y) for plate in plates])
    seen = _Name(kind, text, right, moved_plates, icon.seen_from(corner), theme)
    return _Placed(kind, text, place, plates, icon, seen)


def _name_group(key: str, title: str, name: _Name) -> Group:
    colour = name.theme.flows[name.kind].colour
    parts: list[Part] = [*name.plates, *at(flow_icon(name.kind, colour), *name.icon)]
    for row in name.text.rows:
        parts += _row(name.theme, row, 0.0 if name.right is None else name.right - row.width, colour)
    return Group(key, "flows", title, items=tuple(parts))


def _row(theme: Theme, row: NameRow, x: float, colour: str) -> Iterator[Part]:
    styles, colours, y = theme.styles, theme.colours, row.y
    if row.code is not None:
        yield from runs((row.code,), styles.flow_code, x, y, colour)
    left = x + (row.code.width if row.code is not None else 0.0)
    style = styles.flow_detail if row.detail else styles.flow_name
    if row.text.text:
        yield from runs((row.text,), style, left, y, colours.text2 if row.detail else colours.ink)
    if row.ring:
        yield from at(to_confirm(colours.text2), x + row.width - 1.9, y - 1.7)


def _plates(scene: Scene, place: NameRoom, text: NameText, part_lines: list[float]) -> tuple[Item, ...]:
    """Paper in the colour of the lane, only where a gap between phases or parts runs through a name."""
    left, top, width, height = place.room
    low, high = left - _MEETS, left + width + _MEETS
    first = bisect_right(scene.phase_edges, low)
    edges = scene.phase_edges[first : bisect_left(scene.phase_edges, high, first)]
    lines = [y for y in part_lines if top < y < top + height] if part_lines else ()
    lane = scene.lane_at(top + height / 2) if edges or lines else None
    if lane is None:
        return ()
    fill = scene.lane_fill(lane)
    plates: list[Item] = []
    for x in edges:
        rows = [row for row in text.rows if -_MEETS < x - _row_left(row, place) < row.width + _MEETS]
        if rows:
            start, foot = top + rows[0].y - 5.4, top + rows[-1].y + 2.0
            plates.append(Box(Rect(x - 1.4, start, 2.8, foot - start), 0.0, fill))
    plates += [Box(Rect(left - _PAD, y - 1.2, width + 2 * _PAD, 2.4), 0.0, fill) for y in lines]
    return tuple(plates)


def _row_left(row: NameRow, place: NameRoom) -> float:
    return place.room.right - row.width if place.align_right else place.room.left
