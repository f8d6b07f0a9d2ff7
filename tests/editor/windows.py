"""A real window to test with, and typing in it key by key as a person does."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.editor.typingdialog import TypingDialog
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart

SPECIAL = {"⇥": Qt.Key.Key_Tab, "⏎": Qt.Key.Key_Return, "↑": Qt.Key.Key_Up, "↓": Qt.Key.Key_Down}
SPECIAL |= {"⎋": Qt.Key.Key_Escape, "⌫": Qt.Key.Key_Backspace}
WITH_A_SECOND_KEY = ">+#@<€"


def empty_map():
    """A new map."""
    return Ketenkaart.of([About(id=ABOUT_ID, language="nl")])


def session_of(kaart):
    """A session on a map."""
    return Session(draw_screen(kaart))


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_keys(text):
    """Type a text where the focus is; ⇥ ⏎ ↑ ↓ ⎋ are keys of their own. Gives how many keys it took."""
    for key in text:
        if key in SPECIAL:
            press(SPECIAL[key])
        else:
            _type_letter(key)
    return len(text) + sum(key in WITH_A_SECOND_KEY for key in text)


def _type_letter(letter):
    """Press and release the key of a letter; Qt's own test functions know ASCII only."""
    key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def shown_window(qtbot, kaart=None):
    """A window on a map, shown and active."""
    program = Program()
    window = program.new_window(session_of(kaart if kaart is not None else empty_map()))
    qtbot.addWidget(window, before_close_func=let_go)
    window.resize(1280, 800)
    window.canvas.reduced_motion = True
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def let_go(window):
    """Leave nothing that closing the window would ask about."""
    let_go_of_text(window)
    if window.session is not None:
        window.session.undo_stack.setClean()


def let_go_of_text(window):
    """Leave nothing that closing one of two windows would ask about."""
    window.finish_typing()
    window.quick.line.clear()
    for dialog in window.findChildren(TypingDialog):
        dialog.done(0)
    for box in window.form.findChildren(Writing):
        if box.is_untold:
            box.give_back()
