"""Gaps in the steering of a chain: in roles, bodies, agreements and findings."""

from collections.abc import Iterator
from datetime import date

from ketenkaart.model.governance import Assignment, Body, Finding, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Partner
from ketenkaart.model.vocabulary import AgreementStatus, BodyStatus, FindingState, PartnerKind, RoleKind


def ketenmanagers_of_one_partner(kaart: Ketenkaart) -> Iterator[Role]:
    """The chain managers that belong to one partner, who are to be independent of all."""
    return (role for role in kaart.roles if role.kind is RoleKind.KETENMANAGER and role.partner is not None)


def partners_without_ketenregisseur(kaart: Ketenkaart) -> Iterator[Partner]:
    """The organisations that steer the chain and have no chain coordinator in any part of them."""
    regisseurs = (role for role in kaart.roles if role.kind is RoleKind.KETENREGISSEUR)
    partners = (kaart.get(Partner, role.partner) for role in regisseurs)
    served = {kaart.root_of(partner).id for partner in partners if partner is not None}
    return (
        partner
        for partner in kaart.partners
        if partner.parent is None and _steers(partner) and partner.id not in served
    )


def _steers(partner: Partner) -> bool:
    """Whether a partner is one of those that need a chain coordinator (docs/decisions.md)."""
    if partner.kind is PartnerKind.OWNER:
        return True
    return partner.kind is PartnerKind.PARTNER and partner.inside


def bodies_without_participants(kaart: Ketenkaart) -> Iterator[Body]:
    """The bodies that nobody is known to sit in."""
    return (body for body in _active(kaart) if not body.participants)


def bodies_without_frequency(kaart: Ketenkaart) -> Iterator[Body]:
    """The bodies of which nobody knows how often they meet."""
    return (body for body in _active(kaart) if not body.frequency.strip())


def bodies_without_elements(kaart: Ketenkaart) -> Iterator[Body]:
    """The bodies that have a part in nothing on the map."""
    assigned = {assignment.assignee for assignment in kaart.all(Assignment)}
    return (body for body in _active(kaart) if body.id not in assigned)


def _active(kaart: Ketenkaart) -> Iterator[Body]:
    return (body for body in kaart.bodies if body.status is BodyStatus.ACTIVE)


def findings_without_body(kaart: Ketenkaart) -> Iterator[Finding]:
    """The findings that are not done and that no body deals with."""
    return (
        finding
        for finding in kaart.findings
        if finding.body is None and finding.state is not FindingState.DONE
    )


def agreements_past_their_end(kaart: Ketenkaart, today: date) -> Iterator[Agreement]:
    """The agreements whose last day is over and that are not called ended."""
    return (
        agreement
        for agreement in kaart.agreements
        if agreement.valid_until is not None
        and agreement.valid_until < today
        and agreement.status is not AgreementStatus.ENDED
    )
