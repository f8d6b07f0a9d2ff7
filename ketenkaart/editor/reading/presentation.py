"""Presenting: the map on the whole screen, element by element, nothing else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ketenkaart.analysis.readingorder import Walk
from ketenkaart.analysis.saying import Sayer
from ketenkaart.editor.commandkeys import is_command
from ketenkaart.editor.messages import Button, announce
from ketenkaart.editor.reading.bare import Bare, all_parts
from ketenkaart.editor.reading.spotlight import Spotlight
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_READABLE = 1.6  # zoom: the text of steps is 24 px
_Lead = Callable[[Walk, str], str | None]


class Presentation(QObject):
    """The presentation of a window.

    Attributes:
        spotlight: the light on a part of the map.
    """

    def __init__(self, window: "Window") -> None:
        """Not on."""
        super().__init__(window)
        self._window = window
        self._bare: Bare | None = None
        self._selected: tuple[str, ...] = ()
        self._came_from: str | None = None
        self._whole = False  # whether the whole map is shown, until a key goes to an element
        self._fits = QTimer(self, singleShot=True, interval=0)  # once the map has its new size
        self._fits.timeout.connect(window.canvas.fit)
        self.spotlight = Spotlight(window.canvas)
        self._leads: dict[int, _Lead] = {
            Qt.Key.Key_Right: Walk.onward,
            Qt.Key.Key_Left: Walk.back,
            Qt.Key.Key_Up: lambda walk, at: walk.up(at, self._came_from),
            Qt.Key.Key_Down: lambda walk, at: walk.down(at, self._came_from),
            Qt.Key.Key_Space: Walk.next,
            Qt.Key.Key_Home: lambda walk, _: next(iter(walk.order), None),
            Qt.Key.Key_End: lambda walk, _: next(reversed(walk.order), None),
        }

    @property
    def is_on(self) -> bool:
        """Whether the window presents."""
        return self._bare is not None

    def begin(self) -> None:
        """Show the whole map on the whole screen."""
        window = self._window
        if self._bare is not None or window.session is None:
            return
        window.reading.workshop.end()
        self._selected = window.selection.ids
        self._bare = Bare(window, *all_parts(window), window.quick, window.map_bars)
        window.reading.lens.put_away(True)
        window.canvas.installEventFilter(self)
        self._whole = True
        self.spotlight.lead_to(None)
        window.canvas.fit()
        text = tr("Arrows along the flows, Space next, S spotlight, Esc ends")
        window.say(text, buttons=[Button(tr("Stop presenting"), self.end)])
        window.commands.update()

    def end(self) -> None:
        """All as it was."""
        if self._bare is None:
            return
        bare, self._bare = self._bare, None
        self._whole = False
        self._fits.stop()
        self.spotlight.hide()
        self._window.canvas.removeEventFilter(self)
        self._window.toast.hide()
        self._window.reading.lens.put_away(False)
        kept = self._window.session.kaart.records if self._window.session is not None else {}
        self._window.selection.set(one for one in self._selected if one in kept)
        bare.end()
        self._window.commands.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its keys; no other key without Ctrl or Alt does anything, so that nothing is changed unseen."""
        if event.type() is QEvent.Type.Resize and self._whole:
            self._fits.start()
        if isinstance(event, QKeyEvent) and not is_command(event) and not _is_function(event):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._press(event.key())
                return True
        return super().eventFilter(watched, event)

    def _press(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key == Qt.Key.Key_S:
            self.spotlight.toggle()
        elif key in self._leads:
            self._go(self._leads[key], among_branches=key in (Qt.Key.Key_Up, Qt.Key.Key_Down))

    def _go(self, lead: _Lead, *, among_branches: bool) -> None:
        """Go to where a key leads, and show it large."""
        screen = self._window.shown_screen()
        walk = Walk(screen.sizes.kaart, screen.layout.boxes)
        current = self._window.drawn_current()
        found = lead(walk, current or "")
        if found is None and current is None:
            found = next(iter(walk.order), None)
        if found is None:
            return
        self._came_from = current if not among_branches else walk.fork(self._came_from, current or "", found)
        self._whole = False
        self._window.selection.set((found,))
        self._show(found)
        record = screen.kaart.records.get(found)
        if record is not None:
            announce(self._window.canvas, Sayer(screen.kaart).says(record))

    def _show(self, element: str) -> None:
        """Bring an element to the middle, readable."""
        canvas = self._window.canvas
        canvas.zoom_to(max(canvas.zoom, _READABLE))
        rect: QRect = canvas.element_rect(element)
        if not rect.isEmpty():
            canvas.centre_on(canvas.place_in_map(rect.toRectF().center()))
            self.spotlight.lead_to(canvas.element_rect(element).toRectF().center())


def _is_function(event: QKeyEvent) -> bool:
    return Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
