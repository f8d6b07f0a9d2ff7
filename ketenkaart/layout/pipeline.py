"""The layout as a whole: the stages in their order.

Method: cells, routes, tracks, names, ports, rows, columns; each stage's module says where it comes from.
"""

import itertools
from collections.abc import Mapping
from typing import NamedTuple

from ketenkaart.layout.carrying import carried
from ketenkaart.layout.columns import Widths, place_columns
from ketenkaart.layout.compiled import Compiled, compile_graph
from ketenkaart.layout.geometry import Point, Rect, side_inset
from ketenkaart.layout.graph import Graph
from ketenkaart.layout.grid import NO_BOX, Cells, Corner, Piece
from ketenkaart.layout.honouring import honour
from ketenkaart.layout.impossible import impossible
from ketenkaart.layout.names import NameChooser
from ketenkaart.layout.numbers import Numbers, new_numbers, old_numbers, places_of
from ketenkaart.layout.plan import Plan
from ketenkaart.layout.ports import assign_ports
from ketenkaart.layout.recall import Decided, note_decided, note_laid, recalled, recalled_layout, routes_again
from ketenkaart.layout.result import Layout, NameRoom, Progress, Route
from ketenkaart.layout.routes import Router
from ketenkaart.layout.rows import Heights, place_rows
from ketenkaart.layout.search import Freedom, Run, improve, total_price
from ketenkaart.layout.stands import spots_of
from ketenkaart.layout.start import first_cells, sound_cells, with_spares, without_empty
from ketenkaart.layout.tightening import tighten
from ketenkaart.layout.ways import Lines, corners_of, stand_as_before, staying
from ketenkaart.layout.worth import worth_moving
from ketenkaart.memory import NO_MEMORY, Memory, Places, Way

LEAST_MOVES = 30
MOST_MOVES = 1_000
MOVES_TIMES_BOXES_SQUARED = 2_000_000  # a move costs more on a larger map, too
LEAST_MOVES_A_BOX = 0.5
MOVES_A_FREE_BOX = 4
FREE_MOVES_TIMES_BOXES = 600  # more on a small map
FIRST_RUNS, FIRST_SHARE = 4, 0.1  # with more than the usual effort: each from the first cells,
LATER_RUNS, LATER_SHARE = 3, 0.2  # then each from the best so far; with so much of all moves
TIDY = 10.0  # the effort of laying out afresh as well as can be


def layout(
    graph: Graph,
    previous: Memory = NO_MEMORY,
    effort: float = 1.0,
    progress: Progress | None = None,
) -> Layout:
    """Lay out a graph.

    Args:
        graph: measured boxes in lanes and phases, flows with measured names.
        previous: what an earlier layout decided, kept where it still fits. Where it knows no ways all
            lines are found anew.
        effort: how much of the usual time to spend on making it better; less for one of many. With more
            than 1 several searches are made, whatever the size, and the best is taken and made better.
        progress: is told the share of the search that is done; may raise to stop.

    Raises:
        KeyError: a box or flow names something that is not in the graph.
    """
    known = recalled_layout(graph, previous) if effort <= 1.0 else None
    if known is not None:
        return known
    found = place(make_plan(graph, previous, effort, progress))
    note_laid(graph, found)
    return found


def decide(
    graph: Graph, previous: Memory = NO_MEMORY, effort: float = 1.0, progress: Progress | None = None
) -> Memory:
    """What `layout` decides, without coordinates: the cells of all boxes and how the lines run.

    Layouts of other sizes of the same map keep it. Names have the places they had; new ones have none yet.

    Args:
        graph: as for `layout`; the sizes of its names do not matter.
        previous: what an earlier layout decided, kept where it still fits.
        effort: how much of the usual time to spend on making it better.
        progress: is told the share of the search that is done; may raise to stop.

    Raises:
        KeyError: a box or flow names something that is not in the graph.
    """
    return _decided(graph, previous, effort, progress).memory


def first_places(graph: Graph, previous: Memory) -> Places:
    """Where all boxes stand before any search: where they stood, and new ones about them.

    Args:
        graph: as for `layout`.
        previous: what an earlier layout decided.

    Raises:
        KeyError: a box or flow names something that is not in the graph.
    """
    given = _Given(compile_graph(graph), previous)
    cells = first_cells(given.compiled, sound_cells(given.compiled, previous.places), stacked=False)
    return places_of(given.compiled, cells, new_numbers(cells, given.numbers(cells)))


def moves_for(boxes: int, free: int, effort: float = 1.0) -> int:
    """How many moves the search may try, for so many free boxes among all; none where too few to tell.

    More than the usual effort is taken whatever the size.
    """
    moves = MOST_MOVES * effort
    if effort <= 1.0:
        moves = min(moves, effort * MOVES_TIMES_BOXES_SQUARED / max(1, boxes) ** 2)
    if free < boxes:
        return int(min(moves, max(MOVES_A_FREE_BOX, FREE_MOVES_TIMES_BOXES / boxes) * free))
    return int(moves) if moves >= max(LEAST_MOVES, boxes * LEAST_MOVES_A_BOX) else 0


def make_plan(
    graph: Graph,
    previous: Memory = NO_MEMORY,
    effort: float = 1.0,
    progress: Progress | None = None,
) -> Plan:
    """Decide everything but the coordinates: cells, routes, tracks, names and ports."""
    found = _decided(graph, previous, effort, progress)
    compiled, cells, routes = compile_graph(graph), found.cells, found.routes
    chooser = NameChooser(compiled, cells, found.tracks)
    kept = chooser.kept(routes, found.spots)
    names = chooser.choose(routes, kept)
    plan = Plan(compiled, cells, routes, found.tracks, names, marks=found.marks)
    assign_ports(plan)
    tighten(plan, plan.names.keys() - kept, lambda edge: chooser.places(edge, routes[edge]), effort)
    plan.names = dict(sorted(plan.names.items()))  # equals are drawn apart in this order, the next time too
    found = found.with_spots({edge: name.spot for edge, name in plan.names.items()})
    plan.memory = found.memory
    note_decided(found)
    return plan


def _decided(graph: Graph, previous: Memory, effort: float, progress: Progress | None) -> Decided:
    """The cells of all boxes, how lines run, and where names stood along lines that run as they did."""
    known = recalled(graph, previous) if effort <= 1.0 else None
    if known is not None:
        return known
    given = _Given(compile_graph(graph), previous)
    compiled = given.compiled
    cells, corners = _find(given, effort, progress)
    old = given.numbers(cells)
    ways = given.ways(cells, old)
    if corners is None:
        corners = given.router(cells, old, ways).corners
    routes, before = routes_again(compiled, corners)
    spots = spots_of(compiled, previous.names, ways, Lines(compiled, cells, old))
    found = Decided(compiled, cells, corners, routes, new_numbers(cells, old), spots, before)
    note_decided(found)
    return found


class _Given(NamedTuple):
    """A graph, and what an earlier layout decided."""

    compiled: Compiled
    previous: Memory

    @property
    def new(self) -> frozenset[int]:
        """The edges that were not in the earlier layout."""
        edges, ways = self.compiled.edges, self.previous.ways
        return frozenset(edge for edge, item in enumerate(edges) if item.id not in ways)

    def numbers(self, cells: Cells) -> Numbers:
        """The numbers that columns and rows had."""
        return old_numbers(self.compiled, cells, self.previous.places)

    def ways(self, cells: Cells, old: Numbers) -> dict[int, Way]:
        """How lines ran that may run so again, by index of the edge."""
        return staying(self.compiled, cells, self.previous, old) if self.previous.ways else {}

    def routed(self, cells: Cells) -> Router:
        """All routes over some cells: those that ran so before, and the cheapest ones for the rest."""
        old = self.numbers(cells)
        return self.router(cells, old, self.ways(cells, old))

    def router(self, cells: Cells, old: Numbers, ways: Mapping[int, Way]) -> Router:
        """All routes: those of before where they can be kept, and the cheapest ones for the rest."""
        router = Router(self.compiled, cells)
        if not self.previous.ways:
            router.route_all()
            return router
        router.lay_kept(corners_of(self.compiled, cells, ways, old))
        if not (all(router.routes) and stand_as_before(self.compiled, cells, self.previous, old)):
            router.straighten()  # only then: what is laid out from its own memory stays as it is
        router.route_rest()
        return router


class _Found(NamedTuple):
    """A cell for every box, and the corners of all lines where they are known already."""

    cells: Cells
    corners: list[list[Corner]] | None = None


def _find(given: _Given, effort: float, progress: Progress | None) -> _Found:
    """A cell for every box: those of before, and the best the search finds for the others."""
    compiled = given.compiled
    kept = sound_cells(compiled, given.previous.places)
    free = [node for node in range(len(compiled.nodes)) if node not in kept]
    if given.previous.ways:
        ends = (end[edge] for edge in given.new for end in (compiled.source, compiled.target))
        free = sorted({*free, *ends})
    moves = moves_for(len(compiled.nodes), len(free), effort)
    cells = first_cells(compiled, kept, stacked=moves > 0)
    if not moves:
        return _Found(cells)
    freedom = Freedom(free, frozenset(kept))
    if effort > 1.0:
        unsearched = _Found(first_cells(compiled, kept, stacked=False))
        return _best_found(given, cells, unsearched, freedom, Run(0, moves, progress))
    return _searched(given, cells, freedom, Run(0, moves, progress))


def _best_found(given: _Given, cells: Cells, unsearched: _Found, freedom: Freedom, whole: Run) -> _Found:
    """The best of several runs of the search, of which the later ones start from the best so far.

    Args:
        given: the graph, and what was decided before.
        cells: where the first runs start from.
        unsearched: what a large map would get without any search: better than what too short a one finds.
        freedom: what may move.
        whole: all moves together.
    """
    best, least = unsearched, _price(given, unsearched)
    done = 0.0
    for number, share in enumerate([FIRST_SHARE] * FIRST_RUNS + [LATER_SHARE] * LATER_RUNS):
        start = cells if number < FIRST_RUNS else best.cells
        run = Run(number, int(share * whole.moves), _share(whole.progress, done, share))
        found = _searched(given, start, freedom, run)
        price = _price(given, found)
        if price < least:
            best, least = found, price
        done += share
    return best


def _price(given: _Given, found: _Found) -> float:
    """What cells cost with the best lines over them."""
    return total_price(given.compiled, found.cells, given.routed(found.cells))


def _searched(given: _Given, cells: Cells, freedom: Freedom, run: Run) -> _Found:
    """The cells after one run of the search, and its lines where there were lines before."""
    compiled = given.compiled
    spared = with_spares(cells)
    router = given.routed(spared)
    if given.previous.ways:
        freedom = Freedom(worth_moving(compiled, spared, router, freedom, given.new), freedom.settled)
    stood = [*spared.column, *spared.row]
    improve(compiled, spared, router, freedom, run)
    if stood != [*spared.column, *spared.row]:
        router.straighten()
    cells = without_empty(compiled, spared)
    cells = without_empty(compiled, honour(compiled, cells, range(len(compiled.nodes))))
    if not given.previous.ways:
        return _Found(cells)
    return _Found(cells, carried(router.corners, spared, cells))


def _share(progress: Progress | None, done: float, share: float) -> Progress | None:
    """Tells of one run as a share of all."""
    if progress is None:
        return None
    return lambda part: progress(min(1.0, done + share * part))


def place(plan: Plan) -> Layout:
    """Give everything in a plan its coordinates."""
    heights = place_rows(plan)
    return _Assembly(plan, heights, place_columns(plan, heights)).layout()


class _Assembly:
    """Puts the coordinates of both axes together."""

    def __init__(self, plan: Plan, heights: Heights, widths: Widths) -> None:
        self._plan = plan
        self._heights = heights
        self._widths = widths
        self._head = plan.compiled.graph.head
        self._lane_from = {first: lane for lane, (first, _) in enumerate(plan.cells.lane_rows)}
        self._boxes = [self._box(node) for node in range(len(plan.compiled.nodes))]

    def layout(self) -> Layout:
        """The finished layout."""
        plan = self._plan
        compiled = plan.compiled
        return Layout(
            boxes={node.id: self._boxes[index] for index, node in enumerate(compiled.nodes)},
            lanes=self._lanes(compiled),
            phases={
                phase.id: (self._head + left, self._head + right)
                for phase, (left, right) in zip(compiled.graph.phases, self._widths.phases, strict=False)
            },
            routes={edge.id: self._route(index) for index, edge in enumerate(compiled.edges)},
            memory=plan.memory,
            width=self._head + self._widths.total,
            height=self._heights.borders[-1],
            impossible=impossible(compiled, plan.cells, plan.routes),
            head=self._head,
        )

    def _box(self, node: int) -> Rect:
        cells = self._plan.cells
        width, height = self._plan.size[node]
        x = self._head + self._widths.column[cells.column[node]]
        y = self._heights.row[cells.row[node]]
        return Rect(x - width / 2, y - height / 2, width, height)

    def _lanes(self, compiled: Compiled) -> dict[str, Rect]:
        """The rectangle of every lane; a lane with parts spans them."""
        lanes: dict[str, Rect] = {}
        borders, gaps = self._heights.borders, self._heights.gaps
        width = self._head + self._widths.total
        for index, lane in enumerate(compiled.lanes):
            top = borders[index] + gaps[index]
            lanes[lane.id] = Rect(0.0, top, width, borders[index + 1] - top)
        parent = {lane.id: lane.parent for lane in compiled.graph.lanes}
        for lane in compiled.lanes:
            above = parent.get(lane.id)
            while above is not None and above in parent:
                rect = lanes[lane.id]
                known = lanes.get(above, rect)
                top, bottom = min(known.top, rect.top), max(known.bottom, rect.bottom)
                lanes[above] = Rect(0.0, top, width, bottom - top)
                above = parent[above]
        return lanes

    def _route(self, edge: int) -> Route:
        pieces, x, y, head = self._plan.routes[edge], self._widths.piece, self._heights.piece, self._head
        points = [self._end(pieces[0], start=True)]
        for piece, following in itertools.pairwise(pieces):
            across, along = (following, piece) if piece.horizontal else (piece, following)
            points.append(Point(head + x[across], y[along]))
        points.append(self._end(pieces[-1], start=False))
        return Route(tuple(points), self._name(edge), self._marks(edge))

    def _x(self, piece: Piece) -> float:
        return self._head + self._widths.piece[piece]

    def _y(self, piece: Piece) -> float:
        return self._heights.piece[piece]

    def _end(self, piece: Piece, start: bool) -> Point:
        """Where a route meets its box: on its outline."""
        at_low = piece.forward == start
        node = piece.box_low if at_low else piece.box_high
        assert node != NO_BOX
        box, item = self._boxes[node], self._plan.compiled.nodes[node]
        if not piece.horizontal:
            return Point(self._x(piece), box.bottom if at_low else box.top)
        y, left, width = self._y(piece), box.left, box.width
        inset = side_inset(item.outline, box.height, y - box.top - box.height / 2)
        return Point(left + width - inset if at_low else left + inset, y)

    def _name(self, edge: int) -> NameRoom | None:
        place = self._plan.names.get(edge)
        name = self._plan.compiled.edges[edge].name
        if place is None or name is None:
            return None
        spacing = self._plan.compiled.graph.spacing
        icon = spacing.icon / 2
        if place.piece.horizontal:
            width, height = name.flat
            left = self._head + self._widths.name_left[edge]
            line = self._y(place.piece)
            top = line + spacing.name_above if place.below else line - spacing.name_above - height
            return NameRoom(Rect(left, top, width, height), False, False, Point(left + icon, line))
        width, height = name.tall
        line = self._x(place.piece)
        top = self._heights.name_top[edge]
        left = line - spacing.name_beside - width if place.left else line + spacing.name_beside
        return NameRoom(Rect(left, top, width, height), True, place.left, Point(line, top + icon / 2))

    def _marks(self, edge: int) -> tuple[Point, ...]:
        found = []
        for row in self._plan.marks[edge]:
            lane = self._lane_from[row]
            y = self._heights.borders[lane] + self._heights.gaps[lane] / 2
            for piece in self._plan.routes[edge]:
                if not piece.horizontal and piece.low < 2 * row <= piece.high:
                    found.append(Point(self._x(piece), y))
                    break
        return tuple(found)
