"""What is wrong with the line, under it: one sentence, and a way to take what was probably meant."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.messages import plain_label
from ketenkaart.edits.quickentry.entry import Mistake
from ketenkaart.texts import tr

_PICTURE = 18  # px


class MistakeRow(QFrame):
    """The row under the line.

    Attributes:
        fixed: is sent when the text that was meant is taken.
    """

    fixed = Signal()

    def __init__(self) -> None:
        """Hidden while nothing is wrong."""
        super().__init__()
        self.setObjectName("quick_mistake")
        self._sign = Sign("warning", "error", _PICTURE)
        self._sentence = plain_label()
        self._sentence.setObjectName("quick_mistake_sentence")
        self._sentence.setWordWrap(False)
        dress(self._sentence, "error")
        self._fix = QToolButton()
        self._fix.setObjectName("quick_fix")
        self._fix.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab in the line takes it
        dress(self._fix, "link")
        self._fix.clicked.connect(self.fixed)
        self._note = plain_label()
        self._note.setWordWrap(False)
        dress(self._note, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 16, 8)
        row.setSpacing(8)
        for part in (self._sign, self._sentence, self._fix):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._note)
        self.hide()

    def show_mistake(self, mistake: Mistake | None, note: str = "") -> None:
        """Show what is wrong; nothing where nothing is.

        Args:
            mistake: what is wrong.
            note: what else there is to tell, at the right.
        """
        self.setVisible(mistake is not None)
        if mistake is None:
            return
        self._sentence.setText(mistake.sentence)
        self._fix.setVisible(bool(mistake.fix))
        self._fix.setText(f"{tr('Yes')}  (Tab)")
        self._note.setText(note)
