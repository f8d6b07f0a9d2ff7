"""An edit: one change set, what is selected after it, and whose name is to be typed next."""

from typing import NamedTuple

from ketenkaart.changes.change import ChangeSet
from ketenkaart.memory import Memory


class Edit(NamedTuple):
    """What one deed of a person comes to; it is undone as a whole.

    Attributes:
        changes: the changes, with a label of a few words; nothing where there is nothing to do.
        select: the ids of the elements that are selected afterwards; None keeps the selection.
        naming: the id of the element whose name is typed next.
        memory: what to start the next layout from, where the edit chose it.
        refusal: why it cannot be done, one sentence for people; empty where it can.
    """

    changes: ChangeSet
    select: tuple[str, ...] | None = None
    naming: str = ""
    memory: Memory | None = None
    refusal: str = ""


def refused(sentence: str) -> Edit:
    """The edit that cannot be done, and why."""
    return Edit(ChangeSet(), refusal=sentence)
