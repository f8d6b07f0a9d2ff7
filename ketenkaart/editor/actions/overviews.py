"""Actions on the views of governance: the matrix, and who meets."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ketenkaart.analysis.matrix import matrix_of
from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import with_map
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _matrix(window: "Window") -> None:
    window.panels.show_matrix()


def _shows_matrix(window: "Window") -> bool:
    return window.panels.shows("matrix_view")


def _meetings(window: "Window") -> None:
    window.panels.show_meetings()


def _shows_meetings(window: "Window") -> bool:
    return window.panels.shows("meetings_view")


def _copy_matrix(window: "Window") -> None:
    from ketenkaart.editor.matrix.copying import as_data  # a start does without

    matrix = matrix_of(window.kaart)
    QGuiApplication.clipboard().setMimeData(as_data(matrix.columns, matrix.rows))
    window.say(tr("The matrix is on the clipboard, as a table."))


ACTIONS = (
    Action("view.meetings", mark("Meetings"), _meetings, with_map, ("Ctrl+3",), checked=_shows_meetings),
    Action("view.matrix", mark("Matrix"), _matrix, with_map, ("Ctrl+4",), checked=_shows_matrix),
    Action("edit.copy_matrix", mark("Copy matrix as table"), _copy_matrix, with_map),
)
