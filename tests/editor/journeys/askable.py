"""The program itself, that can also be asked what it shows and where: to know where to click and when.

Run as `python askable.py SOCKET ARGUMENTS...`; the arguments are those of `python -m ketenkaart`. It only
answers: all input comes from the mouse and the keyboard.
"""

import itertools
import json
import sys

from PySide6.QtCore import QRect, QSize
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ketenkaart.cli.main import main
from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.motion import Motion
from ketenkaart.editor.poster.dialog import PosterDialog
from ketenkaart.editor.poster.sheetview import SheetView
from ketenkaart.editor.program import Program


def answer(program, question):
    """What is asked: the state of the window that is in front, or where something is on the screen."""
    if not program.windows:
        return {}
    window = next((one for one in program.windows if one.isActiveWindow()), program.windows[-1])
    if "where" in question:
        return _where(window.canvas, question["where"], question["part"])
    if "told" in question:
        lanes = sorted(window.session.screen.layout.lanes.items(), key=lambda one: one[1].top)
        ids = [one for one, _ in lanes]
        names = [getattr(window.session.kaart.records.get(one), "name", "") for one in ids]
        return {"ids": ids, "lanes": names, "sees_all": window.canvas.sees_all}
    focus, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
    typed = focus.text() if isinstance(focus, QLineEdit) else ""
    if isinstance(focus, QPlainTextEdit):
        typed = focus.toPlainText()
    session = window.session
    return {
        "windows": len(program.windows),
        "active": window.isActiveWindow(),
        "focus": focus.objectName() or type(focus).__name__ if focus is not None else "",
        "typed": typed,
        "dialog": dialog.objectName() or type(dialog).__name__ if dialog is not None else "",
        "prompt": window.prompt.line.accessibleName() if window.prompt.isVisible() else "",
        "naming": window.names.editing,
        "selected": list(window.selection.ids),
        "hovered": window.canvas.states.hovered,
        "said": window.toast.accessibleName(),
        "unsaved": session is not None and session.unsaved,
        "undo": session.undo_stack.index() if session is not None else 0,
        "names": {one.id: one.name for one in session.kaart.records.values()} if session is not None else {},
        "poster": isinstance(dialog, PosterDialog) and dialog.findChild(SheetView).settled,
        "moving": window.canvas.findChild(Motion) is not None,
    }


def _where(canvas, element, part):
    """A rectangle on the screen: of an element, the head of a lane or phase, or a bare place on a line."""
    rect = canvas.element_rect(element)
    if part == "head":
        heads = canvas.shown.heads
        found = heads.lane_rect(element, canvas.view) or heads.phase_rect(element, canvas.view)
        rect = found.toRect() if found is not None else QRect()
    elif part == "line":
        rect = _on_line(canvas, element)
    elif part == "canvas":
        rect = canvas.body
    return _on_screen(canvas, rect)


def _on_screen(widget, rect):
    corner = widget.mapToGlobal(rect.topLeft())
    return {"left": corner.x(), "top": corner.y(), "width": rect.width(), "height": rect.height()}


def _on_line(canvas, flow):
    """A pixel of a flow where nothing else is."""
    elements = canvas.shown.scenery.elements
    for edge in elements.edges(flow):
        for one, other in itertools.pairwise(elements.line(edge)):
            for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
                place = one + (other - one) * share
                at = canvas.view.to_px(place.x(), place.y()).toPoint()
                hit = canvas.element_at(at)
                if (hit.id, hit.part) == (flow, Part.BODY):
                    return QRect(at, QSize(1, 1))
    return QRect()


def listen(program, name):
    """Answer each line that is asked."""
    server = QLocalServer(program)
    QLocalServer.removeServer(name)

    def serve():
        socket = server.nextPendingConnection()

        def reply():
            while socket.canReadLine():
                said = answer(program, json.loads(bytes(socket.readLine().data())))
                socket.write(json.dumps(said).encode() + b"\n")

        socket.readyRead.connect(reply)

    server.newConnection.connect(serve)
    server.listen(name)


if __name__ == "__main__":
    path = sys.argv.pop(1)
    at_first = Program.listen

    def also_answer(program):
        """Begin as always, and answer."""
        at_first(program)
        listen(program, path)

    Program.listen = also_answer
    sys.exit(main())
