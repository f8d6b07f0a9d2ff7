"""What can be chosen for a poster: paper, format, look, language, and the file it goes to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ketenkaart.drawing.theme import theme_names
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.poster.making import FORMATS, Output, with_suffix
from ketenkaart.editor.poster.paperchoice import PaperChoice
from ketenkaart.editor.poster.sheets import Wish
from ketenkaart.model.about import PageSetup
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr

_DPI = (96, 150, 300, 600)
_USUAL_DPI = 150
_WIDTH, _MOST = 376, 560  # px, also with large letters


class PosterForm(QWidget):
    """The right side of the dialog.

    Attributes:
        changed: is sent when the sheet is to be another one.
        browse: the button to choose a file by.
    """

    changed = Signal()

    def __init__(self, kaart: Ketenkaart, setup: PageSetup, path: Path | None) -> None:
        """Begin with a paper.

        Args:
            kaart: the map.
            setup: the paper.
            path: the file that is proposed, without its ending; none for a printer.
        """
        super().__init__()
        self.setFixedWidth(min(round(_WIDTH * text_scale()), _MOST))
        self._form = QFormLayout(self)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(6)
        self.paper = PaperChoice(QBoxLayout.Direction.TopToBottom)
        self.paper.set(setup.paper, setup.landscape)
        self._row(tr("Paper"), self.paper)
        self.formats = self._choice("poster_format", tr("Format"), [(one.upper(), one) for one in FORMATS])
        self.dpi = self._choice("poster_dpi", tr("Sharpness"), [(f"{dpi} dpi", dpi) for dpi in _DPI])
        self.dpi.setCurrentIndex(self.dpi.findData(_USUAL_DPI))
        self.outlines = QCheckBox(tr("Letters as shapes"))
        self.outlines.setObjectName("poster_outlines")
        self._form.addRow(self.outlines)
        themes = theme_names()
        self.themes = self._choice("poster_theme", tr("Look"), [(name.capitalize(), name) for name in themes])
        self.themes.setCurrentIndex(max(self.themes.findData(kaart.about.theme), 0))
        self._form.setRowVisible(self.themes, len(themes) > 1)
        tongues = [("Nederlands", "nl"), ("English", "en")]
        self.languages = self._choice("poster_language", tr("Language"), tongues)
        self.languages.setCurrentIndex(self.languages.findData(kaart.about.language))
        self.to_file = path is not None
        self._plain = self._proposed = path or Path()
        self.path = QLineEdit(str(path or ""))
        self.path.setObjectName("poster_path")
        self.path.setAccessibleName(tr("File"))
        self.browse = QPushButton(tr("Browse…"))
        self._add_file()
        self.error = plain_label()
        self.error.setObjectName("poster_error")
        dress(self.error, "error")
        self._form.addRow(self.error)
        self._connect()
        self.fit()
        self._propose()

    def _row(self, title: str, widget: QWidget) -> None:
        label = plain_label(title)
        label.setBuddy(widget)
        self._form.addRow(label, widget)

    def _choice(self, name: str, title: str, entries: Sequence[tuple[str, object]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        for text, value in entries:
            box.addItem(text, value)
        self._row(title, box)
        return box

    def _add_file(self) -> None:
        self._file = QWidget()
        row = QHBoxLayout(self._file)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        self.browse.setAutoDefault(False)
        row.addWidget(self.browse)
        self._row(tr("File"), self._file)

    def _connect(self) -> None:
        self.paper.changed.connect(self._propose)
        self.paper.changed.connect(self.changed)
        for box in (self.themes, self.languages):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.formats.currentIndexChanged.connect(lambda _: self.fit())
        self.path.textEdited.connect(lambda _: self.refuse(""))
        self.path.editingFinished.connect(self._follow_path)

    def fit(self) -> None:
        """Show what belongs to the format, and end the file's name so."""
        form = self.format
        self._form.setRowVisible(self.formats, self.to_file)
        self._form.setRowVisible(self.dpi, self.to_file and form == "png")
        self._form.setRowVisible(self.outlines, self.to_file and form == "svg")
        self._form.setRowVisible(self._file, self.to_file)
        self._end_path()
        self.refuse("")

    def _follow_path(self) -> None:
        """A name that ends in another known format chooses that one."""
        ending = Path(self.path.text().strip()).suffix.lower().removeprefix(".")
        if ending in FORMATS and ending != self.format:
            self.formats.setCurrentIndex(self.formats.findData(ending))
        self._end_path()

    def _end_path(self) -> None:
        """End the name of the file as the format wants it."""
        if self.path.text().strip():
            self.path.setText(str(with_suffix(Path(self.path.text().strip()), self.format)))

    def _propose(self) -> None:
        """Name the file after its paper where that is not A0; a name of the person's own stays."""
        if not self.to_file or self.path.text() != str(with_suffix(self._proposed, self.format)):
            return
        paper = self.paper.short_name
        self._proposed = (
            self._plain if paper == "A0" else self._plain.with_name(f"{self._plain.name} {paper}")
        )
        self.path.setText(str(with_suffix(self._proposed, self.format)))

    def refuse(self, sentence: str) -> None:
        """Say beside the file why it cannot be made; nothing where it can."""
        self.error.setText(sentence)
        self._form.setRowVisible(self.error, bool(sentence))
        self.path.setProperty("wrong", bool(sentence))
        self.path.style().unpolish(self.path)
        self.path.style().polish(self.path)

    @property
    def format(self) -> str:
        """Such as "pdf"."""
        return str(self.formats.currentData())

    @property
    def wish(self) -> Wish:
        """The sheet that is wished."""
        paper, theme, language = (
            *(self.paper.paper, str(self.themes.currentData()), str(self.languages.currentData())),
        )
        return Wish(paper, self.paper.landscape, theme, language)

    def output(self, folder: Path) -> Output | None:
        """The file that is wished; none where it has no name.

        Args:
            folder: where a name without a folder belongs.
        """
        text = self.path.text().strip()
        if not text:
            return None
        path = with_suffix(folder / Path(text).expanduser(), self.format)
        return Output(path, int(self.dpi.currentData()), self.outlines.isChecked())

    def restore(self, settings: QSettings) -> None:
        """Begin with the format this person chose last."""
        place = self.formats.findData(str(settings.value("poster/format", "pdf")))
        self.formats.setCurrentIndex(max(place, 0))
        dpi = self.dpi.findText(f"{settings.value('poster/dpi', _USUAL_DPI)} dpi")
        if dpi >= 0:
            self.dpi.setCurrentIndex(dpi)
        self.outlines.setChecked(str(settings.value("poster/outlines", "false")) == "true")

    def keep(self, settings: QSettings) -> None:
        """Remember the format for next time."""
        settings.setValue("poster/format", self.format)
        settings.setValue("poster/dpi", self.dpi.currentData())
        settings.setValue("poster/outlines", "true" if self.outlines.isChecked() else "false")
