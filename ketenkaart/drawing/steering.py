"""Steering: sides of flows, groups kept together, and the order of lanes and phases, one change set each."""

from collections.abc import Iterable, Sequence

from ketenkaart.changes.change import Change, ChangeSet, SetField, set_field
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import called
from ketenkaart.model.orderkeys import key_between, keys
from ketenkaart.model.process import Flow, Hint, Partner, Phase, Step
from ketenkaart.model.vocabulary import Side
from ketenkaart.texts import tr


def choose_sides(
    kaart: Ketenkaart, flow_id: str, side_out: Side | None = None, side_in: Side | None = None
) -> ChangeSet:
    """Choose the sides where a flow leaves and enters; None leaves one to the layout.

    Raises:
        ValueError: there is no such flow.
    """
    flow = kaart.get(Flow, flow_id)
    if flow is None:
        raise ValueError(f"no flow {flow_id}")
    hint = Hint(side_out=side_out, side_in=side_in) if side_out or side_in else None
    if hint == flow.hint:
        return ChangeSet()
    label = tr("Choose sides") if hint is not None else tr("Release sides")
    return ChangeSet((set_field(flow, "hint", hint),), label)


def keep_together(kaart: Ketenkaart, step_ids: Iterable[str]) -> ChangeSet:
    """Make steps a group that is kept together, with a new name; each leaves the group it was in."""
    taken = {step.group for step in kaart.steps}
    number = next(number for number in range(1, len(taken) + 2) if _group_name(number) not in taken)
    return _grouped(kaart, step_ids, _group_name(number), tr("Keep together"))


def keep_apart(kaart: Ketenkaart, step_ids: Iterable[str]) -> ChangeSet:
    """Take steps out of their groups."""
    return _grouped(kaart, step_ids, "", tr("No longer keep together"))


def _group_name(number: int) -> str:
    return tr("group {number}", number=number)


def _grouped(kaart: Ketenkaart, step_ids: Iterable[str], group: str, label: str) -> ChangeSet:
    steps = [step for step_id in dict.fromkeys(step_ids) if (step := kaart.get(Step, step_id)) is not None]
    changes = tuple(set_field(step, "group", group) for step in steps if step.group != group)
    return ChangeSet(changes, label) if changes else ChangeSet()


def move_partner(kaart: Ketenkaart, partner_id: str, before: str | None, parent: str | None) -> ChangeSet:
    """Put the lane of a partner above another, as the last where there is none, or into a whole.

    Args:
        kaart: the map.
        partner_id: the partner.
        before: the partner above whose lane it goes; one of the same whole.
        parent: the whole it is to be a part of.

    Raises:
        ValueError: there is no such partner, or the one below is of another whole.
    """
    partner = kaart.get(Partner, partner_id)
    if partner is None:
        raise ValueError(f"no partner {partner_id}")
    known = {one.id for one in kaart.partners}
    parts = [one for one in kaart.partners if (one.parent if one.parent in known else None) == parent]
    moved: tuple[Change, ...] = () if partner.parent == parent else (set_field(partner, "parent", parent),)
    return _put_before(partner, [one for one in parts if one != partner], before, moved)


def move_phase(kaart: Ketenkaart, phase_id: str, before: str | None) -> ChangeSet:
    """Put a phase before another, or as the last where there is none.

    Raises:
        ValueError: one of them is not there.
    """
    phase = kaart.get(Phase, phase_id)
    if phase is None:
        raise ValueError(f"no phase {phase_id}")
    return _put_before(phase, [one for one in kaart.phases if one != phase], before)


def _put_before(
    record: Partner | Phase,
    others: Sequence[Partner | Phase],
    before: str | None,
    more: tuple[Change, ...] = (),
) -> ChangeSet:
    """The change set that gives a record its place among others of its kind."""
    ids = [one.id for one in others]
    place = len(ids) if before is None else ids.index(before)
    changes = (*more, *_ordered(record, others, place))
    return ChangeSet(changes, tr("Move {record}", record=called(record))) if changes else ChangeSet()


def _ordered(record: Partner | Phase, others: Sequence[Partner | Phase], place: int) -> tuple[SetField, ...]:
    """A key in between; new keys for all where there is no room, as where they have none yet."""
    low = others[place - 1].order if place else ""
    high = others[place].order if place < len(others) else None
    if low < record.order and (high is None or record.order < high):
        return ()
    try:
        return (set_field(record, "order", key_between(low, high)),)
    except ValueError:
        line = [*others[:place], record, *others[place:]]
        fresh = zip(line, keys(len(line)), strict=True)
        return tuple(set_field(one, "order", key) for one, key in fresh if one.order != key)
