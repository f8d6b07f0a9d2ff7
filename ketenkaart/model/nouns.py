"""What people call a record: its noun, the noun with its name, and what they call many."""

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
PLURALS: Mapping[str, str] = {
    "about": mark("The map"),
    "partners": mark("Partners"),
    "phases": mark("Phases"),
    "steps": mark("Steps"),
    "systems": mark("Systems"),
    "documents": mark("Documents"),
    "flows": mark("Flows"),
    "koppelvlakken": mark("Interfaces"),
    "agreements": mark("Agreements"),
    "roles": mark("Roles"),
    "bodies": mark("Meeting bodies"),
    "assignments": mark("Assignments"),
    "indicators": mark("Norms"),
    "findings": mark("Findings"),
    "plan_items": mark("Plan items"),
    "settlements": mark("Settlements"),
    "surveys": mark("Surveys"),
    "notes": mark("Notes"),
}
"""What all records of a collection are called, as a heading."""
COUNTED: Mapping[str, tuple[str, str]] = {
    "about": (mark("the map"), mark("the map")),
    "partners": (mark("{count} partner"), mark("{count} partners")),
    "phases": (mark("{count} phase"), mark("{count} phases")),
    "steps": (mark("{count} step"), mark("{count} steps")),
    "systems": (mark("{count} system"), mark("{count} systems")),
    "documents": (mark("{count} document"), mark("{count} documents")),
    "flows": (mark("{count} flow"), mark("{count} flows")),
    "koppelvlakken": (mark("{count} interface"), mark("{count} interfaces")),
    "agreements": (mark("{count} agreement"), mark("{count} agreements")),
    "roles": (mark("{count} role"), mark("{count} roles")),
    "bodies": (mark("{count} meeting body"), mark("{count} meeting bodies")),
    "assignments": (mark("{count} assignment"), mark("{count} assignments")),
    "indicators": (mark("{count} norm"), mark("{count} norms")),
    "findings": (mark("{count} finding"), mark("{count} findings")),
    "plan_items": (mark("{count} plan item"), mark("{count} plan items")),
    "settlements": (mark("{count} settlement"), mark("{count} settlements")),
    "surveys": (mark("{count} survey"), mark("{count} surveys")),
    "notes": (mark("{count} note"), mark("{count} notes")),
}
"""How many records of a collection there are: the text for one and for more."""


def noun(collection: str) -> str:
    """What one record of a collection is called, such as step."""
    return tr(NOUN_BY_COLLECTION.get(collection, collection))


def record_called(collection: str, record_id: str) -> str:
    """A record by its id, such as step “s08”."""
    return noun(collection) if collection == "about" else f"{noun(collection)} “{record_id}”"


def called(record: Record) -> str:
    """A record by its name, or by its id where it has none, such as step “Check the return”."""
    return record_called(record.collection, record.name or record.id)
