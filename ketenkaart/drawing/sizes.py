"""From a map to the graph the layout works on: everything measured, in mm on A0 before scaling."""

from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.analysis.signs import Signs
from ketenkaart.drawing.boxsizes import MARK_RADIUS, BoxMaker, Capsule, StepBox, mark_reach
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.headersizes import HEADER_GAP, Header, HeaderMaker, header_width
from ketenkaart.drawing.lanetree import NO_PARTNER, LaneInfo, lanes_of
from ketenkaart.drawing.namesizes import FlowName, NameMaker, Words, name_maker
from ketenkaart.drawing.omissions import NOTHING, Omissions
from ketenkaart.drawing.stretches import Stretch, StretchMaker
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import wrap
from ketenkaart.drawing.widths import STANDARD, Widths
from ketenkaart.layout.geometry import Outline
from ketenkaart.layout.graph import Edge, Graph, Lane, Node, Phase, Pin, Spacing
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step, System
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr

LANE_GAP = 2.0
BOUNDARY_GAP = 10.0
BOUNDARY_GAP_BARE = 6.0
LOWEST_LANE = 16.0
PHASE_NUMBER_LEFT = 6.0
PHASE_TEXT_LEFT = 17.0
_HEADER_AIR = 2.6
_WIDER = 1.05
_RING = 0.75
_NAME_GAP = 4.0


class Sizes(NamedTuple):
    """A map, measured: the graph, and what its boxes, names and headers hold, by id.

    Attributes:
        differing: what differs from another map, where they are compared: its signs at each element.
    """

    kaart: Ketenkaart
    content: Content
    graph: Graph
    lanes: Mapping[str, LaneInfo]
    headers: Mapping[str, Header]
    steps: Mapping[str, StepBox]
    capsules: Mapping[str, Capsule]
    stretches: Mapping[str, Stretch]
    names: Mapping[str, FlowName]
    language: str
    omit: Omissions
    widths: Widths
    differing: Signs = MappingProxyType({})


def graph_of(
    kaart: Ketenkaart,
    theme: Theme,
    language: str = "nl",
    omit: Omissions = NOTHING,
    widths: Widths = STANDARD,
    every: bool = False,
) -> Sizes:
    """Measure a map.

    Args:
        kaart: the map.
        theme: the look.
        language: "nl" or "en": whose syllables words may be broken at.
        omit: what the sheet leaves out.
        widths: how wide boxes and names are.
        every: give each partner a lane, also one without steps and flows.
    """
    content = Content(kaart, coded=not omit.codes, uncoded=omit.uncoded)
    lanes = lanes_of(kaart, every)
    headers = HeaderMaker(content, theme.styles, language, omit, header_width(lanes.values()))
    boxes = BoxMaker(content, theme.styles, language, omit, widths, notes=every)
    stretches = dict(StretchMaker(kaart, lanes, bundled=omit.codes).stretches())
    measured = Sizes(
        kaart=kaart,
        content=content,
        graph=Graph((), (), (), ()),
        lanes=lanes,
        headers={lane.id: headers.header(lane) for lane in lanes.values()},
        steps={step.id: boxes.step(step) for step in kaart.steps},
        capsules=capsules_of(kaart, stretches, boxes),
        stretches=stretches,
        names=_names(content, stretches, name_maker(theme.styles, language, widths), omit),
        language=language,
        omit=omit,
        widths=widths,
    )
    return measured._replace(graph=_graph(measured, theme))


def capsules_of(kaart: Ketenkaart, stretches: Mapping[str, Stretch], boxes: BoxMaker) -> dict[str, Capsule]:
    """The partners and systems at the ends of flows, measured, by id."""
    ends = [end for stretch in stretches.values() for end in (stretch.source, stretch.target)]
    return {end: boxes.capsule(place) for end in ends if (place := _place(kaart, end)) is not None}


def _place(kaart: Ketenkaart, end: str) -> Partner | System | None:
    record = kaart.records.get(end)
    if type(record) is Step:  # as most are; pydantic answers isinstance slowly
        return None
    return record if isinstance(record, Partner | System) else None


def _graph(sizes: Sizes, theme: Theme) -> Graph:
    phases = tuple(
        Phase(phase.id, PHASE_TEXT_LEFT + 4.0 + _phase_name_width(phase.name, theme, sizes.language))
        for phase in sizes.kaart.phases
    )
    known = {phase.id for phase in phases}
    steps = [node_of(sizes, box, known) for box in sizes.steps.values()]
    mates = mates_of(sizes.stretches)
    edges = [
        edge_of(edge, stretch, sizes.names.get(edge), mates.get(edge))
        for edge, stretch in sizes.stretches.items()
    ]
    nodes = (*steps, *capsule_nodes(sizes))
    head = header_width(sizes.lanes.values()) + HEADER_GAP
    return Graph(tuple(lane_rows(sizes)), phases, nodes, tuple(edges), spacing(sizes, theme), head)


def spacing(sizes: Sizes, theme: Theme) -> Spacing:
    """The least distances; more of it around marks where their codes are long."""
    codes = map(sizes.content.koppelvlak_code, sizes.kaart.koppelvlakken)
    reach = max((mark_reach(code, theme.styles) for code in codes), default=MARK_RADIUS)
    radius = reach + _RING
    beside = max(Spacing().name_beside, radius + _RING)
    marks = 2 * radius + 0.5
    return Spacing(
        line_box=max(Spacing().line_box, radius),
        mate=max(Spacing().mate, marks),
        mark_radius=radius,
        marks_track=marks,
        name_beside=beside,
        name_gap=_NAME_GAP,
        all_clear=sizes.widths.clear,
    )


def _phase_name_width(name: str, theme: Theme, language: str) -> float:
    """The least width of a phase name: that of its longest word, and enough for two lines."""
    style = theme.styles.phase_two_lines
    name = name or tr("unnamed")
    width = max([*map(style.width, name.split()), style.width(name) * 0.56])
    while len(wrap(name, style, width, language, 2)) > 2:
        width *= _WIDER
    return width


def lane_rows(sizes: Sizes) -> Iterator[Lane]:
    """The lanes with their gaps and least heights; the first part of a whole has the gap above it."""
    marked = set(_marked_borders(sizes))
    before: LaneInfo | None = None
    waiting = 0.0
    for lane in sizes.lanes.values():
        gap = 0.0
        if not lane.depth:
            gap = _gap_above(lane, before, lane.id in marked)
            before = lane
        bare = lane.split
        gap, waiting = (0.0, gap + waiting) if bare else (gap + waiting, 0.0)
        parent = lane.partner.parent if lane.partner is not None and lane.depth else None
        yield Lane(lane.id, parent, gap, 0.0 if bare else _lane_height(sizes, lane))


def _gap_above(lane: LaneInfo, before: LaneInfo | None, marked: bool) -> float:
    if before is None:
        return 0.0
    if lane.inside == before.inside:
        return LANE_GAP
    return BOUNDARY_GAP if marked else BOUNDARY_GAP_BARE


def _lane_height(sizes: Sizes, lane: LaneInfo) -> float:
    """The least height of a lane: its header's, or its share of the headers that stand beside it."""
    heights = [LOWEST_LANE, sizes.headers[lane.id].thin.height + _HEADER_AIR]
    whole = _whole(sizes, lane)
    while whole is not None:
        if whole.split:
            heights.append((sizes.headers[whole.id].thin.height + _HEADER_AIR) / _bands(sizes, whole))
        whole = _whole(sizes, whole)
    return max(heights)


def _whole(sizes: Sizes, lane: LaneInfo) -> LaneInfo | None:
    parent = lane.partner.parent if lane.partner is not None and lane.depth else None
    return sizes.lanes.get(parent) if parent is not None else None


def _bands(sizes: Sizes, lane: LaneInfo) -> int:
    """How many bands for boxes a lane has, with those of its parts."""
    return int(not lane.split) + sum(_bands(sizes, sizes.lanes[part]) for part in lane.parts)


def _marked_borders(sizes: Sizes) -> Iterator[str]:
    """The organisations whose upper border carries a mark: the first borders that a flow crosses."""
    roots = [lane.id for lane in sizes.lanes.values() if not lane.depth]
    order = {root: number for number, root in enumerate(roots)}
    for stretch in sizes.stretches.values():
        count = len(stretch.koppelvlakken) or int(stretch.unnamed)
        if not count:
            continue
        ends = [sizes.kaart.partner_of(end) for end in (stretch.source, stretch.target)]
        places = [
            order[sizes.lanes[end.id].root] for end in ends if end is not None and end.id in sizes.lanes
        ]
        if len(places) < 2:
            continue
        low, high = sorted(places)
        crossed = roots[low + 1 : high + 1]
        yield from (crossed if places[0] == low else crossed[::-1])[:count]


def capsule_nodes(sizes: Sizes) -> Iterator[Node]:
    """The partners and systems at the ends of flows as the layout knows them."""
    for end, capsule in sizes.capsules.items():
        owner = sizes.kaart.partner_of(end)
        lane = owner.id if owner is not None and owner.id in sizes.lanes else NO_PARTNER
        if lane in sizes.lanes:
            outline = Outline.ROUND
            yield Node(end, lane, capsule.width, capsule.height, None, outline)


def node_of(sizes: Sizes, box: StepBox, phases: Container[str | None]) -> Node:
    """A step as the layout knows it; of these phases, by id."""
    step = box.step
    lane = step.partner if step.partner in sizes.lanes else NO_PARTNER
    phase = step.phase if step.phase in phases else None
    return box.node(lane or NO_PARTNER, phase, _pin(step, sizes.kaart))


def replaced(graph: Graph, kaart: Ketenkaart, changed: Container[str]) -> Graph:
    """The graph of a map of which only phases, pins and groups of some steps are others than they were.

    Args:
        graph: the graph as it was.
        kaart: the map as it is.
        changed: those steps, by id.
    """
    phases = {phase.id for phase in graph.phases}

    def placed(node: Node) -> Node:
        step = kaart.get(Step, node.id) if node.id in changed else None
        if step is None:
            return node
        phase = step.phase if step.phase in phases else None
        return node._replace(phase=phase, pin=_pin(step, kaart), group=step.group)

    return graph._replace(nodes=tuple(map(placed, graph.nodes)))


def _pin(step: Step, kaart: Ketenkaart) -> Pin | None:
    if step.pin is None:
        return None
    sides = {
        side: other
        for side in ("before", "after", "above", "below")
        if kaart.get(Step, other := getattr(step.pin, side)) is not None
    }
    return Pin(**sides) if sides else None


def edge_of(edge_id: str, stretch: Stretch, name: FlowName | None, mate: str | None) -> Edge:
    """A stretch as the layout knows it."""
    hint = stretch.flow.hint
    return Edge(
        edge_id,
        stretch.source,
        stretch.target,
        name.measured if name is not None else None,
        mate,
        marks=len(stretch.koppelvlakken) or int(stretch.unnamed),
        sequence=stretch.flow.kind is FlowKind.SEQUENCE,
        side_out=hint.side_out.value if hint and hint.side_out and stretch.first else None,
        side_in=hint.side_in.value if hint and hint.side_in and stretch.last else None,
    )


def mates_of(stretches: Mapping[str, Stretch]) -> dict[str, str]:
    """The flows that answer each other and run between the same two boxes; each has one mate."""
    mates: dict[str, str] = {}
    for edge_id, stretch in stretches.items():
        other = stretch.flow.answers
        if other is None or other not in stretches or edge_id in mates or other in mates:
            continue
        answered = stretches[other]
        if (stretch.source, stretch.target) == (answered.target, answered.source):
            mates[edge_id], mates[other] = other, edge_id
    return mates


def _details(content: Content, stretch: Stretch) -> tuple[str, ...]:
    """How a flow travels, and the interfaces that have no border to stand on."""
    codes = tuple(content.koppelvlak_code(joint) for joint in stretch.unplaced)
    return (*content.flow_details(stretch.flow), *codes)


def _names(
    content: Content, stretches: Mapping[str, Stretch], maker: NameMaker, omit: Omissions
) -> dict[str, FlowName]:
    names = {edge: name_of(content, stretch, maker, omit) for edge, stretch in stretches.items()}
    return {edge: name for edge, name in names.items() if name is not None}


def name_of(content: Content, stretch: Stretch, maker: NameMaker, omit: Omissions) -> FlowName | None:
    """The name of a flow, on the first of its stretches; none where there is nothing to say."""
    if not stretch.first:
        return None
    flow = stretch.flow
    sequence = flow.kind is FlowKind.SEQUENCE
    words = Words(
        content.flow_code(flow),
        "" if omit.names and not sequence else content.kaart.flow_name(flow),
        () if omit.details or omit.names or sequence else _details(content, stretch),
        uncertain=not flow.certain and not omit.names,
    )
    return maker.name(words)
