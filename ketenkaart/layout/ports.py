"""Ports: how far from the middle of a box each line leaves it.

Needs:   the tracks of the lines that run through boxes, and where names stand.
Gives:   an offset for every piece in such a line, different for pieces that run side by side, and
         the size of each box, grown where its lines need more room.
Method:  longest chains of neighbours from both ends, halved, which centres them (own).
"""

from collections import defaultdict
from collections.abc import Sequence

from ketenkaart.layout.geometry import corner, side_reach
from ketenkaart.layout.grid import NO_BOX, Piece
from ketenkaart.layout.plan import Plan

MARGIN = 5.0
TIGHTEST = 0.45


def assign_ports(plan: Plan) -> None:
    """Fill in the plan's offsets and sizes."""
    plan.size = [(node.width, node.height) for node in plan.compiled.nodes]
    for (_, line), pieces in plan.tracks.items():
        if line % 2:
            _assign_line(plan, pieces)


def _assign_line(plan: Plan, pieces: Sequence[Piece]) -> None:
    if len(pieces) == 1:
        _fit(plan, [(pieces[0], 0.0)])
        return
    before = [0.0] * len(pieces)
    after = [0.0] * len(pieces)
    beside: list[list[tuple[int, float]]] = [[] for _ in pieces]
    for i, p in enumerate(pieces):
        low, high = p.low, p.high
        for j in [j for j, q in enumerate(pieces[:i]) if q.low <= high and low <= q.high]:
            if pieces[j].meets(p):
                distance = _distance(plan, pieces[j], p)
                beside[i].append((j, distance))
                before[i] = max(before[i], before[j] + distance)
    for i in reversed(range(len(pieces))):
        for j, distance in beside[i]:
            after[j] = max(after[j], after[i] + distance)
    offsets = [(b - a) / 2 for b, a in zip(before, after, strict=True)]
    for group in _groups(beside):
        _fit(plan, [(pieces[i], offsets[i]) for i in group])


def _groups(beside: Sequence[Sequence[tuple[int, float]]]) -> list[list[int]]:
    """Pieces that run side by side, directly or through others."""
    root = list(range(len(beside)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, others in enumerate(beside):
        for j, _ in others:
            root[find(i)] = find(j)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(beside)):
        groups[find(i)].append(i)
    return list(groups.values())


def _distance(plan: Plan, p: Piece, q: Piece) -> float:
    """The least distance of two neighbours, p before q."""
    spacing = plan.compiled.graph.spacing
    if plan.mates(p.edge, q.edge):
        least = spacing.mate
    elif _is_marked(plan, p) or _is_marked(plan, q):
        least = spacing.marks_track
    else:
        least = spacing.port
    if _is_named(plan, p) and _is_named(plan, q):
        least = max(least, 0.75 * spacing.icon)
    for piece, other, towards in ((q, p, False), (p, q, True)):
        place = plan.names.get(piece.edge)
        if place is None or place.piece is not piece:
            continue
        if other.low > place.high or other.high < place.low:
            continue
        name = plan.compiled.edges[piece.edge].name
        assert name is not None
        gap = spacing.name_gap + (spacing.icon / 3 if _is_named(plan, other) else 0.0)
        if piece.horizontal and place.below == towards:
            least = max(least, name.flat[1] + spacing.name_above + gap)
        if not piece.horizontal and place.left != towards:
            least = max(least, name.tall[0] + spacing.name_beside + gap)
    return least


def _fit(plan: Plan, group: Sequence[tuple[Piece, float]]) -> None:
    """Shift, grow or, where boxes may not grow, squeeze a group so that it fits its boxes."""
    low, high = _room(plan, group)
    if low > high:
        low, high = _grown(plan, group, low, high)
    scale, shift = (_squeeze(plan, group), 0.0) if low > high else (1.0, min(max(0.0, low), high))
    for piece, offset in group:
        plan.offset[piece] = offset * scale + shift


def _grown(plan: Plan, group: Sequence[tuple[Piece, float]], low: float, high: float) -> tuple[float, float]:
    """The room of a group that has too little, after its boxes have grown where they may."""
    boxes = {box for piece, _ in group for box, _ in _ends(piece)}
    pressed = len(group) > 1 and any(_is_named(plan, piece) or _is_marked(plan, piece) for piece, _ in group)
    growing = pressed or all(plan.compiled.nodes[box].growing for box in boxes)
    growing = growing or _squeeze(plan, group) < TIGHTEST
    while low > high and growing:  # a small box has a wider margin when it has grown
        _grow(plan, _limiting(plan, group), group[0][0].horizontal, low - high)
        low, high = _room(plan, group)
    return low, high


def _is_named(plan: Plan, piece: Piece) -> bool:
    place = plan.names.get(piece.edge)
    return place is not None and place.piece is piece


def _is_marked(plan: Plan, piece: Piece) -> bool:
    return not piece.horizontal and bool(plan.marks[piece.edge])


def _grow(plan: Plan, boxes: set[int], horizontal: bool, lack: float) -> None:
    """Make boxes higher (or wider) by what their lines lack."""
    for box in boxes:
        width, height = plan.size[box]
        more = lack + 0.01
        plan.size[box] = (width, height + more) if horizontal else (width + more, height)


def _ends(piece: Piece) -> list[tuple[int, bool]]:
    """The boxes a piece ends at, each with whether it meets their left or upper side."""
    return [(box, side) for box, side in ((piece.box_low, False), (piece.box_high, True)) if box != NO_BOX]


def _range(plan: Plan, piece: Piece, box: int, at_start: bool) -> tuple[float, float]:
    """From where to where, about its middle, lines may end at a side of a box."""
    width, height = plan.size[box]
    node = plan.compiled.nodes[box]
    if piece.horizontal:
        reach = min(height / 2 - min(MARGIN, height / 4), side_reach(node.outline, height))
        return -reach, reach
    margin = min(max(MARGIN, corner(node.outline, height)), 0.4 * width)
    free = node.top_free if at_start else node.bottom_free
    taken = node.width - free if free is not None else margin
    first = max(margin, node.top_from) if at_start else margin
    return first - width / 2, width / 2 - max(margin, taken)


def _room(plan: Plan, group: Sequence[tuple[Piece, float]]) -> tuple[float, float]:
    """How far a group may be shifted so that all its pieces meet their boxes."""
    least, most = -1e6, 1e6
    for piece, offset in group:
        for box, at_start in _ends(piece):
            low, high = _range(plan, piece, box, at_start)
            least, most = max(least, low - offset), min(most, high - offset)
    return least, most


def _limiting(plan: Plan, group: Sequence[tuple[Piece, float]]) -> set[int]:
    """The boxes that leave a group the least room: the only ones that need to grow."""
    lows, highs = [], []
    for piece, offset in group:
        for box, at_start in _ends(piece):
            low, high = _range(plan, piece, box, at_start)
            lows.append((low - offset, box))
            highs.append((high - offset, box))
    return {max(lows)[1], min(highs)[1]}


def _squeeze(plan: Plan, group: Sequence[tuple[Piece, float]]) -> float:
    scale = 1.0
    for piece, offset in group:
        for box, at_start in _ends(piece):
            low, high = _range(plan, piece, box, at_start)
            if offset > high > 0:
                scale = min(scale, high / offset)
            if offset < low < 0:
                scale = min(scale, low / offset)
    return scale
