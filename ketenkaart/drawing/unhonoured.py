"""What people asked of the layout that is not so, and why, in a sentence each."""

from collections.abc import Sequence

from ketenkaart.changes.wording import titled
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.layout.agreement import Why
from ketenkaart.layout.impossible import Impossible
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import called
from ketenkaart.model.process import Flow, Step
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, mark, tr

_PINNED = {
    "before": mark("{step} cannot stand left of {other}: {reason}."),
    "after": mark("{step} cannot stand right of {other}: {reason}."),
    "above": mark("{step} cannot stand above {other}: {reason}."),
    "below": mark("{step} cannot stand below {other}: {reason}."),
}
_HINTED = {
    "out": mark(
        "{flow} does not leave {end} at the side that was chosen ({side}): no line can be drawn there."
    ),
    "in": mark(
        "{flow} does not reach {end} at the side that was chosen ({side}): no line can be drawn there."
    ),
}


def is_steered(kaart: Ketenkaart) -> bool:
    """Whether people asked anything of the layout: a pin, a group or a hint."""
    return any(step.pin or step.group for step in kaart.steps) or any(flow.hint for flow in kaart.flows)


def element_of(sizes: Sizes, one: Impossible) -> Record:
    """The step or flow that something was asked of."""
    stretch = sizes.stretches.get(one.id)
    return stretch.flow if stretch is not None else sizes.kaart.records[one.id]


def why_not(sizes: Sizes, one: Impossible) -> str:
    """Why it is not so, as a sentence."""
    element = element_of(sizes, one)
    if isinstance(element, Flow):
        return _hint_sentence(sizes, element, one.side)
    others = [sizes.kaart.records[other] for other in one.others]
    if one.side == "group":
        return _group_sentence([element, *others], one.why)
    values = {"step": capital(called(element)), "other": called(others[0])}
    return tr(_PINNED[one.side], reason=_pin_reason(element, others, one.why), **values)


def _pin_reason(step: Record, others: Sequence[Record], why: Why) -> str:
    if why is Why.LANE:
        return tr("their lanes stand the other way round")
    if why is Why.PHASE:
        return tr("their phases follow each other the other way round")
    if why is Why.PIN and len(others) > 1 and others[1].id != step.id:
        return tr("that contradicts the fixed place of {step}", step=called(others[1]))
    if why is Why.PIN:
        return tr("that contradicts its other fixed place")
    return tr("there is no such place")


def _group_sentence(steps: Sequence[Record], why: Why) -> str:
    first = steps[0]
    names = ", ".join(f"“{step.name or step.id}”" for step in steps)
    group = first.group if isinstance(first, Step) else ""
    reason = (
        tr("its phases do not adjoin in a lane")
        if why is Why.PHASE
        else tr("other steps or fixed places are in the way")
    )
    values = {"group": group, "steps": names, "reason": reason}
    return tr("Group “{group}” cannot be kept together ({steps}): {reason}.", **values)


def _hint_sentence(sizes: Sizes, flow: Flow, side: str) -> str:
    hint = flow.hint
    chosen = None if hint is None else hint.side_out if side == "out" else hint.side_in
    end = sizes.kaart.records.get((flow.source if side == "out" else flow.target) or "")
    values = {
        "flow": capital(titled(flow, sizes.kaart.records)),
        "end": called(end) if end is not None else "?",
        "side": chosen.title if chosen is not None else "?",
    }
    return tr(_HINTED[side], **values)
