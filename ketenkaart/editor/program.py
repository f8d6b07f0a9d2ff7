"""The program: its windows, the maps open in them, what it remembers, and one copy of it for each person."""

import gc
import logging
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, QStandardPaths
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication

from ketenkaart.editor import clipboard, onwindows, opening, titles
from ketenkaart.editor.actions.lookchoices import LANGUAGE, dark_map, reduced_motion, scheme, size
from ketenkaart.editor.collecting import Collecting, Lull
from ketenkaart.editor.commands import KEYS
from ketenkaart.editor.disk import AT_ONCE
from ketenkaart.editor.filewatch import FileWatch
from ketenkaart.editor.handingover import ANSWERS_WITHIN, hand_over, handed, server_name
from ketenkaart.editor.keptrows import KeptRows
from ketenkaart.editor.leaving import end
from ketenkaart.editor.look.apply import Scheme, apply_look
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.messages import Button, ask
from ketenkaart.editor.presence import PresenceWatch
from ketenkaart.editor.qttexts import translate_qt
from ketenkaart.editor.readonly import tell_read_only
from ketenkaart.editor.recent import remember
from ketenkaart.editor.recovery import Recovery
from ketenkaart.editor.refusals import tell_refused
from ketenkaart.editor.restarting import RESTARTS, open_each, start_again
from ketenkaart.editor.session import FileState, Session
from ketenkaart.editor.unfinished import Unfinished
from ketenkaart.editor.window import Window
from ketenkaart.editor.work import Stopped, run_beside, soon, wait_for_all
from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.journal import SUFFIX
from ketenkaart.storage.reading import read
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import LANGUAGES, language_in_use, language_of_locale, tr, use_language

_LOG = logging.getLogger("ketenkaart.editor")  # see `help.log`
_SPREADSHEETS = (".xlsx", ".xlsm", ".csv", ".tsv")


class Program(QObject):
    """All that is open.

    Attributes:
        fills_screen: whether the very first window, which has no place of its own yet, fills the screen.
    """

    def __init__(self) -> None:
        """Nothing is open yet."""
        super().__init__()
        self.settings = QSettings()
        self.windows: list[Window] = []
        self.fills_screen = False
        self.recovery = Recovery(self)
        self.unfinished = Unfinished(self)
        self._lull = Lull(self)
        self.rows = KeptRows(self, self.recovery.folder.with_name("rows.txt"))
        self._server: QLocalServer | None = None
        self._opening: set[Path] = set()
        self.file_watch = FileWatch(self)
        self.presence = PresenceWatch(self)

    @property
    def folder(self) -> Path:
        """Where a new map is saved if the person does not choose."""
        kept = Path(str(self.settings.value("files/folder", "")))
        if kept.is_absolute() and soon(kept.is_dir, otherwise=False):
            return kept
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        return next((Path(place) for place in places if Path(place).is_dir()), Path.home())

    def new_window(self, session: Session | None = None) -> Window:
        """Show a window; without a map it shows the start page."""
        if session is not None:
            self.recovery.watch(session)
        window = Window(self, session)
        self.windows.append(window)
        titles.refresh(self)
        self.unfinished.watch(window)
        self._tell_look(window)
        window.closed.connect(lambda: self._forget(window))
        window.map_changed.connect(self._lull.stir)
        if self.fills_screen and window.docks.first_time:
            window.showMaximized()  # at once: shown first and made larger then, the map would be seen twice
        else:
            window.show()
        return window

    def _forget(self, window: Window) -> None:
        if window in self.windows:
            self.windows.remove(window)
            self.unfinished.keep()
            titles.refresh(self)
        if window.session is not None:
            self.let_go(window.session)
        window.deleteLater()

    def let_go(self, session: Session) -> None:
        """A window shows a map no more; with the last one what was done is let go, too."""
        if all(one.session is not session for one in self.windows):
            session.end()
            self._lull.map_closed()

    def sessions(self) -> list[Session]:
        """The open maps, each once."""
        return list(dict.fromkeys(one.session for one in self.windows if one.session is not None))

    def others_on(self, session: Session, window: Window) -> bool:
        """Whether another window shows the same map."""
        return any(one is not window and one.session is session for one in self.windows)

    def is_used_elsewhere(self, session: Session, window: Window) -> bool:
        """Whether another window on the same map is the one a person works in."""
        others = (one for one in self.windows if one is not window and one.session is session)
        return any(one.isActiveWindow() for one in others)

    def new_map(self, window: Window) -> None:
        """Begin an empty map, in this window where it shows none."""
        about = About(id=ABOUT_ID, language="en" if language_in_use() == "en" else "nl")
        self.show_session(window, opening.new_session(Ketenkaart.of([about])))

    def show_sample(self, window: Window, path: Path) -> None:
        """Begin a map from a sample."""
        loaded = read(path)
        self.show_map(window, loaded.kaart, loaded.memory)

    def import_file(self, window: Window, path: Path) -> None:
        """Make a map of a foreign file, and show what was taken over, guessed and left out."""
        from ketenkaart.interchange.bpmn.importing import import_bpmn  # a start does without

        try:
            imported = run_beside(
                window, tr("Opening {name}…", name=path.name), lambda _: import_bpmn(path), at_once=AT_ONCE
            )
        except Stopped:
            return
        except FileRefused as refused:
            window.bars.show_bar("open", refused.message, error=True)
            return
        shown = self.show_map(window, imported.kaart, is_work=True)
        if shown is not None:
            shown.bars.show_bar("import", "\n".join(imported.report.lines()))

    def show_map(
        self,
        window: Window,
        kaart: Ketenkaart,
        memory: Memory = NO_MEMORY,
        *,
        is_work: bool = False,
        read_only: bool = False,
    ) -> Window | None:
        """Show a map that has no file yet, such as a copy of a sample.

        Args:
            window: where it is shown, if that has no map.
            kaart: the map.
            memory: what an earlier layout decided.
            is_work: whether it would be a loss, so that closing it asks and a crash leaves it.
            read_only: whether it is only to be read, such as an earlier version.

        Returns:
            The window that shows it; None where the person stopped it.
        """
        try:
            session = opening.made_session(window, kaart, memory)
        except Stopped:
            return None
        session.file = FileState(read_only=read_only)
        if is_work:
            session.undo_stack.resetClean()
            self.recovery.watch(session).keep_whole()
        return self.show_session(window, session)

    def open(self, path: Path, window: Window | None = None) -> bool:
        """Open a map; where it is open already its window comes to the front."""
        path = path.absolute()
        if path.suffix == SUFFIX and path.parent == self.recovery.folder:  # else none would look for it again
            return self.recovery.restore(path, window or (self.windows[-1] if self.windows else None))
        if path == self.rows.path:
            (window or (self.windows or [self.new_window()])[-1]).panels.show_new_table()
            return True
        for one in self.windows:
            if one.session is not None and one.session.file.path == path:
                one.bring_forward()
                return True
        window = window or (self.windows[-1] if self.windows else None)
        if path.suffix.lower() in _SPREADSHEETS:
            return self._offer_import(path, window or self.new_window())
        if path.suffix.lower() == ".bpmn":
            self.import_file(window or self.new_window(), path)
            return True
        if path in self._opening:
            return True
        self._opening.add(path)
        try:
            session = opening.open_session(window, path, [one.file for one in self.sessions()])
        except opening.IsOpen as found:
            return self.open(found.path, window)
        except FileRefused as refused:
            tell_refused(window or self.new_window(), path, refused)
            return False
        except Stopped:
            return False
        finally:
            self._opening.discard(path)
        window = self.show_session(window, session)
        remember(self.settings, session)
        if session.file.read_only:
            tell_read_only(window)
        self.recovery.offer(window, path)
        return True

    def _offer_import(self, path: Path, window: Window) -> bool:
        """Ask whether a map is to be made of a spreadsheet."""
        question = tr("This is not a chain map but a spreadsheet. Import it?")
        wanted = Button(tr("Import…"), safe=True)
        if ask(window, question, (wanted, Button(tr("Cancel"))), path.name) != wanted:
            return False
        window.panels.show_new_table(path)
        return True

    def show_session(self, window: Window | None, session: Session) -> Window:
        """Show a map in a window, or in a new one where that has a map; gives the window."""
        if window is not None and window.session is None:
            self.recovery.watch(session)
            window.set_session(session)
        else:
            window = self.new_window(session)
        _LOG.info("a map of %d records is shown", len(session.kaart.records))
        window.bring_forward()
        return window

    def quit(self) -> None:
        """Close all windows; one that is kept open stops it."""
        for window in list(self.windows):
            if not window.close():
                return

    def apply_look(self) -> None:
        """Give the program the look this person chose."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        chosen = scheme(self)
        known: Scheme = "light" if chosen == "light" else "dark" if chosen == "dark" else "system"
        apply_look(application, known, size(self))
        for window in self.windows:
            self._tell_look(window)
            window.docks.fit(window.width(), window.width())

    def _tell_look(self, window: Window) -> None:
        """Let the map of a window move and be dark as this person chose."""
        window.canvas.reduced_motion = reduced_motion(self)
        window.canvas.darkening.want(dark_map(self))

    def apply_language(self) -> None:
        """Speak the language this person chose, unless the command line asks for another."""
        kept = str(self.settings.value(LANGUAGE, "system"))
        if kept in LANGUAGES and language_in_use() == language_of_locale():
            use_language(kept)

    def keep_shortcut(self, action_id: str, keys: list[str] | None) -> None:
        """Give an action other keys in all windows; None gives back those it had at first."""
        if keys is None:
            self.settings.remove(KEYS + action_id)
        else:
            self.settings.setValue(KEYS + action_id, keys or [""])  # Qt reads an empty list as nothing
        for window in self.windows:
            window.commands.take_keys()

    def listen(self) -> None:
        """Take over the files of a second start."""
        QLocalServer.removeServer(server_name())
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._take_over)
        self._server.listen(server_name())

    def listen_no_more(self) -> None:
        """Let the next start be one of its own."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _take_over(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.waitForReadyRead(ANSWERS_WITHIN)
        paths = list(handed(bytes(socket.readAll().data())))
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        for path in paths:
            self.open(path)
        if self.windows and not paths:
            self.windows[-1].bring_forward()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open files the system hands over, as macOS does."""
        if isinstance(event, QFileOpenEvent):
            self.open(Path(event.file()))
            return True
        return super().eventFilter(watched, event)


def make_application() -> QApplication:
    """Qt's application, with the name under which settings are kept.

    It has no display name: Qt would add that to the titles of dialogs, with another dash than windows have.
    """
    onwindows.be_a_program_of_its_own()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setOrganizationName("Ketenkaart")
    application.setApplicationName("Ketenkaart")
    application.setDesktopFileName("ketenkaart")
    return application


def run(paths: Sequence[Path]) -> int:
    """Run the editor until its last window is closed.

    Args:
        paths: maps to open.
    """
    application = make_application()
    if hand_over(paths):
        return 0
    from ketenkaart.editor.help.log import begin, log_file  # a second start does without
    from ketenkaart.editor.mishap import Mishaps

    begin(log_file())
    gc.freeze()  # what was loaded stays, so that nobody need look at it again
    program = Program()
    Mishaps(program)
    program.fills_screen = True
    program.apply_language()
    translate_qt(application)
    program.apply_look()
    program.listen()
    if sys.platform == "darwin":  # elsewhere it would only slow down every event
        application.installEventFilter(program)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends it as a crash does; else it would break off an edit
    application.aboutToQuit.connect(program.listen_no_more)  # a share that is away may hold up the end
    application.aboutToQuit.connect(clipboard.leave)
    application.aboutToQuit.connect(program.presence.leave)
    application.aboutToQuit.connect(wait_for_all)
    application.commitDataRequest.connect(partial(end, program))
    application.setWindowIcon(icon("logo", "accent"))
    open_each(program, paths)  # before any window, so that the first one begins with its map
    if program.windows:
        program.rows.offer(program.windows[-1])
    else:
        program.new_window()
    Collecting.begin()  # the command line does without, and so does a start, but a window lives long
    code = application.exec()
    if code == RESTARTS:
        return 0 if start_again(program) else 1
    return code
