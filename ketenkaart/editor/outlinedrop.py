"""What dropping elements somewhere in the outline comes to: one edit, worked out when they are dropped."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet
from ketenkaart.changes.compose import compose
from ketenkaart.drawing.arranging import InLane, InPhase
from ketenkaart.editor.outlinemodel import Place
from ketenkaart.editor.outlinetree import KIND, NO_PARTNER
from ketenkaart.edits import lanes, moving
from ketenkaart.edits.edit import Edit
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.model.record import Record

Drop = Callable[[], Edit]


def drop_of(kaart: Ketenkaart, memory: Memory, ids: Sequence[str], place: Place, at: int) -> Drop | None:
    """What makes the edit of a drop; None where these cannot be dropped there.

    Args:
        kaart: the map.
        memory: what its last layout decided.
        ids: what is dropped: partners, phases or steps.
        place: the line it is dropped on, or below which it is dropped.
        at: before which of the lines below that; -1 on the line itself.
    """
    records = [kaart.records[one] for one in ids if one in kaart.records]
    if not records:
        return None
    if all(isinstance(one, Partner) for one in records):
        return _partners(kaart, ids, place, at)
    if all(isinstance(one, Phase) for one in records):
        return _phases(kaart, ids, place, at)
    return _steps(kaart, memory, [one for one in records if isinstance(one, Step)], place)


def _partners(kaart: Ketenkaart, ids: Sequence[str], place: Place, at: int) -> Drop | None:
    """Between others they get that place; on a partner they become its parts."""
    if place.row.collection != "partners":
        return None
    parent = place.row.id if place.row.is_element else None
    if any(one == parent or _is_part(kaart, parent, one) for one in ids):
        return None
    before = _first(kaart, Partner, place, at, ids)
    if at < 0 and parent is not None:
        return partial(lanes.nest, kaart, ids, parent)
    return partial(_in_turn, kaart, ids, lambda now, one: lanes.move_partner(now, one, before, parent))


def _is_part(kaart: Ketenkaart, partner_id: str | None, whole: str) -> bool:
    partner = kaart.get(Partner, partner_id)
    while partner is not None and partner.id != whole:
        partner = kaart.get(Partner, partner.parent)
    return partner is not None


def _phases(kaart: Ketenkaart, ids: Sequence[str], place: Place, at: int) -> Drop | None:
    if place.row.id != f"{KIND}phases" or at < 0:
        return None
    before = _first(kaart, Phase, place, at, ids)
    return partial(_in_turn, kaart, ids, lambda now, one: lanes.move_phase(now, one, before))


def _steps(kaart: Ketenkaart, memory: Memory, steps: Sequence[Step], place: Place) -> Drop | None:
    """They go to the partner or phase; the layout finds their place."""
    if place.row.collection == "steps" and place.row.is_element and place.within is not None:
        place = place.within
    ids, there = [one.id for one in steps], place.row.id
    if kaart.get(Phase, there) is not None:
        stays = all(one.phase == there for one in steps)
        return None if stays else partial(moving.move, kaart, memory, ids, InPhase(there))
    if kaart.get(Partner, there) is None and there != NO_PARTNER:
        return None
    partner = there if there != NO_PARTNER else None
    stays = all(one.partner == partner for one in steps)
    return None if stays else partial(moving.move, kaart, memory, ids, InLane(partner))


def _first(
    kaart: Ketenkaart, kind: type[Record], place: Place, at: int, dragged: Sequence[str]
) -> str | None:
    """The first element of a kind from a line on that is not dragged itself."""
    below = (part.row.id for part in place.parts[at:]) if at >= 0 else ()
    return next((one for one in below if one not in dragged and kaart.get(kind, one) is not None), None)


def _in_turn(kaart: Ketenkaart, ids: Iterable[str], edit_of: Callable[[Ketenkaart, str], Edit]) -> Edit:
    """The edits of several elements as one; the first that is refused refuses them all."""
    now, changes, label = kaart, ChangeSet(), ""
    for one in ids:
        edit = edit_of(now, one)
        if edit.refusal:
            return edit
        now, changes = apply(now, edit.changes), compose(changes, edit.changes)
        label = label or edit.changes.label
    return Edit(ChangeSet(changes.changes, label))
