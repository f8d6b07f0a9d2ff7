"""The flows of a map as a network: which leave a step or partner, and which arrive."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner

Arrows = Mapping[str, Sequence[Flow]]


class Network(NamedTuple):
    """The flows of a map by their ends, in their order.

    Attributes:
        leaving: the flows that come from a step or partner, by its id.
        arriving: the flows that go to it.
    """

    leaving: Arrows
    arriving: Arrows


def network_of(kaart: Ketenkaart) -> Network:
    """The flows of a map by their ends."""
    leaving: defaultdict[str, list[Flow]] = defaultdict(list)
    arriving: defaultdict[str, list[Flow]] = defaultdict(list)
    for flow in kaart.flows:
        if flow.source is not None:
            leaving[flow.source].append(flow)
        if flow.target is not None:
            arriving[flow.target].append(flow)
    return Network(dict(leaving), dict(arriving))


def partners_in_order(kaart: Ketenkaart) -> tuple[Partner, ...]:
    """The partners as their lanes stand from top to bottom: parts below their whole."""
    parts: defaultdict[str | None, list[Partner]] = defaultdict(list)
    for partner in kaart.partners:
        parts[partner.parent if kaart.get(Partner, partner.parent) is not None else None].append(partner)
    found: list[Partner] = []
    waiting = list(reversed(parts[None]))
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(parts[found[-1].id])
    return tuple(found)


def with_parts(kaart: Ketenkaart, partner_id: str) -> frozenset[str]:
    """A partner with all that are parts of it, by id."""
    found = {partner_id}
    for partner in partners_in_order(kaart):
        if partner.parent in found:
            found.add(partner.id)
    return frozenset(found)
