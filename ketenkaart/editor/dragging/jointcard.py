"""The card beside the mouse that offers the interface of a flow that is dragged to another partner."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.dragging.cardplace import Around, place_beside, stands_beside
from ketenkaart.editor.dragging.joints import Joint
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.messages import plain_label
from ketenkaart.texts import tr

_STAYS = 4_000  # ms after the drop
_BESIDE = 20  # px from the mouse
_WIDE = 360
_ICON = 20


class JointCard(QFrame):
    """A title, from whom to whom, and the choices; after the drop they can be clicked for a while."""

    def __init__(self, over: QWidget) -> None:
        """Hidden.

        Args:
            over: the map.
        """
        super().__init__(over)
        self._over = over
        self.setObjectName("joint_card")
        dress(self, "pop")
        self.setFixedWidth(_WIDE)
        self._title, self._sides = plain_label(), plain_label()
        dress(self._title, "section")
        dress(self._sides, "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 8)
        self._column.setSpacing(2)
        for label in (self._title, self._sides):
            label.setContentsMargins(8, 0, 8, 2)
            self._column.addWidget(label)
        self._rows: list[QPushButton] = []
        self._joints: tuple[Joint, ...] = ()
        self._chosen = -1
        self._take: Callable[[Joint], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_STAYS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def offer(self, title: str, sides: str, joints: Sequence[Joint], chosen: int, mouse: QPoint) -> None:
        """Show the choices beside the mouse.

        Args:
            title: what a drop would do.
            sides: from whom to whom.
            joints: the choices.
            chosen: which of them a drop would take.
            mouse: where the mouse is on the map, px.
        """
        self._timer.stop()
        self._take = None
        self._title.setText(title)
        self._sides.setText(sides)
        self._show_rows(tuple(joints), chosen, tr("Space changes it"))
        self._place(mouse)

    def stay(self, about: Around, take: Callable[[Joint], object]) -> None:
        """Stay for a while after the drop, beside the flow.

        Args:
            about: what is seen of the flow.
            take: is called with another choice that is clicked.
        """
        self._take = take
        self._show_rows(self._joints, self._chosen, "")
        self.move(place_beside(self.geometry(), about))
        self._timer.start()

    def keep_beside(self, about: Around) -> None:
        """Go on standing beside the flow, where it does so no more."""
        if not stands_beside(self.geometry(), about):
            self.move(place_beside(self.geometry(), about))

    def _show_rows(self, joints: tuple[Joint, ...], chosen: int, hint: str) -> None:
        if joints != self._joints or chosen != self._chosen or not hint:
            self._joints, self._chosen = joints, chosen
            for row in self._rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._row(place, hint if place == chosen else "") for place in range(len(joints))]
            told = ", ".join((self._title.text(), self._sides.text(), joints[chosen].title))
            self.setAccessibleName(told)
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDE))
        self.show()
        self.raise_()

    def _row(self, place: int, hint: str) -> QPushButton:
        joint, is_chosen = self._joints[place], place == self._chosen
        button = QPushButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the name of a new step is being typed
        button.setAccessibleName(f"{joint.title}, {joint.detail}")
        button.setAccessibleDescription(tr("chosen") if is_chosen else "")
        dress(button, "chosen_row" if is_chosen else "plain_row")
        button.clicked.connect(lambda: self._click(place))
        row = QHBoxLayout(button)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(icon(joint.icon, "accent" if is_chosen else "muted").pixmap(_ICON, _ICON))
        title, detail = plain_label(joint.title), plain_label(joint.detail)
        dress(title, "accent" if is_chosen else "section")
        dress(detail, "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(detail)
        row.addWidget(picture)
        row.addLayout(words, 1)
        if hint:
            key = plain_label(hint)
            key.setWordWrap(False)
            dress(key, "small")
            row.addWidget(key, alignment=Qt.AlignmentFlag.AlignTop)
        for part in button.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        margins = self._column.contentsMargins()
        button.setFixedHeight(row.totalHeightForWidth(_WIDE - margins.left() - margins.right()))
        self._column.addWidget(button)
        button.show()  # the card may be seen already
        return button

    def _click(self, place: int) -> None:
        if self._take is None:
            return
        take = self._take
        self._show_rows(self._joints, place, "")
        self._timer.start()
        take(self._joints[place])

    def _place(self, mouse: QPoint) -> None:
        """Beside the mouse: below and right, or where there is room."""
        room = self._over.rect().adjusted(8, 8, -8, -8)
        right, below = mouse.x() + _BESIDE, mouse.y() + _BESIDE
        left, above = mouse.x() - _BESIDE - self.width(), mouse.y() - _BESIDE - self.height()
        corners = ((right, below), (left, below), (right, above), (left, above))
        places = [QRect(QPoint(*corner), self.size()) for corner in corners]
        inside = (place for place in places if room.contains(place))
        self.move(next(inside, _into(places[0], room)).topLeft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when something else is begun on the map."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self.hide()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go again after a while."""
        if self._take is not None:
            self._timer.start()


def _into(place: QRect, room: QRect) -> QRect:
    """A place moved into a room."""
    x = max(min(place.left(), room.right() - place.width()), room.left())
    y = max(min(place.top(), room.bottom() - place.height()), room.top())
    return QRect(QPoint(x, y), place.size())
