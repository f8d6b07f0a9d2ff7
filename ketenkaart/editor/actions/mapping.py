"""Actions on how the map lies: moving, order, sides, fixed places."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ketenkaart.changes.change import ChangeSet
from ketenkaart.drawing.arranging import InLane, InPhase
from ketenkaart.drawing.tidying import tidy
from ketenkaart.editor import offering
from ketenkaart.editor.actions.action import Action, Choice, Pad
from ketenkaart.editor.actions.conditions import (
    both,
    flow_selected,
    partner_selected,
    step_or_partner_selected,
    step_or_phase_selected,
    step_selected,
    with_map,
    writable,
)
from ketenkaart.editor.messages import Button, ask
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.edits import connecting, lanes, moving
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.surroundings import Way
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import capital, mark, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _chosen(window: "Window", kind: type[Record]) -> list[str]:
    kaart = window.kaart
    return [one for one in window.selection.ids if isinstance(kaart.records.get(one), kind)]


def _shift(
    way: Way, other: type[Record], edit_of: Callable[[Ketenkaart, str], Edit]
) -> Callable[["Window"], None]:
    """Moves the selected steps one place, or the lane or phase that is selected."""

    def run(window: "Window") -> None:
        assert window.session is not None
        steps, others = _chosen(window, Step), _chosen(window, other)
        if steps:
            edit = moving.shift(window.kaart, window.session.memory, steps, way)
        else:
            edit = edit_of(window.kaart, others[-1])
        window.do(edit._replace(select=window.selection.ids))

    return run


def _lane_shift(way: Way) -> Callable[["Window"], None]:
    def run(window: "Window") -> None:
        assert window.session is not None
        edit = moving.shift(window.kaart, window.session.memory, _chosen(window, Step), way)
        window.do(edit._replace(select=window.selection.ids))

    return run


def _move_to(window: "Window") -> None:
    kaart = window.kaart
    steps, owners = _chosen(window, Step), _chosen(window, Partner)
    if not steps:
        _nest(window)
        return

    def taken(offer: Offer) -> None:
        assert window.session is not None
        place = str(offer.value)
        target = InLane(place) if window.kaart.get(Partner, place) else InPhase(place)
        window.do(moving.move(window.kaart, window.session.memory, steps, target))

    assert steps or owners
    window.ask(tr("Move to"), offering.bands(kaart), taken)


def _nest(window: "Window") -> None:
    kaart = window.kaart
    chosen = _chosen(window, Partner)

    def taken(offer: Offer) -> None:
        parent = None if offer.value is None else str(offer.value)
        window.do(lanes.nest(window.kaart, chosen, parent))

    known = [Offer(one.name, one.id) for one in kaart.partners if one.id not in chosen]
    if any(one.parent for one in kaart.partners if one.id in chosen):
        known.append(Offer(tr("Part of no other partner"), None))
    window.ask(tr("Part of"), offers_of(known), taken)


def _inside(window: "Window") -> bool:
    kaart = window.kaart
    chosen = [kaart.get(Partner, one) for one in _chosen(window, Partner)]
    return bool(chosen) and all(one is not None and one.inside for one in chosen)


def _boundary(window: "Window") -> None:
    window.do(lanes.set_inside(window.kaart, _chosen(window, Partner)))


def _pin(window: "Window") -> None:
    assert window.session is not None
    kaart, memory, steps = window.kaart, window.session.memory, _chosen(window, Step)
    fixed = any(step.pin is not None for step in kaart.steps if step.id in steps)
    window.do(moving.release(kaart, memory, steps) if fixed else moving.fix(kaart, memory, steps))


def _pinned(window: "Window") -> bool:
    kaart = window.kaart
    return any((step := kaart.get(Step, one)) and step.pin is not None for one in _chosen(window, Step))


def _has_pins(window: "Window") -> str:
    fixed = any(step.pin is not None for step in window.kaart.steps)
    return "" if fixed else tr("No step has a fixed place.")


def _unpin_all(window: "Window") -> None:
    assert window.session is not None
    edit, count = moving.release_all(window.kaart, window.session.memory)
    text = tr_count(
        "Releasing all places moves {count} step.", "Releasing all places moves {count} steps.", count
    )
    release = Button(tr("Release"), safe=True)
    if ask(window, text, (release, Button(tr("Cancel")))) == release:
        window.do(edit)


def _together(window: "Window") -> None:
    window.do(moving.keep_together(window.kaart, _chosen(window, Step)))


def _apart(window: "Window") -> None:
    window.do(moving.keep_apart(window.kaart, _chosen(window, Step)))


def _tidy(window: "Window") -> None:
    """Lay out afresh beside the window; taken over only when the person says so."""
    session = window.session
    assert session is not None
    kaart, memory = session.kaart, session.memory
    try:
        found = run_beside(window, tr("Tidying up…"), lambda tell: tidy(kaart, memory, tell))
    except Stopped:
        return
    if not found.is_better:
        window.say(found.sentence())
        return
    take = Button(tr("Tidy up"), safe=True)
    if ask(window, found.sentence(), (take, Button(tr("Leave it")))) == take:
        window.do(Edit(ChangeSet((), tr("Tidy up")), window.selection.ids, memory=found.memory))


def _kinds(window: "Window") -> Iterator[Choice]:
    kaart, flows = window.kaart, _chosen(window, Flow)
    now = {flow.kind for flow in kaart.flows if flow.id in flows}
    for kind in FlowKind:
        yield Choice(capital(kind.title), partial(_set_kind, window, kind), now == {kind})


def _set_kind(window: "Window", kind: FlowKind) -> None:
    window.do(connecting.set_kind(window.kaart, _chosen(window, Flow), kind))


def _reverse(window: "Window") -> None:
    window.do(connecting.reverse(window.kaart, _chosen(window, Flow)))


def _has_sides(window: "Window") -> str:
    flows = _chosen(window, Flow)
    chosen = any(flow.hint for flow in window.kaart.flows if flow.id in flows)
    return "" if chosen else tr("The layout chose the sides of this flow.")


def _release_sides(window: "Window") -> None:
    for flow in _chosen(window, Flow):
        window.do(connecting.choose_sides(window.kaart, flow))


_FLOWS = frozenset({"flows"})
_PARTNERS = frozenset({"partners"})
_STEPS = frozenset({"steps"})
_MOVING_ROWS = both(writable, step_or_partner_selected)
_MOVING_COLUMNS = both(writable, step_or_phase_selected)
ACTIONS = (
    Action("map.up", mark("Row up"), _shift("up", Partner, lanes.partner_up), _MOVING_ROWS, ("Alt+Up",)),
    Action(
        "map.down", mark("Row down"), _shift("down", Partner, lanes.partner_down), _MOVING_ROWS, ("Alt+Down",)
    ),
    Action(
        "map.earlier",
        mark("Column earlier"),
        _shift("earlier", Phase, lanes.phase_earlier),
        _MOVING_COLUMNS,
        ("Alt+Left",),
    ),
    Action(
        "map.later",
        mark("Column later"),
        _shift("later", Phase, lanes.phase_later),
        _MOVING_COLUMNS,
        ("Alt+Right",),
    ),
    Action(
        "map.lane_above",
        mark("To partner above"),
        _lane_shift("lane_above"),
        both(writable, step_selected),
        ("Ctrl+Shift+Up",),
    ),
    Action(
        "map.lane_below",
        mark("To partner below"),
        _lane_shift("lane_below"),
        both(writable, step_selected),
        ("Ctrl+Shift+Down",),
    ),
    Action(
        "map.move_to",
        mark("Move to…"),
        _move_to,
        _MOVING_ROWS,
        ("Ctrl+M",),
        ("Ctrl+Alt+J",),
        pad=Pad.MORE,
        pad_kinds=_STEPS | _PARTNERS,
    ),
    Action(
        "map.pin",
        mark("Pin or release place"),
        _pin,
        both(writable, step_selected),
        pad=Pad.MORE,
        pad_kinds=_STEPS,
        checked=_pinned,
    ),
    Action("map.unpin_all", mark("Release all places…"), _unpin_all, both(writable, _has_pins)),
    Action("map.together", mark("Keep together"), _together, both(writable, step_selected)),
    Action("map.apart", mark("No longer keep together"), _apart, both(writable, step_selected)),
    Action("map.tidy", mark("Tidy up"), _tidy, writable),
    Action(
        "map.flow_kind",
        mark("Kind of flow"),
        with_map,
        both(writable, flow_selected),
        pad=Pad.BUTTON,
        pad_kinds=_FLOWS,
        choices=_kinds,
    ),
    Action(
        "map.flow_reverse",
        mark("Reverse flow"),
        _reverse,
        both(writable, flow_selected),
        pad=Pad.MORE,
        pad_kinds=_FLOWS,
    ),
    Action(
        "map.release_sides",
        mark("Release sides"),
        _release_sides,
        both(writable, flow_selected, _has_sides),
        pad=Pad.MORE,
        pad_kinds=_FLOWS,
    ),
    Action(
        "map.nest",
        mark("Nest under partner…"),
        _nest,
        both(writable, partner_selected),
        pad=Pad.MORE,
        pad_kinds=_PARTNERS,
    ),
    Action(
        "map.boundary",
        mark("Inside chain boundary"),
        _boundary,
        both(writable, partner_selected),
        pad=Pad.MORE,
        pad_kinds=_PARTNERS,
        checked=_inside,
    ),
)
