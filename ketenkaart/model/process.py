"""The work of the chain: partners, phases, steps, systems, documents, flows, interfaces, agreements."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from ketenkaart.model.record import (
    DocumentId,
    ElementId,
    FlowId,
    KoppelvlakId,
    PartnerId,
    PartnerOrSystemId,
    PhaseId,
    Record,
    ShortText,
    StepId,
    StepOrPartnerId,
    SystemId,
    Value,
)
from ketenkaart.model.vocabulary import (
    AgreementKind,
    AgreementStatus,
    FlowKind,
    KoppelvlakStatus,
    PartnerKind,
    Side,
    StepKind,
    SystemKind,
)


class Partner(Record):
    """A chain partner (ketenpartner): a lane on the map."""

    collection: ClassVar[str] = "partners"
    kind: PartnerKind = Field(PartnerKind.PARTNER, description="What the partner is to the chain.")
    short_name: str = Field("", max_length=60, description="The name where room is scarce, such as UWV.")
    parent: PartnerId | None = Field(None, description="The partner of which this one is a part.")
    inside: bool = Field(True, description="Whether the partner stands inside the chain boundary.")
    colour: int | None = Field(None, ge=0, le=359, description="The hue of the lane, in degrees.")


class Phase(Record):
    """A phase (fase): a band of columns."""

    collection: ClassVar[str] = "phases"
    number: int | None = Field(None, ge=0, le=9_999, description="The number on the map.")


class Pin(Value):
    """Where a person put a step: beside other steps, never at a place in millimetres."""

    before: StepId | None = Field(None, description="The step stands left of this one.")
    after: StepId | None = Field(None, description="The step stands right of this one.")
    above: StepId | None = Field(None, description="The step stands in the row above this one.")
    below: StepId | None = Field(None, description="The step stands in the row below this one.")


class Step(Record):
    """A process step (processtap): what one partner does."""

    collection: ClassVar[str] = "steps"
    partner: PartnerId | None = Field(None, description="The partner who does it; its lane.")
    phase: PhaseId | None = Field(None, description="The phase in which it is done.")
    kind: StepKind = Field(StepKind.ACTIVITY, description="Activity, decision, start, end or wait.")
    participants: tuple[PartnerId, ...] = Field((), description="The partners who take part.")
    system: SystemId | None = Field(None, description="The system or register it is done in.")
    lead_time: str = Field("", max_length=60, description="How long it may take.")
    legal_basis: str = Field("", max_length=500, description="The law it rests on.")
    number: int | None = Field(None, ge=0, le=99_999, description="Given once, never used again.")
    pin: Pin | None = Field(None, description="Where a person put it.")
    group: str = Field("", max_length=60, description="Steps of one group are kept together.")


class System(Record):
    """A system or register (voorziening) of the chain's information infrastructure."""

    collection: ClassVar[str] = "systems"
    partner: PartnerId | None = Field(None, description="The partner who runs it.")
    kind: SystemKind = Field(SystemKind.SYSTEM, description="A register or another system.")


class Document(Record):
    """A document or message (document, bericht) that flows carry."""

    collection: ClassVar[str] = "documents"
    classification: str = Field("", max_length=200, description="How confidential it is.")
    personal_data: bool | None = Field(None, description="Whether it holds personal data.")
    legal_basis: str = Field("", max_length=500, description="The law that allows sharing it.")
    retention: str = Field("", max_length=200, description="How long it is kept.")
    specification: str = Field("", max_length=2_000, description="Where its content is laid down.")


class Hint(Value):
    """The sides a person chose for a flow."""

    side_out: Side | None = Field(None, description="The side where it leaves its source.")
    side_in: Side | None = Field(None, description="The side where it enters its target.")


class Flow(Record):
    """A flow (stroom) from a step or partner to another."""

    collection: ClassVar[str] = "flows"
    source: StepOrPartnerId | None = Field(None, description="The step or partner it comes from.")
    target: StepOrPartnerId | None = Field(None, description="The step or partner it goes to.")
    kind: FlowKind = Field(FlowKind.SEQUENCE, description="Document, data, money or just sequence.")
    documents: tuple[DocumentId, ...] = Field((), description="The documents it carries.")
    koppelvlakken: tuple[KoppelvlakId, ...] = Field((), description="The interfaces it crosses, in order.")
    via: tuple[PartnerOrSystemId, ...] = Field(
        (), description="The partners or systems it goes through, in order."
    )
    medium: str = Field("", max_length=200, description="How it travels, such as a letter or a message.")
    frequency: str = Field("", max_length=200, description="How often it goes.")
    volume: str = Field("", max_length=200, description="How much goes along it.")
    answers: FlowId | None = Field(None, description="The flow this one is the return of.")
    quality: str = Field("", max_length=500, description="The quality that is agreed.")
    timing: str = Field("", max_length=500, description="When it must arrive.")
    cost: str = Field("", max_length=500, description="What it costs and who pays.")
    contacts: tuple[ShortText, ...] = Field((), description="Whom to ask, by function and never by name.")
    number: int | None = Field(None, ge=0, le=99_999, description="Given once, never used again.")
    hint: Hint | None = Field(None, description="The sides a person chose.")


class Koppelvlak(Record):
    """An interface (koppelvlak): the agreed joint between partners."""

    collection: ClassVar[str] = "koppelvlakken"
    number: int | None = Field(None, ge=0, le=99_999, description="Given once, never used again.")
    partners: tuple[PartnerId, ...] = Field((), description="The partners on its sides.")
    standard: str = Field("", max_length=500, description="The standard messages follow.")
    owner: str = Field("", max_length=200, description="Who looks after it.")
    status: KoppelvlakStatus = Field(KoppelvlakStatus.AGREED, description="Whether the sides have agreed.")
    agreements: str = Field("", max_length=500, description="What is agreed, in a few words.")
    opening_hours: str = Field("", max_length=200, description="When it can be used.")
    risk: str = Field("", max_length=500, description="What may go wrong here.")


class Agreement(Record):
    """An agreement between partners (convenant, SNO, GLO, DAP, ...)."""

    collection: ClassVar[str] = "agreements"
    kind: AgreementKind = Field(AgreementKind.OTHER, description="The instrument.")
    parties: tuple[PartnerId, ...] = Field((), description="The partners who agreed.")
    valid_from: date | None = Field(None, description="The first day it holds.")
    valid_until: date | None = Field(None, description="The last day it holds.")
    covers: tuple[ElementId, ...] = Field((), description="The elements it is about.")
    status: AgreementStatus = Field(AgreementStatus.SIGNED, description="Draft, signed or ended.")
    link: str = Field("", max_length=2_000, description="Where its text can be found.")
