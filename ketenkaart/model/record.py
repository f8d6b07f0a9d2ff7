"""The grain of the document: one frozen record, known by its id, and how records point at others."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

ID_PATTERN = r"^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$"
ANY = "*"


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field as holding ids of records.

    Attributes:
        collections: the collections the id may be found in; "*" stands for all.
    """

    collections: tuple[str, ...]


PartnerId = Annotated[str, Ref(("partners",))]
PhaseId = Annotated[str, Ref(("phases",))]
StepId = Annotated[str, Ref(("steps",))]
SystemId = Annotated[str, Ref(("systems",))]
DocumentId = Annotated[str, Ref(("documents",))]
FlowId = Annotated[str, Ref(("flows",))]
KoppelvlakId = Annotated[str, Ref(("koppelvlakken",))]
RoleId = Annotated[str, Ref(("roles",))]
BodyId = Annotated[str, Ref(("bodies",))]
StepOrPartnerId = Annotated[str, Ref(("steps", "partners"))]
PartnerOrSystemId = Annotated[str, Ref(("partners", "systems"))]
RoleOrBodyId = Annotated[str, Ref(("roles", "bodies"))]
RoleOrPartnerId = Annotated[str, Ref(("roles", "partners"))]
ElementId = Annotated[str, Ref((ANY,))]
ShortText = Annotated[str, Field(max_length=500)]


class Value(BaseModel):
    """A small value inside a record, such as a pin or a key figure."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)


class Record(BaseModel):
    """What every record of a chain map carries. Unknown fields are kept."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)
    collection: ClassVar[str] = ""

    id: str = Field(
        pattern=ID_PATTERN, description="Given once, short and stable; other records point at it."
    )
    name: str = Field("", max_length=200, description="What people call it.")
    description: str = Field("", max_length=10_000, description="Explanation for who wants to know more.")
    order: str = Field(
        "", max_length=200, pattern="^[0-9A-Za-z]*$", description="Where it stands among its kind."
    )
    certain: bool = Field(True, description="Off while the fact is still to be confirmed.")
    provenance: str = Field("", max_length=2_000, description="Where the fact comes from.")
