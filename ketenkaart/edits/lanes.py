"""Lanes and phases: their order, which partner is a part of which, and which stand inside the chain."""

from collections.abc import Iterable, Sequence

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet, set_field
from ketenkaart.drawing import steering
from ketenkaart.edits.colours import kept_colours
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told, told
from ketenkaart.edits.ranks import numbers_by_place
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Phase
from ketenkaart.texts import capital, tr


def move_partner(
    kaart: Ketenkaart, partner_id: str, before: str | None = None, parent: str | None = None
) -> Edit:
    """Put the lane of a partner above another of the same whole, as the last where there is none.

    Args:
        kaart: the map.
        partner_id: the partner.
        before: the partner above whose lane it goes.
        parent: the partner of which it is to be a part.
    """
    refusal = _nesting_refused(kaart, partner_id, parent)
    below = kaart.get(Partner, before)
    if kaart.get(Partner, partner_id) is None:
        return refused(tr("Select a partner first."))
    if below is not None and (below.parent != parent or before == partner_id):
        return refused(tr("A lane goes above another one of the same whole."))
    if refusal:
        return refused(refusal)
    return _moved_lane(kaart, steering.move_partner(kaart, partner_id, before, parent))


def move_phase(kaart: Ketenkaart, phase_id: str, before: str | None = None) -> Edit:
    """Put a phase before another, or as the last where there is none."""
    if kaart.get(Phase, phase_id) is None or before == phase_id:
        return refused(tr("Select a phase first."))
    return _moved_phase(kaart, steering.move_phase(kaart, phase_id, before))


def partner_up(kaart: Ketenkaart, partner_id: str) -> Edit:
    """Put the lane of a partner above the one that stands above it now."""
    return _shifted_lane(kaart, partner_id, -1)


def partner_down(kaart: Ketenkaart, partner_id: str) -> Edit:
    """Put the lane of a partner below the one that stands below it now."""
    return _shifted_lane(kaart, partner_id, 1)


def phase_earlier(kaart: Ketenkaart, phase_id: str) -> Edit:
    """Put a phase before the one that stands before it now."""
    return _shifted_phase(kaart, phase_id, -1)


def phase_later(kaart: Ketenkaart, phase_id: str) -> Edit:
    """Put a phase after the one that stands after it now."""
    return _shifted_phase(kaart, phase_id, 1)


def nest(kaart: Ketenkaart, partner_ids: Iterable[str], parent: str | None) -> Edit:
    """Make partners parts of another, or of none."""
    draft = Draft(kaart)
    chosen = [one for one in kaart.partners if one.id in set(partner_ids)]
    for partner in chosen:
        refusal = _nesting_refused(draft.kaart, partner.id, parent)
        if refusal:
            return refused(refusal)
        draft.set(partner.id, parent=parent)
    what = all_told(kaart, chosen)
    above = kaart.get(Partner, parent)
    if above is None:
        return draft.edit(tr("Take {what} out of its whole", what=what))
    return draft.edit(tr("Bring {what} under {parent}", what=what, parent=told(kaart, above)))


def set_inside(kaart: Ketenkaart, partner_ids: Iterable[str], inside: bool | None = None) -> Edit:
    """Let partners stand inside or outside the chain boundary; the other way round where not told which."""
    chosen = [one for one in kaart.partners if one.id in set(partner_ids)]
    if not chosen:
        return refused(tr("Select a partner first."))
    wanted = not all(one.inside for one in chosen) if inside is None else inside
    draft = Draft(kaart)
    for partner in chosen:
        draft.set(partner.id, inside=wanted)
    what = all_told(kaart, chosen)
    if wanted:
        return draft.edit(tr("Put {what} inside the chain boundary", what=what))
    return draft.edit(tr("Put {what} outside the chain boundary", what=what))


def _nesting_refused(kaart: Ketenkaart, partner_id: str, parent: str | None) -> str:
    above = kaart.get(Partner, parent)
    partner = kaart.get(Partner, partner_id)
    while above is not None:
        if above.id == partner_id:
            break
        above = kaart.get(Partner, above.parent)
    if partner is None or above is None:
        return ""
    whole = kaart.records[parent or ""]
    if above.id == parent:
        return tr("A partner cannot be a part of itself.")
    names = {"whole": told(kaart, whole), "partner": told(kaart, partner)}
    return capital(tr("{whole} is a part of {partner} already.", **names))


def _shifted_lane(kaart: Ketenkaart, partner_id: str, way: int) -> Edit:
    partner = kaart.get(Partner, partner_id)
    if partner is None:
        return refused(tr("Select a partner first."))
    line = [one.id for one in kaart.partners if one.parent == partner.parent]
    place = line.index(partner_id) + way
    if not 0 <= place < len(line):
        return refused(tr("There is no lane to change places with."))
    return _moved_lane(
        kaart, steering.move_partner(kaart, partner_id, _next_in(line, place, way), partner.parent)
    )


def _shifted_phase(kaart: Ketenkaart, phase_id: str, way: int) -> Edit:
    line = [one.id for one in kaart.phases]
    if phase_id not in line:
        return refused(tr("Select a phase first."))
    place = line.index(phase_id) + way
    if not 0 <= place < len(line):
        return refused(tr("There is no phase to change places with."))
    return _moved_phase(kaart, steering.move_phase(kaart, phase_id, _next_in(line, place, way)))


def _next_in(line: Sequence[str], place: int, way: int) -> str | None:
    """Before which one something is put that changes places with the one in a place."""
    beyond = place if way < 0 else place + 1
    return line[beyond] if beyond < len(line) else None


def _moved_lane(kaart: Ketenkaart, changes: ChangeSet) -> Edit:
    """The lanes keep their colours."""
    kept = kept_colours(kaart, apply(kaart, changes))
    coloured = tuple(set_field(kaart.records[partner], "colour", hue) for partner, hue in kept)
    return _reordered(ChangeSet((*changes.changes, *coloured), changes.label))


def _moved_phase(kaart: Ketenkaart, changes: ChangeSet) -> Edit:
    """The phases keep their numbers among them, but count from left to right."""
    numbers = numbers_by_place(apply(kaart, changes))
    renumbered = tuple(
        set_field(phase, "number", numbers[phase.id]) for phase in kaart.phases if phase.id in numbers
    )
    return _reordered(ChangeSet((*changes.changes, *renumbered), changes.label))


def _reordered(changes: ChangeSet) -> Edit:
    return Edit(ChangeSet(changes.changes, capital(changes.label)))
