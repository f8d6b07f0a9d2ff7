"""The poster as a view in the window: the sheet itself, kept up to date, to look at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ketenkaart.drawing.displaylist import Box, Circle, Group, Path, TextRun
from ketenkaart.drawing.papers import PaperError
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.bending import Bending
from ketenkaart.editor.messages import plain_label, plain_tip
from ketenkaart.editor.poster.latest import Latest
from ketenkaart.editor.poster.pager import Pager
from ketenkaart.editor.poster.paperchoice import PaperChoice
from ketenkaart.editor.poster.sheets import Made, Wish, make, setup_for
from ketenkaart.editor.poster.sheetview import SheetView
from ketenkaart.editor.roles import is_group
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_IDLE = 400  # ms after the last change of the map


class PosterView(QWidget):
    """The sheet on the paper that was chosen; nothing can be changed in it.

    Attributes:
        sheets: shows it.
        paper: chooses the paper.
        state: which sheet it is, or that it is being made.
    """

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__()
        self._window = window
        self._stale = True
        self.setObjectName("poster_view")
        is_group(self, tr("Poster"))
        self.sheets = SheetView()
        self.sheets.setAccessibleName(tr("Poster"))
        self.setFocusProxy(self.sheets)
        self.paper = PaperChoice(QBoxLayout.Direction.LeftToRight)
        self.state = plain_label()
        self.state.setWordWrap(False)
        self._arrange()
        self._made = Latest(self, (PaperError,))
        self._made.done.connect(self._show)
        self._made.failed.connect(lambda error: self.state.setText(str(error)))
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self._ask)
        self.paper.changed.connect(self._change)
        self.sheets.activated.connect(self._go_to)
        self.sheets.zoom_changed.connect(lambda: window.status.show_zoom())
        window.map_changed.connect(lambda done: self._begin() if done is None else self._change())
        self._begin()

    def _arrange(self) -> None:
        bar = QWidget()
        dress(bar, "panel")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(16)
        row.addWidget(self.paper)
        row.addWidget(self.state, 1)
        row.addWidget(Pager(self.sheets))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.sheets, 1)
        Bending(bar, row, self.paper.row)
        self.setMinimumSize(1, 1)  # else the window could not be made small, whatever it shows

    def _begin(self) -> None:
        """Another map is shown."""
        session = self._window.session
        if session is not None:
            setup = setup_for(session.kaart, self._window.program.settings)
            self.paper.set(setup.paper, setup.landscape)
        self.sheets.set_pages(())
        self.sheets.fit()
        self._change()

    def _change(self) -> None:
        """The sheet is out of date; it is made again once nobody edits, if anyone sees it."""
        self._stale = True
        self._made.stop()
        if self.isVisible():
            self.state.setText(tr("Working…"))
            self._idle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        super().showEvent(event)
        if self._stale:
            self.state.setText(tr("Working…"))
            self._ask()

    def _ask(self) -> None:
        session = self._window.session
        if session is None or not self.isVisible():
            return
        kaart, memory = session.kaart, session.memory
        wish = Wish(self.paper.paper, self.paper.landscape, kaart.about.theme, kaart.about.language)
        self._made.ask(lambda tell: make(kaart, memory, wish, tell))

    def _show(self, made: Made) -> None:
        self._stale = False
        self.state.setText(made.extent)
        self.state.setToolTip(plain_tip("\n".join(made.words)))
        self.sheets.setAccessibleDescription("\n".join((made.title, *made.words)))
        self.sheets.set_pages(made.sheet.drawing.pages)

    def _go_to(self, place: QPointF) -> None:
        """Show what was double-clicked on the map, where it can be changed."""
        session, page = self._window.session, self.sheets.page
        if session is None or page is None:
            return
        at = [group for group in page.groups if _covers(group, place)]
        found = [group.id for group in at if group.id in session.kaart.records]
        if found:
            self._window.selection.set((found[-1],))
            self._window.commands.run("view.map")
            self._window.canvas.reveal((found[-1],))


def _covers(group: Group, place: QPointF) -> bool:
    """Whether a place is on what a group shows first."""
    first = next((item for item in group.walk() if not isinstance(item, TextRun)), None)
    if isinstance(first, Box):
        rect = first.rect
        return rect.left <= place.x() <= rect.right and rect.top <= place.y() <= rect.bottom
    if isinstance(first, Circle):
        return (first.x - place.x()) ** 2 + (first.y - place.y()) ** 2 <= first.radius**2
    if isinstance(first, Path) and first.fill:
        across = [x for _, where in first.steps for x in where[::2]]
        down = [y for _, where in first.steps for y in where[1::2]]
        return min(across) <= place.x() <= max(across) and min(down) <= place.y() <= max(down)
    return False
