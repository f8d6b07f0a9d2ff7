"""The window: the map in the middle, its parts around it, and what they share."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.actions.conditions import writable
from ketenkaart.editor.actions.padding import menu_for
from ketenkaart.editor.afterwards import Afterwards
from ketenkaart.editor.announcing import Announcing
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.cells import CellAt
from ketenkaart.editor.canvas.emptymap import EmptyMap
from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.editor.checkspanel import ChecksPanel
from ketenkaart.editor.commands import Commands
from ketenkaart.editor.contextpad import ContextPad
from ketenkaart.editor.docks import Docks
from ketenkaart.editor.dragging.connecting import ConnectDrag, EndDrag
from ketenkaart.editor.dragging.heads import LaneDrag, PhaseDrag
from ketenkaart.editor.dragging.lines import LineDrag
from ketenkaart.editor.dragging.names import NameDrag
from ketenkaart.editor.dragging.steps import StepDrag
from ketenkaart.editor.filedrops import FileDrops
from ketenkaart.editor.form.panel import FormPanel
from ketenkaart.editor.goingon import GoingOn
from ketenkaart.editor.largemaps import beside_of
from ketenkaart.editor.leaving import may_close, may_leave
from ketenkaart.editor.maphints import MapHints
from ketenkaart.editor.messages import Button, MessageBars, Toast
from ketenkaart.editor.nameeditor import NameEditor
from ketenkaart.editor.outline import Outline
from ketenkaart.editor.panels import Panels
from ketenkaart.editor.prompt import Offer, Offers, Prompt
from ketenkaart.editor.quickbar import QuickBar
from ketenkaart.editor.reading.reading import Reading
from ketenkaart.editor.selectedafter import note_selected, selected_after
from ketenkaart.editor.selection import Selection
from ketenkaart.editor.session import MERGED_WITHIN, Done, Session
from ketenkaart.editor.start import Start
from ketenkaart.editor.statusbar import StatusBar
from ketenkaart.editor.titles import show_title
from ketenkaart.editor.toolbar import ToolBar
from ketenkaart.editor.typingonmap import Typing
from ketenkaart.editor.unfinished import take_over
from ketenkaart.editor.work import Stopped
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.stepping import first_step
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program


class Window(QMainWindow):
    """One window on one map, or on the start page.

    Attributes:
        session: the open map; None shows the start page.
        selection: what is selected in this window.
        last_selected: what was selected last, to go back to by keyboard.
        came_from: the element from which the keyboard walked to the current one.
        map_changed: is sent a `Done` after each change of the map; None when another map is shown.
        closed: is sent when the window is gone.
    """

    map_changed = Signal(object)
    closed = Signal()

    def __init__(self, program: "Program", session: Session | None = None) -> None:
        """Not shown yet."""
        super().__init__()
        self.program = program
        self.session: Session | None = None
        self.last_selected: str | None = None
        self.came_from: str | None = None
        self.setObjectName("window")
        self.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AnimatedDocks)
        self._commands: Commands | None = None
        self.selection: Selection = Selection(self)
        self.canvas = Canvas(self.selection)
        self.names = NameEditor(self)
        self.prompt = Prompt(self.canvas)
        self._make_middle()
        self.reading = Reading(self)
        self.tools = ToolBar(self)
        self.addToolBar(self.tools)
        self.outline = Outline(self)
        self.form = FormPanel(self)
        self.checks = ChecksPanel(self)
        self.canvas.speech.issues_of = self.checks.known_of
        self.docks = Docks(self)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.panels = Panels(self)
        self._commands = Commands(self)
        self.tools.fill()
        self.status.connect_actions()
        for dock in (self.outline_dock, self.form_dock, self.checks_dock):
            dock.visibilityChanged.connect(self._update_commands)
        self.views.currentChanged.connect(self._update_commands)
        self.selection.changed.connect(self._selection_was_changed)
        self.map_changed.connect(self._update_commands)
        for follower in (FileDrops, Typing, GoingOn, Announcing, Afterwards, MapHints):
            follower(self)
        self.pad = ContextPad(self)
        drags = (EndDrag, ConnectDrag, StepDrag, NameDrag, LaneDrag, PhaseDrag, LineDrag)
        self.canvas.tools[-1:-1] = [drag(self) for drag in drags]
        self.canvas.element_activated.connect(self._activate)
        self.canvas.background_activated.connect(self._add_at)
        self.canvas.context_menu.connect(self._show_menu)
        self._menu = QMenu(self)
        self.docks.restore_window()
        self.set_session(session)

    def _make_middle(self) -> None:
        """The start page, and the views of the map with the bars above and quick entry below them."""
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.start = Start(self)
        self.views = QStackedWidget()
        self.views.addWidget(self.canvas)
        self.minimap = Minimap(self.canvas)
        self.empty_map = EmptyMap(self.canvas)
        self.map_bars = MessageBars()
        self.start_bars = MessageBars()
        self.quick = QuickBar(self)
        self.above_map = QVBoxLayout()
        self.stack.addWidget(self.start)
        middle = _column(self.map_bars, self.views, self.quick)
        column = middle.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertLayout(1, self.above_map)
        self.stack.addWidget(middle)
        self.toast = Toast(self.stack, self.quick, self.quick.chips, self.quick.choices)
        self.map_changed.connect(lambda _: self.toast.map_was_changed())

    @property
    def outline_dock(self) -> QDockWidget:
        """The dock at the left."""
        return self.docks.outline

    @property
    def form_dock(self) -> QDockWidget:
        """The dock at the right."""
        return self.docks.form

    @property
    def checks_dock(self) -> QDockWidget:
        """The dock at the bottom."""
        return self.docks.checks

    @property
    def commands(self) -> Commands:
        """The actions of this window."""
        assert self._commands is not None
        return self._commands

    @property
    def kaart(self) -> Ketenkaart:
        """The map in it; only where one is open."""
        assert self.session is not None
        return self.session.kaart

    @property
    def bars(self) -> MessageBars:
        """The bars that are seen now."""
        return self.map_bars if self.session is not None else self.start_bars

    def set_session(self, session: Session | None) -> None:
        """Show a map, or the start page."""
        was = self.session
        if self.session is not None:
            self.session.changed.disconnect(self._map_was_changed)
            self.session.file_changed.disconnect(self._file_was_changed)
        self.reading.end()
        self.session = session
        self.selection.clear()
        self.last_selected = self.came_from = None
        self.stack.setCurrentIndex(0 if session is None else 1)
        for part in (self.tools, self.status):
            part.setVisible(session is not None)
        self.map_bars.clear()  # they are about the map that was here
        if session is None:
            self.docks.hide()
            self.start.refresh()
        else:
            if was is None:
                self.docks.show()
            session.changed.connect(self._map_was_changed)
            session.file_changed.connect(self._file_was_changed)
            self.reading.folds.show()
            self.canvas.open()
        self._file_was_changed()
        self.map_changed.emit(None)
        if session is not None and not session.kaart.steps:
            self.quick.setFocus()
        elif session is not None:
            self.canvas.setFocus()
        if was is not None and was is not session:
            self.program.let_go(was)

    def do(self, edit: Edit, same_as_last: str = "", within: float = MERGED_WITHIN) -> bool:
        """Do an edit; says why where it cannot be done. Arguments as for `Session.do`.

        Returns:
            Whether the map changed.
        """
        if self.session is None:
            return False
        if edit.refusal:
            self.say(edit.refusal)
            return False
        if self.session.file.read_only:
            self.say(tr("This map can only be read."))
            return False
        selected = self.selection.ids
        try:
            made = f"name of {edit.naming}" if edit.naming else same_as_last
            done = self.session.do(edit, made, within, beside_of(self, edit))
        except ChangeRefused as refused:
            self.say(str(refused))
            return False
        except Stopped:
            return False
        if done:
            note_selected(self.session, edit, selected)
        elif edit.select is not None:
            self.selection.set(edit.select)
        if edit.naming and not self.canvas.element_rect(edit.naming).isEmpty():
            self.names.open(edit.naming, is_new=done, back_to=selected)
        elif edit.naming:
            self.form_dock.show()
            self.form.begin(edit.naming if done else "", selected)
        return done

    def _activate(self, element_id: str) -> None:
        """A double click: the name is typed; what stands for several opens."""
        if self.reading.folds.uncover(element_id):
            return
        self.selection.set((element_id,))
        self.commands.run("edit.rename")

    def _add_at(self, cell: CellAt) -> None:
        """A double click on an empty place: a step there."""
        if self.session is None or writable(self):
            return
        edit = first_step(self.session.kaart, cell.lane, cell.phase)
        self.do(edit)

    def _show_menu(self, element_id: str, place: QPoint) -> None:
        """The actions for what was clicked; the same as the context pad and the menus have."""
        if self.session is None:
            return
        real = self.selection.stands_for.get(element_id, (element_id,))
        record = self.session.kaart.records.get(real[0]) if real else None
        self._menu.clear()
        self.commands.fill(self._menu, menu_for(record.collection if record is not None else ""))
        self._menu.popup(place)

    def finish_typing(self) -> None:
        """Take over what is still being typed, such as before saving."""
        take_over(self)

    def rename(self, element_id: str) -> None:
        """Let the person type the name of an element on the map; in the outline where it is not drawn."""
        if self.canvas.element_rect(element_id).isEmpty() or self.outline.tree.hasFocus():
            self.outline.start_rename(element_id)
        else:
            self.names.open(element_id)

    def say(self, text: str, *, undo: bool = False, buttons: Sequence[Button] = ()) -> None:
        """Say one sentence for some seconds.

        Args:
            text: the sentence.
            undo: whether it offers to undo.
            buttons: what else it offers.
        """
        back = [Button(tr("Undo"), lambda: self.commands.run("edit.undo"))] if undo else []
        self.toast.show_text(text, [*back, *buttons], of_the_last_deed=undo)

    def ask(
        self,
        label: str,
        offers: Offers,
        taken: Callable[[Offer], object],
        near: str = "",
        *,
        first: bool = False,
    ) -> None:
        """Ask for something by name, beside an element or what is selected. See `Prompt.ask`."""
        self.views.setCurrentWidget(self.canvas)
        place = name_rect(self.canvas, near or self.selection.current or "")
        if place.isEmpty():
            place = QRect(self.canvas.width() // 2 - 150, self.canvas.height() // 3, 300, 1)
        self.prompt.ask(label, offers, taken, place, first=first)

    def map_name(self) -> str:
        """What the map in it is called."""
        session = self.session
        if session is None:
            return ""
        path = session.file.path
        return session.kaart.about.name or (path.stem if path is not None else tr("New map"))

    def shown_screen(self) -> Screen:
        """The map as it is drawn in this window: folded where partners or phases are."""
        return self.reading.folds.screen()

    def drawn_current(self) -> str | None:
        """What is drawn for the element chosen last; none where nothing is selected."""
        current = self.selection.current
        return self.canvas.drawn_as(current) if current is not None else None

    def close_map(self) -> None:
        """Close the map and show the start page; on the start page close the window."""
        if self.session is None or self.program.others_on(self.session, self):
            self.close()
        elif may_leave(self):
            self.docks.save()
            self.set_session(None)

    def bring_forward(self) -> None:
        """Put it before other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _map_was_changed(self, done: Done) -> None:
        assert self.session is not None
        kaart = self.session.kaart
        kept = selected_after(self, done)
        self.reading.folds.show(kept[-1] if kept else None, moving=True)
        if not self.selection.set(kept):
            self.canvas.repaint()  # the map answers first; the parts around it follow
        self.last_selected = self.last_selected if self.last_selected in kaart.records else None
        self.came_from = self.came_from if self.came_from in kaart.records else None
        self._file_was_changed()
        self.map_changed.emit(done)

    def _file_was_changed(self) -> None:
        show_title(self)
        session = self.session
        if session is None:
            return
        self.setWindowModified(session.unsaved)
        self.setWindowFilePath(str(session.file.path or ""))
        self.status.show_file()
        self._update_commands()

    def _selection_was_changed(self) -> None:
        self.last_selected = self.selection.current or self.last_selected
        self._update_commands()

    def _update_commands(self) -> None:
        if self._commands is not None:
            self._commands.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave labels, counts and panels out where there is no room."""
        super().resizeEvent(event)
        self.docks.fit(event.oldSize().width(), event.size().width())
        self.tools.fit(event.size().width())
        self.status.fit(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell why a command cannot be given now."""
        if not self.commands.explain(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close where nothing is lost by it."""
        if not may_close(self):
            event.ignore()
            return
        if self.session is not None:
            self.reading.end()
            self.docks.save()
        event.accept()
        self.closed.emit()


def _column(*widgets: QWidget) -> QWidget:
    """Widgets below each other without gaps."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return whole
