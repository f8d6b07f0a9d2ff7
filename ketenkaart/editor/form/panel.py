"""The form panel: shows the fields of what is selected, and of the map where nothing is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ketenkaart.editor.form.assigned import HasPartIn, InCharge
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.comingandgoing import InAndOut
from ketenkaart.editor.form.deeds import Deeds
from ketenkaart.editor.form.onekind import OneKind
from ketenkaart.editor.form.onposter import OnPoster
from ketenkaart.editor.form.page import Page, Part
from ketenkaart.editor.form.remarks import Remarks
from ketenkaart.editor.form.taborder import tab_in_order
from ketenkaart.editor.form.todo import ToDo
from ketenkaart.editor.look.leastwidth import LeastWidth
from ketenkaart.editor.look.onscreen import FocusInSight
from ketenkaart.editor.messages import Button
from ketenkaart.editor.puttingback import put_back
from ketenkaart.editor.roles import has_role, is_group
from ketenkaart.edits.labels import all_told
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.characters import visible
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.storage.typed import Typed
from ketenkaart.texts import capital, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_Key = tuple[tuple[type[Record], ...], bool]
_AHEAD = 300  # ms
_SHOWN = 60  # characters
_LEAST_WIDTH = 288  # px, with letters of the usual size
_LIKELY: tuple[_Key, ...] = (
    *(((kind,), False) for kind in (Step, Flow, Partner, Koppelvlak, Phase)),
    ((Step,), True),
)


class FormPanel(QWidget):
    """The form at the right."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self._pages: dict[_Key, QScrollArea] = {}
        self._ids: tuple[str, ...] = ()
        self._new, self._back_to = "", tuple[str, ...]()  # what was just made, and what was selected before
        self._kaart: Ketenkaart | None = None  # as it is shown
        self._stale = True
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD)
        self._ahead.timeout.connect(self._make_ahead)
        self._deeds = Deeds(window, lambda: self._ids)
        LeastWidth(self, _LEAST_WIDTH)
        is_group(self, tr("Properties"))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        window.selection.changed.connect(self._selection_was_changed)
        window.map_changed.connect(self._map_was_changed)

    @property
    def page(self) -> Page | None:
        """The form that is shown."""
        area = self._stack.currentWidget()
        page = area.widget() if isinstance(area, QScrollArea) else None
        return page if isinstance(page, Page) else None

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self._refresh()
        box = self.page.first_box() if self.page is not None else None
        (box or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin(self, new: str, back_to: tuple[str, ...]) -> None:
        """Let an element that was just made be filled in; as long as it is empty Esc takes it back.

        Args:
            new: its id.
            back_to: what is selected once it is gone again.
        """
        self._new, self._back_to = new, back_to
        self.focus_first()

    def _take_back(self) -> None:
        """Undo what was just made, where nothing was done since."""
        new, self._new = self._new, ""
        session = self._window.session
        if new and session is not None and self._ids == (new,) and session.did_last(f"name of {new}"):
            session.undo_stack.undo()
            self._window.selection.set(one for one in self._back_to if one in session.kaart.records)

    def offer(self, element: str, text: str, buttons: Sequence[Button]) -> bool:
        """Offer something beside the name of an element, where that was just filled in here.

        Returns:
            Whether it was; else it is to be said elsewhere.
        """
        focus, page = QApplication.focusWidget(), self.page
        here = focus is not None and self.isAncestorOf(focus) and self._ids == (element,)
        if page is None or not here or "name" not in page.fields:
            return False
        page.fields["name"].offer(text, buttons)
        tab_in_order(page)
        return True

    def finish(self) -> None:
        """Take over what is being typed, such as before saving."""
        if self.page is not None:
            self.page.finish()

    @property
    def typed(self) -> list[Typed]:
        """What is being typed and not taken over."""
        page = self.page
        return [Typed(text, self._ids, field) for field, text in page.typed] if page is not None else []

    def put_back(self, typed: Typed) -> bool | None:
        """Show what was typed for elements that are selected, and take it over.

        Returns:
            Whether it could be; else it stands in its field with the reason. None where there is no field.
        """
        self._refresh()
        box = self.page.box_of(typed.field) if self.page is not None and self._ids == typed.elements else None
        return box.put_back(typed.text) if box is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was selected meanwhile."""
        super().showEvent(event)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the map, or to the view that is in its place."""
        if event.key() == Qt.Key.Key_Escape:
            self._take_back()
            (self._window.views.currentWidget() or self._window.canvas).setFocus()
        else:
            super().keyPressEvent(event)

    def _selection_was_changed(self) -> None:
        self.finish()  # to the elements it was typed for
        self._keep_wrong()
        self._stale = True
        session = self._window.session
        changing = session is not None and session.kaart is not self._kaart  # then all is shown once it has
        if self.isVisible() and not changing:
            self._refresh()

    def _keep_wrong(self) -> None:
        """Let the person go back to what could not be taken over, which makes room for other elements now."""
        session, left = self._window.session, self.typed
        if session is None or not left or self._ids == (self._window.selection.ids or (ABOUT_ID,)):
            return
        text = tr("“{text}” could not be taken over.", text=visible(left[0].text, _SHOWN))
        back = Button(tr("Back to it"), lambda: put_back(self._window, left), safe=True)
        self._window.bars.show_bar("typed", text, (back,))

    def _map_was_changed(self, done: object) -> None:
        if done is None:
            self._ids = ()
        elif not self.isActiveWindow():  # someone went on in another window on the map
            self.finish()
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show the fields of the selection as they are now."""
        session = self._window.session
        if session is None or not self._stale:
            return
        self._stale = False
        kaart = self._kaart = session.kaart
        ids = tuple(one for one in self._window.selection.ids if one in kaart.records) or (ABOUT_ID,)
        records = [kaart.records[one] for one in ids]
        anew, self._ids = ids != self._ids, ids
        area = self._area(records)
        page = area.widget()
        assert isinstance(page, Page)
        page.read_only = session.file.read_only
        page.show_records(Chooser(kaart, frozenset(one.id for one in records)), records, anew=anew)
        self._stack.setCurrentWidget(area)
        _lay_out(area, page)
        if anew:
            area.verticalScrollBar().setValue(0)
        self._set_title(_title(kaart, records))
        self._ahead.start()

    def _area(self, records: Sequence[Record]) -> QScrollArea:
        kinds = tuple(dict.fromkeys(type(one) for one in records))
        key = kinds, len(records) > 1
        if key not in self._pages:
            self._pages[key] = self._make(key)
        return self._pages[key]

    def _make(self, key: _Key) -> QScrollArea:
        kinds, several = key
        parts: list[Part] = [ToDo(self._window)] if kinds == (About,) else []
        parts += [part(self._window) for part in (OneKind, InCharge, HasPartIn, InAndOut, Remarks)]
        parts += [OnPoster(self._window)] if kinds == (About,) else []
        deeds = (self._deeds.put, self._deeds.add, self._deeds.take)
        page = Page(kinds, deeds, parts, self._window.program.settings, several=several)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        has_role(area, QAccessible.Role.Pane)
        FocusInSight(area)
        self._stack.addWidget(area)
        area.setWidget(page)  # in its place by now: all that is in it would be styled again for another one
        return area

    def _make_ahead(self) -> None:
        """Make the next form that will likely be wanted, while nothing else is asked."""
        key = next((one for one in _LIKELY if one not in self._pages), None)
        if key is not None and self.isVisible():
            self._pages[key] = self._make(key)
            self._ahead.start()

    def _set_title(self, title: str) -> None:
        dock = self.parentWidget()
        if isinstance(dock, QDockWidget):
            dock.setWindowTitle(title)


def _lay_out(area: QScrollArea, page: QWidget) -> None:
    """Lay a form out now: it would be seen pressed together for a moment before Qt does."""
    for part in reversed([page, *page.findChildren(QWidget)]):
        layout = part.layout()
        if layout is not None:
            layout.activate()
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))


def _title(kaart: Ketenkaart, records: Sequence[Record]) -> str:
    """What the form is about, such as "Step S12" or "4 steps"; of three kinds or more just how many."""
    if len({type(record) for record in records}) > 2:
        return tr_count("{count} element", "{count} elements", len(records))
    if len(records) > 1:
        return all_told(kaart, records)
    record = records[0]
    if isinstance(record, About):
        return tr("Map")
    code = Chooser(kaart).sayer.code(record)
    if isinstance(record, Step):
        return tr("Step {code}", code=code)
    return f"{capital(noun(record.collection))} {code}".strip()
