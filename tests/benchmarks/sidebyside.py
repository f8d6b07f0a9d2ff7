"""Drawn maps of any size: one map of some 170 elements beside and under itself.

A layout of 10,000 elements takes minutes; this has as many pieces as a map of that size.
"""

from dataclasses import replace

from ketenkaart.drawing.chart.chainmap import Chart
from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.screen import Screen
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.transform import placed
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout

STEPS = 80  # of the one map
GAP = 40.0  # between two maps, mm


def many(screen: Screen, elements: int) -> Screen:
    """The drawing beside and under itself until it has so many elements; lanes run through."""
    one = len(screen.sizes.steps) + len(screen.sizes.stretches)
    count = max(round(elements / one), 1)
    across = max(round((count * screen.layout.height / screen.layout.width) ** 0.5), 1)
    copies = [_Copy(number, number % across, number // across, screen) for number in range(count)]
    layout = _layout(copies, screen.layout)
    sizes = _sizes(copies, screen.sizes)
    sizes = sizes._replace(lanes={key: lane for key, lane in sizes.lanes.items() if key in layout.lanes})
    groups = tuple(copy.group(group) for copy in copies for group in screen.chart.groups if copy.has(group))
    top = screen.chart.bounds.top
    bounds = Rect(0.0, top, layout.width, layout.height - top)
    scene = replace(screen.scene, sizes=sizes, layout=layout)
    return screen._replace(scene=scene, chart=Chart(groups, bounds, ()))


class _Copy:
    """One of the maps that stand side by side."""

    def __init__(self, number: int, column: int, row: int, screen: Screen) -> None:
        self.number, self.column, self.row = number, column, row
        self.dx = column * (screen.layout.width - screen.layout.head + GAP)
        self.dy = row * (screen.layout.height + GAP)
        self._heads = screen.sizes.lanes

    def name(self, key: str) -> str:
        """The id of an element of this map."""
        return f"{self.number}-{key}"

    def has(self, group: Group) -> bool:
        """Heads of lanes stand at the left only, phases at the top only."""
        if group.kind == "phases":
            return not self.row
        return not self.column or group.id not in self._heads

    def group(self, group: Group) -> Group:
        """A group in this map."""
        moved = placed(group, 1.0, self.dx, self.dy)
        return moved._replace(id=self.name(group.id)) if group.id else moved

    def lane(self, lane):
        """A lane in this map."""
        parts = tuple(map(self.name, lane.parts))
        return lane._replace(id=self.name(lane.id), root=self.name(lane.root), parts=parts)

    def stretch(self, stretch):
        """A stretch of a line in this map."""
        flow = stretch.flow.model_copy(update={"id": self.name(stretch.flow.id)})
        return stretch._replace(source=self.name(stretch.source), target=self.name(stretch.target), flow=flow)

    def node(self, node):
        """A node of its graph."""
        return node._replace(id=self.name(node.id), lane=self.name(node.lane))

    def route(self, route):
        """A line in this map."""
        return route._replace(points=tuple(Point(x + self.dx, y + self.dy) for x, y in route.points))


def _sizes(copies: list[_Copy], sizes: Sizes) -> Sizes:
    nodes = tuple(copy.node(node) for copy in copies for node in sizes.graph.nodes)
    return sizes._replace(
        lanes=_all(copies, sizes.lanes, lambda lane, copy: copy.lane(lane)),
        headers=_all(copies, sizes.headers),
        steps=_all(copies, sizes.steps),
        capsules=_all(copies, sizes.capsules),
        stretches=_all(copies, sizes.stretches, lambda stretch, copy: copy.stretch(stretch)),
        names=_all(copies, sizes.names),
        graph=sizes.graph._replace(nodes=nodes),
    )


def _layout(copies: list[_Copy], layout: Layout) -> Layout:
    width = max(copy.dx for copy in copies) + layout.width
    heads = [copy for copy in copies if not copy.column]
    tops = [copy for copy in copies if not copy.row]

    def lane(rect: Rect, copy: _Copy) -> Rect:
        return Rect(rect.left, rect.top + copy.dy, width, rect.height)

    def phase(ends: tuple[float, float], copy: _Copy) -> tuple[float, float]:
        return ends[0] + copy.dx, ends[1] + copy.dx

    return layout._replace(
        boxes=_all(copies, layout.boxes, lambda rect, copy: rect.moved(copy.dx, copy.dy)),
        lanes=_all(heads, layout.lanes, lane),
        phases=_all(tops, layout.phases, phase),
        routes=_all(copies, layout.routes, lambda route, copy: copy.route(route)),
        memory=layout.memory._replace(places=_all(copies, layout.memory.places)),
        width=width,
        height=max(copy.dy for copy in copies) + layout.height,
    )


def _all(copies, things, make=lambda thing, copy: thing):
    """Things of one map for all of them, each under its name there."""
    return {copy.name(key): make(thing, copy) for copy in copies for key, thing in things.items()}
