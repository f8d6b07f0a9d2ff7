"""Moving and copying steps: one or a whole selection, to a place or a step further; and letting go."""

from collections.abc import Callable, Iterable, Sequence
from random import Random

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet, set_field
from ketenkaart.changes.compose import compose
from ketenkaart.drawing import moving, steering
from ketenkaart.drawing.arranging import Band, Beside, InCell, Target
from ketenkaart.drawing.lanetree import lanes_of
from ketenkaart.drawing.tidying import settle
from ketenkaart.edits.copying import duplicate
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told
from ketenkaart.edits.stepping import put_in_flow
from ketenkaart.edits.surroundings import Surroundings, Way
from ketenkaart.memory import Cell, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Step
from ketenkaart.texts import capital, tr


def move(kaart: Ketenkaart, memory: Memory, step_ids: Iterable[str], target: Target) -> Edit:
    """Move steps to a target, as one change; the others stand after the first, in reading order.

    Args:
        kaart: the map.
        memory: what its last layout decided.
        step_ids: the steps.
        target: where the first is to stand; all of them where it is a lane, a phase or a section of both.
    """
    steps = _in_reading_order(kaart, memory, step_ids)
    if not steps:
        return refused(tr("Select a step first."))
    if isinstance(target, Beside) and target.other in steps:
        return refused(tr("A step cannot stand next to itself."))
    return _to_place(kaart, memory, steps, target)


def copy_to(
    kaart: Ketenkaart, memory: Memory, step_ids: Iterable[str], target: Target, random: Random | None = None
) -> Edit:
    """Copy steps, with the flows between them, to a target, as one change. Arguments as for `move`."""
    steps = _in_reading_order(kaart, memory, step_ids)
    if not steps:
        return refused(tr("Select a step first."))
    made = duplicate(kaart, steps, random)
    at = apply(kaart, made.changes)
    copies = _copies(at, made, steps)
    if isinstance(target, InCell):  # with all copies there columns and rows may have other numbers
        fields = {"partner": target.partner, "phase": target.phase}
        first = [set_field(at.records[copies[0]], field, value) for field, value in fields.items()]
        changes = compose(made.changes, ChangeSet(tuple(first)))
        at = apply(kaart, changes)
        memory = settle(at, memory._replace(places={**memory.places, copies[0]: target.cell}))
        target = target._replace(cell=memory.places[copies[0]])
    else:
        changes = made.changes
    placed = _to_place(at, memory, copies, target)
    if placed.refusal:
        return placed
    label = capital(tr("Copy {what}", what=all_told(kaart, [kaart.records[one] for one in steps])))
    changes = compose(changes, placed.changes)
    return Edit(ChangeSet(changes.changes, label), tuple(copies), memory=placed.memory)


def copy_into_flow(kaart: Ketenkaart, flow_id: str, step_id: str, random: Random | None = None) -> Edit:
    """Copy a step into a flow."""
    step = kaart.get(Step, step_id)
    if step is None:
        return refused(tr("Select a step first."))
    made = duplicate(kaart, [step_id], random)
    after = apply(kaart, made.changes)
    put = put_in_flow(after, flow_id, _copies(after, made, [step_id])[0], random)
    if put.refusal:
        return put
    label = capital(tr("Copy {what}", what=all_told(kaart, [step])))
    return put._replace(changes=ChangeSet(compose(made.changes, put.changes).changes, label))


def _copies(kaart: Ketenkaart, made: Edit, steps: Sequence[str]) -> list[str]:
    """The copies of steps that duplicating made, in the order of the steps."""
    order = {one.id: place for place, one in enumerate(kaart.steps)}
    fresh = [one for one in made.select or () if one in order]
    by_original = dict(zip(sorted(steps, key=lambda one: order[one]), fresh, strict=True))
    return [by_original[one] for one in steps]


def _to_place(kaart: Ketenkaart, memory: Memory, steps: Sequence[str], target: Target) -> Edit:
    """Move steps to a target, one after the other."""
    targets: list[Target] = [target]
    for before in steps[:-1]:
        targets.append(target if isinstance(target, Band) else Beside(before, "after"))
    moves = dict(zip(steps, targets, strict=True))
    return _one_by_one(kaart, memory, steps, lambda _, __, step: moves[step])


def shift(kaart: Ketenkaart, memory: Memory, step_ids: Iterable[str], way: Way) -> Edit:
    """Move steps a row up or down, a column earlier or later, or to the lane above or below.

    From a row of its own a step goes on to the next lane.
    """
    memory = settle(kaart, memory)
    steps = _in_reading_order(kaart, memory, step_ids)
    if not steps:
        return refused(tr("Select a step first."))
    if way in ("down", "later"):
        steps.reverse()
    edit = _one_by_one(
        kaart, memory, steps, lambda at, found, step: Surroundings(at, found, step).target(way)
    )
    if edit.refusal or edit.changes or (edit.memory and edit.memory.places != memory.places):
        return edit
    return refused(tr("It cannot go any further that way."))


def _one_by_one(
    kaart: Ketenkaart,
    memory: Memory,
    steps: Sequence[str],
    target_of: Callable[[Ketenkaart, Memory, str], Target | None],
) -> Edit:
    """Move steps one after another; all of them or none."""
    at, changes = kaart, ChangeSet()
    for step in steps:
        target = target_of(at, memory, step)
        if target is None:
            continue
        try:
            found = moving.move_step(at, memory, step, target)
        except ValueError:
            return refused(tr("There is no room in that place."))
        if found.refusal:
            return refused(found.refusal)
        at, memory, changes = apply(at, found.changes), found.memory, compose(changes, found.changes)
    what = all_told(kaart, [kaart.records[one] for one in steps])
    label = capital(tr("Move {what}", what=what))
    return Edit(ChangeSet(changes.changes, label), tuple(steps), memory=memory)


def release(kaart: Ketenkaart, memory: Memory, step_ids: Iterable[str]) -> Edit:
    """Take the fixed places of steps away; the layout finds their places."""
    chosen = set(step_ids)
    pinned = [step for step in kaart.steps if step.id in chosen and step.pin is not None]
    at, changes = kaart, ChangeSet()
    for step in pinned:
        found = moving.release_step(at, memory, step.id)
        at, memory, changes = apply(at, found.changes), found.memory, compose(changes, found.changes)
    label = capital(tr("Release {step}", step=all_told(kaart, pinned)))
    return Edit(ChangeSet(changes.changes, label if pinned else ""), memory=memory)


def release_all(kaart: Ketenkaart, memory: Memory) -> tuple[Edit, int]:
    """Take all fixed places away; also gives how many steps would move."""
    found = moving.release_all(kaart, memory)
    return Edit(found.changes, memory=found.memory), len(found.steps)


def fix(kaart: Ketenkaart, memory: Memory, step_ids: Iterable[str]) -> Edit:
    """Fix steps in the places where they stand, by the steps next to them."""
    draft = Draft(kaart)
    for step_id in step_ids:
        step = kaart.get(Step, step_id)
        pin = Surroundings(kaart, memory, step_id).pin() if step is not None and step.pin is None else None
        if pin is not None:
            draft.set(step_id, pin=pin)
    return draft.edit(tr("Pin place"))._replace(memory=memory)


def keep_together(kaart: Ketenkaart, step_ids: Iterable[str]) -> Edit:
    """Make steps a group that is kept together."""
    return Edit(steering.keep_together(kaart, step_ids))


def keep_apart(kaart: Ketenkaart, step_ids: Iterable[str]) -> Edit:
    """Take steps out of their groups."""
    return Edit(steering.keep_apart(kaart, step_ids))


def _in_reading_order(kaart: Ketenkaart, memory: Memory, step_ids: Iterable[str]) -> list[str]:
    """The steps among these, from left to right, and from top to bottom in a column."""
    chosen = {one for one in step_ids if kaart.get(Step, one) is not None}
    if len(chosen) < 2:
        return list(chosen)
    lanes = list(lanes_of(kaart))

    def place(step_id: str) -> tuple[int, int, int, str]:
        owner = kaart.partner_of(step_id)
        lane = lanes.index(owner.id) if owner is not None and owner.id in lanes else len(lanes)
        cell = memory.places.get(step_id, Cell(0, 0))
        return cell.column, lane, cell.row, step_id

    return sorted(chosen, key=place)
