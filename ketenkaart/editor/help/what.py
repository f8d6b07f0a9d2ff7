"""What is this? The next thing that is clicked, or that has the focus, tells what it is."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWhatsThis, QWidget

from ketenkaart.analysis.saying import Sayer
from ketenkaart.editor.actions.menus import MENUS
from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.editor.help.meanings import MEANING_BY_COLLECTION
from ketenkaart.editor.help.parts import topic_of
from ketenkaart.editor.messages import announce
from ketenkaart.model.characters import visible
from ketenkaart.model.nouns import noun
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_HIGH = 300  # px; something higher is told about in its middle
_LONGEST = 120  # characters of a name
_TELLS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F1)
_GOES_ON = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class What(QObject):
    """Asks what is meant, and tells what it is; with the next click or key it is gone."""

    def __init__(self, window: "Window") -> None:
        """Begins at once. Tab and F6 still go from part to part; any other key ends it."""
        super().__init__(window)
        self._window = window
        self._asks = True
        window.say(tr("Click what you want to know about, or press Enter for what has the focus."))
        QApplication.setOverrideCursor(Qt.CursorShape.WhatsThisCursor)
        _application().installEventFilter(self)

    def _told(self) -> None:
        """Nothing more is asked; what was told may still be read."""
        self._asks = False
        QApplication.restoreOverrideCursor()
        self._window.toast.hide()

    def _end(self) -> None:
        if self._asks:
            self._told()
        _application().removeEventFilter(self)
        QTimer.singleShot(0, QWhatsThis.hideText)  # not while Qt gives it the very click that ends it
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press tells what is there, and does nothing else."""
        if not isinstance(watched, QWidget):
            return False
        if isinstance(event, QMouseEvent) and event.type() in _PRESSES:
            return self._click(event.globalPosition().toPoint())
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (*(_TELLS if self._asks else ()), Qt.Key.Key_Escape):
                event.accept()  # so that it comes as a key, and no action takes it
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()))
        elif event.type() is QEvent.Type.WindowDeactivate and watched is self._window and self._asks:
            self._end()
        return False

    def _press(self, key: Qt.Key) -> bool:
        if key in _MODIFIERS or (self._asks and key in _GOES_ON):
            return False
        if self._asks and key in _TELLS:
            self._told()
            self._tell_focus()
            return True
        self._end()
        return key == Qt.Key.Key_Escape

    def _click(self, place: QPoint) -> bool:
        if not self._asks:
            self._end()
            return False
        self._told()
        widget, canvas = QApplication.widgetAt(place), self._window.canvas
        if widget is None or widget.window() is not self._window:
            self._end()
            return True
        element = canvas.element_at(canvas.mapFromGlobal(place)).id if widget is canvas else ""
        show(self._window, widget, element, place)
        return True

    def _tell_focus(self) -> None:
        """Below what has the focus, so that it stays to be seen."""
        canvas, widget = self._window.canvas, self._window.focusWidget() or self._window
        element = self._window.selection.current or "" if widget is canvas else ""
        rect = name_rect(canvas, element) if element else widget.rect()
        at = rect.center() if rect.height() > _HIGH else rect.center() + QPoint(0, rect.height() // 2)
        show(self._window, widget, element, widget.mapToGlobal(at))


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def show(window: "Window", widget: QWidget, element: str, place: QPoint) -> None:
    """Show what something is, in a bubble that goes with the next click or key."""
    title, text = explained(window, widget, element)
    QWhatsThis.showText(place, f"<p><b>{escape(title)}</b></p><p>{escape(text)}</p>", widget)
    announce(widget, f"{title}. {text}")


def explained(window: "Window", widget: QWidget, element: str) -> tuple[str, str]:
    """What something is: its name and a sentence.

    Args:
        window: the window.
        widget: what it is, or the part in which it is.
        element: an element of the map.
    """
    record = window.session.kaart.records.get(element) if window.session is not None else None
    if record is not None and record.collection in MEANING_BY_COLLECTION:
        name = visible(Sayer(window.kaart).says(record), _LONGEST)
        kind = capital(noun(record.collection))
        return f"{kind}: {name}", tr(MEANING_BY_COLLECTION[record.collection])
    if isinstance(widget, QToolButton) and widget.defaultAction() is not None:
        action = widget.defaultAction()
        title, _, reason = action.toolTip().partition("\n")
        return title, reason or _also_in(action.objectName())
    described = widget.accessibleDescription() or (
        widget.toolTip() if isinstance(widget, QAbstractButton) else ""
    )
    if widget.accessibleName() and described and described != widget.accessibleName():
        return visible(widget.accessibleName(), _LONGEST), described
    part = topic_of(window, widget)
    return tr(part.title), tr(part.summary)


def _also_in(action_id: str) -> str:
    """In which menu an action stands."""
    menu = next((name for name, ids in MENUS if action_id in ids), "")
    return tr("Also in the menu {menu}.", menu=tr(menu).replace("&", "")) if menu else ""
