"""In and out: the flows of what is selected; a click goes there."""

from collections.abc import Collection, Iterator, Sequence

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.linkedrows import LinkedRow, LinkedRows
from ketenkaart.editor.look.iconnames import icon_name_of
from ketenkaart.edits.labels import shown_name
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import mark, tr


class InAndOut(LinkedRows):
    """The flows in and out of a step or a partner with its steps, across an interface, or with a document."""

    title = mark("In and out")
    nothing = mark("No flows yet")

    def applies(self, records: Sequence[Record]) -> bool:
        """One element that flows have to do with."""
        return len(records) == 1 and isinstance(records[0], Step | Partner | Koppelvlak | Document)

    def rows_of(self, chooser: Chooser, record: Record) -> Iterator[LinkedRow]:
        """The flows of the element."""
        return _rows(chooser, record)


def _rows(chooser: Chooser, record: Record) -> Iterator[LinkedRow]:
    kaart = chooser.kaart
    if isinstance(record, Step | Partner):
        own = {record.id}
        if isinstance(record, Partner):
            own |= {step.id for step in kaart.steps if step.partner == record.id}
        shown = [
            flow for flow in kaart.flows if record.id in (flow.source, flow.target) or _crosses(flow, own)
        ]
        yield from (_row(chooser, flow, "left", flow.source) for flow in shown if flow.target in own)
        yield from (_row(chooser, flow, "right", flow.target) for flow in shown if flow.source in own)
        return
    for flow in kaart.flows:
        if record.id in (*flow.koppelvlakken, *flow.documents):
            yield _row(chooser, flow, "right", flow.target)


def _crosses(flow: Flow, own: Collection[str]) -> bool:
    """Whether a flow has just one end among these."""
    return (flow.source in own) != (flow.target in own)


def _row(chooser: Chooser, flow: Flow, direction: str, other_end: str | None) -> LinkedRow:
    """A flow; the directions are "left" for in and "right" for out."""
    other = chooser.kaart.records.get(other_end or "")
    if flow.kind is FlowKind.SEQUENCE:
        title = chooser.element(other_end) or tr("Nowhere yet")
        sign = icon_name_of(other) if other is not None else "step"
        caption = _sequence_words(chooser, flow, direction, other_end)
        return LinkedRow(flow.id, ((direction, "muted"), (sign, "text")), title, caption)
    where = _where(chooser, direction, other_end)
    found = (chooser.kaart.get(Koppelvlak, one) for one in flow.koppelvlakken)
    codes = ", ".join(chooser.sayer.code(one) for one in found if one is not None)
    across = tr("across {koppelvlakken}", koppelvlakken=codes) if codes else ""
    caption = ", ".join(part for part in (where, across) if part)
    signs = ((direction, "muted"), (icon_name_of(flow), "text"))
    return LinkedRow(flow.id, signs, chooser.element(flow.id), caption)


def _where(chooser: Chooser, direction: str, other_end: str | None) -> str:
    """At which partner the other end is."""
    partner = chooser.kaart.partner_of(other_end)
    if partner is None:
        return ""
    words = mark("from {partner}") if direction == "left" else mark("to {partner}")
    return tr(words, partner=shown_name(partner))


def _sequence_words(chooser: Chooser, flow: Flow, direction: str, other_end: str | None) -> str:
    one, other = chooser.kaart.partner_of(flow.source), chooser.kaart.partner_of(flow.target)
    name = flow.name or flow.kind.title
    if one is other and one is not None:
        return tr("{name}, same partner", name=name)
    return ", ".join(part for part in (name, _where(chooser, direction, other_end)) if part)
