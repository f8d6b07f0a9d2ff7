"""Shows the small map of the tests in a window of its own, with the settings in a given folder."""

import sys

from editor.chain import chain
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.look.apply import apply_look
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.texts import use_language


def main(folder):
    """Show it until the process is ended."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in QSettings.Scope:
        QSettings.setPath(QSettings.Format.IniFormat, scope, folder)
    use_language("nl")
    app = QApplication([])
    apply_look(app, "light")
    program = Program()
    window = program.new_window(Session(draw_screen(chain())))
    window.canvas.reduced_motion = True
    window.activateWindow()
    app.exec()


main(sys.argv[1])
