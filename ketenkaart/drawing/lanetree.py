"""Which partners have a lane, in which order, and which lanes are parts of which."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step, System
from ketenkaart.model.vocabulary import PartnerKind

NO_PARTNER = "-"


class LaneInfo(NamedTuple):
    """A lane and its place in the tree.

    Attributes:
        partner: whose lane it is; none for steps that have no partner.
        root: the id of the lane of the organisation.
        depth: 0 for an organisation, 1 for its parts, and so on.
        inside: whether it stands inside the chain boundary.
        parts: the ids of the lanes that are parts of it.
        unseen: names of parts that have no lane of their own.
        own: whether boxes stand in it, and not only in its parts.
    """

    id: str
    partner: Partner | None
    root: str
    depth: int
    inside: bool
    parts: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    own: bool = False

    @property
    def split(self) -> bool:
        """Whether its header stands beside the headers of its parts."""
        return bool(self.parts) and not self.own


def lanes_of(kaart: Ketenkaart, every: bool = False) -> dict[str, LaneInfo]:
    """The lanes from top to bottom, parts below their whole.

    Args:
        kaart: the map.
        every: give a lane to partners without steps and flows, too.
    """
    children = _children(kaart)
    used = {partner.id for partner in kaart.partners} if every else _with_ancestors(kaart, _used(kaart))
    lanes: dict[str, LaneInfo] = {}

    def visit(partner: Partner, root: str, inside: bool, depth: int) -> None:
        parts = [child for child in children[partner.id] if child.id in used]
        unseen = tuple(child.name for child in children[partner.id] if child.id not in used)
        ids = tuple(part.id for part in parts)
        lanes[partner.id] = LaneInfo(partner.id, partner, root, depth, inside, ids, unseen)
        for part in parts:
            visit(part, root, inside, depth + 1)

    for partner in children[None]:
        if partner.id in used:
            visit(partner, partner.id, partner.inside, 0)
    if any(kaart.get(Partner, step.partner) is None for step in kaart.steps) or _has_loose_ends(kaart):
        lanes[NO_PARTNER] = LaneInfo(NO_PARTNER, None, NO_PARTNER, 0, inside=False)
    standing = set(_with_boxes(kaart, lanes))
    return {key: lane._replace(own=True) if key in standing else lane for key, lane in lanes.items()}


def is_drawn(kaart: Ketenkaart, end: str | None, lanes: Mapping[str, LaneInfo]) -> bool:
    """Whether the end of a flow has a box."""
    record = kaart.records.get(end) if end is not None else None
    if isinstance(record, Step):
        return True
    owner = kaart.partner_of(end)
    return owner.id in lanes if owner is not None else isinstance(record, System) and NO_PARTNER in lanes


def _has_loose_ends(kaart: Ketenkaart) -> bool:
    """Whether a flow ends at a system without a partner: on the map of a phase, a step of another one."""
    systems = {system.id for system in kaart.systems if kaart.partner_of(system.id) is None}
    return bool(systems) and any(systems & {flow.source, flow.target} for flow in kaart.flows)


def _with_boxes(kaart: Ketenkaart, lanes: Mapping[str, LaneInfo]) -> Iterator[str | None]:
    """The lanes in which boxes stand: steps, and the places flows come from, go through and go to."""
    yield from (step.partner for step in kaart.steps)
    steps = {step.id for step in kaart.steps}
    for flow in kaart.flows:
        if not flow.via and flow.source in steps and flow.target in steps:  # told already
            continue
        if is_drawn(kaart, flow.source, lanes) and is_drawn(kaart, flow.target, lanes):
            owners = map(kaart.partner_of, (flow.source, *stops(kaart, flow, lanes), flow.target))
            yield from (owner.id for owner in owners if owner is not None)


def _children(kaart: Ketenkaart) -> defaultdict[str | None, list[Partner]]:
    known = {partner.id for partner in kaart.partners}
    children: defaultdict[str | None, list[Partner]] = defaultdict(list)
    for partner in kaart.partners:
        children[partner.parent if partner.parent in known else None].append(partner)
    return children


def _at_work(kaart: Ketenkaart) -> set[str]:
    """The partners with a step or a flow."""
    ends = [end for flow in kaart.flows for end in (flow.source, flow.target, *flow.via)]
    owners = (kaart.partner_of(end) for end in ends)
    found = {owner.id for owner in owners if owner is not None}
    return found | {step.partner for step in kaart.steps if step.partner is not None}


def _used(kaart: Ketenkaart) -> set[str]:
    """The partners with a step, a flow, or a part in a step of another organisation."""
    used = _at_work(kaart)
    for step in kaart.steps:
        owner = kaart.get(Partner, step.partner)
        for partner_id in step.participants:
            partner = kaart.get(Partner, partner_id)
            if partner is not None and (owner is None or kaart.root_of(partner) != kaart.root_of(owner)):
                used.add(partner.id)
    return used


def _with_ancestors(kaart: Ketenkaart, used: set[str]) -> set[str]:
    found: set[str] = set()
    for partner_id in used:
        partner = kaart.get(Partner, partner_id)
        while partner is not None and partner.id not in found:
            found.add(partner.id)
            partner = kaart.get(Partner, partner.parent)
    return found


def stops(kaart: Ketenkaart, flow: Flow, lanes: Mapping[str, LaneInfo]) -> tuple[str, ...]:
    """The places a flow goes through that are drawn as capsules.

    An infrastructure partner whose lane lies between is passed straight through, not stopped at.
    """
    if not flow.via:
        return ()
    order = {lane: number for number, lane in enumerate(lanes)}
    return tuple(_drawn_stops(kaart, flow, order))


def _drawn_stops(kaart: Ketenkaart, flow: Flow, order: dict[str, int]) -> Iterator[str]:
    ends = [kaart.partner_of(flow.source), kaart.partner_of(flow.target)]
    places = [order[end.id] for end in ends if end is not None and end.id in order]
    for stop in flow.via:
        record = kaart.records.get(stop)
        owner = kaart.partner_of(stop)
        if owner is None or owner.id not in order or not isinstance(record, Partner | System):
            continue
        between = len(places) == len(ends) and min(places) < order[owner.id] < max(places)
        passes = isinstance(record, Partner) and record.kind is PartnerKind.INFRASTRUCTURE and between
        if not passes:
            yield stop
