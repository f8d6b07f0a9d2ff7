"""Linked rows: the elements that have to do with what is selected; a click goes there."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.page import Part
from ketenkaart.editor.form.rows import RowButton, emptied
from ketenkaart.editor.messages import plain_label
from ketenkaart.model.record import Record
from ketenkaart.texts import tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_MOST = 40


class LinkedRow(NamedTuple):
    """An element as it is shown.

    Attributes:
        id: of the element.
        signs: the names of its icons, each with its tone.
        title: what it is called.
        caption: what else is told of it.
    """

    id: str
    signs: tuple[tuple[str, str], ...]
    title: str
    caption: str


class LinkedRows(Part):
    """Rows of elements; what makes the rows is told by who derives from it.

    Attributes:
        nothing: what is said where there is no row; to be translated.
    """

    nothing = ""

    def __init__(self, window: "Window") -> None:
        """Empty.

        Args:
            window: its selection follows a click.
        """
        super().__init__()
        self._window = window
        self._shown: list[LinkedRow] | None = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(2)

    def rows_of(self, chooser: Chooser, record: Record) -> Iterable[LinkedRow]:
        """The rows for an element."""
        raise NotImplementedError

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show the rows of the one element, as many as can be looked through."""
        rows = list(self.rows_of(chooser, records[0]))
        if rows != self._shown:
            self._shown = rows
            emptied(self.rows)
            for row in rows[:_MOST]:
                self._add(row, chooser.language)
            rest = len(rows) - _MOST
            if rest > 0:
                self.rows.addWidget(plain_label(tr_count("and {count} more", "and {count} more", rest)))
            if not rows and self.nothing:
                self.rows.addWidget(plain_label(tr(self.nothing)))
        return ""

    def _add(self, row: LinkedRow, language: str) -> None:
        button = RowButton(row.title, row.caption, *row.signs, quiet=True, language=language)
        button.clicked.connect(lambda: self._window.selection.set((row.id,)))
        self.rows.addWidget(button)
