"""All that a window has for reading its map together."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ketenkaart.editor.reading.foldmark import FoldMark
from ketenkaart.editor.reading.folds import Folds
from ketenkaart.editor.reading.layers import Layers
from ketenkaart.editor.reading.lensbar import LensBar
from ketenkaart.editor.reading.presentation import Presentation
from ketenkaart.editor.reading.workshop import Workshop

if TYPE_CHECKING:
    from ketenkaart.editor.reading.textview import TextView
    from ketenkaart.editor.window import Window


class Reading:
    """The lens, layers, folds, text view, presentation and work session of a window."""

    def __init__(self, window: "Window") -> None:
        """Made once the parts of the window are there, but before its actions."""
        self._window = window
        self.folds = Folds(window)
        self.lens = LensBar(window, self.folds)
        window.above_map.addWidget(self.lens)
        self.layers = Layers(window)
        self.presentation = Presentation(window)
        self.workshop = Workshop(window)
        self._text: TextView | None = None
        for part in (self.folds, self.lens):
            part.changed.connect(lambda: window.commands.update())
        window.canvas.tools.insert(0, FoldMark(window, self.folds))

    def show_map(self) -> None:
        """The map, with the focus on it."""
        self.show_view(self._window.canvas)

    def show_text(self) -> None:
        """The map in words."""
        from ketenkaart.editor.reading.textview import TextView  # a start does without

        if self._text is None:
            self._text = TextView(self._window)
            self._window.views.addWidget(self._text)
        self.show_view(self._text)

    @property
    def text(self) -> "TextView | None":
        """The text view, once it was shown."""
        return self._text

    @property
    def shows_text(self) -> bool:
        """Whether the text view is what is seen now."""
        return self._text is not None and self._window.views.currentWidget() is self._text

    def show_view(self, view: QWidget) -> None:
        """A view of the map in place of the one that is seen, with the focus on it."""
        focus = self._window.focusWidget()
        if focus is not None and self._window.views.isAncestorOf(focus):
            focus.clearFocus()  # else it goes by a field of the form, which then stays selected
        self._window.views.setCurrentWidget(view)
        view.setFocus()
        self._window.commands.update()

    def end(self) -> None:
        """Back to the usual window, with all open."""
        self.presentation.end()
        self.workshop.end()
        self.folds.reset()
