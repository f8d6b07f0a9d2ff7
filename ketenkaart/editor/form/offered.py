"""What is offered beside a field, once it was filled in: a sentence, and what can be done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.form.wrapping import wrapped_label
from ketenkaart.editor.look.bending import Bending
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.messages import Button, announce

_SIGN = 16  # px


class Offered(QWidget):
    """One sentence under a field, with buttons below it."""

    def __init__(self, text: str, buttons: Sequence[Button]) -> None:
        """Not shown yet.

        Args:
            text: the sentence.
            buttons: what can be done.
        """
        super().__init__()
        self.setObjectName("offered")
        self.text = text
        said, row = QHBoxLayout(), QHBoxLayout()
        said.addWidget(Sign("info", "accent", _SIGN), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(wrapped_label(text), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addLayout(said)
        column.addLayout(row)
        for button in buttons:
            made = QPushButton(button.text)
            made.clicked.connect(partial(self._run, button))
            row.addWidget(made)
        Bending(self, row)

    def tell(self) -> None:
        """Say it to who does not see it."""
        announce(self, self.text)

    @staticmethod
    def _run(button: Button, _: bool = False) -> None:
        button.run()
