"""In and out: the flows of what is selected; a click goes there."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.page import Part
from ketenkaart.editor.form.rows import RowButton, emptied
from ketenkaart.editor.look.iconnames import icon_name_of
from ketenkaart.editor.messages import plain_label
from ketenkaart.edits.labels import shown_name
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import mark, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_MOST = 40


class _Row(NamedTuple):
    """A flow as it is shown; the directions are "left" for in and "right" for out."""

    flow: str
    direction: str
    sign: str
    title: str
    caption: str


class InAndOut(Part):
    """The flows that go in and out of a step or partner, cross an interface, or carry a document."""

    title = mark("In and out")

    def __init__(self, window: "Window") -> None:
        """Empty.

        Args:
            window: its selection follows a click.
        """
        super().__init__()
        self._window = window
        self._shown: list[_Row] | None = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(2)

    def applies(self, records: Sequence[Record]) -> bool:
        """One element that flows have to do with."""
        return len(records) == 1 and isinstance(records[0], Step | Partner | Koppelvlak | Document)

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show the flows of the element."""
        rows = list(_rows(chooser, records[0]))
        if rows != self._shown:
            self._shown = rows
            emptied(self.rows)
            for row in rows[:_MOST]:
                self._add(row)
            rest = len(rows) - _MOST
            if rest > 0:
                self.rows.addWidget(plain_label(tr_count("and {count} more", "and {count} more", rest)))
            if not rows:
                self.rows.addWidget(plain_label(tr("No flows yet")))
        return ""

    def _add(self, row: _Row) -> None:
        button = RowButton(row.title, row.caption, (row.direction, "muted"), (row.sign, "text"), quiet=True)
        button.clicked.connect(lambda: self._window.selection.set((row.flow,)))
        self.rows.addWidget(button)


def _rows(chooser: Chooser, record: Record) -> Iterator[_Row]:
    kaart = chooser.kaart
    if isinstance(record, Step | Partner):
        ins = [flow for flow in kaart.flows if flow.target == record.id]
        outs = [flow for flow in kaart.flows if flow.source == record.id]
        yield from (_row(chooser, flow, "left", flow.source) for flow in ins)
        yield from (_row(chooser, flow, "right", flow.target) for flow in outs)
        return
    for flow in kaart.flows:
        if record.id in (*flow.koppelvlakken, *flow.documents):
            yield _row(chooser, flow, "right", flow.target)


def _row(chooser: Chooser, flow: Flow, direction: str, other_end: str | None) -> _Row:
    other = chooser.kaart.records.get(other_end or "")
    if flow.kind is FlowKind.SEQUENCE:
        title = chooser.element(other_end) or tr("Nowhere yet")
        sign = icon_name_of(other) if other is not None else "step"
        return _Row(flow.id, direction, sign, title, _sequence_words(chooser, flow, direction, other_end))
    where = _where(chooser, direction, other_end)
    found = (chooser.kaart.get(Koppelvlak, one) for one in flow.koppelvlakken)
    codes = ", ".join(chooser.sayer.code(one) for one in found if one is not None)
    across = tr("across {koppelvlakken}", koppelvlakken=codes) if codes else ""
    caption = ", ".join(part for part in (where, across) if part)
    return _Row(flow.id, direction, icon_name_of(flow), chooser.element(flow.id), caption)


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
