"""The drawing of who meets: the poster's own, with a button over each body and each role of the chain."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from ketenkaart.drawing.meetings import Meetings
from ketenkaart.editor.look.shades import Shades
from ketenkaart.editor.messages import plain_tip
from ketenkaart.export.png import paint

_FRAME, _HOVER, _AWAY = 3.0, 2.0, 5  # px
_KIND = "bodies"


class Picture(QWidget):
    """Shows the drawing; a click or an arrow key selects a body.

    Attributes:
        chosen: is sent the id of the body or role that is clicked.
        buttons: what lies over each body and role, by its id.
        painted: how many times it was painted anew.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, shades: Callable[[], Shades]) -> None:
        """Empty.

        Args:
            parent: the widget it is in.
            shades: gives the colours of the map as it is shown now.
        """
        super().__init__(parent)
        self._shades = shades
        self._shown: tuple[Meetings, float, Shades] | None = None
        self.painted = 0
        self._pixmap = QPixmap()
        self.buttons: dict[str, BodyButton] = {}

    def show_meetings(self, drawn: Meetings, told: dict[str, tuple[str, str]], scale: float) -> None:
        """Show a drawing; it is painted anew only where it is another one.

        Args:
            drawn: the drawing.
            told: what each body is called, and all that is to be told of it.
            scale: px to the mm.
        """
        now = drawn, scale, self._shades()
        if now != self._shown:
            self._shown = now
            self.painted += 1
            self._pixmap = self._painted(drawn, scale)
            self.setFixedSize(self._pixmap.deviceIndependentSize().toSize())
            self.update()
        for gone in self.buttons.keys() - drawn.places.keys():
            self.buttons.pop(gone).deleteLater()
        for body, rect in drawn.places.items():
            button = self.buttons.get(body) or self._button(body)
            button.setGeometry(_around(QRectF(*rect), scale))
            button.tell(*told[body])

    def _button(self, body: str) -> "BodyButton":
        button = self.buttons[body] = BodyButton(self)
        button.clicked.connect(lambda: self.chosen.emit(body))
        button.show()
        return button

    def show_chosen(self, ids: tuple[str, ...]) -> None:
        """Frame the bodies that are selected."""
        for body, button in self.buttons.items():
            button.setChecked(body in ids)

    @property
    def drawn(self) -> Meetings | None:
        """The drawing that is shown."""
        return self._shown[0] if self._shown is not None else None

    @property
    def shades(self) -> Shades:
        """The colours of the drawing."""
        return self._shades()

    def _painted(self, drawn: Meetings, scale: float) -> QPixmap:
        page, ratio, shades = drawn.page, self.devicePixelRatioF(), self._shades()
        size = QSize(round(page.width * scale * ratio), round(page.height * scale * ratio))
        made = QPixmap(size)
        made.setDevicePixelRatio(ratio)
        made.fill(shades.paper)
        dark = shades.dark
        items = page.walk() if dark is None else (dark.shown(item, _KIND) for item in page.walk())
        with QPainter(made) as painter:
            painter.scale(scale, scale)
            paint(painter, items)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing."""
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._pixmap)

    def walk(self, button: "BodyButton", right: int, down: int) -> None:
        """Go to the nearest body to one side."""
        here = button.geometry().center()

        def distance(other: BodyButton) -> float:
            way = other.geometry().center() - here
            return abs(way.x()) + abs(way.y()) + 2 * abs(way.x() * down) + 2 * abs(way.y() * right)

        others = [one for one in self.buttons.values() if _is_beside(button, one, right, down)]
        nearest = min(others, key=distance, default=None)
        if nearest is not None:
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)
            nearest.click()


class BodyButton(QAbstractButton):
    """Lies over a body; shows only that it is selected, hovered or has the focus."""

    def __init__(self, picture: Picture) -> None:
        """Over nothing yet."""
        super().__init__(picture)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, name: str, description: str) -> None:
        """Say which body it is."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(plain_tip(name))

    def setChecked(self, chosen: bool) -> None:
        """Show whether it is selected; only the selection says so."""
        self.setCheckable(chosen)
        super().setChecked(chosen)

    def nextCheckState(self) -> None:
        """A click changes nothing by itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the bodies beside it, Enter selects."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            self._picture.walk(self, *way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, as on the map."""
        shades = self._picture.shades
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            if self.isChecked():
                _frame(painter, rect, QPen(shades.accent if self.hasFocus() else shades.away, _FRAME))
            elif self.hasFocus():
                _frame(painter, rect, QPen(shades.accent, _HOVER, Qt.PenStyle.DashLine))
            elif self.underMouse():
                _frame(painter, rect, QPen(shades.accent, _HOVER))


def _frame(painter: QPainter, rect: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4, 4)


def _around(rect: QRectF, scale: float) -> QRect:
    """The place of a button over a body, with room for its frame, px."""
    place = QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale)
    return place.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY).toAlignedRect()


def _is_beside(one: QWidget, other: QWidget, right: int, down: int) -> bool:
    """Whether a body stands to one side of another."""
    way = other.geometry().center() - one.geometry().center()
    if down:
        return way.y() * down > one.height() / 4
    return way.x() * right > one.width() / 4 and abs(way.y()) < max(one.height(), other.height())
