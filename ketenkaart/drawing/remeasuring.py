"""Measuring a map again after an edit: what is as it was is not measured anew."""

import operator
from collections.abc import Set

from ketenkaart.drawing.boxsizes import BoxMaker
from ketenkaart.drawing.changes import changed
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.lanetree import lanes_of
from ketenkaart.drawing.namesizes import FlowName, name_maker
from ketenkaart.drawing.sizes import (
    Sizes,
    capsule_nodes,
    capsules_of,
    edge_of,
    graph_of,
    lane_rows,
    mates_of,
    name_of,
    node_of,
    spacing,
)
from ketenkaart.drawing.stretches import Stretch, StretchMaker
from ketenkaart.drawing.theme import Theme
from ketenkaart.layout.graph import Graph
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Koppelvlak, Step

_OF_OTHERS = ("partner", "participants", "number", "order")  # lanes and numbers come from these
_FEW = (Step, Flow, Koppelvlak, Document)  # from these only boxes, names and lines of their own are measured


def measured_again(before: Sizes, kaart: Ketenkaart, theme: Theme) -> Sizes:
    """The map as it is now, measured as it was for the screen.

    Args:
        before: the map as it was, measured in the same theme and with every partner's lane.
        kaart: the map as it is.
        theme: the look.
    """
    content = Content(kaart, before.content.coded, before.content.uncoded)
    steps = _other_steps(before.kaart, kaart)
    if steps is not None:
        return _with_steps(before._replace(kaart=kaart, content=content), steps, theme)
    others = changed(before.content, content)
    lanes = lanes_of(kaart, every=True)
    if others is None or lanes != before.lanes or not _are_few(others, before.kaart, kaart):
        return graph_of(kaart, theme, before.language, before.omit, before.widths, every=True)
    return _with_flows(before, before._replace(kaart=kaart, content=content), others, theme)


def _are_few(others: Set[str], *kaarts: Ketenkaart) -> bool:
    """Whether these elements are all such that little is measured from them."""
    found = [kaart.records.get(key) for kaart in kaarts for key in others]
    return all(type(record) in _FEW for record in found if record is not None)


def _other_steps(before: Ketenkaart, after: Ketenkaart) -> dict[str, Step] | None:
    """The steps that changed, by id; none where something else did that others are measured from."""
    if len(before.records) != len(after.records):
        return None
    found: dict[str, Step] = {}
    for record_id, record in after.records.items():
        old = before.records.get(record_id)
        if old is record:
            continue
        if not (isinstance(old, Step) and isinstance(record, Step)):
            return None
        if any(getattr(old, field) != getattr(record, field) for field in _OF_OTHERS):
            return None
        found[record_id] = record
    return found


def _with_steps(measured: Sizes, changed_steps: dict[str, Step], theme: Theme) -> Sizes:
    """A map of which only steps changed, and nothing that the rest is measured from."""
    boxes = _boxes(measured, theme)
    steps = {**measured.steps, **{key: boxes.step(step) for key, step in changed_steps.items()}}
    measured = measured._replace(steps=steps)
    phases = {phase.id for phase in measured.graph.phases}
    nodes = tuple(
        [
            node_of(measured, steps[node.id], phases) if node.id in changed_steps else node
            for node in measured.graph.nodes
        ]
    )
    return measured._replace(graph=measured.graph._replace(nodes=nodes))


def _with_flows(before: Sizes, measured: Sizes, others: Set[str], theme: Theme) -> Sizes:
    """A map of which steps, flows and what flows carry came, went or changed, but not its lanes."""
    boxes, kaart = _boxes(measured, theme), measured.kaart
    stretches = _stretches(before, kaart, others)
    measured = measured._replace(
        steps={
            step.id: boxes.step(step) if step.id in others else before.steps[step.id] for step in kaart.steps
        },
        stretches=stretches,
        names=_names(before, measured, stretches, theme),
        capsules=capsules_of(kaart, stretches, boxes),
    )
    return measured._replace(graph=_graph(before, measured, others, theme))


def _boxes(measured: Sizes, theme: Theme) -> BoxMaker:
    content, language = measured.content, measured.language
    return BoxMaker(content, theme.styles, language, measured.omit, measured.widths, notes=True)


def _stretches(before: Sizes, kaart: Ketenkaart, others: Set[str]) -> dict[str, Stretch]:
    """All stretches; the very same where neither a flow nor its ends nor what it carries changed."""
    maker = StretchMaker(kaart, before.lanes, bundled=before.omit.codes)
    found: dict[str, Stretch] = {}
    for flow in kaart.flows:
        parts = (flow.id, flow.source, flow.target, *flow.documents, *flow.koppelvlakken)
        known = before.stretches.get(flow.id)
        if known is not None and not flow.via and others.isdisjoint(parts):
            found[flow.id] = known
        else:
            found.update(maker.of(flow))
    return found


def _names(
    before: Sizes, measured: Sizes, stretches: dict[str, Stretch], theme: Theme
) -> dict[str, FlowName]:
    maker = name_maker(theme.styles, measured.language, measured.widths)
    found: dict[str, FlowName] = {}
    for edge, stretch in stretches.items():
        if before.stretches.get(edge) is stretch:
            name = before.names.get(edge)
        else:
            name = name_of(measured.content, stretch, maker, measured.omit)
        if name is not None:
            found[edge] = name
    return found


def _graph(before: Sizes, measured: Sizes, others: Set[str], theme: Theme) -> Graph:
    phases = {phase.id for phase in before.graph.phases}
    nodes = {node.id: node for node in before.graph.nodes}
    steps = [
        nodes[key] if key not in others and box.step.pin is None else node_of(measured, box, phases)
        for key, box in measured.steps.items()
    ]
    known, mates = {edge.id: edge for edge in before.graph.edges}, mates_of(measured.stretches)
    edges = [
        known[key]
        if before.stretches.get(key) is stretch and known[key].mate == mates.get(key)
        else edge_of(key, stretch, measured.names.get(key), mates.get(key))
        for key, stretch in measured.stretches.items()
    ]
    marked, were_marked = _marked(measured), _marked(before)
    same = len(marked) == len(were_marked) and all(map(operator.is_, marked, were_marked))
    return before.graph._replace(
        lanes=before.graph.lanes if same else tuple(lane_rows(measured)),
        nodes=(*steps, *capsule_nodes(measured)),
        edges=tuple(edges),
        spacing=spacing(measured, theme),
    )


def _marked(measured: Sizes) -> list[Stretch]:
    """What carries marks: the gaps between lanes come from it, and else only from the lanes."""
    return [one for one in measured.stretches.values() if one.koppelvlakken or one.unnamed]
