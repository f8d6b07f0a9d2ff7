"""A session: one open map, its undo stack and its file. All windows on the map share it."""

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused, ChangeSet
from ketenkaart.changes.compose import compose
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.screen import Screen, draw_screen
from ketenkaart.drawing.tidying import remember
from ketenkaart.editor.command import Command
from ketenkaart.editor.touched import touched
from ketenkaart.edits.adopting import drafted
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.forgetting import still_valid
from ketenkaart.layout.result import Progress
from ketenkaart.memory import Memory, memory_change
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.replaying import Made

_DRAWN = 24  # undo steps whose drawings are kept; a drawing of 300 elements takes half a MB
MERGED_WITHIN = 2.0  # edits of one field so soon after each other are one undo step, s


Beside = Callable[[Callable[[Progress], Screen]], Screen]


class FileState(NamedTuple):
    """What is known of the file of a map.

    Attributes:
        path: the file; none for a map that was never saved.
        fingerprint: of its bytes when it was last read or written.
        saved_at: when it was last written, as `time.time`; 0 where it was only read.
        read_only: whether it may not be written.
        base: the map as it was in the file then, to merge with what others made of it.
    """

    path: Path | None = None
    fingerprint: str = ""
    saved_at: float = 0.0
    read_only: bool = False
    base: Ketenkaart | None = None


class Done(NamedTuple):
    """What was done to the map: an edit, or its undoing.

    Attributes:
        changes: the changes that were made.
        edit: the edit, where it was done for the first time.
        select: the elements to select now; None keeps the selection.
        moves: by how many edits the undo stack goes on; 0 where it becomes one with the edit before it.
    """

    changes: ChangeSet
    edit: Edit | None
    select: tuple[str, ...] | None
    moves: int = 1


@dataclass(eq=False)
class Deed:
    """An edit on the undo stack.

    Attributes:
        what: what is edited, as `Session.do` was told.
        selected: what was selected before it; only told of what adds something.
        added: the records it added.
        at: when it was done, or went on, as `time.monotonic`.
    """

    what: str
    selected: tuple[str, ...] = ()
    added: frozenset[str] = frozenset()
    at: float = field(default_factory=time.monotonic)


class Session(QObject):
    """One open map.

    Attributes:
        screen: the map as drawn now; `screen.kaart` is the map itself.
        undo_stack: what was done; a command tells how map and layout changed, so that undo brings back
            the picture, too. The last ones hold their drawings; older ones are drawn again.
        changed: is sent a `Done` after each edit, undo and redo.
        file_changed: is sent when the file, or whether all is saved, changed.
    """

    changed = Signal(object)
    file_changed = Signal()

    def __init__(self, screen: Screen, file: FileState | None = None) -> None:
        """Open a map.

        Args:
            screen: the map as it is drawn.
            file: where it comes from.
        """
        super().__init__()
        self.screen = screen
        remember(screen.kaart, screen.sizes.graph, self.memory)
        self._file = file or FileState()
        self._drawn = screen.drawn
        self._recent: dict[Command, None] = {}  # in the order they were last at work
        self._passing: _Passing | None = None
        self._showing = False
        self._waiting: list[Callable[[], object]] = []
        self._deeds: list[Deed] = []
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._do_waiting)
        self.undo_stack.cleanChanged.connect(self._clean_changed)

    def _clean_changed(self, _: bool) -> None:
        if self._passing is None:  # else it is told once the map is shown
            self.file_changed.emit()

    @property
    def kaart(self) -> Ketenkaart:
        """The map as it is now."""
        return self.screen.kaart

    @property
    def memory(self) -> Memory:
        """What the last layout decided, to keep with the map."""
        return self.screen.layout.memory

    @property
    def file(self) -> FileState:
        """What is known of its file."""
        return self._file

    @file.setter
    def file(self, file: FileState) -> None:
        self._file = file
        self.file_changed.emit()

    @property
    def unsaved(self) -> bool:
        """Whether something was done that is not in the file."""
        return not self.undo_stack.isClean()

    @property
    def has_waiting(self) -> bool:
        """Whether an edit waits for the undo stack, which is at work."""
        return bool(self._waiting)

    def do(
        self,
        edit: Edit,
        same_as_last: str = "",
        within: float = MERGED_WITHIN,
        beside: Beside | None = None,
        *,
        as_is: bool = False,
    ) -> bool:
        """Do an edit.

        Args:
            edit: what to do; one that is refused or changes nothing is not done.
            same_as_last: names what is being edited, such as a field; edits of the same that follow
                each other are undone as one.
            within: how soon it must follow for that, s.
            beside: has the map drawn beside the window, for one that takes long.
            as_is: whether a map that is adopted stays so: where the edit takes over what a file says.

        Returns:
            Whether the map changed.

        Raises:
            ChangeRefused: the change cannot be made; the map is as it was.
            Stopped: by the person, beside the window; the map is as it was.
        """
        if edit.refusal or (self._file.read_only and not as_is):
            return False
        if not edit.changes and (edit.memory is None or edit.memory == self.memory):
            return False
        if self._showing:  # as by a field that is left: pushed now, it would destroy commands at work
            self._waiting.append(partial(self.do, edit, same_as_last, within, as_is=as_is))
            return False
        whole = _as_it_is if as_is else drafted
        if beside is None:
            done = whole(self.kaart, edit)
            after = drawn_after(self.screen, done, self._drawn)
        else:
            done, after = self._drawn_beside(lambda kaart: whole(kaart, edit), beside)
        at = self.undo_stack.index()
        deed, joins = Deed(same_as_last), self._joins_last(same_as_last, within)
        self._deeds[at:] = [deed]
        memories = memory_change(self.memory, after.layout.memory)
        self.undo_stack.push(Command(self, done, memories, after, joins=joins))
        now = self.undo_stack.index()
        if now <= at:  # it became one with the edit before it, or undid that
            del self._deeds[now:]
        if now == at:
            self._deeds[-1].at = deed.at
        return True

    def _joins_last(self, what: str, within: float) -> bool:
        """Whether an edit that is done now becomes one with the last one, as long as that is not saved."""
        at = self.undo_stack.index()
        if not self.did_last(what) or at == self.undo_stack.cleanIndex():
            return False
        return bool(what) and time.monotonic() - self._deeds[at - 1].at <= within

    def bring_back(self, done: Sequence[Made], from_file: bool) -> None:
        """Have what was done before the session began undone here.

        Args:
            done: what changed in the map, and in what its layout had decided, the last last.
            from_file: whether the map is as in its file when all of it is undone.
        """
        if not from_file:
            self.undo_stack.resetClean()
        for changes, memories in done:
            self._deeds.append(Deed(""))
            self.undo_stack.push(Command(self, Edit(changes), memories))

    def _drawn_beside(self, edit_of: Callable[[Ketenkaart], Edit], beside: Beside) -> tuple[Edit, Screen]:
        """An edit and the map after it; anew where it changed meanwhile, as when a field lost the focus."""
        drawn, self._drawn = self._drawn, Drawn()  # what is done meanwhile is in another thread
        try:
            while True:
                before = self.screen
                edit = edit_of(before.kaart)
                after = beside(partial(drawn_after, before, edit, drawn))
                if self.screen is before:
                    return edit, after
        finally:
            self._drawn = drawn

    def end(self) -> None:
        """Let go of what was done, once nobody shows the map; Python would do so in an order Qt dies of."""
        self.undo_stack.blockSignals(True)
        self._recent.clear()
        self._deeds.clear()
        self.undo_stack.clear()
        for timer in self.findChildren(QTimer):  # of who keeps a journal of it; Qt would call what is gone
            timer.stop()

    def did_last(self, what: str) -> bool:
        """Whether the last edit that was done, and not undone, is what `do` was told by this name."""
        last = self.deed_at(self.undo_stack.index() - 1)
        return last is not None and last.what == what

    def deed_at(self, place: int) -> "Deed | None":
        """The edit at a place of the undo stack, the very same as long as it stands there.

        Who asks Qt for the command itself has Python take it as its own, and the program ends when both let
        it go.
        """
        return self._deeds[place] if 0 <= place < len(self._deeds) else None

    def go_to(self, index: int) -> None:
        """Undo or redo up to a state of the undo stack; what lies between is not drawn."""
        was = self.undo_stack.index()
        if abs(index - was) < 2:
            self.undo_stack.setIndex(index)
            return
        passing = _Passing(self.kaart, self.memory)
        self._pass_by(index, passing)
        try:
            screen = draw_screen(passing.kaart, passing.memory, drawn=self._drawn, before=self.screen)
        except Exception:  # a mistake of ours: the map is as it was, and so is the stack
            self._pass_by(was, passing)
            raise
        selected = touched(passing.changes, passing.kaart)
        self._show(screen, Done(passing.changes, None, selected, index - was))
        self.file_changed.emit()
        self._do_waiting(index)

    def _pass_by(self, index: int, passing: "_Passing") -> None:
        """Go to a state of the undo stack, without showing it."""
        self._passing = passing
        try:
            self.undo_stack.setIndex(index)
        finally:
            self._passing = None

    def step(
        self,
        made: Made,
        screen: Screen | None,
        about: Collection[str],
        moves: int,
        edit: Edit | None = None,
    ) -> Screen | None:
        """Go to the next state of the map, or the one before; only commands of the undo stack do this.

        Args:
            made: what changes in the map, and in what its layout decided.
            screen: the drawing after it; none where it is not kept.
            about: the elements the edit was about.
            moves: as `Done` tells it.
            edit: the edit, where it is done for the first time.

        Returns:
            The drawing after it; none where it is passed by and none is kept.
        """
        if self._passing is not None:
            self._passing.step(made)
            return screen
        changes = made.changes
        if screen is None:
            kaart, memory = apply(self.kaart, changes), made.memories.made(self.memory)
            screen = draw_screen(kaart, memory, drawn=self._drawn, before=self.screen)
        select = edit.select if edit is not None else touched(changes, screen.kaart, about)
        self._show(screen, Done(changes, edit, select, moves))
        return screen

    def stay(self, back: Callable[[], object]) -> None:
        """Go back on the undo stack, as soon as it takes a command for done that could not be done."""
        self._waiting.insert(0, back)

    def keep(self, command: "Command") -> None:
        """Keep the drawings of a command as long as it is one of the last."""
        if self._passing is None:
            self._recent.pop(command, None)
            self._recent[command] = None
            if len(self._recent) > _DRAWN:
                oldest = next(iter(self._recent))
                del self._recent[oldest]
                oldest.forget_drawings()

    def _show(self, screen: Screen, done: Done) -> None:
        """Take a state of the map as the present one."""
        self.screen = screen
        remember(screen.kaart, screen.sizes.graph, self.memory)
        self._showing = True
        try:
            self.changed.emit(done)
        finally:
            self._showing = False

    def _do_waiting(self, _: int) -> None:
        """Do what was asked while the undo stack was at work."""
        while self._waiting and not self._showing and self._passing is None:
            with suppress(ChangeRefused):  # what it was about is gone
                self._waiting.pop(0)()


def _as_it_is(_: Ketenkaart, edit: Edit) -> Edit:
    return edit


def drawn_after(
    screen: Screen, edit: Edit, drawn: Drawn | None = None, progress: Progress | None = None
) -> Screen:
    """The map as it is drawn once an edit is done.

    Args:
        screen: the map as it is drawn now.
        edit: the edit.
        drawn: what was drawn before, to take over what did not change.
        progress: is told the share of the layout that is done; may raise to stop.

    Raises:
        ChangeRefused: the edit cannot be done.
    """
    kaart = apply(screen.kaart, edit.changes)
    memory = edit.memory or still_valid(screen.layout.memory, edit.changes, screen.sizes.stretches)
    return draw_screen(kaart, memory, progress=progress, drawn=drawn, before=screen)


class _Passing:
    """The states of a map that are passed by on the way to another one.

    Attributes:
        changes: all that changed on the way.
    """

    def __init__(self, kaart: Ketenkaart, memory: Memory) -> None:
        self.kaart, self.memory = kaart, memory
        self.changes = ChangeSet()

    def step(self, made: Made) -> None:
        """Go to the next one."""
        self.kaart, self.memory = apply(self.kaart, made.changes), made.memories.made(self.memory)
        self.changes = compose(self.changes, made.changes)
