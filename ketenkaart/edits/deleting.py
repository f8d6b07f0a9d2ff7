"""Deleting: whatever is selected goes, with what is nothing without it; all else lets go of it."""

from collections.abc import Collection, Iterable, Iterator
from random import Random
from typing import Any

from ketenkaart.changes.change import ChangeSet, Remove, SetField
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told, listed, shown_name
from ketenkaart.edits.lettinggo import take_out
from ketenkaart.edits.making import default_kind, make_flow
from ketenkaart.edits.stepping import predecessor, successor
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.governance import Assignment
from ketenkaart.model.integrity import pointing_at
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.nouns import COUNTED
from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.relinking import with_ids
from ketenkaart.texts import capital, tr, tr_count


def delete(kaart: Ketenkaart, ids: Iterable[str], steps_to: str | None = None) -> Edit:
    """Delete what is selected.

    The steps of a phase go to the one before it. The parts of a partner become parts of its whole.

    Args:
        kaart: the map.
        ids: what is deleted; the map itself stays.
        steps_to: the partner that gets the steps of a partner that is deleted, its flows, its assignments
            and all else about it; where there is none, its steps and flows are deleted as well. Any other
            element gets all about one of its kind likewise.
    """
    chosen = _chosen(kaart, ids)
    if not chosen:
        return refused(tr("Select what to delete first."))
    gone = {one.id for one in chosen}
    if steps_to in gone:
        return refused(tr("Choose a partner that stays."))
    draft = Draft(kaart)
    before = next((end for one in chosen if (end := predecessor(kaart, one.id)) and end not in gone), None)
    for record in chosen:
        if isinstance(record, Partner):
            _move_to_parent(draft, record, gone)
        if steps_to and isinstance(kaart.records.get(steps_to), type(record)):
            _hand_over(draft, record.id, steps_to)
        elif isinstance(record, Phase):
            _move_to_phase(draft, record, gone)
    take_out(draft, {*gone, *(step.id for step in draft.kaart.steps if step.partner in gone)})
    kept = next((one for one in (steps_to, before) if one in draft.kaart.records), None)
    return draft.edit(tr("Delete {what}", what=all_told(kaart, chosen)), (kept,) if kept else ())


def delete_healed(kaart: Ketenkaart, step_id: str, random: Random | None = None) -> Edit:
    """Delete a step with its flows, and connect the step before it with the one after it."""
    ends = gap(kaart, step_id)
    if ends is None:
        return delete(kaart, [step_id])
    draft = Draft(kaart, random)
    label = tr("Delete {what}", what=all_told(kaart, [kaart.records[step_id]]))
    take_out(draft, [step_id])
    flow = make_flow(draft, *ends, default_kind(kaart, *ends))
    return draft.edit(label, (flow.id,))


def gap(kaart: Ketenkaart, step_id: str) -> tuple[str, str] | None:
    """What a step stands between, where nothing connects these yet: what to connect once it is deleted."""
    before, after = predecessor(kaart, step_id), successor(kaart, step_id)
    if before is None or after is None or before == after:
        return None
    joined = any((flow.source, flow.target) == (before, after) for flow in kaart.flows)
    return None if joined else (before, after)


def deleted_sentence(before: Ketenkaart, changes: ChangeSet) -> str:
    """What was deleted, such as: Step S08 and 2 flows deleted. Assignments count as a part of the element.

    The parts of a partner that is deleted stay, and it is told where.

    Args:
        before: the map as it was.
        changes: what deleting changed.
    """
    gone = [change.record for change in changes.changes if isinstance(change, Remove)]
    told = [one for one in gone if not isinstance(one, Assignment)] or gone
    groups: dict[str, list[Record]] = {}
    for record in sorted(told, key=lambda one: RECORD_TYPES.index(type(one))):
        groups.setdefault(record.collection, []).append(record)
    main, *others = groups.values() or ([],)
    shown = [tr_count(*COUNTED[group[0].collection], len(group)) for group in others]
    deleted = capital(tr("{what} deleted.", what=listed([all_told(before, main), *shown])))
    return " ".join((deleted, *_kept_parts(before, changes)))


def _kept_parts(before: Ketenkaart, changes: ChangeSet) -> Iterator[str]:
    """Where the parts of a partner that is deleted are now."""
    moved = [one for one in changes.changes if isinstance(one, SetField) and one.field == "parent"]
    for whole in dict.fromkeys(one.after for one in moved):
        parts = [before.get(Partner, one.record_id) for one in moved if one.after == whole]
        found, known = [one for one in parts if one is not None], before.get(Partner, whole)
        partners = listed(shown_name(one) for one in found)
        if known is None:
            yield tr_count(
                "{partners} stands by itself now.",
                "{partners} stand by themselves now.",
                len(found),
                partners=partners,
            )
        else:
            yield tr_count(
                "{partners} is a part of {whole} now.",
                "{partners} are parts of {whole} now.",
                len(found),
                partners=partners,
                whole=shown_name(known),
            )


def _chosen(kaart: Ketenkaart, ids: Iterable[str]) -> list[Record]:
    known = (kaart.records.get(one) for one in dict.fromkeys(ids) if one != ABOUT_ID)
    return [record for record in known if record is not None]


def _move_to_phase(draft: Draft, phase: Phase, gone: Collection[str]) -> None:
    beside = phase_beside(draft.kaart, phase.id, gone)
    for step in draft.kaart.steps:
        if step.phase == phase.id:
            draft.set(step.id, phase=beside.id if beside else None)


def phase_beside(kaart: Ketenkaart, phase_id: str, gone: Collection[str] = ()) -> Phase | None:
    """The phase that gets the steps of one that is deleted: the one before it, else the one after it."""
    phases = [one for one in kaart.phases if one.id == phase_id or one.id not in gone]
    place = next(number for number, one in enumerate(phases) if one.id == phase_id)
    beside = phases[:place][-1:] or phases[place + 1 :][:1]
    return beside[0] if beside else None


def _move_to_parent(draft: Draft, partner: Partner, gone: Collection[str]) -> None:
    """The parts of a partner become parts of the whole that stays."""
    whole = draft.kaart.get(Partner, partner.parent)
    while whole is not None and whole.id in gone:
        whole = draft.kaart.get(Partner, whole.parent)
    for part in draft.kaart.partners:
        if part.parent == partner.id:
            draft.set(part.id, parent=whole.id if whole else None)


def _hand_over(draft: Draft, element: str, other: str) -> None:
    """Give another one all that has to do with one that is deleted; what is then there twice goes."""
    for record in tuple(pointing_at(draft.kaart.records.values(), {element})):
        moved = isinstance(record, Step) and element in (record.partner, record.phase)
        fields = with_ids(record, lambda one: other if one == element else one)
        draft.set(record.id, **{field: _once(value) for field, value in fields.items()})
        if moved:
            draft.set(record.id, pin=None)
    kaart = draft.kaart
    own = [flow.id for flow in kaart.flows if flow.source == flow.target == other]
    take_out(draft, [*own, *_assigned_twice(kaart, other)])


def _once(value: Any) -> Any:
    """A list of ids in which each is once; any other value as it is."""
    ids = isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    return tuple(dict.fromkeys(value)) if ids else value


def _assigned_twice(kaart: Ketenkaart, element: str) -> Iterator[str]:
    """The assignments of an element, or to it, that say what an earlier one says."""
    said = set()
    for one in kaart.all(Assignment):
        words = (one.element, one.assignee, one.part)
        if element in (one.element, one.assignee) and words in said:
            yield one.id
        said.add(words)
