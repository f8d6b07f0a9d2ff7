"""The dialog to export a map: a format, with what it is for and what it does not hold, and then a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.drawing.papers import PaperError
from ketenkaart.editor.exporting.formats import FORMATS, Format
from ketenkaart.editor.filechoice import choose_free
from ketenkaart.editor.filenames import name_for
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import lay_out
from ketenkaart.editor.messages import Button, announce, plain_label
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.export.outfile import ExportRefused
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_CHOSEN = "export/format"
_WIDTH, _INDENT, _AIR = 680, 31, 14  # px
_ROLE = QDialogButtonBox.ButtonRole


class ExportDialog(QDialog):
    """Exports the map in a window.

    Attributes:
        choices: a button for each format, by its suffix.
        problem: why the file cannot be made; empty where it can.
        go: asks for the file and makes it.
    """

    def __init__(self, window: "Window") -> None:
        """With the format this person chose last."""
        super().__init__(window)
        self._window = window
        window.finish_typing()
        self.setObjectName("export_dialog")
        self.setWindowTitle(tr("Export to other format"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.problem = plain_label()
        dress(self.problem, "error")
        self.problem.hide()
        column = QVBoxLayout()
        column.setSpacing(_AIR)
        question = tr("What do you want to make of the map? The map itself stays as it is.")
        column.addWidget(plain_label(question))
        for form in FORMATS:
            column.addWidget(self._row(form))
        lay_out(self, column, (self.problem, self._buttons()), _WIDTH)
        last = str(window.program.settings.value(_CHOSEN, FORMATS[0].suffix))
        chosen = self.choices.get(last, self.choices[FORMATS[0].suffix])
        chosen.setChecked(True)
        chosen.setFocus()

    def _row(self, form: Format) -> QWidget:
        choice = QRadioButton(f"{tr(form.title)} ({form.suffix})")
        choice.setObjectName(f"export_{form.suffix.removeprefix('.')}")
        use, lacks = tr(form.use), form.lacks(self._window.kaart)
        choice.setAccessibleDescription(f"{use} {lacks}")
        choice.toggled.connect(lambda _: self.problem.hide())
        self._group.addButton(choice)
        self.choices[form.suffix] = choice
        row = _Row(choice.click)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(choice)
        for text, look in ((use, ""), (lacks, "muted")):
            label = plain_label(text)
            label.setContentsMargins(_INDENT, 0, 0, 0)
            if look:
                dress(label, look)
            column.addWidget(label)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        poster = buttons.addButton(tr("Poster with title and legend…"), _ROLE.ResetRole)
        poster.setObjectName("export_poster")
        poster.setAutoDefault(False)
        poster.clicked.connect(self._make_poster)
        self.go = QPushButton(tr("Export…"))
        self.go.setObjectName("export_go")
        self.go.setDefault(True)
        dress(self.go, "filled")
        self.go.clicked.connect(self._export)
        buttons.addButton(self.go, _ROLE.ActionRole)
        buttons.addButton(tr("Cancel"), _ROLE.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def chosen(self) -> Format:
        """The format that is chosen."""
        return next(form for form in FORMATS if self.choices[form.suffix].isChecked())

    def _make_poster(self) -> None:
        self.accept()
        self._window.commands.run("file.poster")

    def _export(self) -> None:
        """Ask for a file, make it and say so."""
        session = self._window.session
        assert session is not None
        form, screen = self.chosen, session.screen
        path = choose_free(self, tr("Export"), self._proposed(form), form.suffix, form.pattern)
        if path is None:
            return
        try:
            text = tr("Making {name}…", name=path.name)
            run_beside(self, text, lambda tell: form.write(screen, path, tell))
        except (ExportRefused, PaperError) as refused:
            self.problem.setText(str(refused))
            self.problem.show()
            announce(self.problem, str(refused))
            return
        except Stopped:
            return
        self._window.program.settings.setValue(_CHOSEN, form.suffix)
        self.accept()
        _tell(self._window, path)

    def _proposed(self, form: Format) -> Path:
        """Beside the map, and called as it is."""
        session = self._window.session
        assert session is not None
        own = session.file.path
        if own is not None:
            return own.with_name(own.stem + form.suffix)
        return self._window.program.folder / (name_for(session.kaart) + form.suffix)


class _Row(QWidget):
    """A format; a click anywhere in it chooses it."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self._choose = choose

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self._choose()


def _tell(window: "Window", path: Path) -> None:
    """Say what was made, and offer to see it."""
    file, folder = QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path.parent))
    window.say(
        tr("Exported: {name}", name=path.name),
        buttons=(
            Button(tr("Open"), lambda: QDesktopServices.openUrl(file)),
            Button(tr("Show folder"), lambda: QDesktopServices.openUrl(folder)),
        ),
    )
