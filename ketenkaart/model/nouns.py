"""What people call a record: its noun, and the noun with its name."""

from collections.abc import Mapping

from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr

NOUN_BY_COLLECTION: Mapping[str, str] = {
    "about": mark("the map"),
    "partners": mark("partner"),
    "phases": mark("phase"),
    "steps": mark("step"),
    "systems": mark("system"),
    "documents": mark("document"),
    "flows": mark("flow"),
    "koppelvlakken": mark("interface"),
    "agreements": mark("agreement"),
    "roles": mark("role"),
    "bodies": mark("meeting body"),
    "assignments": mark("assignment"),
    "indicators": mark("norm"),
    "findings": mark("finding"),
    "plan_items": mark("plan item"),
    "settlements": mark("settlement"),
    "surveys": mark("survey"),
    "notes": mark("note"),
}


def noun(collection: str) -> str:
    """What one record of a collection is called, such as step."""
    return tr(NOUN_BY_COLLECTION.get(collection, collection))


def record_called(collection: str, record_id: str) -> str:
    """A record by its id, such as step “s08”."""
    return noun(collection) if collection == "about" else f"{noun(collection)} “{record_id}”"


def called(record: Record) -> str:
    """A record by its name, or by its id where it has none, such as step “Check the return”."""
    return record_called(record.collection, record.name or record.id)
