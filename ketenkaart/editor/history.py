"""The list of changes: all that was done to the map since it was opened, to go back to and forward again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ketenkaart.editor.lookuppanel import LookupPanel
from ketenkaart.editor.rows import Row
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LONGEST = 80  # characters


class History(LookupPanel):
    """The panel with the changes, the last one first. It stays open, to look at the map in between."""

    picture = "history"
    stays = True

    def __init__(self, window: "Window") -> None:
        """Hidden until it is opened."""
        super().__init__(window)
        self.setObjectName("history")
        self._follows = QTimer(self, singleShot=True, interval=0)  # the stack counts once a change is done
        self._follows.timeout.connect(self.refresh)
        window.map_changed.connect(lambda _: self._follows.start())

    def title(self) -> str:
        """What it is called."""
        return tr("List of changes")

    def placeholder(self) -> str:
        """What stands in the empty field."""
        return tr("List of changes: Enter goes back to one")

    def nothing(self, text: str) -> str:
        """No change is called so."""
        return tr("Nothing found for “{text}”.", text=visible(text, _LONGEST))

    def rows(self, text: str) -> tuple[Row, ...]:
        """The states of the map, each named after the change that led to it."""
        session = self._window.session
        if session is None:
            return ()
        stack, typed = session.undo_stack, fold(text)
        rows = [
            Row(tr("As the map was opened"), 0, icon="open", strong=stack.index() == 0),
            *(self._row(stack.text(number), number + 1, stack.index()) for number in range(stack.count())),
        ]
        return tuple(row for row in reversed(rows) if typed in fold(row.text))

    @staticmethod
    def _row(text: str, state: int, now: int) -> Row:
        detail = tr("now") if state == now else tr("undone") if state > now else ""
        picture = "redo" if state > now else "check" if state == now else "undo"
        return Row(visible(text, _LONGEST) or tr("Change"), state, detail, picture, strong=state == now)

    def take(self, row: Row) -> None:
        """Go to that state of the map."""
        session = self._window.session
        self._window.finish_typing()
        if session is not None and isinstance(row.value, int):
            session.go_to(row.value)
            self.refresh()
