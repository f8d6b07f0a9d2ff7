"""The name editor: a name is typed where it stands on the map."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ketenkaart.analysis.process import is_branch
from ketenkaart.drawing.boxsizes import TABS
from ketenkaart.drawing.displaylist import Face
from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.editor.canvas.view import FULL
from ketenkaart.editor.commandkeys import is_command
from ketenkaart.editor.look.fonts import face_font
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.process import Flow, Step
from ketenkaart.model.record import Record
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

LONGEST = 200  # characters of a name
_TYPE = 8.4  # of the names of steps, mm
_LEAST_TYPE = 14  # px
_LEAST_WIDTH = 140  # px
_FRAME = 11  # from the edge to the text, px


class NameEditor(QPlainTextEdit):
    """The field over an element. Enter is done, Tab goes on to the document, Esc gives the old name back.

    Attributes:
        turned: is sent when it opens, and when it closes.
    """

    turned = Signal()

    def __init__(self, window: "Window") -> None:
        """Hidden until a name is to be typed."""
        super().__init__(window.canvas)
        self._window = window
        self._id = ""
        self._known = ""
        self._is_new = False
        self._back_to: tuple[str, ...] = ()
        self.setObjectName("name_editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Name"))
        self.textChanged.connect(self._fit)
        window.canvas.view_changed.connect(self._fit)
        window.map_changed.connect(self._map_changed)
        self.hide()

    @property
    def editing(self) -> str:
        """The id of the element whose name is being typed; empty where none is."""
        return self._id

    @property
    def typed(self) -> tuple[str, str]:
        """The element, and what is typed for it so far; nothing where that is the name it has."""
        record, text = self._record(self._id), self.toPlainText()
        return (self._id, text) if record is not None and text != self._known else ("", "")

    @property
    def awaits_name(self) -> bool:
        """Whether a new element has no name yet, not even a letter of it."""
        return bool(self._id) and self._is_new and not self.toPlainText().strip()

    def open(
        self,
        element_id: str,
        typed: str | None = None,
        *,
        is_new: bool = False,
        back_to: tuple[str, ...] = (),
    ) -> None:
        """Let the name of an element be typed.

        Args:
            element_id: the element.
            typed: a first letter that takes the place of the name; None edits the name it has.
            is_new: whether the element was just made: without a name it goes again.
            back_to: what is selected once it is gone again.
        """
        record = self._record(element_id)
        if record is None:
            return
        self._window.views.setCurrentWidget(self._window.canvas)
        self._window.reading.folds.uncover(element_id)
        self._id, self._is_new, self._back_to = element_id, is_new, back_to
        self.setPlainText(self._name(record))
        self._known = self.toPlainText()  # Qt gives some characters back as others
        if typed is not None:
            self.setPlainText(typed)
        self.setPlaceholderText(self._asked(record))
        if typed is None:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._window.canvas.reveal([element_id])
        self._fit()
        self._window.canvas.set_typed(True)
        self.show()
        self.raise_()
        self.setFocus()
        self.turned.emit()

    def commit(self) -> bool:
        """Take the name over, and close; the layout follows now.

        Returns:
            Whether there was a name being typed.
        """
        with self._window.program.unfinished.held():
            element_id, text = self._close()
            session = self._window.session
            if not element_id or session is None or element_id not in session.kaart.records:
                return False
            edit = rename(session.kaart, element_id, text)._replace(select=None)
            within = math.inf if self._is_new else 0.0
            done = self._window.do(edit, f"name of {element_id}", within)
            if edit.changes and not done and not session.has_waiting:  # it was stopped
                self.open(element_id, text, is_new=self._is_new, back_to=self._back_to)
        return True

    def cancel(self) -> None:
        """Close with the name it had; a new element without a name goes again."""
        element_id, _ = self._close()
        session = self._window.session
        if self._is_new and session is not None and element_id in session.kaart.records:
            if session.did_last(f"name of {element_id}"):
                session.undo_stack.undo()
            else:  # something else was done meanwhile, as in another window
                self._window.do(delete(session.kaart, [element_id]))
            self._window.selection.set(one for one in self._back_to if one in session.kaart.records)
        self._window.canvas.setFocus()

    def _map_changed(self) -> None:
        """Go with the element, as when its making is undone in another window."""
        if self._id and self._record(self._id) is None:
            self._close()
            self._window.canvas.setFocus()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the map where nothing is typed that could be undone."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            back = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            if back:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that end it; all others type. Only from a step Tab goes anywhere: to its document."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done("insert.step_partner" if control else "")
        elif key == Qt.Key.Key_Tab:
            self._done("insert.document" if isinstance(self._record(self._id), Step) else "")
        elif key == Qt.Key.Key_Backtab:
            self._done("nav.previous" if isinstance(self._record(self._id), Step) else "")
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        elif event.text().isprintable() and event.text() and not is_command(event) and not self._room:
            self._tell_full()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line without formats."""
        text = " ".join(source.text().split())
        if len(text) > self._room:
            self._tell_full()
        self.insertPlainText(text[: self._room])

    @property
    def _room(self) -> int:
        """For how many characters more there is room; what is selected makes room."""
        return max(LONGEST - len(self.toPlainText()) + len(self.textCursor().selectedText()), 0)

    def _tell_full(self) -> None:
        self._window.say(tr("A name has at most {count} characters.", count=LONGEST))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere takes the name over."""
        super().focusOutEvent(event)
        if self._id and event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.commit()

    def _done(self, action: str) -> None:
        self.commit()
        self._window.canvas.setFocus()
        if action:
            self._window.commands.run(action)

    def _close(self) -> tuple[str, str]:
        element_id, text = self._id, self.toPlainText()
        self._id = ""
        self._window.canvas.set_typed(False)
        self.hide()
        self.turned.emit()
        return element_id, text

    def _record(self, element_id: str) -> Record | None:
        session = self._window.session
        return session.kaart.records.get(element_id) if session is not None else None

    def _asked(self, record: Record) -> str:
        """What is asked where nothing is typed yet."""
        if not isinstance(record, Flow):
            return tr("Name")
        return tr("Answer") if is_branch(self._window.kaart, record) else tr("Document")

    def _name(self, record: Record) -> str:
        session = self._window.session
        if isinstance(record, Flow) and session is not None:
            return session.kaart.flow_name(record)
        return record.name

    def _fit(self) -> None:
        """Stand over the element, and grow with the text."""
        if not self._id:
            return
        canvas = self._window.canvas
        scale = FULL * canvas.zoom
        record = self._record(self._id)
        place = name_rect(canvas, self._id)
        if isinstance(record, Step):
            place.setLeft(place.left() + round(TABS[record.kind] * scale))
        font = face_font(Face.C600)
        font.setPixelSize(max(round(_TYPE * scale), _LEAST_TYPE))
        if font != self.font():
            self.setFont(font)
        width = max(place.width(), _LEAST_WIDTH)
        needed = math.ceil(self._text_height(width - 2 * _FRAME)) + 2 * _FRAME
        if isinstance(record, Step):
            height, top = max(place.height(), needed), place.top()
        else:  # a head may be as high as the window
            height, top = needed, place.center().y() - needed // 2
        room = canvas.rect()
        left = max(min(place.left(), room.right() - width), room.left())
        top = max(min(top, room.bottom() - height), room.top())
        self.setGeometry(left, top, width, height)
        self.setViewportMargins(0, (height - needed) // 2, 0, 0)  # as high as the name stands on the map
        if height >= needed:
            self.verticalScrollBar().setValue(0)  # it scrolled while it was too low

    def _text_height(self, width: int) -> float:
        """How high the name is, wrapped as here; its lines take more than the metrics of the font tell."""
        layout = QTextLayout(self.toPlainText() or "x", self.font())
        wrapped = QTextOption()
        wrapped.setWrapMode(self.wordWrapMode())
        layout.setTextOption(wrapped)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height += line.height()
        layout.endLayout()
        return height
