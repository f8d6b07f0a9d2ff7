"""What a deed is called in the list of changes and after "Undo:", in a few words."""

from collections.abc import Iterable

from ketenkaart.drawing.content import Content, short_name
from ketenkaart.model.characters import is_blank, visible_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import COUNTED, noun
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.texts import tr, tr_count


def told(kaart: Ketenkaart, record: Record) -> str:
    """A record in a sentence: by its code if it has one, else by its name, else by its noun alone."""
    if isinstance(record, Step) and record.number is not None:
        return tr("step {code}", code=f"S{record.number:02d}")
    if isinstance(record, Koppelvlak):
        return tr("interface {code}", code=Content(kaart).koppelvlak_code(record))
    name = kaart.flow_name(record) if isinstance(record, Flow) else record.name
    if is_blank(name):
        return noun(record.collection)
    return f"{noun(record.collection)} “{visible_name(name)}”"


def all_told(kaart: Ketenkaart, records: Iterable[Record]) -> str:
    """Several records in a sentence: the one by its name, more of them counted by kind."""
    chosen = tuple(records)
    if len(chosen) == 1:
        return told(kaart, chosen[0])
    counts: dict[str, int] = {}
    for record in chosen:
        counts[record.collection] = counts.get(record.collection, 0) + 1
    return listed(tr_count(*COUNTED[collection], count) for collection, count in counts.items())


def listed(parts: Iterable[str]) -> str:
    """Parts of a sentence, with "and" before the last."""
    *rest, last = tuple(parts) or ("",)
    return tr("{first} and {last}", first=", ".join(rest), last=last) if rest else last


def adding(kaart: Ketenkaart, record: Record) -> str:
    """The label of adding a record."""
    return tr("Add {record}", record=told(kaart, record))


def shown_name(partner: Partner) -> str:
    """A partner in a sentence, by its short name if it has one."""
    return visible_name(short_name(partner))


def phase_code(phase: Phase) -> str:
    """A phase in a sentence: F3, or its name where it has no number."""
    if phase.number is not None:
        return f"F{phase.number}"
    return f"“{visible_name(phase.name or tr('unnamed'))}”"
