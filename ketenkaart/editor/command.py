"""Command: an edit on the undo stack of a session."""

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtGui import QUndoCommand

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.compose import compose
from ketenkaart.drawing.screen import Screen
from ketenkaart.edits.edit import Edit
from ketenkaart.memory import MemoryChange
from ketenkaart.storage.replaying import Made

if TYPE_CHECKING:
    from ketenkaart.editor.session import Session


class Command(QUndoCommand):
    """An edit on the undo stack; it tells how the map and what its layout decided changed.

    It does not keep its session alive: Python would have to break such a ring, and Qt dies of the order it
    does so in.
    """

    def __init__(
        self,
        session: "Session",
        edit: Edit,
        memories: MemoryChange,
        after: Screen | None = None,
        *,
        joins: bool = False,
    ) -> None:
        """An edit that is to be done, or one that was done before the session began.

        Args:
            session: the map; it has the undo stack.
            edit: the edit.
            memories: what it changes in what the layout decided.
            after: the map as it is drawn then; none where it was done already.
            joins: whether it becomes one with the edit before it.
        """
        super().__init__(edit.changes.label)
        self._session = ref(session)
        self._edit: Edit | None = edit
        self._about = edit.select or ()
        self.changes = edit.changes
        self.before = session.screen if after is not None else None
        self.after = after
        self.memories = memories
        self._is_done = after is None
        self._is_undone = False
        self.joins = joins

    def redo(self) -> None:
        """Do it, or do it again; pushed where it is done already, nothing."""
        if self._is_done:
            self._is_done, self._edit = False, None
            return
        (edit, self._edit), session = (self._edit, None), self._session()
        assert session is not None
        made = Made(self.changes, self.memories)
        moves, was = 0 if edit is not None and self.joins else 1, session.screen
        try:
            self.after = session.step(made, self.after, self._about, moves, edit)
        except Exception:
            if edit is None and session.screen is was:
                self._is_undone = True
                session.stay(session.undo_stack.undo)
            raise
        session.keep(self)

    def undo(self) -> None:
        """Bring back the map and the picture from before it.

        Where that cannot be drawn, by a mistake of ours, map and undo stack stay as they were; Qt takes the
        command for undone all the same.
        """
        if self._is_undone:
            self._is_undone = False
            return
        made, session = Made(self.changes.inverted(), self.memories.inverted()), self._session()
        assert session is not None
        was = session.screen
        try:
            self.before = session.step(made, self.before, self._about, -1)
        except Exception:
            if session.screen is was:
                self._is_done = True
                session.stay(session.undo_stack.redo)
            raise
        session.keep(self)

    def forget_drawings(self) -> None:
        """Hold what changed only: it is long ago."""
        self.before = self.after = None

    def id(self) -> int:
        """The same for all: Qt asks `mergeWith` only then."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the edit that follows, where it joins this one."""
        if not isinstance(other, Command) or not other.joins:
            return False
        try:
            self.changes = compose(self.changes, other.changes)
        except ChangeRefused:
            return False
        self.after = other.after
        self.memories = self.memories.then(other.memories)
        self.setObsolete(not self.changes)
        return True
