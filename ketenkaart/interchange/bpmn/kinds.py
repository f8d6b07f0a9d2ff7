"""What the elements of BPMN are on a chain map, and what those are called that have no name."""

from collections.abc import Mapping

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.draft import triggers
from ketenkaart.interchange.report import Line
from ketenkaart.interchange.xmltree import Node
from ketenkaart.model.vocabulary import StepKind
from ketenkaart.texts import mark, tr

_TASKS = (
    "task",
    "userTask",
    "manualTask",
    "serviceTask",
    "sendTask",
    "receiveTask",
    "scriptTask",
    "businessRuleTask",
)
SUBPROCESSES = ("subProcess", "transaction", "adHocSubProcess")
_GATEWAYS = {
    "exclusiveGateway": mark("Choice"),
    "inclusiveGateway": mark("One or more"),
    "complexGateway": mark("Choice by rules"),
    "eventBasedGateway": mark("What happens first"),
    "parallelGateway": mark("At the same time"),
}
_EVENTS = {
    "startEvent": StepKind.START,
    "endEvent": StepKind.END,
    "intermediateCatchEvent": StepKind.WAIT,
    "intermediateThrowEvent": StepKind.ACTIVITY,
    "boundaryEvent": StepKind.WAIT,
}
STEP_KINDS: Mapping[str, StepKind] = {
    **dict.fromkeys((*_TASKS, *SUBPROCESSES, "callActivity"), StepKind.ACTIVITY),
    **dict.fromkeys(_GATEWAYS, StepKind.DECISION),
    **_EVENTS,
}
"""The elements that are steps, each with its kind."""

_CAUGHT = {
    "message": mark("Message received"),
    "timer": mark("The time has come"),
    "signal": mark("Signal received"),
    "conditional": mark("Condition met"),
    "error": mark("Error"),
    "escalation": mark("Escalation"),
    "cancel": mark("Cancellation"),
    "compensate": mark("Reversal"),
    "link": mark("Continued"),
}
_THROWN = {
    "message": mark("Message sent"),
    "signal": mark("Signal sent"),
    "terminate": mark("End of everything"),
}


def line_of(node: Node) -> Line:
    """What an element is taken over as, for the report."""
    if node.tag in _GATEWAYS:
        return lines.GATEWAY
    if node.tag in _EVENTS:
        return lines.EVENT
    return lines.TASK if node.tag in _TASKS else lines.SUBPROCESS


def name_of_kind(node: Node, joins: bool) -> str:
    """What an event or gateway without a name is called; empty for a task.

    Args:
        node: the element.
        joins: whether lines only come together in it.
    """
    if node.tag in _GATEWAYS:
        return tr("Together again") if joins else tr(_GATEWAYS[node.tag])
    if node.tag not in _EVENTS:
        return ""
    trigger = next(iter(triggers(node)), "")
    throws = node.tag in ("endEvent", "intermediateThrowEvent")
    if throws and trigger in _THROWN:
        return tr(_THROWN[trigger])
    if trigger in _CAUGHT:
        return tr(_CAUGHT[trigger])
    kind = STEP_KINDS[node.tag]
    return tr("Start") if kind is StepKind.START else tr("End") if kind is StepKind.END else tr("Event")
