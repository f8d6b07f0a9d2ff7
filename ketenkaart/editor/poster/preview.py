"""The left side of the dialog: the sheets as they will be, and what is to be said of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import Scrolled
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.editor.poster.pager import Pager
from ketenkaart.editor.poster.sheets import Made, paper_title
from ketenkaart.editor.poster.sheetview import SheetView
from ketenkaart.texts import tr

_SAID = 0.3  # of the height of the screen, for what is to be said of the sheets at most


class Preview(QWidget):
    """Sheets, arrows to turn them, and words.

    Attributes:
        larger_chosen: is sent when someone takes the larger paper that is offered.
    """

    larger_chosen = Signal(str)

    def __init__(self) -> None:
        """Empty and at work."""
        super().__init__()
        self.sheets = SheetView()
        self.sheets.setObjectName("poster_preview")
        self.sheets.setAccessibleName(tr("Preview of the sheet"))
        self.state = plain_label()
        self.state.setObjectName("poster_state")
        dress(self.state, "name")
        self.words = plain_label()
        self.words.setObjectName("poster_words")
        dress(self.words, "muted")
        self._larger = ""
        said = QVBoxLayout()
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheets, 1)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(Pager(self.sheets))
        column.addLayout(row)
        column.addWidget(Scrolled(said, share=_SAID))
        column.addWidget(self._make_notice())
        self.show_busy()

    def _make_notice(self) -> QFrame:
        self.notice = QFrame()
        self.notice.setObjectName("poster_small")
        dress(self.notice, "notice")
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(12, 6, 8, 6)
        self._notice_text = plain_label()
        self.take = QPushButton()
        self.take.setObjectName("poster_take")
        self.take.setAutoDefault(False)
        self.take.clicked.connect(lambda: self.larger_chosen.emit(self._larger))
        self.stay = QPushButton()
        self.stay.setObjectName("poster_stay")
        self.stay.setAutoDefault(False)
        self.stay.clicked.connect(self.notice.hide)
        row.addWidget(self._notice_text, 1)
        for button in (self.take, self.stay):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.notice.hide()
        return self.notice

    def show_busy(self) -> None:
        """Say that the sheet is being made; the one before stays."""
        self.state.setText(tr("Working…"))
        self.words.setEnabled(False)  # they are of the sheet before
        self.notice.hide()

    def show_made(self, made: Made) -> None:
        """Show a sheet, and what is to be said of it."""
        self.sheets.set_pages(made.sheet.drawing.pages)
        self.state.setText(made.title)
        self.sheets.setAccessibleDescription("\n".join((made.title, *made.words)))
        self._say(made.words)
        announce(self.sheets, made.title)

    def show_refusal(self, sentence: str) -> None:
        """Say why there is no sheet."""
        self.sheets.set_pages(())
        self.state.setText("")
        self._say((sentence,))

    def _say(self, sentences: Sequence[str]) -> None:
        self.words.setText("\n".join(sentences))
        self.words.setEnabled(True)

    def show_small(self, sentence: str, paper: str, larger: str) -> None:
        """Say what does not stand on one sheet; offer the paper where it would."""
        self._larger = larger
        more = tr("On {paper} it fits on one sheet.", paper=larger) if larger else ""
        self._notice_text.setText(f"{sentence} {more}".strip())
        self.take.setText(tr("Choose {paper}", paper=larger))
        self.stay.setText(tr("Keep {paper}", paper=paper_title(paper, landscape=None)))
        self.take.setVisible(bool(larger))
        self.notice.show()
        announce(self.notice, self._notice_text.text())
