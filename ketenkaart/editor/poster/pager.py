"""Turning the sheets of a poster: which one is seen, and the one before and after it."""

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.poster.sheetview import SheetView
from ketenkaart.texts import tr


class Pager(QWidget):
    """Two arrows and a number; not seen where there is one sheet."""

    def __init__(self, sheets: SheetView) -> None:
        """For one view."""
        super().__init__()
        self._sheets = sheets
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._before = self._arrow("left", tr("Previous sheet"), -1)
        self._label = plain_label()
        self._label.setObjectName("sheet_number")
        self._label.setWordWrap(False)
        self._after = self._arrow("right", tr("Next sheet"), 1)
        for part in (self._before, self._label, self._after):
            row.addWidget(part)
        sheets.page_changed.connect(self._update)
        self._update()

    def _arrow(self, name: str, text: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(f"chevron_{name}"))
        dress(button, "small")
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._sheets.turn_to(self._sheets.number + step))
        return button

    def _update(self) -> None:
        number, count = self._sheets.number, len(self._sheets.pages)
        self.setVisible(count > 1)
        self._label.setText(tr("Sheet {number} of {count}", number=number + 1, count=count))
        self._before.setEnabled(number > 0)
        self._after.setEnabled(number + 1 < count)
