"""Inspects what each stage of the layout gives, by the grid alone: one sentence for everything wrong.

Written from what the stages promise, not from how they work.
"""

from itertools import accumulate, combinations, pairwise

from ketenkaart.layout.compiled import NONE
from ketenkaart.layout.crossings import least_crossings
from ketenkaart.layout.grid import NO_BOX
from ketenkaart.layout.ports import TIGHTEST

SLACK = 0.01


def cell_faults(compiled, cells, tight=False):
    """One box a cell, each in the rows of its lane and the columns of its phase, which cover the grid.

    Args:
        compiled: the graph.
        cells: where its boxes stand.
        tight: whether there must be no empty row or column, but one in an empty lane or phase.
    """
    places = list(zip(cells.column, cells.row, strict=True))
    if len(places) != len(compiled.nodes) or len(set(places)) < len(places):
        yield "not one box a cell"
    if len(cells.lane_rows) != len(compiled.lanes):
        yield "not every lane has rows"
    if len(cells.phase_columns) != max(1, len(compiled.graph.phases)):
        yield "not every phase has columns"
    yield from _range_faults("lanes", cells.lane_rows, cells.rows)
    yield from _range_faults("phases", cells.phase_columns, cells.columns)
    for node, (column, row) in enumerate(places):
        first, count = cells.lane_rows[compiled.lane[node]]
        if not first <= row < first + count:
            yield f"{compiled.nodes[node].id} is not in its lane"
        first, count = cells.phase_columns[max(compiled.phase[node], 0)]
        if compiled.phase[node] != NONE and not first <= column < first + count:
            yield f"{compiled.nodes[node].id} is not in its phase"
        if not 0 <= column < cells.columns:
            yield f"{compiled.nodes[node].id} is in no column"
    for ranges, used in ((cells.lane_rows, cells.row), (cells.phase_columns, cells.column)) if tight else ():
        for first, count in ranges:
            if count > 1 and not set(range(first, first + count)) <= set(used):
                yield "a row or column is empty"


def _range_faults(what, ranges, total):
    counts = [count for _, count in ranges]
    starts = list(accumulate(counts, initial=0))
    if [first for first, _ in ranges] != starts[:-1] or starts[-1] != total or min(counts, default=1) < 1:
        yield f"the {what} do not follow each other"


def route_faults(compiled, cells, routes):
    """Every route leads from box to box, piece by piece, and through no taken cell."""
    taken = {(2 * c + 1, 2 * r + 1): n for n, (c, r) in enumerate(zip(cells.column, cells.row, strict=True))}
    at = {node: place for place, node in taken.items()}
    for edge, route in enumerate(routes):
        name, source, target = compiled.edges[edge].id, compiled.source[edge], compiled.target[edge]
        if not route:
            yield f"{name} has no route"
            continue
        if [(piece.edge, piece.index) for piece in route] != [(edge, i) for i in range(len(route))]:
            yield f"the pieces of {name} are not in order"
        here = at[source]
        for piece in route:
            yield from _piece_faults(name, piece, cells, taken, (source, target))
            start, end = _ends(piece)
            if start != here:
                yield f"{name} jumps"
            here = end
        if here != at[target]:
            yield f"{name} does not reach its target"
        yield from _turn_faults(name, route, source, target)


def _ends(piece):
    """Where a piece starts and ends, as (column line, row line)."""
    low, high = ((x, piece.line) if piece.horizontal else (piece.line, x) for x in (piece.low, piece.high))
    return (low, high) if piece.forward else (high, low)


def _piece_faults(name, piece, cells, taken, ends):
    along, across = cells.columns, cells.rows
    if not piece.horizontal:
        along, across = across, along
    if not (0 <= piece.low < piece.high <= 2 * along and 0 <= piece.line <= 2 * across):
        yield f"{name} leaves the grid, or has a piece without length"
    if piece.line % 2:
        for place in range(piece.low, piece.high + 1):
            box = taken.get((place, piece.line) if piece.horizontal else (piece.line, place))
            ends_here = (place == piece.low and box == piece.box_low) or (
                place == piece.high and box == piece.box_high
            )
            if box is not None and not (ends_here and box in ends):
                yield f"{name} runs through {box}"


def _turn_faults(name, route, source, target):
    for one, other in pairwise(route):
        if one.horizontal == other.horizontal:
            yield f"{name} goes on without a turn"
        turn = one.turn_high if one.forward else one.turn_low
        back = other.turn_low if other.forward else other.turn_high
        if turn != (1 if other.forward else -1) or back != (-1 if one.forward else 1):
            yield f"{name} turns another way than it says"
    for piece in route:
        boxes = [piece.box_low, piece.box_high]
        wanted = [source if piece is route[0] else NO_BOX, target if piece is route[-1] else NO_BOX]
        if boxes != (wanted if piece.forward else wanted[::-1]):
            yield f"{name} does not end where it says"
        turns = [piece.turn_low, piece.turn_high]
        if [turn == 0 for turn in turns] != [box != NO_BOX for box in boxes]:
            yield f"{name} turns at a box, or ends at none"


def track_faults(compiled, routes, tracks):
    """Every piece has one place in its line; mates stand side by side where the others allow it."""
    pieces = [piece for route in routes for piece in route]
    if sorted(id(piece) for order in tracks.values() for piece in order) != sorted(map(id, pieces)):
        yield "the tracks do not hold each piece once"
    for line, order in tracks.items():
        if any((piece.horizontal, piece.line) != line for piece in order):
            yield "a piece stands in another line than its own"
        for (i, one), (j, other) in combinations(enumerate(order), 2):
            if compiled.mate[one.edge] == other.edge and one.overlaps(other):
                between = order[i + 1 : j]
                beside = [any(_is_bound(p, piece) for p in between) for piece in (one, other)]
                if beside.count(True) == 1:
                    yield f"{compiled.edges[one.edge].id} could stand beside its mate"


def _is_bound(one, other):
    """Whether two pieces of a line would cross in the other order, or run beside each other."""
    away = (one.high == other.low and one.turn_high * other.turn_low < 0) or (
        other.high == one.low and other.turn_high * one.turn_low < 0
    )
    return one.overlaps(other) or away


def drawn_crossings(routes, tracks):
    """How many times routes cross, with each piece at its place among all of its direction."""
    place = {}
    for (_, line), order in tracks.items():
        for index, piece in enumerate(order):
            place[piece] = (line, 1 + index)
    lines = []
    for route in routes:
        for piece in route:
            low, high = (_end_place(piece, at_low, routes, place) for at_low in (True, False))
            lines.append((piece, place[piece], low, high))
    level = [line for line in lines if line[0].horizontal]
    upright = [line for line in lines if not line[0].horizontal]
    return sum(
        low < x < high and top < y < bottom
        for piece, y, low, high in level
        for other, x, top, bottom in upright
        if piece.edge != other.edge
    )


def _end_place(piece, at_low, routes, place):
    """Where a piece ends among all pieces of the other direction."""
    if (piece.box_low if at_low else piece.box_high) != NO_BOX:
        return (piece.low, 1e6) if at_low else (piece.high, 0)
    step = -1 if at_low == piece.forward else 1
    return place[routes[piece.edge][piece.index + step]]


def name_faults(plan):
    """Every name has one place, on a stretch of a piece of its own line."""
    edges = plan.compiled.edges
    if set(plan.names) != {index for index, edge in enumerate(edges) if edge.name is not None}:
        yield "not every name has a place, or one has too many"
    for edge, place in plan.names.items():
        piece = place.piece
        if all(piece is not own for own in plan.routes[edge]):
            yield f"the name of {edges[edge].id} stands at another line"
        if not piece.low <= place.low < place.high <= piece.high:
            yield f"the name of {edges[edge].id} stands beyond its piece"
        if piece.horizontal:
            for line in range(place.low + 1, place.high):
                crossing = plan.tracks.get((False, line), ())
                if any(other.low < piece.line < other.high for other in crossing):
                    yield f"the name of {edges[edge].id} is crossed"


def port_faults(plan):
    """Lines that meet a box do so within its side, in their order and clear of each other."""
    spacing = plan.compiled.graph.spacing
    for node, (width, height) in zip(plan.compiled.nodes, plan.size, strict=True):
        if width < node.width or height < node.height:
            yield f"{node.id} has shrunk"
    for (_, line), order in plan.tracks.items():
        for piece in order if line % 2 else ():
            for box in {piece.box_low, piece.box_high} - {NO_BOX}:
                size = plan.size[box][1 if piece.horizontal else 0]
                if abs(_offset(plan, piece)) > size / 2 - min(1.0, size / 8):
                    yield f"{plan.compiled.edges[piece.edge].id} misses {plan.compiled.nodes[box].id}"
        for one, other in combinations(order, 2) if line % 2 else ():
            if one.meets(other):
                boxes = {end for piece in order for end in (piece.box_low, piece.box_high)} - {NO_BOX}
                growing = all(plan.compiled.nodes[box].growing for box in boxes)
                least = spacing.port if growing else TIGHTEST * spacing.port
                if _offset(plan, other) - _offset(plan, one) < least - SLACK:
                    ids = (plan.compiled.edges[piece.edge].id for piece in (one, other))
                    yield f"{' and '.join(ids)} run too close"


def _offset(plan, piece):
    return plan.offset[piece]


def counted_crossings(routes):
    """How many times routes cross at least, whatever their tracks."""
    pieces = [piece for route in routes for piece in route]
    count = 0
    for one, other in combinations(pieces, 2):
        if one.edge == other.edge:
            continue
        if one.horizontal != other.horizontal:
            count += one.low < other.line < one.high and other.low < one.line < other.high
        elif one.line == other.line and one.overlaps(other):
            count += least_crossings(one, other)
    return count
