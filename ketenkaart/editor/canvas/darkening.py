"""Whether the map is dark: only where a person wants that and its window is dark, too."""

from PySide6.QtCore import QEvent, QObject

from ketenkaart.editor.canvas.surface import Surface
from ketenkaart.editor.look.shades import PAPER, dark_shades
from ketenkaart.editor.look.tokens import tokens_in_use


class Darkening(QObject):
    """Lets a map go along with its window, now and when that changes."""

    def __init__(self, map_widget: Surface) -> None:
        """The map stays light.

        Args:
            map_widget: the map.
        """
        super().__init__(map_widget)
        self._map, self._wanted = map_widget, False
        map_widget.installEventFilter(self)

    def want(self, wanted: bool) -> None:
        """Let the map be dark where its window is, or never."""
        self._wanted = wanted
        shades = dark_shades() if wanted and tokens_in_use().dark else PAPER
        if shades is not self._map.shades:
            self._map.shades = shades

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has other colours."""
        if event.type() is QEvent.Type.PaletteChange:
            self.want(self._wanted)
        return super().eventFilter(watched, event)
