"""Keeper: keeps the journal of one open map, from its first edit or letter until all is saved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ketenkaart.changes.change import ChangeSet
from ketenkaart.changes.diff import diff
from ketenkaart.editor.errand import Errand
from ketenkaart.editor.session import Done, FileState, Session
from ketenkaart.memory import Memory
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.journal import PAST_ALL, InFile, Journal, head_of
from ketenkaart.storage.typed import Typed
from ketenkaart.texts import tr

_SYNCED_AFTER = 1_000  # ms; so much work at most is lost where the power goes
_AHEAD = 50  # ms after a map is opened or saved
_State = tuple[Ketenkaart, Memory]


class Keeper(QObject):
    """Keeps the journal of one session.

    Attributes:
        failed: is sent the session and why its journal cannot be written, once; nothing once it can again.
    """

    failed = Signal(object, str)

    def __init__(
        self,
        session: Session,
        folder: Path,
        typed: Callable[[], tuple[Typed, ...]],
        journal: Journal | None = None,
        *,
        has_changes: bool = False,
    ) -> None:
        """Begin to watch.

        Args:
            session: the session; it owns this.
            folder: where journals are kept.
            typed: gives what is being typed in the windows on the map.
            journal: the one it goes on with, where its work was recovered.
            has_changes: whether that holds more than what was being typed.
        """
        super().__init__(session)
        self._session, self._folder, self._typed = session, folder, typed
        self._journal = journal
        self._has_changes = has_changes
        self._failing = False
        self._behind: _State | None = None  # as the journal has it, where a change could not be written
        self._behind_by = 0  # edits
        self._before = (session.kaart, session.memory)
        self._in_file = session.file.base or session.kaart  # as the journal tells it
        self._untold: tuple[FileState, Ketenkaart | None] | None = (
            None  # what it does not tell of the file yet
        )
        self._ready: tuple[FileState, _State, bytes] | None = None  # the first line of a journal of that
        self._syncing, self._heading = Errand(self._synced), Errand(self._headed)
        self._timer = QTimer(self, singleShot=True, interval=_SYNCED_AFTER)
        self._timer.timeout.connect(self._sync)
        self._soon = QTimer(self, singleShot=True, interval=_AHEAD)
        self._soon.timeout.connect(self._prepare)
        self._soon.start()
        session.changed.connect(self._write)
        session.file_changed.connect(self._file_changed)  # a stack that ends says that it is clean, too

    def keep_whole(self) -> None:
        """Write down a map that was made of something else and has no file yet."""
        about = self._session.kaart.about
        nothing = Ketenkaart.of([About(id=ABOUT_ID, language=about.language)])
        self._before = (nothing, self._before[1])
        self._write(Done(diff(nothing, self._session.kaart), None, None))

    @property
    def kept_at(self) -> float | None:
        """When it last wrote something down, in seconds since 1970; None where nothing is kept."""
        journal = self._journal
        try:
            return journal.path.stat().st_mtime if journal is not None and not self._failing else None
        except OSError:
            return None

    @property
    def gives_up(self) -> bool:
        """Whether less is being typed than the journal tells."""
        return self._journal is not None and len(self._typed()) < len(self._journal.typed)

    def keep_typed(self) -> None:
        """Write down what is being typed, where that changed; nothing is kept where there is nothing."""
        typed = self._typed()
        if self._behind is not None:
            self._append(ChangeSet(), self._behind, None)
        elif typed and self._journal is None and not self._is_ready(self._before):
            self._prepare()
        elif typed or self._has_changes:
            self._try(lambda journal: journal.keep_typed(typed), self._before)
        else:
            self._let_go()

    @contextmanager
    def telling(self, file: FileState, merged: Ketenkaart | None = None) -> Iterator[None]:
        """Write down what the file holds now, so that it is not merged with once more after a crash.

        Meanwhile the map is merged with it: both are in one line, so that a crash finds both or neither.

        Args:
            file: the file.
            merged: the map before it was merged with that, where points of it are left to choose.
        """
        self._untold = (file, merged)
        try:
            yield
        except BaseException:
            self._untold = None
            raise
        told = self._told_of_file()
        if told is None or self._journal is None or self._behind is not None:
            return
        if self._try(lambda journal: journal.tell_file(told), self._before):
            self._is_told()

    def tell_file(self, file: FileState) -> None:
        """Write down what the file holds now."""
        with self.telling(file):
            pass

    def _told_of_file(self) -> InFile | None:
        """What is to be written down of the file."""
        if self._untold is None or self._untold[0].base is None or self._untold[0].base is self._in_file:
            return None
        (file, merged), was = self._untold, self._in_file
        assert file.base is not None
        return InFile(file.fingerprint, diff(was, file.base), None if merged is None else diff(was, merged))

    def _is_told(self) -> None:
        if self._untold is not None and self._untold[0].base is not None:
            self._in_file, self._untold = self._untold[0].base, None

    def forget(self) -> None:
        """What was done is saved, or not wanted; and so is what was typed."""
        self._has_changes, self._behind, self._untold = False, None, None
        self._let_go()

    def leave(self) -> Path | None:
        """Leave the journal to who brings its work back; nothing is written down after this.

        Returns:
            Its file; None where there is none.
        """
        self._timer.stop()
        journal, self._journal = self._journal, None
        if journal is None:
            return None
        journal.close()
        return journal.path

    def sync_now(self) -> None:
        """Have the disk keep all at once, as before the system ends."""
        self.keep_typed()
        self._heading.wait()
        self._sync()
        self._syncing.wait()

    def _let_go(self) -> None:
        self._timer.stop()
        if self._journal is not None:
            self._journal.remove()
            self._journal = None
        self._tell("")

    def _file_changed(self) -> None:
        if self._session.unsaved:
            if self._journal is None:  # as where its file is gone: what is in the window is all there is
                self._append(ChangeSet(), self._before)
            return
        self._has_changes, self._behind, self._untold = False, None, None
        self._soon.start()
        old, self._journal = self._journal, None
        typed = self._typed()
        if typed:  # in a journal of its own, before the one there was goes
            self._try(lambda journal: journal.keep_typed(typed), self._before)
        if old is not None:
            old.remove()

    def _write(self, done: Done) -> None:
        """Write down what was just done."""
        before, self._before = self._before, (self._session.kaart, self._session.memory)
        self._append(done.changes, before, done.moves)

    def _append(self, changes: ChangeSet, before: _State, moves: int | None = 1) -> None:
        """Write changes down, with all before them that could not be written.

        Args:
            changes: the changes.
            before: the map before them.
            moves: as `Done` tells it; None where nothing was done now.
        """
        (kaart, memory), typed = self._before, self._typed()
        if self._behind is not None:
            before, moves = self._behind, _by(self._behind_by, moves)
            changes = diff(before[0], kaart, changes.label or tr("Change"))

        def write(journal: Journal) -> None:
            journal.append(changes, memory, typed, moves, self._told_of_file())

        if self._try(write, before):
            self._has_changes, self._behind = True, None
            self._is_told()
        else:
            self._behind, self._behind_by = before, _by(0, moves)

    def _try(self, write: Callable[[Journal], None], before: _State) -> bool:
        """Write, in a journal that begins here where there is none; whether it could be done."""
        try:
            if self._journal is not None and not self._journal.path.exists():  # cleaned up by someone
                self._journal.close()
                self._journal = None
            if self._journal is None:
                self._journal = self._begin(before)
            was = self._journal.size
            write(self._journal)
        except (OSError, ValueError) as error:
            self._fail(error)
            return False
        self._tell("")
        if self._journal.size != was and not self._timer.isActive():
            self._timer.start()
        return True

    def _prepare(self) -> None:
        """Make the first line of a journal beside the window: of a large map it takes longer than a frame."""
        if self._journal is None and not self._heading.is_busy and not self._is_ready(self._before):
            known = self._session.file, self._before
            self._heading.begin(lambda: (*known, _head(*known)))

    def _headed(self, made: tuple[FileState, _State, bytes] | None, error: BaseException | None) -> None:
        """Tell what is being typed now in a journal with that line, where it is still right."""
        typed, self._ready = self._typed(), made
        if not typed or self._journal is not None:
            return
        if isinstance(error, ValueError):
            self._fail(error)
        elif made is not None and not self._is_ready(self._before):
            self._prepare()
        elif made is not None:
            self._try(lambda journal: journal.keep_typed(typed), self._before)

    def _is_ready(self, before: _State) -> bool:
        ready = self._ready
        return ready is not None and ready[0] is self._session.file and ready[1] == before

    def _begin(self, before: _State) -> Journal:
        """A journal that starts at the map in the file, or at the beginning."""
        (kaart, memory), file = before, self._session.file
        self._in_file = file.base or kaart
        ready = self._ready if self._is_ready(before) else None  # kept: all may be undone and done again
        journal = Journal.begin(self._folder, _head(file, before) if ready is None else ready[2], memory)
        if file.base is not None and file.base != kaart:
            try:
                journal.append(diff(file.base, kaart), memory)
            except OSError:
                journal.remove()
                raise
            self._has_changes = True
        return journal

    def _sync(self) -> None:
        if self._journal is None:
            return
        if self._syncing.is_busy:
            self._timer.start()
            return
        try:
            self._syncing.begin(self._journal.syncing())
        except OSError as error:
            self._fail(error)

    def _synced(self, _: None, error: BaseException | None) -> None:
        if isinstance(error, OSError):
            self._fail(error)

    def _fail(self, error: OSError | ValueError) -> None:
        text = tr(
            "Your work cannot be kept for a crash: {reason}. Save often; a saved map is safe.",
            reason=reason_of(error),
        )
        self._tell(text)

    def _tell(self, problem: str) -> None:
        """Say that the journal cannot be written, once; or that it can again."""
        if self._failing != bool(problem):
            self._failing = bool(problem)
            self.failed.emit(self._session, problem)


def _head(file: FileState, before: _State) -> bytes:
    """The first line of a journal, with the map as it is in its file; as it is where it has none."""
    kaart, memory = before
    return head_of(kaart if file.base is None else file.base, memory, file.path, file.fingerprint)


def _by(behind: int, moves: int | None) -> int:
    """By how many edits the undo stack goes on in all; where it also went back, as `PAST_ALL`."""
    if moves is None:
        return behind
    return behind + moves if behind >= 0 and moves > 0 else PAST_ALL
