"""Wholes: what is in a partner or phase that is copied: its parts, its steps, and what runs between them."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from ketenkaart.analysis.network import with_parts
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Phase


class Contents(NamedTuple):
    """What comes along with a selection, by id.

    Attributes:
        wholes: the partners and phases in it of which nothing else was selected, with their parts.
        within: what is in them, with what runs between all that is copied.
    """

    wholes: frozenset[str]
    within: tuple[str, ...]


def contents(kaart: Ketenkaart, ids: Iterable[str]) -> Contents:
    """What comes along with a selection; who selected steps of a partner or phase wants these alone."""
    chosen = {one for one in ids if one in kaart.records}
    wholes: set[str] = set()
    within: dict[str, None] = {}
    for one in chosen:
        parts = with_parts(kaart, one)
        steps = _steps_in(kaart, parts) if kaart.get(Partner, one) or kaart.get(Phase, one) else []
        if not chosen & set(steps) and (steps or len(parts) > 1):
            wholes |= parts
            within |= dict.fromkeys((*sorted(parts - {one}), *steps))
    if not wholes:
        return Contents(frozenset(), ())
    taken = chosen | within.keys()
    flows = [one for one in kaart.flows if {one.source, one.target} <= taken]
    crossed = {koppelvlak for flow in flows for koppelvlak in flow.koppelvlakken}
    between = (one.id for one in kaart.koppelvlakken if one.id in crossed and set(one.partners) <= wholes)
    within |= dict.fromkeys((*(flow.id for flow in flows), *between))
    return Contents(frozenset(wholes), tuple(one for one in within if one not in chosen))


def with_contents(kaart: Ketenkaart, ids: Iterable[str]) -> list[str]:
    """A selection with all that comes along when it is copied: what is in it, and the flows between."""
    chosen = dict.fromkeys(one for one in ids if one in kaart.records)
    taken = chosen | dict.fromkeys(contents(kaart, chosen).within)
    flows = (flow.id for flow in kaart.flows if {flow.source, flow.target} <= taken.keys())
    return list(taken | dict.fromkeys(flows))


def _steps_in(kaart: Ketenkaart, places: Set[str]) -> list[str]:
    return [one.id for one in kaart.steps if {one.partner, one.phase} & places]
