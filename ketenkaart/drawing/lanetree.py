"""Which partners have a lane, in which order, and which lanes are parts of which."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, System
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
    standing = _standing(kaart)

    def visit(partner: Partner, root: str, inside: bool, depth: int) -> None:
        parts = [child for child in children[partner.id] if child.id in used]
        unseen = tuple(child.name for child in children[partner.id] if child.id not in used)
        ids = tuple(part.id for part in parts)
        lanes[partner.id] = LaneInfo(
            partner.id, partner, root, depth, inside, ids, unseen, partner.id in standing
        )
        for part in parts:
            visit(part, root, inside, depth + 1)

    for partner in children[None]:
        if partner.id in used:
            visit(partner, partner.id, partner.inside, 0)
    if any(kaart.get(Partner, step.partner) is None for step in kaart.steps):
        lanes[NO_PARTNER] = LaneInfo(NO_PARTNER, None, NO_PARTNER, 0, inside=False)
    return lanes


def _children(kaart: Ketenkaart) -> defaultdict[str | None, list[Partner]]:
    known = {partner.id for partner in kaart.partners}
    children: defaultdict[str | None, list[Partner]] = defaultdict(list)
    for partner in kaart.partners:
        children[partner.parent if partner.parent in known else None].append(partner)
    return children


def _standing(kaart: Ketenkaart) -> set[str]:
    """The partners in whose lane a box stands."""
    ends = [end for flow in kaart.flows for end in (flow.source, flow.target, *flow.via)]
    owners = (kaart.partner_of(end) for end in ends)
    found = {owner.id for owner in owners if owner is not None}
    return found | {step.partner for step in kaart.steps if step.partner is not None}


def _used(kaart: Ketenkaart) -> set[str]:
    """The partners with a step, a flow, or a part in a step of another organisation."""
    used = _standing(kaart)
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


def stops(kaart: Ketenkaart, flow: Flow, lanes: dict[str, LaneInfo]) -> tuple[str, ...]:
    """The places a flow goes through that are drawn as capsules.

    An infrastructure partner whose lane lies between is passed straight through, not stopped at.
    """
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
