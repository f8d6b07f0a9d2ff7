"""Of a selection of several kinds: buttons that keep one kind, whose fields can then all be filled in."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.page import Part
from ketenkaart.editor.look.apply import dress
from ketenkaart.model.nouns import COUNTED
from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class OneKind(Part):
    """A button for each kind, such as "5 steps"."""

    title = mark("Select only")

    def __init__(self, window: "Window") -> None:
        """For the selection of a window."""
        super().__init__()
        self._window = window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._buttons: list[QPushButton] = []

    def applies(self, records: Sequence[Record]) -> bool:
        """Elements of several kinds."""
        return len({record.collection for record in records}) > 1

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """A button for each kind of them."""
        for old in self._buttons:
            self._column.removeWidget(old)
            old.deleteLater()
        ids_by_kind: dict[str, list[str]] = {}
        for record in records:
            ids_by_kind.setdefault(record.collection, []).append(record.id)
        self._buttons = [self._button(kind, ids) for kind, ids in ids_by_kind.items()]
        return ""

    def _button(self, kind: str, ids: list[str]) -> QPushButton:
        button = QPushButton(tr_count(*COUNTED[kind], len(ids)))
        dress(button, "link")
        button.setProperty("flush", True)
        button.clicked.connect(partial(self._keep, ids))
        self._column.addWidget(button)
        button.show()
        return button

    def _keep(self, ids: list[str]) -> None:
        self._window.selection.set(ids)
