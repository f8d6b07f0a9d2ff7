"""Recovery: a journal for each open map with edits, and what a session that stopped unexpectedly left."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor import files
from ketenkaart.editor.disk import AT_ONCE
from ketenkaart.editor.keeper import Keeper
from ketenkaart.editor.messages import Button
from ketenkaart.editor.puttingback import PutBack, put_back
from ketenkaart.editor.session import FileState, Session
from ketenkaart.editor.startpage.moments import moment
from ketenkaart.editor.unfinished import typed_in
from ketenkaart.editor.versions.telling import tell_again
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.model.characters import visible_name
from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.journal import Journal
from ketenkaart.storage.journalreading import Kept, left_behind, put_aside, read_journal
from ketenkaart.storage.locking import InUse
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.reading import fingerprint
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.replaying import Recovered, count_of, replay
from ketenkaart.texts import tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.window import Window

_MATTER = "recovery"
_MOST_NAMED = 3  # maps


class Recovery:
    """The journals of a program.

    Attributes:
        folder: where they are: of this person, on this computer.
    """

    def __init__(self, program: "Program") -> None:
        """Nothing is watched yet."""
        self._program = program
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        self.folder = Path(place) / "Ketenkaart" / "journals"
        self._not_now: set[Path] = set()

    def watch(self, session: Session, journal: Journal | None = None, *, has_changes: bool = False) -> Keeper:
        """Keep a journal of a session; the one there is where it is watched already. See `Keeper`."""
        found = session.findChild(Keeper)
        if isinstance(found, Keeper):
            return found
        typed = partial(self._program.unfinished.of, session)
        keeper = Keeper(session, self.folder, typed, journal, has_changes=has_changes)
        keeper.failed.connect(self._tell_failure)
        return keeper

    def forget(self, session: Session) -> None:
        """The person closes a map without saving it."""
        self.watch(session).forget()

    def _tell_failure(self, session: Session, text: str) -> None:
        for window in self._program.windows:
            if window.session is session and text:
                window.bars.show_bar("journal", text, error=True)
            elif window.session is session:
                window.bars.settle("journal")

    def found(self) -> dict[Path, Kept | FileRefused]:
        """The journals left behind, the latest first, as far as they can be read."""
        journals: dict[Path, Kept | FileRefused] = {}
        for path in left_behind(self.folder):
            try:
                journals[path] = read_journal(path)
            except FileRefused as refused:
                journals[path] = refused
        return journals

    def offer(self, window: "Window", only: Path | None = None) -> None:
        """Offer to bring back the work of sessions that stopped unexpectedly.

        Args:
            window: where.
            only: the file of the map it is about; None for all.
        """
        journals = {path: one for path, one in self.found().items() if path not in self._not_now}
        good = {
            path: kept
            for path, kept in journals.items()
            if isinstance(kept, Kept) and kept.holds_work and only in (None, kept.file)
        }
        self._put_aside(window, [path for path, one in journals.items() if isinstance(one, FileRefused)])
        if not good:
            window.bars.settle(_MATTER)
            return
        text = "\n".join((_found(list(good.values())), *_maps(list(good.values()))))
        buttons = (
            Button(tr("Bring back"), lambda: self._restore_all(list(good), window), safe=True),
            Button(tr("Take a look"), lambda: self._look(window, only)),
            Button(tr("Not now"), lambda: self._not_now.update(good)),
        )
        window.bars.show_bar(_MATTER, text, buttons)

    def _look(self, window: "Window", only: Path | None) -> None:
        """Show what there is; what the person left there is offered still."""
        window.commands.run("help.recovery")
        listed = window.findChild(QDialog, "recovery_list")
        if listed is not None:
            listed.finished.connect(lambda _: self.offer(window, only))

    def _put_aside(self, window: "Window", paths: list[Path]) -> None:
        """Tell of journals of which nothing can be read, and keep them out of the way."""
        if not paths:
            return
        kept = [str(put_aside(path)) for path in paths]
        text = tr("A recovery file cannot be read. It is kept: {place}", place=", ".join(kept))
        window.bars.show_bar("journal", text, error=True)

    def _restore_all(self, paths: list[Path], window: "Window") -> None:
        for path in paths:
            self.restore(path, window)

    def delete(self, path: Path) -> None:
        """Throw a journal away."""
        with suppress(OSError):
            path.unlink(missing_ok=True)

    def restore(self, path: Path, window: "Window | None") -> bool:
        """Bring the work of a journal back, as a map that is not saved; the journal goes on with it.

        Args:
            path: the journal.
            window: where; None where there is no window yet.

        Returns:
            Whether it is there.
        """
        try:
            kept = read_journal(path)
            recovered = replay(kept)
            if recovered.lost:
                _copy_aside(path)
            journal = Journal.resume(path, kept.size, recovered.memory, kept.typed)
        except FileRefused as refused:
            return self._refuse(window, refused.message)
        except InUse:
            return self._refuse(window, tr("Another window of Ketenkaart has this work open."))
        except OSError as error:
            return self._refuse(window, tr("the file cannot be read: {reason}.", reason=reason_of(error)))
        try:
            session = self._session(kept, recovered, window)
        except Stopped:
            journal.close()
            return False
        self.watch(session, journal, has_changes=bool(kept.entries))
        with self._program.unfinished.held():  # until it is typed again, the journal goes on telling of it
            shown = self._program.show_session(self._without(window, kept.file), session)
            typed = put_back(shown, kept.typed)
        self._tell(shown, kept, recovered, typed)
        return True

    def _refuse(self, window: "Window | None", text: str) -> bool:
        """Say why nothing is brought back."""
        (window or self._program.new_window()).bars.show_bar(_MATTER, text, error=True)
        return False

    @staticmethod
    def _session(kept: Kept, recovered: Recovered, window: "Window | None") -> Session:
        name = recovered.kaart.about.name or name_of(kept)
        screen = run_beside(
            window,
            tr("Drawing {name}…", name=name),
            lambda tell: draw_screen(recovered.kaart, recovered.memory, progress=tell),
        )
        in_file = kept.in_file or kept.base.kaart
        session = Session(screen, FileState(kept.file, kept.fingerprint, base=in_file))
        session.bring_back(recovered.edits, recovered.from_file)
        return session

    def _without(self, window: "Window | None", file: Path | None) -> "Window | None":
        """The window for a map: where its file is shown without edits it makes room for the work on it."""
        for one in self._program.windows:
            session = one.session
            if session is None or file is None or session.file.path != file:
                continue
            others = self._program.others_on(session, one)
            if not (session.unsaved or others or typed_in(one)):
                one.set_session(None)
                return one
        return window

    def _tell(self, window: "Window", kept: Kept, recovered: Recovered, typed: PutBack) -> None:
        """Say what was brought back, and take over what someone else did to the file meanwhile."""
        window.say(_brought_back(kept, typed), undo=bool(typed.taken))
        if recovered.lost:
            lost = tr_count(
                "{count} change of your last session could not be read.",
                "{count} changes of your last session could not be read.",
                recovered.lost,
            )
            window.bars.show_bar("lost", lost, error=True)
        if kept.merged is not None and kept.in_file is not None:
            tell_again(window, *kept.merged, kept.in_file)
        if kept.file is not None and _mark_of(window, kept.file) not in ("", kept.fingerprint):
            files.merge_with_file(window)


def _found(journals: Sequence[Kept]) -> str:
    """What there is to bring back."""
    count = sum(map(count_of, journals))
    if not count and any(kept.entries for kept in journals):
        return tr("Ketenkaart stopped unexpectedly last time. Your work is still here.")
    if not count and any(one.is_of_version for kept in journals for one in kept.typed):
        return tr("Ketenkaart stopped unexpectedly last time. What you were typing is still here.")
    if not count:
        return tr("Ketenkaart stopped unexpectedly last time. The line you were typing is still here.")
    return tr_count(
        "Ketenkaart stopped unexpectedly last time. Your work is still here: {count} change.",
        "Ketenkaart stopped unexpectedly last time. Your work is still here: {count} changes.",
        count,
    )


def _brought_back(kept: Kept, typed: PutBack) -> str:
    """What was brought back."""
    count = count_of(kept)
    if typed.taken:
        return tr_count(
            "{count} change brought back; you were still typing: “{text}”.",
            "{count} changes brought back; you were still typing the last: “{text}”.",
            count,
            text=typed.taken[-1],
        )
    line = tr("What you were typing stands in quick entry again.") if typed.lines else ""
    if typed.of_version:
        line = f"{line} {tr('What you were typing of a version stands there again.')}".strip()
    if not count:
        back = tr("Your work is back. Save the map to keep it.") if kept.entries else ""
        return f"{back} {line}".strip()
    text = tr_count(
        "{count} change brought back. Save the map to keep it.",
        "{count} changes brought back. Save the map to keep them.",
        count,
    )
    return f"{text} {line}".strip()


def name_of(kept: Kept) -> str:
    """What the map of a journal is called."""
    name = kept.title or (kept.file.stem if kept.file is not None else "") or tr("New map")
    return visible_name(name)


def when(kept: Kept) -> str:
    """When the last change in a journal was made."""
    return moment(datetime.fromtimestamp(kept.at).astimezone(), datetime.now().astimezone())


def _maps(journals: Sequence[Kept]) -> Iterator[str]:
    """The maps of journals, a line each, those of the latest first."""
    shown = journals[:_MOST_NAMED]
    yield from (f"{name_of(kept)} · {when(kept)}" for kept in shown)
    rest = len(journals) - len(shown)
    if rest:
        yield tr_count("and {count} more map", "and {count} more maps", rest)


def _copy_aside(path: Path) -> None:
    """Keep the whole of a damaged journal; going on with it cuts off what cannot be read."""
    with suppress(OSError):
        path.with_suffix(".damaged").write_bytes(path.read_bytes())


def _mark_of(window: "Window", file: Path) -> str:
    """The fingerprint of a file now; empty where it cannot be read, or its share does not answer."""
    text = tr("Opening {name}…", name=file.name)
    try:
        return run_beside(window, text, lambda _: fingerprint(read_bytes(file)), at_once=AT_ONCE)
    except (FileRefused, Stopped):
        return ""
