"""Phasing: a new phase round steps that are there already."""

from collections.abc import Collection, Sequence
from random import Random

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.labels import adding
from ketenkaart.edits.ranks import next_number, numbers_by_place
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Phase, Step


def phase_around(kaart: Ketenkaart, step_ids: Sequence[str], random: Random | None = None) -> Edit:
    """A new phase that takes steps; it stands right of their phase, or left where they come before the rest.

    Of steps without a phase it is the last one, or stands left of the first phase they lead to.

    Args:
        kaart: the map.
        step_ids: the steps.
        random: what new ids are made of.
    """
    draft = Draft(kaart, random)
    first = kaart.get(Step, step_ids[0])
    before = kaart.get(Phase, first.phase) if first is not None else None
    made = draft.add(Phase, before.id if before else None, number=next_number(kaart, Phase))
    around = [before] if before is not None else list(kaart.phases)
    place = next((n for n, phase in enumerate(around) if _come_first(kaart, phase.id, step_ids)), None)
    if place is not None:
        later = around[place:]
        orders = [*(phase.order for phase in later), made.order]
        for phase, order in zip([made, *later], orders, strict=True):
            draft.set(phase.id, order=order)
        for phase_id, number in numbers_by_place(draft.kaart).items():
            draft.set(phase_id, number=number)
    for step in step_ids:
        draft.set(step, phase=made.id, pin=None)
    return draft.edit(adding(draft.kaart, draft.kaart.records[made.id]), (made.id,), made.id)


def _come_first(kaart: Ketenkaart, phase: str, chosen: Collection[str]) -> bool:
    """Whether flows lead from these steps to the rest of a phase, and none comes back."""
    rest = {step.id for step in kaart.steps if step.phase == phase} - set(chosen)
    return _lead_to(kaart, chosen, rest) and not _lead_to(kaart, rest, chosen)


def _lead_to(kaart: Ketenkaart, steps: Collection[str], others: Collection[str]) -> bool:
    """Whether flows lead from some steps to others, at once or along steps without a phase."""
    loose = {step.id for step in kaart.steps if step.phase is None} - set(steps)
    fresh = set(steps)
    while fresh:
        next_ones = {flow.target for flow in kaart.flows if flow.source in fresh}
        if next_ones & set(others):
            return True
        fresh = {one for one in next_ones if one in loose}
        loose -= fresh
    return False
