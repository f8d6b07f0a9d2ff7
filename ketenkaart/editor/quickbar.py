"""Quick entry: one line in which a person types what happens in the chain."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ketenkaart.drawing.screen import Screen
from ketenkaart.editor import clipboard
from ketenkaart.editor.foresight import Foresight
from ketenkaart.editor.look.apply import dress, enlarge, text_scale
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.messages import announce
from ketenkaart.editor.quickentrybar.chips import Chips
from ketenkaart.editor.quickentrybar.choices import Choices
from ketenkaart.editor.quickentrybar.line import QuickLine
from ketenkaart.editor.quickentrybar.mistakes import MistakeRow
from ketenkaart.editor.roles import is_group
from ketenkaart.editor.shortcuts import key_text
from ketenkaart.edits.quickentry.completing import Choice, complete, completions
from ketenkaart.edits.quickentry.entry import Entry, Mistake
from ketenkaart.edits.quickentry.parsing import parse
from ketenkaart.edits.quickentry.pasting import draw_lines, is_list
from ketenkaart.edits.quickentry.pieces import lines_of
from ketenkaart.model.process import Phase
from ketenkaart.texts import tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_HIGH, _LARGE_ICON = 48, 28  # px
_READS_AFTER = 30  # ms after a key; a large map takes longer to look through than a key may
_FORESEEN_AFTER = 120  # ms after it was read
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuickBar(QFrame):
    """The bar under the map: the line, what is wrong with it below, chips and names to complete with above.

    Attributes:
        line: the field.
        chips: what the parts of the line are.
        choices: the names to complete with.
        waiting: pasted lines that are drawn once the one in the field is right.
    """

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self.setObjectName("quick_bar")
        is_group(self, tr("Quick entry"))
        dress(self, "quick")
        self.line = QuickLine(self._press, self)
        self.line.setObjectName("quick_line")
        self.line.setAccessibleName(tr("Quick entry"))
        dress(self.line, "quick")
        self.setFocusProxy(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._phase_label, self._badge = QLabel(), QLabel()
        self._mistake = MistakeRow()
        self._mistake.fixed.connect(self._take_fix)
        self._lay_out()
        self.chips, self.choices = Chips(window.views), Choices(window.views)
        self.choices.clicked.connect(self._take)
        window.views.installEventFilter(self)
        self.waiting: tuple[str, ...] = ()
        self._left: tuple[str, ...] | None = None  # while lines are drawn, those that stay
        self._past: list[str] = []
        self._recalled: int | None = None
        self._entry: Entry | None = None
        self._insists = False  # whether a mistake is shown that typing on may still put right
        self._completes = False  # whether what is being typed is offered to be completed
        self._phase: str | None = None
        self._foresight = Foresight(window, _FORESEEN_AFTER)
        self._reads = QTimer(self, singleShot=True, interval=_READS_AFTER)
        self._reads.timeout.connect(self._read_once_let_go)
        self.line.textChanged.connect(self._text_changed)
        self.line.left.connect(self._stop_completing)
        self.line.left.connect(self._foresee_nothing)
        self.line.textEdited.connect(lambda _: self._typed())
        self.line.cursorPositionChanged.connect(lambda: self._reads.start())
        window.selection.changed.connect(self._reads.start)
        window.map_changed.connect(self._map_changed)

    def _lay_out(self) -> None:
        draws = self._draws = QToolButton()
        draws.setObjectName("quick_draw")
        draws.setIcon(icon("enter", "accent"))
        draws.setToolTip(tr("Draw the line"))
        draws.setAccessibleName(tr("Draw the line"))
        draws.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        draws.clicked.connect(self.draw)
        for label, look in ((self._phase_label, "chip"), (self._badge, "key")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, look)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(draws)
        row.addWidget(self.line, 1)
        for label in (self._phase_label, self._badge):
            row.addWidget(label, alignment=Qt.AlignmentFlag.AlignVCenter)
        held.setMinimumHeight(_HIGH - 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(held)
        column.addWidget(self._mistake)

    @property
    def is_typing(self) -> bool:
        """Whether a line is being typed."""
        return bool(self.line.text()) and self.line.hasFocus()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is typed here and not drawn: the line, and those that wait for it."""
        return self._left if self._left is not None else (self.line.text(), *self.waiting)

    def put_back(self, lines: Sequence[str]) -> None:
        """Let lines stand here again, to go on with the first."""
        first, *rest = lines
        self.line.setText(first)
        self.waiting = tuple(rest)
        self.line.setFocus()

    def show_large(self, large: bool) -> None:
        """Large letters, for a session on a beamer; or the usual ones."""
        dress(self.line, "workshop" if large else "quick")
        self._draws.setIconSize(QSize(1, 1) * round(_LARGE_ICON * text_scale()) if large else QSize())
        enlarge(large, self.chips, self.choices, self._mistake)

    def type_text(self, text: str) -> None:
        """Go on typing here, after a letter that was typed on the map."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.insert(text)
        self._typed()

    # Reading

    def _typed(self) -> None:
        self._recalled, self._completes = None, True

    def _text_changed(self, text: str) -> None:
        self._insists = False
        self.choices.offer(())
        self._badge.setVisible(not text)
        lines = lines_of(text)
        if _is_to_paste(text, lines):
            self.line.setText("")
            self._window.commands.run("edit.paste")
            return
        if len(lines) > 1:
            self.draw_all((*lines, *self.waiting))
            return
        if lines and lines[0] != text and "\n" in text:
            self.line.setText(lines[0])
        if not text:
            self.waiting = ()
        self._reads.start()

    def _read_once_let_go(self) -> None:
        """Read; but not during a press on the map: what is wrong comes or goes, and the map would move."""
        if self._window.canvas.is_pressed:
            self._reads.start()
        else:
            self._read()

    def _read(self) -> None:
        """Read the line, and show what its parts are."""
        self._reads.stop()
        session, text = self._window.session, self.line.text()
        if session is None or not text.strip():
            self._entry = None
            self.choices.offer(())
        else:
            chosen = self._window.selection.ids
            self._entry = parse(session.kaart, text, chosen, self._phase)
            if self._completes and self.line.hasFocus():
                caret = self.line.cursorPosition()
                self.choices.offer(completions(session.kaart, text, caret, chosen))
        self._show()
        self._foresee()

    def _foresee(self) -> None:
        """Have what the line would draw shown faintly on the map, once the person pauses."""
        session, line = self._window.session, self.line.text().strip()
        if session is None or not line or not self.line.hasFocus():
            self._foresee_nothing()
            return
        kaart, chosen, phase = session.kaart, self._window.selection.ids, self._phase
        self._foresight.want(lambda: draw_lines(kaart, [line], chosen, phase).edit, self._show_foreseen)

    def _show_foreseen(self, screen: Screen | None) -> None:
        if self._window.session is not None:
            known = self._window.shown_screen().kaart.records.keys()
            fresh = screen.kaart.records.keys() - known if screen is not None else ()
            self._window.canvas.set_preview(screen, frozenset(fresh))

    def _foresee_nothing(self) -> None:
        self._foresight.forget()
        self._window.canvas.set_preview(None)

    def _show(self) -> None:
        entry, mistake = self._entry, self._mistake_seen()
        self.chips.show_parts(entry.parts if entry is not None else (), mistake)
        self.line.underline(*((mistake.start, mistake.end) if mistake is not None else (0, 0)))
        self.line.setAccessibleDescription(self.chips.told())
        note = self._told_waiting() if mistake is not None else ""
        self._mistake.show_mistake(mistake, note)
        self._place()

    def _mistake_seen(self) -> Mistake | None:
        """What is wrong, unless the person is typing just there."""
        mistake = self._entry.mistake if self._entry is not None else None
        if mistake is None or self._insists:
            return mistake
        typed_on = self.line.cursorPosition() > mistake.end and not mistake.unfinished
        return mistake if typed_on else None

    def _told_waiting(self) -> str:
        if not self.waiting:
            return ""
        return tr_count("{count} more line waits.", "{count} more lines wait.", len(self.waiting))

    def _flush(self) -> None:
        """Read now what was typed just before this key."""
        if self._reads.isActive():
            self._read()

    # Keys

    def _press(self, key: Qt.Key) -> bool:
        if key in _ARROWS:
            return self._arrow(_ARROWS[key])
        if key is Qt.Key.Key_Escape:
            self._escape()
            return True
        if key is not Qt.Key.Key_Tab:
            chosen = self.choices.chosen
            if chosen is not None:
                self._take(chosen)
            else:
                self.draw()
            return True
        self._flush()
        first = self.choices.first
        if first is not None:
            self._take(first)
        elif not self._take_fix():
            return False
        return True

    def _escape(self) -> None:
        if self.choices.is_open:
            self._stop_completing()
        else:
            self._window.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stop_completing(self) -> None:
        self._completes = False
        self.choices.offer(())

    def _arrow(self, step: int) -> bool:
        self._flush()
        if self.choices.is_open:
            self.choices.move_choice(step)
            return True
        if self.line.text() and self._recalled is None:
            return False
        place = (len(self._past) if self._recalled is None else self._recalled) + step
        if place < 0:
            return True
        self._recalled = place if place < len(self._past) else None
        self._completes = False
        self.line.setText(self._past[place] if self._recalled is not None else "")
        return True

    def _take(self, choice: Choice) -> None:
        """Complete what is being typed."""
        text, caret = complete(self.line.text(), self.line.cursorPosition(), choice)
        self._replace(text, caret)

    def _take_fix(self) -> bool:
        """Put the text there that was probably meant."""
        mistake = self._entry.mistake if self._entry is not None else None
        if mistake is None or not mistake.fix:
            return False
        text = self.line.text()
        right = text[: mistake.start] + mistake.fix
        caret = self.line.cursorPosition() + len(mistake.fix) - (mistake.end - mistake.start)
        self._replace(right + text[mistake.end :], max(caret, len(right)))
        return True

    def _replace(self, text: str, caret: int) -> None:
        """Another text, in such a way that Ctrl+Z in the line takes it back."""
        self.line.selectAll()
        self.line.insert(text)
        self.line.setCursorPosition(caret)
        self._stop_completing()
        self._read()
        self.line.setFocus()

    # Drawing

    def draw(self) -> None:
        """Draw the line, a wrong one stays; where there is none, what Enter does to what is selected."""
        line = self.line.text().strip()
        if line:
            self.draw_all((line, *self.waiting))
        elif self._window.selection.current and not self.waiting:
            self._window.commands.run("insert.step")

    def draw_all(self, lines: tuple[str, ...]) -> None:
        """Draw lines; what is behind one that is wrong waits in the bar."""
        session = self._window.session
        if session is None:
            return
        drawn = draw_lines(session.kaart, lines, self._window.selection.ids, self._phase)
        self._left = left = lines[drawn.lines :]
        try:
            if drawn.lines and drawn.edit.changes and not self._window.do(drawn.edit):
                return
        finally:
            self._left = None
        if drawn.lines:
            self._past += [one for one in lines[: drawn.lines] if one not in self._past[-1:]]
            self._phase = drawn.phase
            self._window.selection.set(drawn.edit.select or self._window.selection.ids)
            self._window.canvas.reveal(drawn.edit.select or ())
        self.line.setText(left[0] if left else "")
        self.waiting = left[1:]
        self._recalled = None
        self._insists = bool(left)
        self._stop_completing()
        self._read()
        self._tell(drawn.lines)

    def _tell(self, count: int) -> None:
        """Say what was done, where it is not plain to see."""
        self._show_phase()
        mistake = self._mistake_seen()
        if mistake is not None:
            announce(self.line, mistake.sentence)
        elif count > 1:
            self._window.say(tr_count("{count} line drawn.", "{count} lines drawn.", count), undo=True)

    # What is around it

    def _map_changed(self, done: object) -> None:
        session = self._window.session
        if done is None:
            self._phase, self._past, self.waiting = None, [], ()
            self.line.setText("")
        read_only = session is not None and session.file.read_only
        self.line.setEnabled(not read_only)
        examples = tr("Type what happens: partner > step > document > partner > step")
        self.line.setPlaceholderText(tr("This map can only be read.") if read_only else examples)
        self._badge.setText(key_text(self._window.commands["insert.quick"].shortcut()))
        self._show_phase()
        self._reads.start()

    def _show_phase(self) -> None:
        """Show in which phase new steps come, once a line said so."""
        session = self._window.session
        phase = session.kaart.get(Phase, self._phase) if session is not None else None
        self._phase = phase.id if phase is not None else None
        self._phase_label.setVisible(phase is not None)
        if phase is not None:
            name = self.fontMetrics().elidedText(phase.name, Qt.TextElideMode.ElideRight, 200)
            self._phase_label.setText(f"# {name}")
            self._phase_label.setToolTip(tr("New steps come in this phase"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay above the line while the map changes size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """The chips just above the line, and the names above what is being typed."""
        over = self._window.views
        high = self.chips.sizeHint().height()
        self.chips.setGeometry(0, over.height() - high, over.width(), high)
        self._window.minimap.stand_above(0 if self.chips.isHidden() else high)
        if not self.choices.is_open:
            return
        top = over.height() - self.choices.height() - (high if not self.chips.isHidden() else 0) - 4
        x = self.line.mapTo(self, self.line.cursorRect().topLeft()).x() - 24
        self.choices.move(max(min(x, over.width() - self.choices.width() - 8), 8), max(top, 0))


def _is_to_paste(text: str, lines: tuple[str, ...]) -> bool:
    """Whether what came from the clipboard is no line to read, but a list, a table or elements of a map."""
    if (len(lines) < 2 and "\t" not in text) or lines != lines_of(clipboard.text()):
        return False
    return is_list(lines) or bool(clipboard.elements())
