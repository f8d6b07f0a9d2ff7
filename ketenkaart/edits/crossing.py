"""Crossing: what a flow carried over the border of a partner, where a step moved over that border itself."""

from typing import NamedTuple

from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr


class Left(NamedTuple):
    """A flow that stays with one partner now, beside a bare one that crosses to another.

    Attributes:
        cargo: the flow with what it carries.
        bare: the flow that carries nothing, on the other side of the step that moved.
        other: the partner from which, or to which, that one goes.
        comes: whether it comes from there.
    """

    cargo: Flow
    bare: Flow
    other: Partner
    comes: bool


def left_by(kaart: Ketenkaart, changes: ChangeSet) -> Left | None:
    """What is left on the wrong side of a step that went to another partner; None where nothing is.

    Args:
        kaart: the map after the changes.
        changes: the changes.
    """
    moved = [one for one in changes.changes if isinstance(one, SetField) and one.field == "partner"]
    step = kaart.get(Step, moved[0].record_id) if len(moved) == 1 else None
    if step is None:
        return None
    ins = [flow for flow in kaart.flows if flow.target == step.id]
    outs = [flow for flow in kaart.flows if flow.source == step.id]
    if len(ins) != 1 or len(outs) != 1:
        return None
    came, goes = ins[0], outs[0]
    for cargo, bare, far in ((goes, came, came.source), (came, goes, goes.target)):
        near = cargo.target if cargo is goes else cargo.source
        other, here = kaart.partner_of(far), kaart.partner_of(near)
        carries = cargo.kind is not FlowKind.SEQUENCE and bare.kind is FlowKind.SEQUENCE
        was_there = other is not None and other.id == moved[0].before
        if carries and was_there and other is not None and here is not None and here.id == step.partner:
            return Left(cargo, bare, other, comes=cargo is goes)
    return None


def carry_across(kaart: Ketenkaart, left: Left) -> Edit:
    """Let the flow with what it carries cross the border, and the bare one stay with the partner."""
    cargo, bare = left.cargo, left.bare
    draft = Draft(kaart)
    draft.set(cargo.id, source=bare.source, target=bare.target, hint=None)
    draft.set(bare.id, source=cargo.source, target=cargo.target, hint=None)
    return draft.edit(tr("Reconnect flow"), (cargo.id,))
