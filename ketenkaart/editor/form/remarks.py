"""Findings and notes of what is selected; a click goes there."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from ketenkaart.analysis.saying import one_line
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.page import Part
from ketenkaart.editor.form.rows import RowButton, emptied
from ketenkaart.editor.look.iconnames import icon_name_of
from ketenkaart.model.characters import visible
from ketenkaart.model.governance import Note
from ketenkaart.model.nouns import noun
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LONGEST = 400  # characters


class _Row(NamedTuple):
    """A finding or note as it is shown."""

    id: str
    sign: str
    title: str
    caption: str


class Remarks(Part):
    """What was found or noted of the element."""

    title = mark("Findings and notes")

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
        self.rows.setSpacing(4)

    def applies(self, records: Sequence[Record]) -> bool:
        """One element about which there is something."""
        session = self._window.session
        return len(records) == 1 and session is not None and any(_rows(Chooser(session.kaart), records[0]))

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show its findings, then its notes."""
        rows = list(_rows(chooser, records[0]))
        if rows != self._shown:
            self._shown = rows
            emptied(self.rows)
            for row in rows:
                button = RowButton(row.title, row.caption, (row.sign, "muted"), quiet=True)
                button.clicked.connect(lambda _=False, one=row.id: self._window.selection.set((one,)))
                self.rows.addWidget(button)
        return str(len(rows))


def _rows(chooser: Chooser, record: Record) -> Iterator[_Row]:
    for finding in chooser.kaart.findings:
        if finding.element == record.id:
            state = f"{capital(finding.kind.title)}, {finding.state.title}"
            yield _Row(finding.id, icon_name_of(finding), chooser.element(finding.id), state)
    for note in chooser.kaart.all(Note):
        if note.anchor == record.id:
            yield _Row(note.id, icon_name_of(note), _text(note), capital(noun(note.collection)))


def _text(note: Note) -> str:
    """What a note says."""
    texts = (one_line(note.name), one_line(note.description))
    return visible(": ".join(text for text in texts if text) or tr("not filled in"), _LONGEST)
