"""What each kind of element is, in one sentence."""

from collections.abc import Mapping
from types import MappingProxyType

from ketenkaart.texts import mark

MEANING_BY_COLLECTION: Mapping[str, str] = MappingProxyType(
    {
        "partners": mark("An organisation, part or group with work in the chain; it has a lane of its own."),
        "phases": mark("A part of the work of the chain; the phases stand side by side, from left to right."),
        "steps": mark("What one partner does, in one phase."),
        "flows": mark(
            "What goes from one step or partner to another: documents, data, money, or only the order."
        ),
        "documents": mark("What goes along a flow; the same document can go along several."),
        "koppelvlakken": mark(
            "Where a flow goes from one partner to another, and what they agreed about that."
        ),
        "systems": mark("A system or register in which work is done or data are kept."),
        "roles": mark("Who guards, bears or does something in the chain, by function and not by name."),
        "bodies": mark("A meeting in which the partners discuss or decide."),
        "agreements": mark("What partners have agreed in writing, such as a covenant."),
        "assignments": mark("Which part a role or meeting body has in an element."),
        "indicators": mark("What must be reached, and what was reached."),
        "findings": mark("A bottleneck, an action or a decision about an element."),
        "notes": mark("A remark with an element or with the whole map."),
        "plan_items": mark("A line of the yearly plan of the chain."),
        "settlements": mark("How the partners share the costs."),
        "surveys": mark("The yearly evaluation, with what was answered."),
    }
)
"""By collection, in the order in which they are told."""
