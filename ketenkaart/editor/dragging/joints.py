"""Joints: the interfaces that can be chosen for a flow while it is dragged to another partner."""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.analysis.codes import Codes
from ketenkaart.edits.connecting import crosses_boundary, koppelvlakken_between
from ketenkaart.edits.making import NewKoppelvlak, sides_of
from ketenkaart.edits.ranks import next_number
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Koppelvlak
from ketenkaart.texts import tr

_MOST = 3  # interfaces that are there already
_LONGEST = 60  # letters of what is agreed


class Joint(NamedTuple):
    """One choice.

    Attributes:
        koppelvlakken: the interface the flow crosses, or none; those it has where it keeps them.
        code: what stands in the mark on the flow; empty without an interface.
        title: what it is called.
        detail: what else is known of it, or comes of it.
        icon: the name of its icon.
    """

    koppelvlakken: tuple[str | NewKoppelvlak, ...]
    code: str
    title: str
    detail: str
    icon: str


def joints_between(
    kaart: Ketenkaart, source: str | None, target: str | None, kept: tuple[str, ...] = ()
) -> tuple[Joint, ...]:
    """The choices for a flow from one to another, the likeliest first; none where it stays with one partner.

    Args:
        kaart: the map.
        source: the step or partner it comes from.
        target: the step or partner it goes to.
        kept: the interfaces it has already.
    """
    return tuple(_joints(kaart, source, target, kept)) if crosses_boundary(kaart, source, target) else ()


def _joints(
    kaart: Ketenkaart, source: str | None, target: str | None, kept: tuple[str, ...]
) -> Iterator[Joint]:
    shared = sorted(koppelvlakken_between(kaart, source, target), key=lambda one: one.id not in kept)
    yield from (_known(kaart, one) for one in shared[:_MOST])
    foreign = [one for one in kaart.koppelvlakken if one.id in kept and one not in shared]
    if foreign:
        codes = ", ".join(Codes(kaart).of(one) for one in foreign)
        yield Joint(kept, codes, tr("Keep {interface}", interface=codes), _names(foreign), "koppelvlak")
    code = f"K{next_number(kaart, Koppelvlak)}"
    told = tr("Gets number {code}", code=code)
    yield Joint((NewKoppelvlak(),), code, tr("New interface"), told, "add")
    yield Joint((), "", tr("No interface yet"), tr("Comes with the issues"), "remove")


def _known(kaart: Ketenkaart, koppelvlak: Koppelvlak) -> Joint:
    code = Codes(kaart).of(koppelvlak)
    agreed = koppelvlak.agreements or koppelvlak.standard or koppelvlak.status.title
    detail = agreed if len(agreed) <= _LONGEST else f"{agreed[: _LONGEST - 1].rstrip()}…"
    return Joint((koppelvlak.id,), code, f"{code}  {koppelvlak.name}".strip(), detail, "koppelvlak")


def _names(koppelvlakken: list[Koppelvlak]) -> str:
    return ", ".join(one.name for one in koppelvlakken if one.name)


def told_sides(kaart: Ketenkaart, source: str | None, target: str | None) -> str:
    """From whom to whom the flow goes, before the choices."""
    one, other = (side.short_name or side.name for side in sides_of(kaart, source, target))
    return tr("From {one} to {other}, over interface:", one=one, other=other)
