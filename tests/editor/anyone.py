"""The window of a user who does anything at all: its hands, its answers, and how it keeps to one map."""

import sys
import tempfile
from pathlib import Path

from editor.chain import chain
from editor.windows import let_go, let_go_of_text
from PySide6.QtCore import QEvent, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.storage.fileformat import to_bytes

MOST_STEPS = 14  # what is drawn more is undone, for pasting twice as much each time soon takes long
TABLE = "Stap\tPartij\tFase\tDocument\nInnen\tGemeente\tBetalen\tBetaling\nMelden\tUWV\t\t\n"
BPMN = """<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<process id="p"><startEvent id="a"/><task id="b" name="Toetsen"/><sequenceFlow id="f" sourceRef="a"
targetRef="b"/></process></definitions>"""
NO_SCREEN = "This plugin does not support"  # of Qt where there is no screen
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab)


def type_into(widget, text):
    """Type any letters at all; Qt's own test functions know ASCII only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


class Anyone:
    """A window on one map, others on the same map, and a folder with files.

    Attributes:
        first: the bytes of the map when it was shown.
        adopted: the bytes of every map that was adopted.
        wrong: what was raised anywhere, and what Qt complained of.
    """

    def __init__(self):
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self._saved = 0
        self._answer = 0
        self.adopted = set()
        self.wrong = []
        for name, text in (("rijen.csv", TABLE), ("proces.bpmn", BPMN), ("geen.ketenkaart", "{")):
            (self.folder / name).write_text(text, encoding="utf-8")
        self._hook, sys.excepthook = sys.excepthook, lambda *error: self.wrong.append(error)
        self._told = qInstallMessageHandler(self._qt_says)
        self._qt = [
            (QFileDialog, "getSaveFileName", lambda *_, **__: (str(self._new_path()), "")),
            (QFileDialog, "getOpenFileName", lambda *_, **__: (self._some_file(), "")),
            (QMessageBox, "exec", lambda box: self._press_a_button(box)),
            (QDesktopServices, "openUrl", lambda _: True),
        ]
        self._qt = [(kind, name, getattr(kind, name), other) for kind, name, other in self._qt]
        for kind, name, _, other in self._qt:
            setattr(kind, name, other)
        self.program = Program()
        self.window = None
        self._show(chain())

    def leave(self):
        """Close all without a question, and leave all as it was."""
        for one in list(self.program.windows):
            let_go(one)
            one.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for kind, name, old, _ in self._qt:
            setattr(kind, name, old)
        qInstallMessageHandler(self._told)
        sys.excepthook = self._hook
        self._folder.cleanup()

    def _qt_says(self, kind, _, text):
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            self.wrong += [text] if not text.startswith(NO_SCREEN) else []

    def _new_path(self):
        self._saved += 1
        return self.folder / f"kaart{self._saved}.ketenkaart"

    def _some_file(self):
        files = sorted(self.folder.glob("[!.]*.*"))
        return str(files[self._answer % len(files)]) if self._answer % 7 else ""

    def _press_a_button(self, box):
        buttons = box.buttons()
        buttons[self._answer % len(buttons)].click()
        return 0

    def _show(self, kaart):
        """Show a map in the window; in a new one where there is none."""
        session = Session(draw_screen(kaart))
        self.window = self.program.show_session(self.window, session)
        self.window.resize(1400, 900)
        self._began()

    def _began(self):
        """A map is shown: all its windows are without motion, and undo leads back to here."""
        for one in self.program.windows:
            one.canvas.reduced_motion = True
        self.window.activateWindow()
        self.window.canvas.setFocus()
        self.known = self.window.session
        self.first = self._bytes()

    def _bytes(self):
        return to_bytes(self.window.session.kaart, self.window.session.memory)

    # Hands

    def _some_id(self, number):
        """One of all there is, drawn or not."""
        ids = sorted(self.window.session.kaart.records.keys() - {"about"})
        return ids[number % len(ids)] if ids else ""

    def _place(self, spot):
        """A place at an element in the widget, or just anywhere in it."""
        number, across, down = spot
        canvas = self.window.canvas
        rect = canvas.element_rect(self._some_id(number))
        if rect.isEmpty() or not canvas.rect().intersects(rect):
            rect = canvas.rect()
        rect &= canvas.rect()
        return QPoint(round(rect.left() + across * rect.width()), round(rect.top() + down * rect.height()))

    def _ask_for_menu(self, place):
        canvas, reason = self.window.canvas, QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(canvas, QContextMenuEvent(reason, place, canvas.mapToGlobal(place)))

    def _key(self, key):
        """Press a key where the focus is."""
        target = self.window.focusWidget() or self.window.canvas
        if target.window() is self.window:
            QTest.keySequence(target, QKeySequence(key))

    def _finish(self, name, answer):
        """Answer what is asked, end a name that is typed, close what lies over the window."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            self._answer = answer
            entries = [
                one for one in popup.actions() if one.isEnabled() and one.menu() is None and one.text()
            ]
            popup.close()
            if entries and answer % 2:
                entries[answer % len(entries)].trigger()
        self._settle()
        for _ in range(3):
            prompt = self.window.prompt
            if prompt.isVisible():
                type_into(prompt.line, name)
                QTest.keyClick(prompt.line, (Qt.Key.Key_Down, *ENDS[::2])[answer % 3])
                if prompt.isVisible():
                    QTest.keyClick(prompt.line, Qt.Key.Key_Return)
            if self.window.names.editing:
                type_into(self.window.names, name)
                QTest.keyClick(self.window.names, ENDS[answer % 3])
        if self.window.prompt.isVisible():
            QTest.keyClick(self.window.prompt.line, Qt.Key.Key_Escape)
        if self.window.names.editing:
            QTest.keyClick(self.window.names, Qt.Key.Key_Return)
        self._settle()

    def _settle(self):
        QApplication.processEvents()
        while over := QApplication.activePopupWidget() or QApplication.activeModalWidget():
            over.close()
            QApplication.processEvents()
        self._look_round()

    def _look_round(self):
        """Keep to one map: windows on others are closed, and where none is left there is a new one."""
        if self.window not in self.program.windows:
            known = [one for one in self.program.windows if one.session is self.known]
            self.window = next(iter(known or self.program.windows), None)
        if self.window is None or self.window.session is None:
            self._show(chain())
        for one in list(self.program.windows):
            if one.session is not self.window.session:
                let_go(one)
                one.close()
        if self.window.session is not self.known:
            self._began()
        stack = self.window.session.undo_stack
        while len(self.window.session.kaart.steps) > MOST_STEPS and stack.canUndo():
            stack.undo()
        while len(self.program.windows) > 2:
            other = next(one for one in self.program.windows if one is not self.window)
            let_go_of_text(other)
            other.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
