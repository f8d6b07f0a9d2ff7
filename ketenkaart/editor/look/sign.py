"""A sign: an icon beside words, in the colours in use and as large as the letters need, whatever changes."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel

from ketenkaart.editor.look.apply import text_scale
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.tokens import ICON


class Sign(QLabel):
    """The sign."""

    def __init__(self, name: str, token: str, size: int = ICON) -> None:
        """Show an icon.

        Args:
            name: the icon; none where it is empty.
            token: its colour.
            size: with letters of the usual size, px.
        """
        super().__init__()
        self._name, self._token, self._size = name, token, size
        self._draw()

    def turn(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours and the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        side = round(self._size * text_scale())
        self.setPixmap(icon(self._name, self._token).pixmap(QSize(side, side), self.devicePixelRatioF()))
