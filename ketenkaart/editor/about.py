"""About the program: its version, its licence and what it is made with."""

from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import lay_out
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.messages import plain_label
from ketenkaart.texts import mark, tr
from ketenkaart.version import version

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_USED = (
    ("PySide6-Essentials", mark("window (Qt), LGPL 3")),
    ("pydantic", mark("reading and checking maps, MIT")),
    ("uharfbuzz", mark("letters on the poster, Apache 2.0")),
    ("pyphen", mark("breaking words, GPL 2, LGPL 2.1 or MPL 1.1")),
    ("lxml", mark("BPMN files, BSD")),
    ("openpyxl", mark("tables of spreadsheets, MIT")),
    ("typer", mark("command line, MIT")),
    ("rich", mark("command line, MIT")),
)
_LOGO, _WIDTH = 48, 560  # px


class AboutDialog(QDialog):
    """What the program is."""

    def __init__(self, window: "Window") -> None:
        """For one window; Esc closes it."""
        super().__init__(window)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Ketenkaart"))
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addLayout(_head())
        column.addWidget(plain_label(tr("Licence: European Union Public Licence 1.2 (EUPL-1.2).")))
        column.addLayout(_used())
        fonts = tr("Fonts: IBM Plex Sans and IBM Plex Sans Condensed, SIL Open Font License 1.1.")
        column.addWidget(plain_label(fonts))
        close = QDialogButtonBox()
        close.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        lay_out(self, column, (close,), _WIDTH)


def _head() -> QHBoxLayout:
    name, number = plain_label("Ketenkaart"), plain_label(tr("Version {version}", version=version()))
    dress(name, "title")
    dress(number, "muted")
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(name)
    words.addWidget(number)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(Sign("logo", "accent", _LOGO))
    row.addLayout(words, 1)
    return row


def _used() -> QGridLayout:
    """The libraries that are there, with their versions."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(2, 1)
    for number, (package, purpose) in enumerate(_USED):
        try:
            installed = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
        for column, text in enumerate((package, installed, tr(purpose))):
            label = plain_label(text)
            label.setWordWrap(text == tr(purpose))
            if column:
                dress(label, "muted")
            grid.addWidget(label, number, column)
    return grid
