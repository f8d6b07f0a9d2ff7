"""On the poster: the paper, how many sheets the map takes on it, and how large its smallest text is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from ketenkaart.drawing.explanation import smallest_in_short
from ketenkaart.drawing.papers import PaperError, paper_of
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.page import Part
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.poster.latest import Latest
from ketenkaart.editor.poster.sheets import Made, Wish, make, paper_title, setup_for
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_IDLE = 1000  # ms after the last change of the map


class OnPoster(Part):
    """What becomes of the map on its paper; the sheet is made beside the window, where anyone looks at it."""

    title = mark("On the poster")
    opened = False

    def __init__(self, window: "Window") -> None:
        """Empty.

        Args:
            window: its map and its settings.
        """
        super().__init__()
        self._window = window
        self._kaart: Ketenkaart | None = None
        self._wish: Wish | None = None
        self._stale = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.paper = self._row(tr("Paper"))
        self.sheets = self._row(tr("Sheets"))
        self.smallest = self._row(tr("Smallest text"))
        self._made = Latest(self, (PaperError,))
        self._made.done.connect(self._show)
        self._made.failed.connect(lambda error: self.sheets.setText(str(error)))
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self._ask)

    def _row(self, label: str) -> QLabel:
        name, value = plain_label(label), plain_label()
        dress(name, "muted")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setAccessibleName(label)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        return value

    def applies(self, records: Sequence[Record]) -> bool:
        """The map as a whole."""
        return isinstance(records[0], About)

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show the paper now, and the rest once nobody edits."""
        kaart = chooser.kaart
        setup = setup_for(kaart, self._window.program.settings)
        wish = Wish(setup.paper, setup.landscape, kaart.about.theme, kaart.about.language)
        if self._kaart is not kaart or self._wish != wish:
            self._kaart, self._wish, self._stale = kaart, wish, True
            self.paper.setText(paper_title(wish.paper, wish.landscape) or paper_title(wish.paper, None))
            self.sheets.setText(tr("Working…"))
            self.smallest.setText("")
            self._made.stop()
            self._idle.start()
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where nobody looked meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._idle.start()

    def _ask(self) -> None:
        session, kaart, wish = self._window.session, self._kaart, self._wish
        if session is not None and kaart is not None and wish is not None and self.isVisible():
            memory = session.memory
            self._made.ask(lambda tell: make(kaart, memory, wish, tell))

    def _show(self, made: Made) -> None:
        self._stale = False
        self.sheets.setText(made.extent)
        paper = paper_of(made.wish.paper, made.wish.landscape)
        self.smallest.setText(smallest_in_short(made.sheet.drawing, paper))
