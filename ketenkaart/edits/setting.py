"""Setting: one field of one or many elements, and names."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from annotated_types import MaxLen

from ketenkaart.analysis.process import is_branch
from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused
from ketenkaart.edits.adding import put_document_on
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told, told
from ketenkaart.edits.making import New, turn_into
from ketenkaart.edits.names import clean_line, clean_name, clean_text, is_question
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind, StepKind
from ketenkaart.texts import capital, tr

SEVERAL_LINES = frozenset({"description", "goal", "mandate", "decision_model", "provenance"})
"""Texts that may have several lines."""


def set_field(kaart: Ketenkaart, ids: Iterable[str], field: str, value: Any) -> Edit:
    """Give one field of elements another value; those that do not have the field stay as they are.

    A step that goes to another partner or phase is free to stand where the layout puts it.

    Args:
        kaart: the map.
        ids: the elements.
        field: the field.
        value: its value; texts are cleaned.
    """
    chosen = [one for one in _records(kaart, ids) if field in type(one).model_fields]
    too_long = next((found for one in chosen if (found := _too_long(one, field, value))), "")
    if too_long:
        return refused(too_long)
    return _each(kaart, chosen, field, lambda draft, record: _set(draft, record, field, value))


def _each(
    kaart: Ketenkaart, records: list[Record], field: str, change: Callable[[Draft, Record], None]
) -> Edit:
    """Change a field of each record; refused where a value may not stand there, or a link leads astray."""
    draft = Draft(kaart)
    try:
        for record in records:
            change(draft, record)
        edit = draft.edit(_label(kaart, records, field))
        apply(kaart, edit.changes)
    except ChangeRefused as refusal:
        return refused(str(refusal))
    return edit


def _set(draft: Draft, record: Record, field: str, value: Any) -> None:
    if field == "name":
        _rename(draft, record, str(value))
    elif isinstance(record, Flow) and field == "kind":
        turn_into(draft, record.id, value)
    else:
        draft.set(record.id, **{field: _clean(field, value)})
        if isinstance(record, Step) and field in ("partner", "phase") and getattr(record, field) != value:
            draft.set(record.id, pin=None)


def _too_long(record: Record, field: str, value: Any) -> str:
    """Why a text does not fit in a field, if it does not; a name is cut off instead."""
    metadata = type(record).model_fields[field].metadata
    most = next((item.max_length for item in metadata if isinstance(item, MaxLen)), None)
    if field == "name" or most is None or type(value) is not str or len(value) <= most:
        return ""
    values = {"field": capital(field_name(record.collection, field)), "most": most, "count": len(value)}
    return tr("{field} has room for {most} characters; this has {count}.", **values)


def _clean(field: str, value: Any) -> Any:
    """A text as it is kept; it is not cut off here, so that too long a one is refused."""
    if type(value) is not str:
        return value
    return clean_text(value, len(value)) if field in SEVERAL_LINES else clean_line(value, len(value))


def add_to_list(kaart: Ketenkaart, ids: Iterable[str], field: str, value: Any) -> Edit:
    """Add one value to a list of each of some elements, where it is not in it yet."""
    return _set_lists(kaart, ids, field, lambda values: values if value in values else (*values, value))


def take_from_list(kaart: Ketenkaart, ids: Iterable[str], field: str, value: Any) -> Edit:
    """Take one value from a list of each of some elements."""
    return _set_lists(kaart, ids, field, lambda values: tuple(one for one in values if one != value))


def rename(kaart: Ketenkaart, element_id: str, name: str, random: Random | None = None) -> Edit:
    """Give an element another name; that of a flow names what it carries.

    A step becomes a decision where its name starts to end in a question mark. A document that other
    flows carry, too, keeps its name: the flow then carries another one.

    Args:
        kaart: the map.
        element_id: the element.
        name: its new name.
        random: what the id of a new document is made of.
    """
    record = kaart.records.get(element_id)
    if record is None:
        return refused(tr("Select an element first."))
    draft = Draft(kaart, random)
    _rename(draft, record, name)
    return draft.edit(tr("Rename {what}", what=told(kaart, record)), (element_id,))


def _rename(draft: Draft, record: Record, name: str) -> None:
    clean = clean_name(name)
    if isinstance(record, Flow):
        _name_flow(draft, record, clean)
        return
    draft.set(record.id, name=clean)
    turns = is_question(clean) and not is_question(record.name)
    if isinstance(record, Step) and record.kind is StepKind.ACTIVITY and turns:
        draft.set(record.id, kind=StepKind.DECISION)


def _name_flow(draft: Draft, flow: Flow, name: str) -> None:
    """Name a flow by its own name where it has one, else by its document."""
    only = draft.kaart.get(Document, flow.documents[0]) if len(flow.documents) == 1 else None
    own = only if only is not None and not _is_shared(draft.kaart, only) else None
    if flow.name or len(flow.documents) > 1 or (only is None and _goes_without_document(draft.kaart, flow)):
        draft.set(flow.id, name=name)
        if own is not None and own.name == flow.name and name:
            draft.set(own.id, name=name)
    elif own is not None:
        draft.set(own.id, name=name or own.name)
    elif name:
        draft.set(flow.id, documents=())
        put_document_on(draft, flow.id, New(name))


def _is_shared(kaart: Ketenkaart, document: Document) -> bool:
    return sum(document.id in flow.documents for flow in kaart.flows) > 1


def _goes_without_document(kaart: Ketenkaart, flow: Flow) -> bool:
    """Whether a name is no document: that of money, or the answer of a decision."""
    return is_branch(kaart, flow) or flow.kind is FlowKind.MONEY


def _set_lists(
    kaart: Ketenkaart, ids: Iterable[str], field: str, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]
) -> Edit:
    chosen = [one for one in _records(kaart, ids) if isinstance(getattr(one, field, None), tuple)]

    def set_list(draft: Draft, record: Record) -> None:
        draft.set(record.id, **{field: change(getattr(record, field))})

    return _each(kaart, chosen, field, set_list)


def _records(kaart: Ketenkaart, ids: Iterable[str]) -> list[Record]:
    return [record for one in dict.fromkeys(ids) if (record := kaart.records.get(one)) is not None]


def _label(kaart: Ketenkaart, records: list[Record], field: str) -> str:
    """What was set, such as: Partner of 4 steps."""
    if not records:
        return ""
    name = field_name(records[0].collection, field)
    return tr("{field} of {what}", field=name, what=all_told(kaart, records))
