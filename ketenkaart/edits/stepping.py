"""Steps: the first one, the next one, one beside, before or in a flow; each with the flows that join it."""

from collections.abc import Sequence
from random import Random

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import adding
from ketenkaart.edits.making import (
    New,
    NewKoppelvlak,
    a_partner,
    a_phase,
    default_kind,
    make_flow,
    make_step,
)
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Step
from ketenkaart.model.vocabulary import FlowKind, StepKind
from ketenkaart.texts import tr


def first_step(
    kaart: Ketenkaart,
    partner: str | New | None = None,
    phase: str | New | None = None,
    name: str = "",
    kind: StepKind | None = None,
    random: Random | None = None,
) -> Edit:
    """A step without a flow: the first one of a map, a partner or a phase.

    Args:
        kaart: the map.
        partner: the id of its partner, or a new one.
        phase: the id of its phase, or a new one.
        name: its name; typed next where it is empty.
        kind: its kind; a name that ends in a question mark makes it a decision.
        random: what new ids are made of.
    """
    draft = Draft(kaart, random)
    step = make_step(draft, name, a_partner(draft, partner), a_phase(draft, phase), kind)
    return _added(draft, step)


def next_step(
    kaart: Ketenkaart,
    source: str,
    partner: str | New | None = None,
    name: str = "",
    kind: StepKind | None = None,
    random: Random | None = None,
) -> Edit:
    """A step after a step or partner, joined by a flow; in the same phase.

    Args:
        kaart: the map.
        source: the id of the step or partner it follows.
        partner: the id of its partner, or a new one; that of the source where not given.
        name: its name; typed next where it is empty.
        kind: its kind.
        random: what new ids are made of.
    """
    draft = Draft(kaart, random)
    before, owner = kaart.get(Step, source), kaart.partner_of(source)
    if before is None and owner is None:
        return refused(tr("Select a step or partner first."))
    of = a_partner(draft, partner, owner.id if owner else None) if partner else owner.id if owner else None
    step = make_step(draft, name, of, before.phase if before else None, kind, source if before else None)
    make_flow(draft, source, step.id)
    return _added(draft, step)


def next_step_in(
    kaart: Ketenkaart,
    source: str,
    partner: str | None,
    phase: str | None,
    koppelvlak: str | NewKoppelvlak | None = None,
    random: Random | None = None,
) -> Edit:
    """A step of a partner in a phase, joined by a flow from a step or partner.

    Args:
        kaart: the map.
        source: the id of the step or partner it follows.
        partner: the id of its partner, if it has one.
        phase: the id of its phase, if it has one.
        koppelvlak: the koppelvlak the flow crosses.
        random: what new ids are made of.
    """
    draft = Draft(kaart, random)
    step = make_step(draft, "", partner, phase, None, source if kaart.get(Step, source) else None)
    make_flow(draft, source, step.id, koppelvlak=koppelvlak)
    return _added(draft, step)


def decision(
    kaart: Ketenkaart,
    source: str | None = None,
    partner: str | New | None = None,
    name: str = "",
    random: Random | None = None,
) -> Edit:
    """A decision after a step or partner; a loose one where there is no such."""
    if source is None:
        return first_step(kaart, partner, name=name, kind=StepKind.DECISION, random=random)
    return next_step(kaart, source, partner, name, StepKind.DECISION, random)


def step_parallel(kaart: Ketenkaart, step_id: str, name: str = "", random: Random | None = None) -> Edit:
    """A step beside another: same partner, phase and predecessor."""
    step = kaart.get(Step, step_id)
    if step is None:
        return refused(tr("Select a step first."))
    draft = Draft(kaart, random)
    made = make_step(draft, name, step.partner, step.phase, after=step_id)
    before = predecessor(kaart, step_id)
    if before is not None:
        make_flow(draft, before, made.id)
    return _added(draft, made)


def step_before(kaart: Ketenkaart, step_id: str, name: str = "", random: Random | None = None) -> Edit:
    """A step before another; the flow that came in goes to it, if there was just one."""
    step = kaart.get(Step, step_id)
    if step is None:
        return refused(tr("Select a step first."))
    draft = Draft(kaart, random)
    steps = [one.id for one in kaart.steps]
    place = steps.index(step_id)
    made = make_step(draft, name, step.partner, step.phase, after=steps[place - 1] if place else None)
    arriving = [flow for flow in kaart.flows if flow.target == step_id]
    if len(arriving) == 1 and arriving[0].source != step_id:
        draft.set(arriving[0].id, target=made.id)
    make_flow(draft, made.id, step_id)
    return _added(draft, made)


def step_in_flow(
    kaart: Ketenkaart,
    flow_id: str,
    partner: str | New | None = None,
    name: str = "",
    random: Random | None = None,
) -> Edit:
    """A new step in a flow: the half that crosses to another partner keeps all it carries.

    Args:
        kaart: the map.
        flow_id: the flow.
        partner: the id of its partner, or a new one; that of where the flow comes from where not given.
        name: its name; typed next where it is empty.
        random: what new ids are made of.
    """
    flow = kaart.get(Flow, flow_id)
    if flow is None or flow.source is None or flow.target is None:
        return refused(tr("Select a flow first."))
    draft = Draft(kaart, random)
    before, after = kaart.get(Step, flow.source), kaart.get(Step, flow.target)
    beside = before or after
    owner = kaart.partner_of(beside.partner if beside else flow.target)
    of = a_partner(draft, partner, owner.id if owner else None) if partner else owner.id if owner else None
    if after is not None and after.partner == of:
        beside = beside if beside is not None and beside.partner == of else after
    made = make_step(draft, name, of, beside.phase if beside else None, after=flow.source)
    _put_in(draft, flow, made.id)
    return _added(draft, made)


def put_in_flow(kaart: Ketenkaart, flow_id: str, step_id: str, random: Random | None = None) -> Edit:
    """A step without flows of its own is put in a flow, and stands with those it then stands between."""
    flow, step = kaart.get(Flow, flow_id), kaart.get(Step, step_id)
    if flow is None or step is None or flow.source is None or flow.target is None:
        return refused(tr("Select a flow first."))
    if any(step_id in (one.source, one.target) for one in kaart.flows):
        return refused(tr("This step has flows of its own."))
    draft = Draft(kaart, random)
    before, after = kaart.get(Step, flow.source), kaart.get(Step, flow.target)
    if before is not None and after is not None and before.partner == after.partner:
        draft.set(step_id, partner=before.partner)
    beside = before or after
    if beside is not None and beside.phase is not None:
        draft.set(step_id, phase=beside.phase)
    draft.set(step_id, pin=None)
    _put_in(draft, flow, step_id)
    return draft.edit(tr("Put in flow"), (step_id,))


def _put_in(draft: Draft, flow: Flow, step_id: str) -> None:
    """Lead a flow along a step: the half that crosses to another partner keeps what it carries."""
    assert flow.source is not None
    assert flow.target is not None
    kaart = draft.kaart
    crosses_first = default_kind(kaart, flow.source, step_id) is not FlowKind.SEQUENCE
    crosses_then = default_kind(kaart, step_id, flow.target) is not FlowKind.SEQUENCE
    if crosses_first and not crosses_then:
        draft.set(flow.id, target=step_id)
        make_flow(draft, step_id, flow.target)
    else:
        draft.set(flow.id, source=step_id)
        make_flow(draft, flow.source, step_id)


def predecessor(kaart: Ketenkaart, step_id: str) -> str | None:
    """Where a step comes from: the nearest step before it with a flow into it, else any, else a partner."""
    sources = [flow.source for flow in kaart.flows if flow.target == step_id and flow.source != step_id]
    before, _ = _around(kaart, step_id)
    return _first_of(kaart, before[::-1], sources)


def successor(kaart: Ketenkaart, step_id: str) -> str | None:
    """Where a step leads to: the nearest step after it with a flow from it, else any, else a partner.

    Its first flow may be the one that sends errors back.
    """
    targets = [flow.target for flow in kaart.flows if flow.source == step_id and flow.target != step_id]
    _, after = _around(kaart, step_id)
    return _first_of(kaart, after, targets)


def _around(kaart: Ketenkaart, step_id: str) -> tuple[list[str], list[str]]:
    """The steps before and after a step, as they are numbered."""
    order = [step.id for step in kaart.steps]
    at = order.index(step_id) if step_id in order else len(order)
    return order[:at], order[at + 1 :]


def _first_of(kaart: Ketenkaart, nearest: Sequence[str], ends: Sequence[str | None]) -> str | None:
    """The nearest of some ends of flows, else their first step, else their first partner."""
    steps = [one for one in ends if kaart.get(Step, one) is not None]
    near = (one for one in nearest if one in steps)
    return next((one for one in (*near, *steps, *ends) if one is not None), None)


def _added(draft: Draft, step: Step) -> Edit:
    return draft.edit(adding(draft.kaart, step), (step.id,), "" if step.name else step.id)
