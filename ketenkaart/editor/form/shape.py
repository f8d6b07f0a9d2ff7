"""The shape of a field: what may stand in it and what people call it, read from the records themselves."""

from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel

from ketenkaart.edits.setting import SEVERAL_LINES
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.references import reference_fields
from ketenkaart.texts import capital, mark, tr

NOT_EDITED = frozenset({"id", "order", "adopted", "last_numbers"})
"""Fields the program keeps by itself."""
_LABELS = {
    ("steps", "partner"): mark("Partner"),
    ("steps", "participants"): mark("Also takes part"),
    ("documents", "personal_data"): mark("Holds personal data"),
    ("notes", "description"): mark("Text"),
}
_EXAMPLES = {
    ("steps", "lead_time"): mark("e.g. 24 hours"),
    ("flows", "frequency"): mark("e.g. daily"),
    ("indicators", "norm"): mark("e.g. at least 98 %"),
    ("bodies", "frequency"): mark("e.g. monthly"),
    ("bodies", "short_name"): mark("e.g. LMO"),
}


@dataclass(frozen=True)
class Shape:
    """What may stand in a field.

    Attributes:
        owner: the collection of its record, or the name of the value it stands in.
        name: the name of the field.
        type: the type of what stands in it, or of each thing in a list.
        is_list: whether it is a list.
        optional: whether nothing may stand in it.
        links_to: the collections it points at; empty where it points at nothing.
        most: how many characters it holds.
        least_number: the smallest number.
        most_number: the largest number.
        description: what it means, in English.
    """

    owner: str
    name: str
    type: type
    is_list: bool = False
    optional: bool = False
    links_to: tuple[str, ...] = ()
    most: int | None = None
    least_number: float | None = None
    most_number: float | None = None
    description: str = ""

    @property
    def label(self) -> str:
        """What people call it, in the language in use."""
        own = _LABELS.get((self.owner, self.name))
        return tr(own) if own else capital(field_name(self.owner, self.name))

    @property
    def meaning(self) -> str:
        """What it means, in the language in use."""
        return tr(self.description)

    @property
    def example(self) -> str:
        """What it looks like filled in; empty where it needs none."""
        return tr(_EXAMPLES.get((self.owner, self.name), ""))

    @property
    def several_lines(self) -> bool:
        """Whether it is a text of several lines."""
        return self.name in SEVERAL_LINES


@cache
def shapes(model: type[BaseModel]) -> dict[str, Shape]:
    """The fields of a record or value that a person can edit, in their order."""
    return {name: _shape(model, name) for name in model.model_fields if name not in NOT_EDITED}


def _shape(model: type[BaseModel], name: str) -> Shape:
    info = model.model_fields[name]
    is_list, optional, kind, metadata = _taken_apart(info.annotation)
    ref = reference_fields(model).get(name)
    known = [*info.metadata, *metadata]
    return Shape(
        owner=getattr(model, "collection", "") or model.__name__,
        name=name,
        type=kind,
        is_list=is_list,
        optional=optional,
        links_to=ref.collections if ref is not None else (),
        most=next((one.max_length for one in known if isinstance(one, MaxLen)), None),
        least_number=next((_number(one.ge) for one in known if isinstance(one, Ge)), None),
        most_number=next((_number(one.le) for one in known if isinstance(one, Le)), None),
        description=info.description or "",
    )


def _number(bound: Any) -> float:
    return bound if isinstance(bound, int) else float(bound)


def _taken_apart(annotation: Any) -> tuple[bool, bool, type, tuple[Any, ...]]:
    """Whether an annotation is a list and may be empty, its type, and what else it says."""
    is_list = get_origin(annotation) is tuple
    if is_list:
        annotation = get_args(annotation)[0]
    parts = get_args(annotation)
    optional = NoneType in parts
    if optional:
        annotation = next(part for part in parts if part is not NoneType)
    metadata: tuple[Any, ...] = getattr(annotation, "__metadata__", ())
    if metadata:
        annotation = get_args(annotation)[0]
    for item in metadata:  # Annotated[str, Field(max_length=...)] carries what it says one level deeper
        metadata = (*metadata, *getattr(item, "metadata", ()))
    values = get_args(annotation)  # of a Literal
    return is_list, optional, annotation if isinstance(annotation, type) else type(values[0]), metadata
