"""The edges of the graph: each flow, cut at the places it goes through that are drawn."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketenkaart.drawing.lanetree import LaneInfo, is_drawn, stops
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak
from ketenkaart.model.vocabulary import FlowKind, KoppelvlakStatus


class Stretch(NamedTuple):
    """An edge of the graph: a flow, or a part of one between two of its stops.

    Attributes:
        first: whether it carries the name of the flow.
        last: whether it ends where the flow ends.
        koppelvlakken: the interfaces whose marks stand on it, in order.
        unplaced: the interfaces of the flow that cross no border between organisations.
        unnamed: whether it crosses to another organisation where no interface is recorded.
        agreed: whether all interfaces of the flow have been agreed.
    """

    flow: Flow
    source: str
    target: str
    first: bool
    koppelvlakken: tuple[Koppelvlak, ...] = ()
    unplaced: tuple[Koppelvlak, ...] = ()
    unnamed: bool = False
    agreed: bool = True
    last: bool = True


class _End(NamedTuple):
    """An end of flows: whether it has a box, and the organisation in whose lane it stands."""

    drawn: bool
    root: str | None


class StretchMaker:
    """Cuts the flows of a map into stretches."""

    def __init__(self, kaart: Ketenkaart, lanes: Mapping[str, LaneInfo], *, bundled: bool = False) -> None:
        """Prepare for a map.

        Args:
            kaart: the map.
            lanes: its lanes.
            bundled: whether its flows stand for several, so that they tell nothing of interfaces.
        """
        self._kaart = kaart
        self._bundled = bundled
        self._lanes = lanes
        roots = [lane.id for lane in lanes.values() if not lane.depth]
        self._order = {root: number for number, root in enumerate(roots)}
        self._known_ends: dict[str | None, _End] = {}

    def stretches(self) -> Iterator[tuple[str, Stretch]]:
        """The stretches of all flows whose ends are drawn, with the ids of their edges."""
        for flow in self._kaart.flows:
            yield from self.of(flow)

    def of(self, flow: Flow) -> Iterator[tuple[str, Stretch]]:
        """The stretches of one flow; none where an end of it is not drawn."""
        if not (self._end(flow.source).drawn and self._end(flow.target).drawn):
            return
        if flow.source and flow.target and not flow.via:
            yield flow.id, self._direct(flow, flow.source, flow.target)
        else:
            ends = [flow.source, *stops(self._kaart, flow, self._lanes), flow.target]
            places = [end for end, _ in itertools.groupby(ends) if end is not None]
            yield from self._of_flow(flow, places if len(places) > 1 else places * 2)

    def _direct(self, flow: Flow, source: str, target: str) -> Stretch:
        """A flow that goes through nothing, as most do: it has room for an interface at each border."""
        joints, borders = self._joints(flow), self._borders(source, target)
        bare = not joints and not self._bundled and flow.kind is not FlowKind.SEQUENCE
        placed, unplaced = joints[:borders], joints[borders:]
        unnamed = bare and borders > 0
        return Stretch(flow, source, target, True, placed, unplaced, unnamed, _agreed(joints))

    def _joints(self, flow: Flow) -> tuple[Koppelvlak, ...]:
        """The interfaces of a flow that are there."""
        found = [self._kaart.get(Koppelvlak, koppelvlak) for koppelvlak in flow.koppelvlakken]
        return tuple([joint for joint in found if joint is not None])

    def _of_flow(self, flow: Flow, places: Sequence[str]) -> Iterator[tuple[str, Stretch]]:
        joints = self._joints(flow)
        agreed = _agreed(joints)
        bare = not joints and not self._bundled and flow.kind is not FlowKind.SEQUENCE
        pairs = list(itertools.pairwise(places))
        borders = [self._borders(source, target) for source, target in pairs]
        own = _shared_out(
            [(joint, self._roots(joint.partners)) for joint in joints],
            [self._sides(*pair) for pair in pairs],
            borders,
        )
        placed = [joint for share in own for joint in share]
        unplaced = tuple(joint for joint in joints if joint not in placed)
        for index, (source, target) in enumerate(pairs):
            first = index == 0
            yield (
                flow.id if first else f"{flow.id}.{index + 1}",
                Stretch(
                    flow,
                    source,
                    target,
                    first,
                    own[index],
                    unplaced if first else (),
                    unnamed=bare and borders[index] > 0,
                    agreed=agreed,
                    last=index == len(pairs) - 1,
                ),
            )

    def _borders(self, source: str, target: str) -> int:
        """How many borders between organisations lie between two places."""
        one, other = self._end(source).root, self._end(target).root
        return 0 if one is None or other is None else abs(self._order[one] - self._order[other])

    def _sides(self, source: str, target: str) -> frozenset[str]:
        """The organisations in whose lanes two places stand."""
        roots = (self._end(source).root, self._end(target).root)
        return frozenset(root for root in roots if root is not None)

    def _end(self, place: str | None) -> "_End":
        """What is known of the end of a flow."""
        found = self._known_ends.get(place)
        if found is None:
            owner = self._kaart.partner_of(place)
            root = self._lanes[owner.id].root if owner is not None and owner.id in self._lanes else None
            found = self._known_ends[place] = _End(is_drawn(self._kaart, place, self._lanes), root)
        return found

    def _roots(self, partners: Sequence[str]) -> frozenset[str]:
        """The organisations whose lanes these partners stand in."""
        return frozenset(self._lanes[partner].root for partner in partners if partner in self._lanes)


def _agreed(joints: Sequence[Koppelvlak]) -> bool:
    return all(joint.status is KoppelvlakStatus.AGREED for joint in joints)


def _shared_out(
    joints: Sequence[tuple[Koppelvlak, frozenset[str]]],
    sides: Sequence[frozenset[str]],
    borders: Sequence[int],
) -> list[tuple[Koppelvlak, ...]]:
    """The interfaces of each stretch: those between its own two organisations, else in order.

    Args:
        joints: the interfaces in the order of the flow, each with the organisations on its sides.
        sides: the organisations at both ends of each stretch.
        borders: how many borders between organisations each stretch crosses: its room.
    """
    shares: list[list[Koppelvlak]] = [[] for _ in sides]
    start = 0
    for joint, own in joints:
        free = [at for at in range(start, len(sides)) if len(shares[at]) < borders[at]]
        fitting = [at for at in free if sides[at] <= own]
        after = [at for at in free if not shares[at]]
        place = next(iter((*fitting, *after, *free)), None)
        if place is not None:
            shares[place].append(joint)
            start = place
    return [tuple(share) for share in shares]
