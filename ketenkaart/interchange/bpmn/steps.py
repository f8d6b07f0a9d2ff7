"""Tasks, events, gateways and subprocesses become steps, each in the lane of its partner.

A subprocess is one step: a chain map shows what a partner does, not how. What is in it is named in its
description, and its lines to others are lines of the whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.draft import Draft
from ketenkaart.interchange.bpmn.file import FAR, BpmnFile
from ketenkaart.interchange.bpmn.kinds import STEP_KINDS, SUBPROCESSES, line_of, name_of_kind
from ketenkaart.interchange.bpmn.partners import Pool
from ketenkaart.interchange.cleantext import one_line
from ketenkaart.interchange.xmltree import Node
from ketenkaart.model.process import Step
from ketenkaart.texts import tr


def take_steps(draft: Draft, pools: Iterable[Pool], passed_over: set[str]) -> None:
    """Take over the steps, from left to right as they are drawn.

    Args:
        draft: the map in the making.
        pools: the pools with their lanes.
        passed_over: the ids of the link events that lines go straight past.
    """
    found = [(pool, node) for pool in pools for node in _nodes(pool) if node.get("id") not in passed_over]
    comes_in, goes_out = _counts(pools)
    for pool, node in sorted(found, key=lambda one: _along(draft.file, *one)):
        joins = comes_in[node.get("id")] > 1 and goes_out[node.get("id")] <= 1
        _take_step(draft, pool, node, joins)


def _nodes(pool: Pool) -> Iterator[Node]:
    return pool.process.all(*STEP_KINDS) if pool.process is not None else iter(())


def _counts(pools: Iterable[Pool]) -> tuple[Counter[str], Counter[str]]:
    """How many sequence flows come in and go out, by foreign id."""
    flows = [flow for pool in pools if pool.process is not None for flow in pool.process.all("sequenceFlow")]
    return Counter(flow.get("targetRef") for flow in flows), Counter(flow.get("sourceRef") for flow in flows)


def _along(file: BpmnFile, pool: Pool, node: Node) -> tuple[float, float]:
    """Where a step stands in the drawing, along its lane; those that are not drawn stand last."""
    shape = file.shape(node)
    if shape is None:
        return FAR, FAR
    drawn = [file.shape(pool.node), *(lane for lane, _ in pool.lanes)]
    upright = any(lane is not None and not lane.horizontal for lane in drawn)
    return shape.diagram, shape.middle[1 if upright else 0]


def _take_step(draft: Draft, pool: Pool, node: Node, joins: bool) -> None:
    draft.report.add(line_of(node), node.get("name"))
    name = one_line(node.get("name"))
    inner = list(_inner(draft, node))
    if not name:
        name = name_of_kind(node, joins) or _name_of_start(node, inner)
        if name:
            draft.report.add(lines.NAME_OF_KIND, name)
    names = "; ".join(one_line(each.get("name")) for each in inner if one_line(each.get("name")))
    said = tr("It consists of: {steps}.", steps=names) if names else ""
    step = Step(
        **draft.fields("steps", node, draft.required(name), said),
        kind=STEP_KINDS[node.tag],
        partner=_partner(draft, pool, node),
    )
    draft.add(step, node)
    _take_along(draft, step, inner)


def _inner(draft: Draft, node: Node) -> Iterator[Node]:
    """The steps in a subprocess, or in the process that a call activity calls."""
    called = draft.file.find(node.get("calledElement")) if node.tag == "callActivity" else None
    whole = called if called is not None and called.tag == "process" else node
    return (each for each in whole.walk() if each.tag in STEP_KINDS)


def _name_of_start(node: Node, inner: Iterable[Node]) -> str:
    """The name of the event that sets off a subprocess, where it is one that waits for an event."""
    starts = [one_line(each.get("name")) for each in inner if each.tag == "startEvent"]
    return next(filter(None, starts), "") if node.get("triggeredByEvent") == "true" else ""


def _take_along(draft: Draft, step: Step, inner: Iterable[Node]) -> None:
    """What points at a step in a subprocess points at the whole from now on."""
    for node in inner:
        draft.report.add(lines.INNER_STEP, node.get("name"))
        if node.get("id") and node.get("id") not in draft.ids:
            draft.ids[node.get("id")] = step.id
            draft.within.add(node.get("id"))


def _partner(draft: Draft, pool: Pool, node: Node) -> str | None:
    """The partner who does a step: whose lane names it, else in whose lane it is drawn, else the pool's.

    An event on the border of a task is in the lane of the task.
    """
    host = node.get("attachedToRef").rpartition(":")[2]
    named = pool.lane_of.get(node.get("id")) or pool.lane_of.get(host)
    if named is not None:
        return named
    shape = draft.file.shape(node)
    for lane, partner in pool.lanes:  # inner ones first
        if shape is not None and lane is not None and lane.holds(shape):
            draft.report.add(lines.LANE_BY_PLACE, node.get("name"))
            return partner
    if pool.partner is None:
        draft.report.add(lines.NO_PARTNER, node.get("name"))
    return pool.partner


def count_inner(draft: Draft, pool: Pool) -> None:
    """Report what is in the subprocesses of a pool and is not taken over."""
    wholes = pool.process.all(*SUBPROCESSES) if pool.process is not None else iter(())
    for node in (each for whole in wholes for each in whole.walk()):
        if node.tag == "sequenceFlow":
            draft.report.add(lines.INNER_FLOW, node.get("name"))
        elif node.tag in ("dataObjectReference", "dataStoreReference"):
            draft.report.add(lines.INNER_DATA, node.get("name"))
