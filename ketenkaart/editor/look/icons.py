"""Icons: our own line drawings from resources/icons, in the colours in use, sharp at any size."""

from functools import cache, lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.resources import resource


def icon(name: str, token: str = "text") -> QIcon:
    """An icon that keeps to the colours in use, also when they change.

    Disabled it is grey, and switched on it has the accent, where it is no colour of its own.

    Args:
        name: a file in resources/icons without ".svg".
        token: the colour, a field of `Tokens`.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    drawing(name)
    return QIcon(_Engine(name, token))


@cache
def drawing(name: str) -> str:
    """The SVG of an icon; its colour is called currentColor.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return resource("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1_000)
def icon_image(name: str, colour: str, width: int, height: int) -> QImage:
    """An icon in a colour and in so many pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        side = min(width, height)
        place = QRectF((width - side) / 2, (height - side) / 2, side, side)
        QSvgRenderer(drawing(name).replace("currentColor", colour).encode()).render(painter, place)
    return image


class _Engine(QIconEngine):
    """Paints an icon in the colour that its token has at that moment."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens = tokens_in_use()
        if mode == QIcon.Mode.Disabled:
            return tokens.disabled
        if mode == QIcon.Mode.Selected and tokens.contrast:
            return tokens.on_selected
        token = "accent" if state == QIcon.State.On and self._token == "text" else self._token
        return str(getattr(tokens, token))

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        size = rect.size() * ratio
        painter.drawImage(
            rect, icon_image(self._name, self._colour(mode, state), size.width(), size.height())
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixels = size * scale
        pixmap = QPixmap.fromImage(
            icon_image(self._name, self._colour(mode, state), pixels.width(), pixels.height())
        )
        pixmap.setDevicePixelRatio(scale)
        return pixmap
