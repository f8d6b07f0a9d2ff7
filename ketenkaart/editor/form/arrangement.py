"""The arrangement of a form: which fields stand first for each kind of element, and where the rest."""

from collections.abc import Iterable
from typing import NamedTuple

from ketenkaart.texts import mark

Row = tuple[str, ...]
NOT_SHARED = frozenset({"name", "short_name", "number", "pin", "hint", "key_figures"})
"""What is an element's own: not offered for several at once."""


class Group(NamedTuple):
    """Fields under one heading.

    Attributes:
        title: the heading, to be translated; also names it in the settings.
        rows: the fields, those in one row side by side.
        opened: whether it is open at first.
    """

    title: str
    rows: tuple[Row, ...]
    opened: bool = False


PLACE = mark("Place on the map")
MORE = mark("More")
ORIGIN = Group(mark("Origin"), (("certain",), ("provenance",)))
_FIRST: dict[str, tuple[Row, ...]] = {
    "about": (("name",), ("goal",), ("status", "version"), ("owner",), ("date", "language")),
    "partners": (("name",), ("kind", "short_name"), ("inside",), ("parent",), ("description",)),
    "phases": (("name",), ("description",)),
    "steps": (("name",), ("partner",), ("phase",), ("kind", "lead_time"), ("participants",)),
    "systems": (("name",), ("kind",), ("partner",), ("description",)),
    "documents": (("name",), ("classification",), ("personal_data", "retention"), ("legal_basis",)),
    "flows": (("name",), ("source",), ("target",), ("kind", "frequency"), ("documents",), ("koppelvlakken",)),
    "koppelvlakken": (("name",), ("partners",), ("status",), ("owner",), ("standard",), ("agreements",)),
    "agreements": (("name",), ("kind", "status"), ("parties",), ("valid_from", "valid_until"), ("covers",)),
    "roles": (("name",), ("kind", "level"), ("partner",), ("mandate",), ("escalates_to",)),
    "bodies": (("name",), ("kind", "short_name"), ("level", "frequency"), ("participants",), ("chair",)),
    "assignments": (("element",), ("assignee",), ("part",)),
    "indicators": (("name",), ("element",), ("norm", "unit"), ("results",), ("reported_to",)),
    "findings": (("name",), ("kind", "state"), ("element",), ("body",), ("due", "raised_by")),
    "plan_items": (("name",), ("year",), ("goal",), ("efforts",), ("elements",)),
    "settlements": (("name",), ("scheme",), ("key_figures",), ("amounts",)),
    "surveys": (("name",), ("statements",)),
    "notes": (("description",), ("anchor",), ("corner",)),
}
_GROUPS: dict[str, tuple[Group, ...]] = {
    "about": (
        Group(mark("Key figures"), (("key_figures",),)),
        Group(mark("Sheets"), (("theme",), ("pages",))),
    ),
    "steps": (
        Group(PLACE, (("pin",), ("group",)), opened=True),
        Group(mark("Carrying out and basis"), (("system",), ("legal_basis",), ("description",))),
    ),
    "flows": (
        Group(mark("How it travels"), (("medium",), ("volume",), ("via",), ("answers",))),
        Group(mark("What is agreed"), (("quality",), ("timing",), ("cost",), ("contacts",))),
        Group(PLACE, (("hint",),)),
    ),
}


def first_rows(collection: str) -> tuple[Row, ...]:
    """The fields that are always in sight."""
    return _FIRST[collection]


def groups(collection: str, fields: Iterable[str]) -> tuple[Group, ...]:
    """The headings under which the other fields stand; every field has a place.

    Args:
        collection: the kind of element.
        fields: its fields.
    """
    own = _GROUPS.get(collection, ())
    placed = {
        field
        for rows in (first_rows(collection), *(g.rows for g in (*own, ORIGIN)))
        for row in rows
        for field in row
    }
    rest = tuple((field,) for field in fields if field not in placed)
    return (*own, *((Group(MORE, rest),) if rest else ()), ORIGIN)
