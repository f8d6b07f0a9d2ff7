"""Before and after me: what leads to an element, and what follows from it."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ketenkaart.analysis.network import Arrows, network_of, with_parts
from ketenkaart.analysis.saying import counted
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner
from ketenkaart.texts import tr

_TOLD = ("steps", "partners")


class Around(NamedTuple):
    """What lies around an element, by id. In a circle an element may lie both before and after.

    Attributes:
        centre: the element with all that is its own: of a partner its parts, their steps and the flows
            between those.
        before: the steps, partners, systems, flows, documents and interfaces that lead to it.
        after: those that follow from it.
    """

    centre: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]

    @property
    def lit(self) -> frozenset[str]:
        """All of them: what stays lit."""
        return self.centre | self.before | self.after


def around(kaart: Ketenkaart, element_id: str, depth: int | None = None) -> Around:
    """What lies before and after a step, partner or flow.

    Args:
        kaart: the map.
        element_id: the element; nothing lies around one of another kind.
        depth: how many flows away, the flow itself being the first; None for all.
    """
    return around_all(kaart, (element_id,), depth)


def around_all(kaart: Ketenkaart, ids: Collection[str], depth: int | None = None) -> Around:
    """What lies before and after several steps, partners and flows, taken as one.

    Args:
        kaart: the map.
        ids: the elements.
        depth: how many flows away, a flow among them being the first; None for all.
    """
    leaving, arriving = network_of(kaart)
    flows = [flow for flow in map(partial(kaart.get, Flow), ids) if flow is not None]
    own = frozenset(one for flow in flows for one in _carried(flow))
    ends, centre = _own(kaart, [one for one in ids if kaart.get(Flow, one) is None])
    into = [flow for end in ends for flow in arriving.get(end, ()) if flow.source not in ends]
    out = [flow for end in ends for flow in leaving.get(end, ()) if flow.target not in ends]
    walk = partial(_walk, kaart, depth=depth, start=ends)
    before, after = walk([*flows, *into], arriving, back=True), walk([*flows, *out], leaving, back=False)
    return Around(centre | own, before - own, after - own)


def told(kaart: Ketenkaart, found: Around) -> tuple[str, str]:
    """What lies before and what after, in words, such as "Before: 2 steps, 2 partners"."""
    return (
        tr("Before: {elements}", elements=counted(kaart, found.before, _TOLD)),
        tr("After: {elements}", elements=counted(kaart, found.after, _TOLD)),
    )


def _own(kaart: Ketenkaart, ids: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The ends of flows that count as the elements, and all that is lit with them."""
    partners = frozenset(one for part in ids if kaart.get(Partner, part) for one in with_parts(kaart, part))
    ends = partners | frozenset(ids)
    if partners:
        ends |= {step.id for step in kaart.steps if step.partner in partners}
        ends |= {system.id for system in kaart.systems if system.partner in partners}
    return ends, ends | {*_loops(kaart, ends)}


def _loops(kaart: Ketenkaart, ends: Collection[str]) -> Iterator[str]:
    """The flows that stay among these ends, with what they carry."""
    for flow in kaart.flows:
        if flow.source in ends and flow.target in ends:
            yield from _carried(flow)


def _walk(
    kaart: Ketenkaart,
    flows: Iterable[Flow],
    arrows: Arrows,
    *,
    back: bool,
    depth: int | None,
    start: Iterable[str] = (),
) -> frozenset[str]:
    """All that is met along flows, a flow further each round; every end is passed once."""
    passed, met, away = set(start), set[str](), 0
    wave = list(flows)
    while wave and (depth is None or away < depth):
        away += 1
        reached: list[str] = []
        for flow in wave:
            met |= _carried(flow)
            end = flow.source if back else flow.target
            if end is not None and end not in passed:
                passed.add(end)
                reached.append(end)
                met |= {end, *_places(kaart, end)}
        wave = [flow for end in reached for flow in arrows.get(end, ())]
    return frozenset(met)


def _carried(flow: Flow) -> frozenset[str]:
    return frozenset({flow.id, *flow.documents, *flow.koppelvlakken, *flow.via})


def _places(kaart: Ketenkaart, end: str) -> Iterator[str]:
    """The partner in whose lane an end stands."""
    owner = kaart.partner_of(end)
    if owner is not None:
        yield owner.id
