"""Findings and notes of what is selected; a click goes there."""

from collections.abc import Iterator, Sequence

from ketenkaart.analysis.saying import one_line
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.linkedrows import LinkedRow, LinkedRows
from ketenkaart.editor.look.iconnames import icon_name_of
from ketenkaart.model.characters import visible
from ketenkaart.model.governance import Note
from ketenkaart.model.nouns import noun
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, mark, tr

_LONGEST = 400  # characters


class Remarks(LinkedRows):
    """What was found or noted of the element: its findings, then its notes."""

    title = mark("Findings and notes")

    def applies(self, records: Sequence[Record]) -> bool:
        """One element about which there is something."""
        session = self._window.session
        return len(records) == 1 and session is not None and any(_rows(Chooser(session.kaart), records[0]))

    def rows_of(self, chooser: Chooser, record: Record) -> Iterator[LinkedRow]:
        """Its findings, then its notes."""
        return _rows(chooser, record)


def _rows(chooser: Chooser, record: Record) -> Iterator[LinkedRow]:
    for finding in chooser.kaart.findings:
        if finding.element == record.id:
            state = f"{capital(finding.kind.title)}, {finding.state.title}"
            signs = ((icon_name_of(finding), "muted"),)
            yield LinkedRow(finding.id, signs, chooser.element(finding.id), state)
    for note in chooser.kaart.all(Note):
        if note.anchor == record.id:
            signs = ((icon_name_of(note), "muted"),)
            yield LinkedRow(note.id, signs, _text(note), capital(noun(note.collection)))


def _text(note: Note) -> str:
    """What a note says."""
    texts = (one_line(note.name), one_line(note.description))
    return visible(": ".join(text for text in texts if text) or tr("not filled in"), _LONGEST)
