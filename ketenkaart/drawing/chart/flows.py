"""The lines of flows: their kinds, heads and round corners, and who gives way at a crossing."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.drawing.chart.crossings import Crossing, crossings
from ketenkaart.drawing.chart.paths import (
    Gap,
    corner_radii,
    head_steps,
    line_steps,
    shortened,
)
from ketenkaart.drawing.chart.scene import LinePiece, Scene, Told
from ketenkaart.drawing.displaylist import Group, Item, Path, Stroke
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.theme import FlowLook, Theme
from ketenkaart.layout.geometry import NOISE, Point
from ketenkaart.model.vocabulary import FlowKind

CORNER = 5.0
CLEAR = 1.35
BEAD_EVERY = 8.0
_UNDER_HEAD = 0.6
_RANK = {FlowKind.SEQUENCE: 0, FlowKind.DOCUMENT: 1, FlowKind.DATA: 2, FlowKind.MONEY: 3}

Gaps = dict[str, dict[int, list[Gap]]]


class _Line(NamedTuple):
    """What the line of a flow is drawn from, seen from its first point."""

    kind: FlowKind
    piece: LinePiece
    gaps: dict[int, list[Gap]]
    agreed: bool
    theme: Theme


def flow_groups(scene: Scene, drawn: Drawn | None = None) -> tuple[Group, ...]:
    """The lines of all flows, the lower kinds first.

    Args:
        scene: what is drawn.
        drawn: what was drawn before.
    """
    drawn = drawn or Drawn()
    pieces = scene.pieces
    kinds = {key: _kind(scene, key) for key in pieces}
    runs = drawn.kept("flows", (pieces, kinds), lambda: _runs(scene))
    return tuple(
        drawn.group(_flow, key, *_flow_of(scene, *runs[key]), at=pieces[key].points[0])
        for key in sorted(pieces, key=lambda key: _RANK[kinds[key]])
    )


def _runs(scene: Scene) -> dict[str, tuple[LinePiece, dict[int, list[Gap]]]]:
    """Of each line its points, seen from the first, and where it stops for others."""
    pieces = scene.pieces
    gaps = _gaps(scene, list(crossings({key: piece.points for key, piece in pieces.items()})))
    return {key: (_seen_from_start(piece), gaps.get(key, {})) for key, piece in pieces.items()}


def _seen_from_start(piece: LinePiece) -> LinePiece:
    left, top = piece.points[0]
    points = [Point(round(x - left, NOISE), round(y - top, NOISE)) for x, y in piece.points]
    return LinePiece(piece.edge, tuple(points), piece.ends)


def _kind(scene: Scene, key: str) -> FlowKind:
    return scene.sizes.stretches[scene.pieces[key].edge].flow.kind


def _gaps(scene: Scene, found: list[Crossing]) -> Gaps:
    """Where each line stops for another: the lower kind gives way, of one kind the horizontal line."""
    gaps: defaultdict[str, defaultdict[int, list[Gap]]] = defaultdict(lambda: defaultdict(list))
    for crossing in found:
        across, down = crossing.horizontal, crossing.vertical
        kinds = [_kind(scene, key) for key, _ in (across, down)]
        yields_across = _RANK[kinds[0]] <= _RANK[kinds[1]]
        (key, index), other = (across, kinds[1]) if yields_across else (down, kinds[0])
        look = scene.theme.flows[other]
        half = max(look.width, look.bead) / 2 + CLEAR
        start = scene.pieces[key].points[index]
        at = round(abs(crossing.x - start.x) if yields_across else abs(crossing.y - start.y), NOISE)
        gaps[key][index].append((at - half, at + half))
    return {key: dict(pieces) for key, pieces in gaps.items()}


def _flow_of(scene: Scene, piece: LinePiece, gaps: dict[int, list[Gap]]) -> tuple[_Line, Told]:
    stretch = scene.sizes.stretches[piece.edge]
    line = _Line(stretch.flow.kind, piece, gaps, stretch.agreed, scene.theme)
    return line, scene.told(piece.edge)


def _flow(key: str, line: _Line, told: Told) -> Group:
    dash = () if line.agreed else line.theme.dashes.not_agreed
    items = tuple(flow_line(line.theme, line.kind, line.piece, dash, line.gaps))
    return Group(key, "flows", told.title, told.description, items)


def flow_line(
    theme: Theme, kind: FlowKind, piece: LinePiece, dash: tuple[float, ...], gaps: Mapping[int, list[Gap]]
) -> Iterator[Item]:
    """The line of a kind of flow along points, with its head; also in the legend."""
    look, points = theme.flows[kind], piece.points
    head = look.head_length if piece.ends else 0.0
    shown = shortened(points, head - _UNDER_HEAD) if piece.ends else list(points)
    line = line_steps(shown, corner_radii(points, CORNER, head), gaps)
    yield Path(line, stroke=Stroke(look.colour, look.width, dash))
    if look.core:
        yield Path(line, stroke=Stroke(theme.colours.paper, look.core))
    if look.bead:
        yield from _beads(look, piece, gaps)
    if piece.ends:
        yield Path(head_steps(points[-2], points[-1], look.head_length, look.head_width), fill=look.colour)


def _beads(look: FlowLook, piece: LinePiece, gaps: Mapping[int, list[Gap]]) -> Iterator[Item]:
    """The beads of a money flow: dots of a line that starts later, ends earlier and has wider gaps."""
    half = look.bead / 2
    end = look.head_length + half if piece.ends else half
    line = shortened(shortened(piece.points[::-1], BEAD_EVERY / 2)[::-1], end)
    moved = math.dist(piece.points[0], line[0])
    wider = {
        index: [(start - half - back, stop + half - back) for start, stop in pieces]
        for index, pieces in gaps.items()
        for back in [moved if index == 0 else 0.0]
    }
    dots = Stroke(look.colour, look.bead, (0.01, BEAD_EVERY - 0.01), round_cap=True)
    yield Path(line_steps(line, corner_radii(line, CORNER, 0.0), wider), stroke=dots)
