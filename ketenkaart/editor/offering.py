"""What a prompt offers: the partners, steps, interfaces, roles and bodies of the map by name."""

from collections.abc import Iterator, Sequence

from ketenkaart.analysis.codes import Codes
from ketenkaart.analysis.saying import Sayer
from ketenkaart.drawing.content import Content
from ketenkaart.editor.prompt import Offer, Offers, offers_of
from ketenkaart.edits.connecting import koppelvlakken_between
from ketenkaart.edits.making import New, NewBody, NewKoppelvlak
from ketenkaart.edits.quickentry.likeness import is_abbreviation
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner
from ketenkaart.model.vocabulary import RoleKind
from ketenkaart.texts import tr


def partners(kaart: Ketenkaart, *, new: bool = True) -> Offers:
    """The partners, and a new one."""

    def made(text: str) -> Offer:
        name = text.upper() if is_abbreviation(text) else text  # such as UWV
        return Offer(tr("New partner: {name}", name=name), New(name), new=True)

    known = (Offer(one.name, one.id, _short(one)) for one in kaart.partners)
    return offers_of(known, made if new else None)


def _short(partner: Partner) -> str:
    return partner.short_name if partner.short_name != partner.name else ""


def places(kaart: Ketenkaart, *, but: str = "") -> Offers:
    """The steps and partners a flow can go to."""
    codes = Codes(kaart)
    steps = (Offer(one.name, one.id, codes.of(one)) for one in kaart.steps if one.id != but)
    owners = (Offer(one.name, one.id, tr("partner")) for one in kaart.partners if one.id != but)
    return offers_of((*steps, *owners))


def flows(kaart: Ketenkaart) -> Offers:
    """The flows, by what they carry and where they go."""
    sayer = Sayer(kaart)
    return offers_of(Offer(sayer.says(one), one.id, _ends(kaart, one)) for one in kaart.flows)


def _ends(kaart: Ketenkaart, flow: Flow) -> str:
    ends = (kaart.records.get(end or "") for end in (flow.source, flow.target))
    return " → ".join(one.name if one is not None else "?" for one in ends)


def bands(kaart: Ketenkaart) -> Offers:
    """The partners and phases a step can be moved to."""
    owners = (Offer(one.name, one.id, tr("partner")) for one in kaart.partners)
    phases = (Offer(one.name, one.id, tr("phase")) for one in kaart.phases)
    return offers_of((*owners, *phases))


def koppelvlakken(kaart: Ketenkaart, flow: Flow) -> Offers:
    """The interfaces that the two sides of a flow have, a new one, and none."""
    content = Content(kaart)
    shared = koppelvlakken_between(kaart, flow.source, flow.target)
    known = [Offer(one.name, one.id, content.koppelvlak_code(one)) for one in shared]
    known.append(Offer(tr("New interface"), NewKoppelvlak(), new=True))
    if flow.koppelvlakken:
        known.append(Offer(tr("No interface"), None))

    def made(text: str) -> Offer:
        return Offer(tr("New interface: {name}", name=text), NewKoppelvlak(text), new=True)

    return offers_of(known, made)


def assignees(kaart: Ketenkaart, elements: Sequence[str]) -> Offers:
    """The roles and bodies, every kind of chain role that the elements can have, and a new body."""

    def made(text: str) -> Offer:
        name = text if len(text) > 4 else text.upper()  # short ones are abbreviations, such as LMO
        return Offer(tr("New meeting body: {name}", name=name), NewBody(name), new=True)

    return offers_of(_assignees(kaart, elements), made)


def _assignees(kaart: Ketenkaart, elements: Sequence[str]) -> Iterator[Offer]:
    for body in kaart.bodies:
        yield Offer(body.name, body.id, body.short_name)
    for role in kaart.roles:
        yield Offer(role.name or role.kind.title, role.id)
    partners = all(kaart.get(Partner, one) is not None for one in elements)
    owners = {owner.id if (owner := kaart.partner_of(one)) is not None else None for one in elements}
    if not owners or None in owners or (len(owners) > 1 and not partners):
        return  # there is no one partner whose role it could be
    for kind in RoleKind:
        yield Offer(tr("{kind} of the partner itself", kind=kind.title), kind, new=True)
