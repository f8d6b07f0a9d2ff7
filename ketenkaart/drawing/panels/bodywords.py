"""What the panel of bodies says in words: who takes part, how often, and where it escalates to."""

from collections.abc import Iterable, Iterator, Sequence

from ketenkaart.analysis.meetings import questions_of
from ketenkaart.analysis.saying import counted
from ketenkaart.drawing.content import role_word, short_name
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner
from ketenkaart.model.vocabulary import BodyKind, BodyStatus, PartnerKind, RoleKind
from ketenkaart.texts import tr, tr_count

_ALWAYS = (RoleKind.KETENMANAGER, RoleKind.KETENBUREAU)


def body_title(body: Body) -> str:
    """The short name of a body, or its name."""
    return body.short_name or body.name or tr("unnamed")


def role_title(role: Role) -> str:
    """The name of a role, or its kind."""
    return role.name or role.kind.title


def body_details(
    kaart: Ketenkaart, body: Body, escalations: Iterable[str], reports: bool = True
) -> tuple[str, ...]:
    """The facts under the name of a body: who takes part first, then short ones.

    Args:
        kaart: the map.
        body: the body.
        escalations: where it escalates to, as far as no line shows it.
        reports: whether no line shows where it reports to.
    """
    facts = [tr("lapsed")] if body.status is BodyStatus.LAPSED else []
    facts += [text for text in (body.frequency, body.rotation) if text]
    facts += _about_phases(kaart, body)
    return (participants(kaart, body), *facts, *ways_up(kaart, body, escalations, reports))


def _about_phases(kaart: Ketenkaart, body: Body) -> list[str]:
    """The phases a body is about, whose bars may have no room for its chip; or the whole chain."""
    about = {one.element for one in kaart.assignments if one.assignee == body.id}
    phases = [
        str(one.number) if one.number is not None else one.name or tr("unnamed")
        for one in kaart.phases
        if one.id in about
    ]
    whole = [tr("the whole chain")] if ABOUT_ID in about else []
    listed = _listed(phases) if phases else ""
    told = [tr_count("phase {phases}", "phases {phases}", len(phases), phases=listed)] if phases else []
    return [*whole, *told]


def meeting_details(
    kaart: Ketenkaart, body: Body, escalations: Iterable[str], reports: bool = True
) -> tuple[str, ...]:
    """All that is known of a body, and what is not known yet. Arguments as for `body_details`."""
    facts = [tr("lapsed")] if body.status is BodyStatus.LAPSED else []
    if body.kind is not BodyKind.OTHER and body.kind.title.casefold() not in body.name.casefold():
        facts.append(body.kind.title)
    facts += [text for text in (body.frequency,) if text]
    facts += [tr("chair: {chair}", chair=body.chair)] if body.chair else []
    facts += [text for text in (body.rotation,) if text]
    facts += [tr("decides: {model}", model=body.decision_model)] if body.decision_model else []
    facts += ways_up(kaart, body, escalations, reports)
    about = [one.element for one in kaart.assignments if one.assignee == body.id]
    if about:
        facts.append(tr("is about {what}", what=told_about(kaart, about)))
    open_ones = questions_of(body, about=len(about))
    if open_ones:
        facts.append(tr("not known yet: {what}", what=", ".join(one.noun for one in open_ones)))
    return (participants(kaart, body), *facts)


def told_about(kaart: Ketenkaart, elements: Sequence[str]) -> str:
    """How many elements there are of each kind; the map itself is the whole chain."""
    whole = [tr("the whole chain")] if ABOUT_ID in elements else []
    others = [one for one in elements if one != ABOUT_ID]
    return ", ".join((*whole, *([counted(kaart, others)] if others else [])))


def ways_up(kaart: Ketenkaart, body: Body, escalations: Iterable[str], reports: bool) -> list[str]:
    """Where a body reports and escalates to, as far as no line shows it."""
    reports_to = kaart.get(Body, body.reports_to)
    told = (
        [tr("reports to {body}", body=body_title(reports_to))] if reports and reports_to is not None else []
    )
    return [*told, *(tr("escalates to {body}", body=name) for name in escalations)]


def escalation_of(kaart: Ketenkaart, body: Body) -> str:
    """The name of the body or role in the chain it escalates to; empty for none."""
    target = kaart.records.get(body.escalates_to or "")
    if isinstance(target, Body):
        return body_title(target)
    return role_title(target) if isinstance(target, Role) else ""


def participants(kaart: Ketenkaart, body: Body) -> str:
    """The partners and roles at the table; the same role at several partners is named once."""
    partners = [kaart.get(Partner, one) for one in body.participants]
    roles = [kaart.get(Role, one) for one in body.participants]
    parts = [", ".join(short_name(partner) for partner in partners if partner is not None)]
    parts += _role_phrases(kaart, [role for role in roles if role is not None])
    return "; ".join(part for part in parts if part)


def _role_phrases(kaart: Ketenkaart, roles: Iterable[Role]) -> Iterator[str]:
    """Such as "line manager and coordinator of UWV, CBS", then the roles of no single partner."""
    at_partners: dict[str, list[str]] = {}
    alone: list[str] = []
    for role in roles:
        partner = kaart.get(Partner, role.partner)
        if partner is None:
            alone.append(role_title(role))
        else:
            at_partners.setdefault(_without(role, partner), []).append(short_name(partner))
    by_partners: dict[tuple[str, ...], list[str]] = {}
    for word, names in at_partners.items():
        by_partners.setdefault(tuple(names), []).append(word)
    for partners, words in by_partners.items():
        yield tr("{roles} of {partners}", roles=_listed(words), partners=", ".join(partners))
    yield ", ".join(alone)


def _without(role: Role, partner: Partner) -> str:
    """The name of a role without that of its partner at its end."""
    for name in (partner.name, partner.short_name):
        if name and role.name.endswith(f" {name}"):
            return role.name.removesuffix(f" {name}")
    return role.name or role_word(role)


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return tr("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def quiet_partners(kaart: Ketenkaart, lanes: Iterable[str]) -> str:
    """The partners that have no lane because nothing is done by or goes to them, by kind."""
    drawn = set(lanes)
    quiet = [partner for partner in kaart.partners if kaart.root_of(partner).id not in drawn]
    groups: dict[PartnerKind, list[str]] = {}
    for partner in quiet:
        groups.setdefault(partner.kind, []).append(partner.name or tr("unnamed"))
    return " · ".join(f"{kind.title}: {', '.join(names)}" for kind, names in groups.items())


def chain_roles(kaart: Ketenkaart) -> tuple[Role, ...]:
    """The roles of the chain itself that are not named at the table of a body, and its manager and office."""
    seated = {one for body in kaart.bodies for one in body.participants}
    return tuple(
        role
        for role in kaart.roles
        if role.partner is None and (role.id not in seated or role.kind in _ALWAYS)
    )
