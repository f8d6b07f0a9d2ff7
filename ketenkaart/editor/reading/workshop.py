"""A work session: map and quick entry in large letters, for a beamer; each undo is named large."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ketenkaart.editor.canvas.view import FULL
from ketenkaart.editor.messages import Button
from ketenkaart.editor.reading.bare import Bare, all_parts
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_READABLE = 20 / 15  # zoom: the text of steps, 15 px at 100 %, is at least 20 px


class Workshop(QObject):
    """The work session of a window."""

    def __init__(self, window: "Window") -> None:
        """Not on."""
        super().__init__(window)
        self._window = window
        self._bare: Bare | None = None
        self._index = 0

    @property
    def is_on(self) -> bool:
        """Whether the window is in a work session."""
        return self._bare is not None

    def toggle(self) -> None:
        """Begin one, or end it."""
        if self._bare is None:
            self.begin()
        else:
            self.end()

    def begin(self) -> None:
        """Large letters, and nothing but map and quick entry."""
        window = self._window
        if self._bare is not None or window.session is None:
            return
        window.reading.presentation.end()
        self._bare = Bare(window, *all_parts(window))
        window.quick.show_large(True)
        window.toast.show_large(True)
        self._index = window.session.undo_stack.index()
        window.session.undo_stack.indexChanged.connect(self._index_changed)
        self._enlarge()
        keys = window.commands["view.workshop"].shortcut().toString()
        stop = Button(tr("End workshop"), self.end)
        window.say(tr("Workshop; {keys} ends it", keys=keys), buttons=[stop])

    def _enlarge(self) -> None:
        """Make the map readable: at what is selected, else at the first step, unless it is read already."""
        canvas, shown = self._window.canvas, self._window.selection.ids
        if not shown and canvas.zoom < _READABLE and canvas.shown is not None:
            screen = self._window.shown_screen()
            boxes = screen.layout.boxes
            steps = [(boxes[step.id].left, boxes[step.id].top, step.id) for step in screen.kaart.steps]
            canvas.set_view(canvas.shown.navigation.at_start(_READABLE * FULL))
            shown = (min(steps)[2],) if steps else ()
        canvas.zoom_to(max(canvas.zoom, _READABLE))
        canvas.reveal(shown)

    def end(self) -> None:
        """All as it was."""
        if self._bare is None:
            return
        bare, self._bare = self._bare, None
        if self._window.session is not None:
            self._window.session.undo_stack.indexChanged.disconnect(self._index_changed)
        self._window.quick.show_large(False)
        self._window.toast.show_large(False)
        self._window.toast.hide()
        bare.end()

    def _index_changed(self, index: int) -> None:
        """Name what was undone."""
        session, before = self._window.session, self._index
        self._index = index
        if self._bare is not None and session is not None and index < before:
            self._window.say(tr("Undone: {label}", label=session.undo_stack.text(index)))
