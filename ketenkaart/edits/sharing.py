"""Sharing: a document that several flows carry, where one of them got another name for it."""

from typing import NamedTuple

from ketenkaart.changes.change import Add, ChangeSet, SetField
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.labels import told
from ketenkaart.edits.lettinggo import take_out
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow
from ketenkaart.texts import tr


class Parted(NamedTuple):
    """A flow that got a document of its own, and the one that the others keep.

    Attributes:
        flow: the flow.
        own: the document it carries now.
        kept: the document that it carried, and others carry still.
        others: the flows that carry that.
    """

    flow: Flow
    own: Document
    kept: Document
    others: tuple[Flow, ...]


def parted_by(kaart: Ketenkaart, changes: ChangeSet) -> Parted | None:
    """What renaming one of the flows that share a document came to; None where changes are of another kind.

    Args:
        kaart: the map after the changes.
        changes: the changes.
    """
    made = [one.record.id for one in changes.changes if isinstance(one, Add)]
    carried = [one for one in changes.changes if isinstance(one, SetField) and one.field == "documents"]
    if len(made) != 1 or len(carried) != 1 or len(carried[0].before or ()) != 1:
        return None
    flow, own = kaart.get(Flow, carried[0].record_id), kaart.get(Document, made[0])
    kept = kaart.get(Document, carried[0].before[0])
    if flow is None or own is None or kept is None or flow.documents != (own.id,):
        return None
    others = tuple(one for one in kaart.flows if kept.id in one.documents)
    return Parted(flow, own, kept, others) if others else None


def name_all(kaart: Ketenkaart, parted: Parted) -> Edit:
    """Give the document the new name on all flows; they share it again."""
    draft = Draft(kaart)
    draft.set(parted.kept.id, name=parted.own.name)
    draft.set(parted.flow.id, documents=(parted.kept.id,))
    if not any(parted.own.id in one.documents for one in draft.kaart.flows):
        take_out(draft, [parted.own.id])
    return draft.edit(tr("Rename {what}", what=told(kaart, parted.kept)), (parted.flow.id,))
