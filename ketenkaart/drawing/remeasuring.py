"""Measuring a map again of which only steps changed, and nothing that the rest is measured from."""

from ketenkaart.drawing.boxsizes import BoxMaker
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.sizes import Sizes, graph_of, node_of
from ketenkaart.drawing.theme import Theme
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Step

_OF_OTHERS = ("partner", "participants", "number", "order")  # lanes and numbers come from these


def measured_again(before: Sizes, kaart: Ketenkaart, theme: Theme) -> Sizes:
    """The map as it is now, measured as it was for the screen.

    Args:
        before: the map as it was, measured in the same theme and with every partner's lane.
        kaart: the map as it is.
        theme: the look.
    """
    changed = _other_steps(before.kaart, kaart)
    if changed is None:
        return graph_of(kaart, theme, before.language, before.omit, before.widths, every=True)
    content = Content(kaart, before.content.coded, before.content.uncoded)
    boxes = BoxMaker(content, theme.styles, before.language, before.omit, before.widths, notes=True)
    steps = {**before.steps, **{step: boxes.step(record) for step, record in changed.items()}}
    measured = before._replace(kaart=kaart, content=content, steps=steps)
    phases = {phase.id for phase in kaart.phases}
    nodes = tuple(
        node_of(measured, steps[node.id], phases) if node.id in changed else node
        for node in before.graph.nodes
    )
    return measured._replace(graph=before.graph._replace(nodes=nodes))


def _other_steps(before: Ketenkaart, after: Ketenkaart) -> dict[str, Step] | None:
    """The steps that changed, by id; none where something else did that others are measured from."""
    if len(before.records) != len(after.records):
        return None
    changed: dict[str, Step] = {}
    for record_id, record in after.records.items():
        old = before.records.get(record_id)
        if old is record:
            continue
        if not (isinstance(old, Step) and isinstance(record, Step)):
            return None
        if any(getattr(old, field) != getattr(record, field) for field in _OF_OTHERS):
            return None
        changed[record_id] = record
    return changed
