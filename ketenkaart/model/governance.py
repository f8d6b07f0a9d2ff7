"""The steering of the chain: roles, bodies, assignments, norms, findings, plan, money, survey, notes."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from ketenkaart.model.record import (
    BodyId,
    ElementId,
    PartnerId,
    Record,
    RoleOrBodyId,
    RoleOrPartnerId,
    ShortText,
    Value,
)
from ketenkaart.model.vocabulary import (
    BodyKind,
    BodyStatus,
    Corner,
    Dimension,
    FindingKind,
    FindingState,
    Level,
    Part,
    RoleKind,
    SettlementScheme,
)


class Role(Record):
    """A chain role (ketenrol)."""

    collection: ClassVar[str] = "roles"
    kind: RoleKind = Field(RoleKind.KETENREGISSEUR, description="Which chain role it is.")
    partner: PartnerId | None = Field(
        None, description="The partner it belongs to; none for the chain itself."
    )
    level: Level = Field(Level.TACTICAL, description="Strategic, tactical or operational.")
    mandate: str = Field("", max_length=2_000, description="What the role may decide.")
    escalates_to: RoleOrBodyId | None = Field(None, description="Where it takes what it cannot solve.")


class Body(Record):
    """A meeting body (gremium, overleg)."""

    collection: ClassVar[str] = "bodies"
    kind: BodyKind = Field(BodyKind.OTHER, description="What kind of meeting it is.")
    short_name: str = Field("", max_length=12, description="The letters on the chips, such as LMO.")
    level: Level = Field(Level.TACTICAL, description="Strategic, tactical or operational.")
    participants: tuple[RoleOrPartnerId, ...] = Field((), description="The roles and partners at the table.")
    chair: str = Field("", max_length=200, description="Who takes the chair, by function.")
    rotation: str = Field("", max_length=200, description="How the chair changes hands.")
    frequency: str = Field("", max_length=200, description="How often it meets.")
    decision_model: str = Field("", max_length=2_000, description="How it decides.")
    reports_to: BodyId | None = Field(None, description="The body it accounts to.")
    escalates_to: RoleOrBodyId | None = Field(None, description="Where it takes what it cannot solve.")
    escalates_outside: str = Field(
        "", max_length=200, description="Who decides beyond the chain, by function."
    )
    status: BodyStatus = Field(BodyStatus.ACTIVE, description="Active or lapsed.")


class Assignment(Record):
    """The link (koppeling) between an element and a role or body."""

    collection: ClassVar[str] = "assignments"
    element: ElementId = Field(description="What it is about.")
    assignee: RoleOrBodyId = Field(description="The role or body.")
    part: Part = Field(Part.DISCUSSES, description="What the role or body does with it.")


class Result(Value):
    """What was reached in one period."""

    period: str = Field("", max_length=60, description="The period, such as 2025-Q1.")
    result: str = Field("", max_length=60, description="What was reached.")
    met: bool | None = Field(None, description="Whether the norm was met.")


class Indicator(Record):
    """A norm and its results (ketenrapportage)."""

    collection: ClassVar[str] = "indicators"
    element: ElementId | None = Field(None, description="What is measured.")
    unit: str = Field("", max_length=60, description="In what it is measured.")
    norm: str = Field("", max_length=60, description="What must be reached, such as at least 98 %.")
    results: tuple[Result, ...] = Field((), description="What was reached, per period.")
    reported_to: BodyId | None = Field(None, description="The body that gets the report.")


class Finding(Record):
    """A bottleneck, action or decision (knelpunt, actie, besluit)."""

    collection: ClassVar[str] = "findings"
    kind: FindingKind = Field(FindingKind.KNELPUNT, description="Bottleneck, action or decision.")
    element: ElementId | None = Field(None, description="What it is about.")
    state: FindingState = Field(FindingState.OPEN, description="Open, in progress or done.")
    raised_by: str = Field("", max_length=200, description="Who raised it, by function.")
    body: BodyId | None = Field(None, description="The body that deals with it.")
    escalated_to: RoleOrBodyId | None = Field(None, description="Where it was taken.")
    due: date | None = Field(None, description="The day it must be done.")


class Effort(Value):
    """What one partner puts in or pays."""

    partner: PartnerId | None = Field(None, description="The partner.")
    amount: str = Field("", max_length=60, description="How much.")


class PlanItem(Record):
    """A line of the yearly plan (ketenjaarplan)."""

    collection: ClassVar[str] = "plan_items"
    year: int | None = Field(None, ge=1900, le=2200, description="The year of the plan.")
    goal: str = Field("", max_length=2_000, description="What is to be reached.")
    efforts: tuple[Effort, ...] = Field((), description="What each partner puts in.")
    elements: tuple[ElementId, ...] = Field((), description="The elements it is about.")


class Settlement(Record):
    """How the costs are shared (ketenfinanciering)."""

    collection: ClassVar[str] = "settlements"
    scheme: SettlementScheme = Field(SettlementScheme.OWN_COSTS, description="How the costs are shared.")
    key_figures: tuple[ShortText, ...] = Field((), description="The figures the shares rest on.")
    amounts: tuple[Effort, ...] = Field((), description="What each partner pays.")


class Answer(Value):
    """What one group of respondents answered in one year."""

    group: str = Field("", max_length=200, description="The group of respondents.")
    year: int | None = Field(None, ge=1900, le=2200, description="The year.")
    answer: float = Field(ge=1, le=5, description="From 1 (not at all) to 5 (fully).")


class Statement(Value):
    """A statement people agree or disagree with."""

    text: str = Field("", max_length=500, description="The statement.")
    dimension: Dimension = Field(Dimension.CONTENT, description="Content, procedures, relations or culture.")
    answers: tuple[Answer, ...] = Field((), description="The answers per group and year.")


class Survey(Record):
    """The yearly evaluation (jaarlijkse evaluatie)."""

    collection: ClassVar[str] = "surveys"
    statements: tuple[Statement, ...] = Field((), description="The statements and their answers.")


class Note(Record):
    """A text on the map, such as the house rules."""

    collection: ClassVar[str] = "notes"
    anchor: ElementId | None = Field(None, description="The element it stands by.")
    corner: Corner | None = Field(None, description="The corner it stands in.")
