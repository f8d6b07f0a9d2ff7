"""The marks of a flow and its return at one border, so that one capsule stands over both lines."""

import itertools
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from ketenkaart.drawing.chart.obstacles import Index
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout, Route

_FARTHEST = 22.0
_TO_BOX = 13.5


def with_paired_marks(sizes: Sizes, layout: Layout) -> Layout:
    """The layout with the marks of each pair at the same border, where both lines have room there."""
    marked = {edge for edge, route in layout.routes.items() if route.marks}
    pairs = [
        (edge.id, edge.mate)
        for edge in sizes.graph.edges
        if edge.mate is not None and edge.id < edge.mate and not marked.isdisjoint((edge.id, edge.mate))
    ]
    if not pairs:
        return layout
    rooms = [route.name.room for route in layout.routes.values() if route.name is not None]
    taken = Index([*rooms, *layout.boxes.values()])
    radius = sizes.graph.spacing.mark_radius
    borders = _boundary(sizes, layout)
    routes: dict[str, Route] = dict(layout.routes)
    standing = _Marks(routes)
    for edge, mate in pairs:
        if not _same_joints(sizes, edge, mate):
            continue
        pair = [routes[edge], routes[mate]]
        places = [*pair[0].marks, *pair[1].marks]
        for place in sorted(places, key=lambda mark: (round(mark.y, 2) not in borders, places.index(mark))):
            marks = [_mark_at(route, place.y, taken, radius) for route in pair]
            if not all(marks) or abs(marks[0][0].x - marks[1][0].x) > _FARTHEST:
                continue
            near = list(standing.near(place.y, 2 * radius, (edge, mate)))
            if not any(_meet(mark, other, radius) for (mark,) in marks for other in near):
                for one, old, new in zip((edge, mate), pair, marks, strict=True):
                    routes[one] = old._replace(marks=new)
                    standing.move(one, old.marks, new)
                break
    return layout._replace(routes=routes)


class _Marks:
    """The marks of all lines, by their heights; few are at others."""

    def __init__(self, routes: Mapping[str, Route]) -> None:
        self._at: defaultdict[float, dict[str, Point]] = defaultdict(dict)
        for edge, route in routes.items():
            self.move(edge, (), route.marks)

    def move(self, edge: str, old: tuple[Point, ...], new: tuple[Point, ...]) -> None:
        """The marks of a line go elsewhere."""
        for mark in old:
            self._at[mark.y].pop(edge, None)
        for mark in new:
            self._at[mark.y][edge] = mark

    def near(self, y: float, reach: float, but: Container[str]) -> Iterator[Point]:
        """The marks about a height, but those of some lines."""
        for height, marks in self._at.items():
            if abs(height - y) < reach:
                yield from (mark for edge, mark in marks.items() if edge not in but)


def _same_joints(sizes: Sizes, one: str, other: str) -> bool:
    """Whether both carry one mark, of the same interface or of none."""
    pair = [sizes.stretches[one], sizes.stretches[other]]
    joints = [[joint.id for joint in stretch.koppelvlakken] for stretch in pair]
    return joints[0] == joints[1] and len(joints[0]) <= 1 and pair[0].unnamed == pair[1].unnamed


def _boundary(sizes: Sizes, layout: Layout) -> frozenset[float]:
    """The heights at which the chain boundary runs between two lanes."""
    return frozenset(_boundary_heights(sizes, layout.lanes))


def _boundary_heights(sizes: Sizes, lanes: Mapping[str, Rect]) -> Iterator[float]:
    roots = [lane for lane in sizes.lanes.values() if not lane.depth]
    for above, below in itertools.pairwise(roots):
        if above.inside != below.inside:
            yield round((lanes[above.id].bottom + lanes[below.id].top) / 2, 2)


def _meet(one: Point, other: Point, radius: float) -> bool:
    return abs(one.x - other.x) < 2 * radius and abs(one.y - other.y) < 2 * radius


def _mark_at(route: Route, y: float, taken: Index, radius: float) -> tuple[Point, ...]:
    """The mark of a route at a height, where it has room; else nothing."""
    for one, other in itertools.pairwise(route.points):
        low, high = sorted((one.y, other.y))
        if abs(one.x - other.x) < 1e-6 and low + _TO_BOX <= y <= high - _TO_BOX:
            room = Rect(one.x - radius, y - radius, 2 * radius, 2 * radius)
            if not taken.in_way(room):
                return (Point(one.x, y),)
    return ()
