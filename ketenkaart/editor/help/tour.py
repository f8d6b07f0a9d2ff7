"""The tour: a card that goes from part to part of the window and says what each is for; it blocks nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.editor.roles import has_role
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_WIDTH, _GAP = 340, 12  # px


class Stop(NamedTuple):
    """A place where the tour stops.

    Attributes:
        name: what it points at.
        title: its heading, to be translated.
        text: what to know of it, to be translated.
    """

    name: str
    title: str
    text: str


def _parts(window: "Window", name: str) -> Iterator[QWidget | None]:
    """What a stop can point at; the first that is seen is taken."""
    match name:
        case "map":
            yield from (window.canvas, window.views)
        case "quick":
            yield window.quick
        case "outline":
            yield from (window.outline_dock, window.tools.findChild(QWidget, "tool_view_outline"))
        case "form":
            yield from (window.form_dock, window.tools.findChild(QWidget, "tool_view_form"))
        case "checks":
            yield from (window.checks_dock, window.status.issues, window.status)
        case "lens":
            yield from (window.tools.findChild(QWidget, "tool_view_lens"), window.tools)
        case "poster":
            yield from (window.tools.findChild(QWidget, "tool_file_poster"), window.tools)
        case _:
            yield window.start


_ON_MAP = (
    Stop(
        "map",
        mark("The map"),
        mark(
            "Partners are lanes, phases are bands. Select a step and press Enter for the next one; drag it to"
            " move it. The program keeps the map neat."
        ),
    ),
    Stop(
        "quick",
        mark("Quick entry"),
        mark(
            "Type partner > step > document > partner > step and press Enter: it is drawn. Letters that you"
            " type while nothing is selected come here."
        ),
    ),
    Stop(
        "outline",
        mark("Outline"),
        mark("All that is on the map, by kind. Type a part of a name to find it."),
    ),
    Stop(
        "form",
        mark("Properties"),
        mark("The fields of what is selected, who is in charge of it, and what goes in and out."),
    ),
    Stop(
        "checks",
        mark("Issues"),
        mark("What is still missing. One click goes there, another settles it. They stop nothing."),
    ),
    Stop(
        "lens",
        mark("Lens"),
        mark("Light up what belongs to one partner, role, meeting body or document; the rest becomes faint."),
    ),
    Stop(
        "poster",
        mark("Poster"),
        mark("What you see is what hangs on the wall. Make a PDF, SVG or PNG of it, or print it."),
    ),
)
_ON_START = (
    Stop(
        "start",
        mark("Start page"),
        mark(
            "Begin a new map here, or open a sample: it is a copy, so you can try anything. Then choose the"
            " tour again in the menu Help, to see the parts of the window."
        ),
    ),
)


class Tour(QFrame):
    """The card, and a frame around the part it tells of. Esc ends it, on the map after all other levels.

    Attributes:
        pointed: what it points at.
        over: whether it has ended.
        back, on, close_button: its buttons.
    """

    def __init__(self, window: "Window") -> None:
        """At the first stop."""
        super().__init__(window)
        self._window = window
        self._stops = _ON_MAP if window.session is not None else _ON_START
        self._at = 0
        self.pointed: QWidget | None = None
        self.over = False
        self.setObjectName("tour")
        has_role(self, QAccessible.Role.Dialog)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dress(self, "pop")
        self._frame = QFrame(window)
        self._frame.setObjectName("tour_frame")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dress(self._frame, "pointed")
        self._title, self._words, self._count = plain_label(), plain_label(), plain_label()
        dress(self._title, "heading")
        dress(self._count, "caption")
        self.back, self.on = QPushButton(tr("Previous")), QPushButton(tr("Next"))
        self.close_button = QPushButton(tr("Stop"))
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.on.clicked.connect(lambda: self._go(self._at + 1))
        self.close_button.clicked.connect(self.end)
        self._lay_out()
        window.installEventFilter(self)
        window.map_changed.connect(self._map_changed)
        for part in (window.outline_dock, window.form_dock, window.checks_dock):
            part.visibilityChanged.connect(self._place)
        self._go(0)

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        self._count.setWordWrap(False)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        row.addStretch(1)
        for button in (self.close_button, self.back, self.on):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addLayout(row)
        self.setFixedWidth(round(_WIDTH * text_scale()))

    def _go(self, number: int) -> None:
        """Go to another stop; past the last the tour ends."""
        if not 0 <= number < len(self._stops):
            self.end()
            return
        self._at = number
        stop = self._stops[number]
        self._title.setText(tr(stop.title))
        self._words.setText(tr(stop.text))
        self._count.setText(tr("{number} of {count}", number=number + 1, count=len(self._stops)))
        self.setAccessibleName(tr(stop.title))
        self.setAccessibleDescription(tr(stop.text))
        last = number == len(self._stops) - 1
        self.back.setVisible(number > 0)
        self.on.setText(tr("Done") if last else tr("Next"))
        self.close_button.setVisible(not last)
        self._place()
        self.show()
        self.raise_()
        self.on.setFocus()
        announce(self, f"{tr(stop.title)}. {tr(stop.text)}")

    def end(self) -> None:
        """The tour is over; the keys go where they went before."""
        self.over = True
        self._window.removeEventFilter(self)
        held = self.isAncestorOf(self._window.focusWidget() or self._window)
        self._frame.hide()
        self._frame.deleteLater()
        self.hide()
        self.deleteLater()
        if held:
            (self._window.canvas if self._window.session is not None else self._window.start).setFocus()

    def _map_changed(self, done: object) -> None:
        """Another map, or none: what it tells of is gone."""
        if done is None and not self.over:
            self.end()

    def _place(self) -> None:
        """Beside what it points at, within the window."""
        if self.over:
            return
        window = self._window
        parts = _parts(window, self._stops[self._at].name)
        self.pointed = next((part for part in parts if part is not None and part.isVisible()), window)
        corner = self.pointed.mapTo(window, QPoint(0, 0)) if self.pointed is not window else QPoint(0, 0)
        rect = QRect(corner, self.pointed.size())
        self._frame.setGeometry(rect)
        self._frame.show()
        self._frame.raise_()
        self.adjustSize()
        size = QSize(self.width(), self.heightForWidth(self.width()))
        self.resize(size)
        self.move(_beside(rect, size, window.rect()))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the window."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends it, Enter presses the button."""
        pressed = self._window.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QPushButton):
            pressed.click()
        else:
            super().keyPressEvent(event)


def _beside(rect: QRect, size: QSize, within: QRect) -> QPoint:
    """A corner for the card: below, above, right or left of a part, else in its middle."""
    middle = rect.center() - QPoint(size.width() // 2, size.height() // 2)
    places = (
        QPoint(middle.x(), rect.bottom() + _GAP),
        QPoint(middle.x(), rect.top() - _GAP - size.height()),
        QPoint(rect.right() + _GAP, middle.y()),
        QPoint(rect.left() - _GAP - size.width(), middle.y()),
    )
    for place in places:
        held = _within(QRect(place, size), within)
        if not QRect(held, size).intersects(rect):
            return held
    return _within(QRect(middle, size), within)


def _within(rect: QRect, within: QRect) -> QPoint:
    """The corner of a card that lies within the window, as near as can be."""
    x = min(max(rect.left(), within.left() + _GAP), within.right() - rect.width() - _GAP)
    y = min(max(rect.top(), within.top() + _GAP), within.bottom() - rect.height() - _GAP)
    return QPoint(x, y)
