"""Who meets, as a view in the window: the bodies by level, what each is about, and what is not known."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.analysis.meetings import Meeting, meetings_of
from ketenkaart.drawing.meetings import LEAST_WIDTH, draw_meetings
from ketenkaart.drawing.panels.bodywords import meeting_details, role_title
from ketenkaart.editor.form.section import Section
from ketenkaart.editor.form.taborder import tab_in_order
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.meetings.card import Card, told
from ketenkaart.editor.meetings.picture import Picture
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.roles import is_group, is_pane
from ketenkaart.editor.seenview import SeenView
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.texts import tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_PX_TO_MM = 2.7  # the smallest words are then 13.5 px
_WIDEST = 520.0  # of the drawing, mm; in a wider view it is larger
_CARD = 330  # the least width of a card, px
_EDGE, _GAP = 16, 12  # px
_REST = 60  # ms after the last change of size


class MeetingsView(SeenView):
    """The drawing above, a card for each body below it.

    Attributes:
        picture: the drawing.
        cards: the cards by the id of their body.
        state: how many bodies there are, and how many questions have no answer.
    """

    def __init__(self, window: "Window") -> None:
        """Empty until it is shown."""
        super().__init__()
        self._window = window
        self._shown: tuple[Meeting, ...] = ()
        self._drawn: object = None
        self._columns = 0
        self.setObjectName("meetings_view")
        is_group(self, tr("Meetings"))
        dress(self, "panel")
        self.state = plain_label()
        self.state.setObjectName("meetings_state")
        self._held = QWidget()
        self.picture = Picture(self._held, lambda: window.canvas.shades)
        self.cards: dict[str, Card] = {}
        self._grid = QGridLayout()
        self.area = QScrollArea()
        self._arrange()
        self._resized = QTimer(self, singleShot=True, interval=_REST)
        self._resized.timeout.connect(self._fit)
        self.picture.chosen.connect(self._choose)
        window.selection.changed.connect(self._follow)
        window.map_changed.connect(self._map_changed)

    def _arrange(self) -> None:
        dress(self.state, "section")
        bar = QHBoxLayout()
        bar.setContentsMargins(_EDGE, 6, _EDGE, 2)
        bar.addWidget(self.state, 1)
        for action in ("gov.body", "gov.role"):
            button = QPushButton(self._window.commands[action].text())
            button.setObjectName(f"meetings_{action.rpartition('.')[2]}")
            button.clicked.connect(self._window.commands[action].trigger)
            bar.addWidget(button)
        self._grid.setSpacing(_GAP)
        inside = QVBoxLayout(self._held)
        inside.setContentsMargins(_EDGE, 4, _EDGE, _EDGE)
        inside.setSpacing(_EDGE)
        inside.addWidget(self.picture)
        inside.addLayout(self._grid)
        inside.addStretch()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self._held)
        is_pane(self.area, tr("Who meets"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.area)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while it was not seen."""
        super().showEvent(event)
        if not self._window.selection.ids or not self._focus_chosen():
            first = next(iter(self.picture.buttons.values()), None)
            self.setFocusProxy(first or self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another room."""
        super().resizeEvent(event)
        self._resized.start()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters or colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._resized.start()

    def _build(self) -> None:
        session = self._window.session
        if session is None:
            return
        self._stale = False
        meetings = meetings_of(session.kaart)
        self.state.setText(_counted(meetings))
        self._show_cards(meetings)
        self._fit()

    def _fit(self) -> None:
        """Draw it for the room there is; what is as it was is kept."""
        session = self._window.session
        if session is None or not self.isVisible():
            return
        bar = self.area.verticalScrollBar().sizeHint().width()  # kept free, else all is drawn twice
        room = self.area.width() - bar - 2 * _EDGE
        wide = max(LEAST_WIDTH, room / (_PX_TO_MM * text_scale()))
        width = min(wide, _WIDEST)
        scale = room / width if wide > _WIDEST else _PX_TO_MM * text_scale()
        self._draw(width, scale)
        columns = max(1, room // round(_CARD * text_scale()))
        if columns != self._columns:
            self._put_cards(columns)
        self.picture.show_chosen(self._window.selection.ids)

    def _draw(self, width: float, scale: float) -> None:
        """Draw the bodies, where anything that is drawn, or its size or colours, is another."""
        session = self._window.session
        assert session is not None
        screen, kaart = session.screen, session.kaart
        known = kaart.bodies, kaart.roles, kaart.partners, kaart.assignments
        now = (*known, kaart.about.language, screen.scene.theme.name, width, scale, self.picture.shades)
        if now == self._drawn:
            return
        self._drawn = now
        self.picture.setVisible(bool(kaart.bodies or kaart.roles))
        drawn = draw_meetings(screen.sizes, screen.scene.theme, width)
        words = {
            one.body.id: (told(one), "; ".join(filter(None, meeting_details(kaart, one.body, ()))))
            for one in self._shown
        }
        words |= {role.id: (role_title(role), role.mandate) for role in kaart.roles}
        self.picture.show_meetings(drawn, words, scale)
        self._tab_on_to_cards()

    def _show_cards(self, meetings: tuple[Meeting, ...]) -> None:
        """Make those anew of which anything changed."""
        if meetings == self._shown:
            return
        self._shown, before = meetings, self.cards
        self.cards = {}
        for meeting in meetings:
            card = before.pop(meeting.body.id, None)
            if card is None or card.meeting != meeting:
                if card is not None:
                    card.deleteLater()
                card = Card(meeting, self._choose, self._answer, self._go)
            self.cards[meeting.body.id] = card
        for card in before.values():
            card.deleteLater()
        self._put_cards(max(self._columns, 1))

    def _put_cards(self, columns: int) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, *divmod(place, columns))
        self._tab_on_to_cards()

    def _tab_on_to_cards(self) -> None:
        tab_in_order(*self.picture.buttons.values(), *self.cards.values())

    # The same selection

    def _follow(self) -> None:
        if self._stale or not self.isVisible():
            return
        ids = self._window.selection.ids
        self.picture.show_chosen(ids)
        for body, card in self.cards.items():
            card.show_chosen(body in ids)

    def _focus_chosen(self) -> bool:
        """Let the keyboard begin at the body that is selected."""
        chosen = self.picture.buttons.get(self._window.selection.current or "")
        if chosen is not None:
            self.setFocusProxy(chosen)
        return chosen is not None

    def _choose(self, body: str) -> None:
        self._window.selection.set((body,))
        button = self.picture.buttons.get(body)
        if button is not None and button.hasFocus():
            self.area.ensureWidgetVisible(button)

    def _go(self, element: str) -> None:
        """Show what a body is about on the map; of the chain as a whole its form."""
        if element == ABOUT_ID:
            self._window.commands.run("map.form")
            return
        self._window.selection.set((element,))
        self._window.commands.run("view.map")
        self._window.canvas.reveal((element,))

    def _answer(self, body: str, field: str) -> None:
        """Go to the field that answers a question; what it is about is told in the matrix."""
        self._choose(body)
        if not field:
            self._window.commands.run("view.matrix")
            return
        self._window.form_dock.show()
        self._window.form.focus_first()
        page = self._window.form.page
        if page is None:
            return
        for section in page.sections:
            if field not in page.fields:
                section.head.setChecked(True)
        if field in page.fields:
            box = page.fields[field].control.box
            _unfold(box)
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _unfold(box: QWidget) -> None:
    """Open the section of a form in which a field stands."""
    around = box.parentWidget()
    while around is not None and not isinstance(around, Section):
        around = around.parentWidget()
    if around is not None:
        around.head.setChecked(True)


def _counted(meetings: tuple[Meeting, ...]) -> str:
    """How many bodies there are, and how much is not known of them."""
    if not meetings:
        return tr("There are no meeting bodies yet. Make the first one here.")
    bodies = tr_count("{count} meeting body", "{count} meeting bodies", len(meetings))
    asked = sum(len(one.questions) for one in meetings)
    if not asked:
        return tr("{bodies}; every question has an answer.", bodies=bodies)
    questions = tr_count("{count} question has no answer yet", "{count} questions have no answer yet", asked)
    return tr("{bodies}; {questions}.", bodies=bodies, questions=questions)
