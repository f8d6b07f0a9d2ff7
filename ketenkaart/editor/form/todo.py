"""To do: the kinds of issues of the map with how many there are; a click goes to the first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ketenkaart.analysis.checks import problems
from ketenkaart.analysis.problem import Problem, Severity
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.page import Part
from ketenkaart.editor.form.rows import RowButton, emptied
from ketenkaart.editor.messages import plain_label
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, mark, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_KINDS = {
    "unnamed-element": (mark("{count} element without a name"), mark("{count} elements without a name")),
    "ketenmanager-of-one-partner": (
        mark("{count} chain manager of one partner"),
        mark("{count} chain managers of one partner"),
    ),
    "partner-without-ketenregisseur": (
        mark("{count} partner without a chain coordinator"),
        mark("{count} partners without a chain coordinator"),
    ),
    "step-without-assignment": (
        mark("{count} step without a role or meeting body"),
        mark("{count} steps without a role or meeting body"),
    ),
    "step-without-flow": (mark("{count} step that stands alone"), mark("{count} steps that stand alone")),
    "document-without-flow": (
        mark("{count} document in no flow"),
        mark("{count} documents in no flow"),
    ),
    "flow-without-koppelvlak": (
        mark("{count} flow without an interface"),
        mark("{count} flows without an interface"),
    ),
    "sequence-without-document": (
        mark("{count} sequence to another partner without a document"),
        mark("{count} sequences to other partners without a document"),
    ),
    "koppelvlak-between-others": (
        mark("{count} interface between other partners than its flows"),
        mark("{count} interfaces between other partners than their flows"),
    ),
    "koppelvlak-without-owner": (
        mark("{count} interface without an owner"),
        mark("{count} interfaces without an owner"),
    ),
    "koppelvlak-without-standard": (
        mark("{count} interface without a standard"),
        mark("{count} interfaces without a standard"),
    ),
    "koppelvlak-without-agreement": (
        mark("{count} interface without an agreement"),
        mark("{count} interfaces without an agreement"),
    ),
    "agreement-past-its-end": (
        mark("{count} agreement past its end"),
        mark("{count} agreements past their end"),
    ),
    "body-without-participants": (
        mark("{count} meeting body without participants"),
        mark("{count} meeting bodies without participants"),
    ),
    "body-without-frequency": (
        mark("{count} meeting body without a frequency"),
        mark("{count} meeting bodies without a frequency"),
    ),
    "body-without-elements": (
        mark("{count} meeting body that is about nothing"),
        mark("{count} meeting bodies that are about nothing"),
    ),
    "finding-without-body": (
        mark("{count} finding that is dealt with nowhere"),
        mark("{count} findings that are dealt with nowhere"),
    ),
}


class ToDo(Part):
    """The issues of the map by kind."""

    title = mark("To do")

    def __init__(self, window: "Window") -> None:
        """Empty.

        Args:
            window: its selection follows a click.
        """
        super().__init__()
        self._window = window
        self._shown: list[tuple[str, str, str]] | None = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(6)

    def applies(self, records: Sequence[Record]) -> bool:
        """The map as a whole."""
        return isinstance(records[0], About)

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show what the checks find now."""
        found = problems(chooser.kaart, date.today(), None)
        kinds: dict[str, list[Problem]] = {}
        for problem in found:
            kinds.setdefault(problem.code, []).append(problem)
        rows = [(*_words(code, of_kind), of_kind[0].element.id) for code, of_kind in kinds.items()]
        if rows != self._shown:
            self._shown = rows
            emptied(self.rows)
            for (title, remedy, _), of_kind in zip(rows, kinds.values(), strict=True):
                self._add(title, remedy, of_kind[0])
            if not rows:
                self.rows.addWidget(plain_label(tr("Nothing: the checks find nothing that is missing.")))
        return str(len(found)) if found else ""

    def _add(self, title: str, remedy: str, first: Problem) -> None:
        sign = ("error", "error") if first.severity is Severity.ERROR else ("warning", "warn")
        row = RowButton(title, remedy, sign)
        row.clicked.connect(lambda: self._go(first.element.id))
        self.rows.addWidget(row)

    def _go(self, element_id: str) -> None:
        if element_id != ABOUT_ID:
            self._window.selection.set((element_id,))
            self._window.canvas.reveal((element_id,))


def _words(code: str, found: Sequence[Problem]) -> tuple[str, str]:
    """What is the case, and what to do about it: the two halves of the sentence of a check."""
    case, _, remedy = found[0].sentence.partition("; ")
    kind = _KINDS.get(code)
    told_by_id = f"“{found[0].element.id}”" in case  # which says nothing to a person
    if kind is None or (len(found) == 1 and not told_by_id):
        return capital(case), capital(remedy)
    return tr_count(*kind, len(found)), capital(remedy)
