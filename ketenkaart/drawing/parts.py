"""Maps made from a map that is too big for one sheet: an overview, and a map for each phase."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from ketenkaart.drawing.content import Content
from ketenkaart.drawing.hues import lane_hues
from ketenkaart.drawing.theme import Theme
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Step, System
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr_count

_Cell = tuple[str | None, str | None]


def with_fixed_colours(kaart: Ketenkaart, theme: Theme) -> Ketenkaart:
    """The same map, each partner with the hue it has on the whole map."""
    hues = lane_hues(kaart, theme)
    records = [
        record.model_copy(update={"colour": hues[record.id]})
        if isinstance(record, Partner) and record.id in hues
        else record
        for record in kaart.records.values()
    ]
    return Ketenkaart.of(records)


class Overview(NamedTuple):
    """An overview of a map.

    Attributes:
        kaart: the map that is drawn.
        drawn: for each step and flow the box or bundle that stands for it.
    """

    kaart: Ketenkaart
    drawn: Mapping[str, str]


def overview(kaart: Ketenkaart) -> Overview:
    """A map with one box for each partner and phase, and the flows between them bundled by kind."""
    cells: defaultdict[_Cell, list[Step]] = defaultdict(list)
    for step in kaart.steps:
        cells[step.partner, step.phase].append(step)
    id_of = dict(zip(cells, _new_ids("cell", kaart), strict=False))
    box_of = {step.id: id_of[cell] for cell, steps in cells.items() for step in steps}
    kept: list[Record] = [
        record for record in kaart.records.values() if not isinstance(record, Step | Flow | Koppelvlak)
    ]
    content = Content(kaart)
    for number, (cell, steps) in enumerate(cells.items(), 1):
        box = Step(id=id_of[cell], partner=cell[0], phase=cell[1], number=number)
        kept.append(box.model_copy(update=_told(steps, content)))
    flows: dict[str, str] = {}
    kept += _bundles(content, box_of, flows)
    return Overview(Ketenkaart.of(kept), {**box_of, **flows})


def _told(steps: Sequence[Step], content: Content) -> dict[str, object]:
    """What a box of the overview tells: how many steps it stands for; of one alone what that one is."""
    if len(steps) > 1:
        return {"name": tr_count("{count} step", "{count} steps", len(steps))}
    (step,) = steps
    return {"name": _with_number(step, content), "kind": step.kind, "certain": step.certain}


def _with_number(step: Step, content: Content) -> str:
    """The name of a step behind its number, which together may be longer than a name of the file."""
    return f"{content.step_number(step)} {step.name}".strip()


def _new_ids(word: str, kaart: Ketenkaart) -> Iterator[str]:
    """Ids that no record has."""
    return (made for number in count(1) if (made := f"{word}.{number}") not in kaart.records)


def _bundles(content: Content, box_of: dict[str, str], bundle_of: dict[str, str]) -> Iterator[Flow]:
    """The bundles, of one flow alone with its code; in which one each flow is, is written down."""
    kaart = content.kaart
    bundles: defaultdict[tuple[str, str, FlowKind], list[str]] = defaultdict(list)
    for flow in kaart.flows:
        source = box_of.get(flow.source or "", flow.source)
        target = box_of.get(flow.target or "", flow.target)
        if source is not None and target is not None and source != target:
            bundles[source, target, flow.kind].append(flow.id)
    ids = _new_ids("bundle", kaart)
    for number, ((source, target, kind), flows) in enumerate(bundles.items(), 1):
        alone = kaart.get(Flow, flows[0]) if len(flows) == 1 else None
        name = content.flow_code(alone) if alone is not None else ""
        if not name and kind is not FlowKind.SEQUENCE:
            name = tr_count("{count} flow", "{count} flows", len(flows))
        bundle = Flow(id=next(ids), name=name, source=source, target=target, kind=kind, number=number)
        bundle_of |= dict.fromkeys(flows, bundle.id)
        yield bundle


def phase_map(kaart: Ketenkaart, phase_id: str | None, content: Content) -> Ketenkaart:
    """The map of one phase; steps of other phases at the end of a flow become capsules.

    Args:
        kaart: the whole map.
        phase_id: the phase; None for the steps that have none.
        content: the numbers and codes of the whole map.
    """
    own = {step.id for step in kaart.steps if step.phase == phase_id}
    flows = [flow for flow in kaart.flows if flow.source in own or flow.target in own]
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    kept: list[Record] = []
    for record in kaart.records.values():
        if type(record) is Step:  # pydantic answers isinstance slowly where it is another
            kept += _step(record, own, ends, content)
        elif type(record) is not Flow:
            kept.append(record)
    phases = [phase.id for phase in kaart.phases]
    kept = [record for record in kept if record.id == phase_id or record.id not in phases]
    return Ketenkaart.of([*kept, *(_numbered(flow, content) for flow in flows)])


def _step(step: Step, own: set[str], ends: set[str | None], content: Content) -> Iterator[Record]:
    if step.id in own:
        yield step.model_copy(update={"number": int(content.step_number(step))})
    elif step.id in ends:
        elsewhere = System(id=step.id, partner=step.partner)
        yield elsewhere.model_copy(update={"name": _with_number(step, content)})


def _numbered(flow: Flow, content: Content) -> Flow:
    code = content.flow_code(flow)
    return flow.model_copy(update={"number": int(code[1:])}) if code else flow
