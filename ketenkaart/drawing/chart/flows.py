"""The lines of flows: their kinds, heads and round corners, and who gives way at a crossing."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.drawing.chart.crossings import crossings
from ketenkaart.drawing.chart.paths import (
    Gap,
    corner_radii,
    head_steps,
    line_steps,
    shortened,
)
from ketenkaart.drawing.chart.scene import LinePiece, Scene
from ketenkaart.drawing.chart.telling import Telling
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
_NO_GAPS: Mapping[int, list[Gap]] = {}


class _Look(NamedTuple):
    """What the look of a line comes from."""

    kind: FlowKind
    agreed: bool
    theme: Theme


def flow_groups(scene: Scene, telling: Telling, drawn: Drawn) -> tuple[Group, ...]:
    """The lines of all flows, the lower kinds first.

    Args:
        scene: what is drawn.
        telling: what is told of the flows.
        drawn: what was drawn before.
    """
    pieces, stretches = scene.pieces, scene.sizes.stretches
    flows = {key: stretches[piece.edge] for key, piece in pieces.items()}
    kinds = {key: stretch.flow.kind for key, stretch in flows.items()}
    lines = drawn.kept(
        "lines",
        (pieces, kinds),
        dict[str, _Line](),
        lambda before: _lines(pieces, _gaps(pieces, kinds, scene.theme), before),
    )
    looks = {
        (kind, agreed): _Look(kind, agreed, scene.theme) for kind in FlowKind for agreed in (True, False)
    }
    groups: list[Group] = []
    for key in sorted(pieces, key=lambda key: _RANK[kinds[key]]):
        piece, seen, gaps = lines[key]
        _, title, description = telling.told(piece.edge)
        given = seen, gaps, looks[kinds[key], flows[key].agreed], (title, description)
        groups.append(drawn.group(_flow, key, given, piece.points[0]))
    return tuple(groups)


class _Line(NamedTuple):
    """A line where it is, seen from its first point, and where it stops for others."""

    piece: LinePiece
    seen: LinePiece
    gaps: Mapping[int, list[Gap]]


def _lines(pieces: Mapping[str, LinePiece], gaps: Gaps, before: Mapping[str, _Line]) -> dict[str, _Line]:
    """All lines; those that are where they were as they were."""
    found: dict[str, _Line] = {}
    for key, piece in pieces.items():
        known, its_gaps = before.get(key), gaps.get(key, _NO_GAPS)
        if known is None or known.piece != piece:
            seen = known.seen if known is not None else None
            known = _Line(piece, _seen_from_start(piece, seen), its_gaps)
        elif known.gaps != its_gaps:
            known = _Line(piece, known.seen, its_gaps)
        found[key] = known
    return found


def _seen_from_start(piece: LinePiece, before: LinePiece | None) -> LinePiece:
    """The line for who stands at its first point, free of the noise of floating point.

    Args:
        piece: the line.
        before: what was seen of it before: the very same where it only moved.
    """
    left, top = before_x, before_y = piece.points[0]
    seen_x = seen_y = 0.0
    places: list[tuple[float, float]] = []
    for x, y in piece.points:
        if x != before_x:  # lines run straight: one of both is what it was, and rounding takes long
            before_x, seen_x = x, round(x - left, NOISE)
        if y != before_y:
            before_y, seen_y = y, round(y - top, NOISE)
        places.append((seen_x, seen_y))
    if before is not None and before == (piece.edge, tuple(places), piece.ends):
        return before
    return LinePiece(piece.edge, tuple([Point(x, y) for x, y in places]), piece.ends)


def _gaps(pieces: Mapping[str, LinePiece], kinds: Mapping[str, FlowKind], theme: Theme) -> Gaps:
    """Where each line stops for another: the lower kind gives way, of one kind the horizontal line."""
    halves = {kind: max(look.width, look.bead) / 2 + CLEAR for kind, look in theme.flows.items()}
    gaps: Gaps = {}
    for across, down, x, y in crossings({key: piece.points for key, piece in pieces.items()}):
        kind, other = kinds[across[0]], kinds[down[0]]
        if _RANK[kind] <= _RANK[other]:
            (key, index), half = across, halves[other]
            at = round(abs(x - pieces[key].points[index].x), NOISE)
        else:
            (key, index), half = down, halves[kind]
            at = round(abs(y - pieces[key].points[index].y), NOISE)
        gaps.setdefault(key, {}).setdefault(index, []).append((at - half, at + half))
    return gaps


def _flow(
    key: str, piece: LinePiece, gaps: Mapping[int, list[Gap]], look: _Look, words: tuple[str, str]
) -> Group:
    dash = () if look.agreed else look.theme.dashes.not_agreed
    items = tuple(flow_line(look.theme, look.kind, piece, dash, gaps))
    return Group(key, "flows", *words, items)


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
