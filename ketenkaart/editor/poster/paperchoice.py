"""Choosing a paper: a sheet, a roll, a screen or a size of one's own, and how it lies."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QRadioButton, QSpinBox, QWidget

from ketenkaart.drawing.papers import SCREEN, SIZES, paper_of
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.poster.sheets import paper_title
from ketenkaart.texts import tr

_SHEETS: Final = ("A0", "A1", "A2", "A3", "A4", "2A0", "B0", "B1", "B2", "B3")
_ROLLS: Final = ("roll:914", "roll:1067")
_OWN_ROLL: Final = "own roll"
_OWN_SIZE: Final = "own size"
_LEAST, _MOST = 100, 50_000  # mm


class PaperChoice(QWidget):
    """The papers, and landscape or portrait.

    Attributes:
        changed: is sent when another is chosen.
        row: its parts.
    """

    changed = Signal()

    def __init__(self, direction: QBoxLayout.Direction) -> None:
        """The parts stand next to or below each other."""
        super().__init__()
        self.papers = QComboBox()
        self.papers.setObjectName("poster_paper")
        self.papers.setAccessibleName(tr("Paper"))
        self.papers.setAccessibleDescription(tr("Paper"))  # on Linux the name of such a box is what is chosen
        for name in (*_SHEETS, *_ROLLS, SCREEN):
            self.papers.addItem("", name)
        self.papers.addItem(tr("Roll of custom width…"), _OWN_ROLL)
        self.papers.addItem(tr("Custom size…"), _OWN_SIZE)
        self.width_box = self._side("poster_width", tr("Width"), 914)
        self.height_box = self._side("poster_height", tr("Height"), 841)
        self.landscape_button = QRadioButton(tr("Landscape"))
        self.portrait_button = QRadioButton(tr("Portrait"))
        self.landscape_button.setChecked(True)
        self._times = plain_label("×")
        column = self.row = QBoxLayout(direction, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.papers)
        sides, lies = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        for part in (self.width_box, self._times, self.height_box):
            sides.addWidget(part)
        for button in (self.landscape_button, self.portrait_button):
            lies.addWidget(button)
        for row in (sides, lies):
            row.addStretch(1)
            column.addLayout(row)
        self.papers.currentIndexChanged.connect(self._choose)
        self.landscape_button.toggled.connect(self._choose)
        self._fit()

    def _side(self, name: str, title: str, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setRange(_LEAST, _MOST)
        box.setValue(value)
        box.setSuffix(" mm")
        box.setKeyboardTracking(False)
        box.setMinimumWidth(130)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.valueChanged.connect(lambda _: self.changed.emit())
        return box

    @property
    def paper(self) -> str:
        """What is chosen, as `paper_of` takes it."""
        chosen = str(self.papers.currentData())
        if chosen == _OWN_ROLL:
            return f"roll:{self.width_box.value()}"
        if chosen == _OWN_SIZE:
            return f"{self.width_box.value()}x{self.height_box.value()}"
        return chosen

    @property
    def short_name(self) -> str:
        """What is chosen, for the name of a file."""
        if self.paper in SIZES:
            return self.paper
        title = paper_title(self.paper, landscape=None)
        return f"{title[:1].lower()}{title[1:]}"

    @property
    def landscape(self) -> bool:
        """Whether the wide side lies at the top."""
        return self.landscape_button.isChecked()

    def set(self, paper: str, landscape: bool) -> None:
        """Choose a paper; says so once."""
        found = paper_of(paper)
        known = self.papers.findData(found.name if not found.is_roll else paper.lower())
        self.blockSignals(True)
        if known < 0:
            self.width_box.setValue(round(found.height if found.is_roll else found.width))
            self.height_box.setValue(round(found.height))
            known = self.papers.findData(_OWN_ROLL if found.is_roll else _OWN_SIZE)
        self.papers.setCurrentIndex(known)
        (self.landscape_button if landscape else self.portrait_button).setChecked(True)
        self.blockSignals(False)
        self._fit()
        self.changed.emit()

    def _choose(self, _: object) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show the fields for what is chosen, and the sizes of sheets as they lie."""
        for place, name in enumerate((*_SHEETS, *_ROLLS, SCREEN)):
            self.papers.setItemText(place, _entry(name, self.landscape))
        chosen = self.papers.currentData()
        own = chosen == _OWN_SIZE
        self.width_box.setVisible(own or chosen == _OWN_ROLL)
        self._times.setVisible(own)
        self.height_box.setVisible(own)
        self.landscape_button.setVisible(not own)
        self.portrait_button.setVisible(not own)


def _entry(name: str, landscape: bool) -> str:
    """A paper and its size as it lies."""
    if name not in SIZES:
        return paper_title(name, landscape=None)
    short, long = SIZES[name]
    return f"{name}  ({long} × {short} mm)" if landscape else f"{name}  ({short} × {long} mm)"
