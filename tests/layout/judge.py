"""Judges a layout by plain geometry, from its rectangles and lines alone (rules L1 to L5 and D1)."""

import itertools
import math

from ketenkaart.layout.geometry import Outline, corner, side_reach

SLACK = 0.05
MARGIN = 5.0  # what lines keep to the corners of a box


def faults(graph, layout):
    """Everything that is wrong with a layout, one sentence each."""
    judge = _Judge(graph, layout)
    found = itertools.chain(
        judge.boxes(),
        judge.lines(),
        judge.ends(),
        judge.pairs(),
        judge.names(),
        judge.marks(),
        judge.labels(),
        judge.sheet(),
        judge.bands(),
        judge.cells(),
    )
    return list(found)


class _Judge:
    def __init__(self, graph, layout):
        self.graph = graph
        self.layout = layout
        self.node = {node.id: node for node in graph.nodes}
        self.edge = {edge.id: edge for edge in graph.edges}
        self.pieces = [
            (edge, _sorted(one, other))
            for edge, route in layout.routes.items()
            for one, other in itertools.pairwise(route.points)
        ]

    def boxes(self):
        """L1: every box is there, has its room, and overlaps no other, chips and tags included."""
        if set(self.layout.boxes) != set(self.node):
            yield "not every box is there"
        rooms = []
        for node in self.graph.nodes:
            box = self.layout.boxes[node.id]
            if box.width < node.width - SLACK or box.height < node.height - SLACK:
                yield f"{node.id} is too small"
            grown = box.width > node.width + SLACK or box.height > node.height + SLACK
            if grown and not node.growing and not self._needed(node):
                yield f"{node.id} has grown more than its lines need"
            rooms.append((node.id, (box.left, box.top - node.above, box.right, box.bottom + node.below)))
        for (one, a), (other, b) in itertools.combinations(rooms, 2):
            if _overlap(a, b):
                yield f"{one} and {other} overlap"

    def _needed(self, node):
        """Whether a box that has grown is as small as its lines let it: one meets it as far out as may be."""
        box = self.layout.boxes[node.id]
        reach_across = box.width / 2 - min(max(MARGIN, corner(node.outline, box.height)), 0.4 * box.width)
        reach_down = min(box.height / 2 - min(MARGIN, box.height / 4), side_reach(node.outline, box.height))
        out = list(self._ends_at(node.id))
        across = max((abs(x - box.centre.x) for x, y in out if not box.top < y < box.bottom), default=0.0)
        down = max((abs(y - box.centre.y) for x, y in out if box.top < y < box.bottom), default=0.0)
        wider, higher = box.width > node.width + SLACK, box.height > node.height + SLACK
        return not (wider and across < reach_across - SLACK) and not (higher and down < reach_down - SLACK)

    def _ends_at(self, node):
        """Where lines meet a box."""
        for edge in self.graph.edges:
            points = self.layout.routes[edge.id].points
            if edge.source == node:
                yield points[0]
            if edge.target == node:
                yield points[-1]

    def lines(self):
        """L2: every flow has a line of upright and level pieces that runs through no box."""
        if set(self.layout.routes) != set(self.edge):
            yield "not every flow is drawn"
        for edge, (x0, y0, x1, y1) in self.pieces:
            if x1 - x0 > SLACK and y1 - y0 > SLACK:
                yield f"{edge} slants"
            ends = {self.edge[edge].source, self.edge[edge].target}
            for node, box in self.layout.boxes.items():
                depth = _inside((x0, y0, x1, y1), box)
                if depth > (3.5 if node in ends else SLACK):
                    yield f"{edge} runs through {node}"

    def ends(self):
        """Every line starts and ends on the outline of its boxes and keeps a straight last piece."""
        for edge, route in self.layout.routes.items():
            ends = (self.edge[edge].source, self.edge[edge].target)
            for node, point in zip(ends, (route.points[0], route.points[-1]), strict=True):
                if not _on_outline(self.node[node], self.layout.boxes[node], point):
                    yield f"{edge} does not end on {node}"

    def pairs(self):
        """L3: no two lines touch, lie on each other or run closer than can be told apart."""
        events = sorted(self.pieces, key=lambda item: item[1][0])
        open_pieces = []
        for edge, piece in events:
            open_pieces = [(e, p) for e, p in open_pieces if p[2] >= piece[0] - 4]
            for other, passed in open_pieces:
                if other != edge and (said := _together(piece, passed)):
                    yield f"{edge} and {other} {said}"
            open_pieces.append((edge, piece))

    def names(self):
        """L4: every named flow has the whole room of its name, and nothing else enters it."""
        rooms = []
        for edge in self.graph.edges:
            place = self.layout.routes[edge.id].name
            if (place is None) != (edge.name is None):
                yield f"the name of {edge.id} is missing, or there is one too many"
            if place is None or edge.name is None:
                continue
            wanted = edge.name.tall if place.beside else edge.name.flat
            if max(abs(place.room.width - wanted[0]), abs(place.room.height - wanted[1])) > SLACK:
                yield f"the name of {edge.id} has another room than it needs"
            rooms.append((edge.id, _corners(place.room)))
        boxes = [(node, _corners(box)) for node, box in self.layout.boxes.items()]
        for index, (edge, room) in enumerate(rooms):
            for other, area in itertools.chain(rooms[index + 1 :], boxes):
                if _overlap(room, area):
                    yield f"the name of {edge} stands on {other}"
            for other, piece in self.pieces:
                if _overlap(room, piece):
                    yield f"the name of {edge} stands on the line of {other}"

    def marks(self):
        """D1: every mark stands on its line, clear of boxes, names, other lines and other marks."""
        radius = self.graph.spacing.mark_radius
        marks = [(edge.id, mark) for edge in self.graph.edges for mark in self.layout.routes[edge.id].marks]
        for edge, mark in marks:
            own = [piece for other, piece in self.pieces if other == edge]
            if not any(_holds(piece, mark) for piece in own):
                yield f"a mark of {edge} does not stand on its line"
            area = (mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius)
            lines = [(other, piece) for other, piece in self.pieces if other != edge]
            for other, thing in itertools.chain(self._solid(), lines):
                if _overlap(area, thing):
                    yield f"a mark of {edge} stands on {other}"
        for (edge, one), (other, another) in itertools.combinations(marks, 2):
            if math.dist(one, another) < 2 * radius - SLACK:
                yield f"marks of {edge} and {other} meet"

    def _solid(self):
        """The areas of boxes and names."""
        for node, box in self.layout.boxes.items():
            yield node, _corners(box)
        for edge, route in self.layout.routes.items():
            if route.name is not None:
                yield f"the name of {edge}", _corners(route.name.room)

    def labels(self):
        """D1: no name and no line of others stands on the chips above or the tags below a box."""
        for node in self.graph.nodes:
            left, top, right, bottom = _corners(self.layout.boxes[node.id])
            rooms = ((left, top - node.above, right, top), (left, bottom, right, bottom + node.below))
            for room in (room for room in rooms if room[3] - room[1] > SLACK):
                for other, piece in self.pieces:
                    edge = self.edge[other]
                    if node.id not in (edge.source, edge.target) and _overlap(room, piece):
                        yield f"{other} runs through the labels of {node.id}"
                for other, area in self._solid():
                    if other != node.id and _overlap(room, area):
                        yield f"{other} stands on the labels of {node.id}"

    def sheet(self):
        """All is right of the lane headers and on the sheet; names and labels are in one lane."""
        lanes = self.layout.lanes.values()
        borders = {side for lane in lanes for side in (lane.top, lane.bottom)}
        rooms = dict(self._solid())
        for node in self.graph.nodes:
            left, top, right, bottom = rooms[node.id]
            rooms[node.id] = (left, top - node.above, right, bottom + node.below)
        for thing, (left, top, right, bottom) in itertools.chain(rooms.items(), self.pieces):
            if left < self.layout.head - SLACK or right > self.layout.width + SLACK:
                yield f"{thing} is off the sheet"
            if top < -SLACK or bottom > self.layout.height + SLACK:
                yield f"{thing} is off the sheet"
        for thing, (_, top, _, bottom) in rooms.items():
            if any(top + SLACK < border < bottom - SLACK for border in borders):
                yield f"{thing} stands across the border of a lane"

    def bands(self):
        """L5: lanes and phases in their order; every box in its lane and its phase."""
        lanes = self.layout.lanes
        if set(lanes) != {lane.id for lane in self.graph.lanes}:
            yield "not every lane is there"
            return
        parts = {lane.parent for lane in self.graph.lanes}
        leaves = [lane.id for lane in self.graph.lanes if lane.id not in parts]
        for one, other in itertools.combinations(leaves, 2):
            if _overlap(_corners(lanes[one]), _corners(lanes[other])):
                yield f"the lanes {one} and {other} overlap"
        for lane in self.graph.lanes:
            if lane.parent in lanes and not _within(lanes[lane.id], lanes[lane.parent]):
                yield f"lane {lane.id} is not inside {lane.parent}"
            if lanes[lane.id].height < lane.min_height - SLACK:
                yield f"lane {lane.id} is too low"
        starts = [phase for phase in self.graph.phases if phase.id in self.layout.phases]
        for one, other in itertools.pairwise(starts):
            if self.layout.phases[one.id][1] > self.layout.phases[other.id][0] + SLACK:
                yield f"the phases {one.id} and {other.id} overlap"
        for node in self.graph.nodes:
            yield from self._box_in_bands(node, leaves)

    def _box_in_bands(self, node, leaves):
        box = self.layout.boxes[node.id]
        if not _within(box, self.layout.lanes[node.lane]):
            yield f"{node.id} is not inside its lane"
        for lane in leaves:
            if lane != node.lane and _overlap(_corners(box), _corners(self.layout.lanes[lane])):
                yield f"{node.id} stands in lane {lane}"
        if node.phase in self.layout.phases:
            left, right = self.layout.phases[node.phase]
            if box.left < left - SLACK or box.right > right + SLACK:
                yield f"{node.id} is not inside its phase"

    def cells(self):
        """One box a cell."""
        cells = [(self.node[node].lane, cell) for node, cell in self.layout.memory.places.items()]
        if len(set(cells)) < len(self.node):
            yield "two boxes have one cell"


def _sorted(one, other):
    return min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)


def _corners(rect):
    return rect.left, rect.top, rect.right, rect.bottom


def _overlap(a, b):
    """Whether two areas, or an area and a line, share more than their borders."""
    return all(min(a[i + 2], b[i + 2]) - max(a[i], b[i]) > SLACK for i in (0, 1) if _thick(a, b, i)) and all(
        min(a[i + 2], b[i + 2]) - max(a[i], b[i]) > -SLACK and _between(a, b, i)
        for i in (0, 1)
        if not _thick(a, b, i)
    )


def _thick(a, b, i):
    return a[i + 2] - a[i] > SLACK and b[i + 2] - b[i] > SLACK


def _between(a, b, i):
    """Whether the thin one lies well inside the other."""
    thin, other = (a, b) if a[i + 2] - a[i] <= SLACK else (b, a)
    return other[i] + SLACK < thin[i] < other[i + 2] - SLACK


def _holds(piece, point):
    """Whether a point lies on a piece."""
    x0, y0, x1, y1 = piece
    return x0 - SLACK <= point.x <= x1 + SLACK and y0 - SLACK <= point.y <= y1 + SLACK


def _within(rect, outer):
    return (
        rect.left >= outer.left - SLACK
        and rect.top >= outer.top - SLACK
        and rect.right <= outer.right + SLACK
        and rect.bottom <= outer.bottom + SLACK
    )


def _inside(piece, box):
    """The length of a piece inside a box."""
    x0, y0, x1, y1 = piece
    dx = min(x1, box.right) - max(x0, box.left)
    dy = min(y1, box.bottom) - max(y0, box.top)
    if x1 - x0 > y1 - y0:
        return dx if box.top + SLACK < y0 < box.bottom - SLACK else 0.0
    return dy if box.left + SLACK < x0 < box.right - SLACK else 0.0


def _on_outline(node, box, point):
    """Whether a point lies on the border of a box, or up to its points and notches inside."""
    if abs(point.y - box.top) < SLACK or abs(point.y - box.bottom) < SLACK:
        return box.left + 1 < point.x < box.right - 1
    depth = min(abs(point.x - box.left), abs(point.x - box.right))
    most = SLACK if node.outline is Outline.RECTANGLE else 3.5
    return depth < most and box.top + 1 < point.y < box.bottom - 1


def _together(a, b):
    """What is wrong between two pieces of different lines."""
    upright_a, upright_b = a[3] - a[1] > a[2] - a[0], b[3] - b[1] > b[2] - b[0]
    if upright_a == upright_b:
        along, across = (1, 0) if upright_a else (0, 1)
        shared = min(a[along + 2], b[along + 2]) - max(a[along], b[along])
        apart = abs(a[across] - b[across])
        if shared > -SLACK and apart < SLACK:
            return "lie on each other"
        return "run too close" if shared > 3 and apart < 2.8 else ""
    level, upright = (b, a) if upright_a else (a, b)
    x, y = upright[0], level[1]
    gaps = (x - level[0], level[2] - x, y - upright[1], upright[3] - y)
    if min(gaps) < -SLACK:
        return ""
    return "touch" if min(gaps) < 0.3 else ""


def crossings(layout):
    """How many times lines cross."""
    pieces = [
        (edge, _sorted(one, other))
        for edge, route in layout.routes.items()
        for one, other in itertools.pairwise(route.points)
    ]
    count = 0
    for (edge, a), (other, b) in itertools.combinations(pieces, 2):
        (level, upright) = (a, b) if a[3] - a[1] < a[2] - a[0] else (b, a)
        crosses = level[0] < upright[0] < level[2] and upright[1] < level[1] < upright[3]
        count += edge != other and crosses
    return count


def detour(route):
    """How much longer a line is than the way between its ends, mm."""
    first, last = route.points[0], route.points[-1]
    drawn = sum(math.dist(one, other) for one, other in itertools.pairwise(route.points))
    return drawn - abs(first.x - last.x) - abs(first.y - last.y)
