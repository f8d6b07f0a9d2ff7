"""Adopting a version: what it is called, when and by whom it was adopted."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.editor.dates import read_date, shown_date
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import lay_out
from ketenkaart.editor.messages import Button, announce, plain_label
from ketenkaart.editor.typingdialog import TypingDialog
from ketenkaart.edits.adopting import LONGEST_BODY, LONGEST_VERSION, adopt, proposed_version, why_not
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.characters import visible
from ketenkaart.model.fieldnames import field_name
from ketenkaart.storage.typed import OF_A_VERSION, Typed
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_WIDTH, _NOTE_HIGH = 460, 84  # px
_SHOWN = 60  # characters


class AdoptDialog(TypingDialog):
    """Asks what is to be known of a version that is adopted.

    Attributes:
        version, day, body, note: the fields.
        problem: why a field cannot be so; empty where all can.
        adopt: the button that adopts.
    """

    def __init__(self, window: "Window", typed: Mapping[str, str] | None = None) -> None:
        """With what is likely filled in.

        Args:
            window: shows the map.
            typed: what was typed by field in a session that stopped unexpectedly.
        """
        super().__init__(window)
        self._window = window
        kaart = window.kaart
        self.setObjectName("adopt_version")
        self.setWindowTitle(tr("Adopt version"))
        self.version = QLineEdit(proposed_version(kaart))
        self.version.setMaxLength(LONGEST_VERSION)
        self.day = QLineEdit(shown_date(date.today()))
        self.day.setPlaceholderText(tr("dd-mm-yyyy"))
        self.body = QComboBox()
        self.body.setEditable(True)
        self.body.addItems(list(dict.fromkeys(["", *(one.name for one in kaart.bodies if one.name)])))
        self.body.setItemData(0, tr("None"), Qt.ItemDataRole.AccessibleTextRole)
        self.body.setCurrentText(kaart.about.adopted[-1].adopted_by if kaart.about.adopted else "")
        line = self.body.lineEdit()
        assert line is not None
        line.setMaxLength(LONGEST_BODY)
        line.setPlaceholderText(tr("Meeting body, such as the chain board"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HIGH)
        self.problem = plain_label()
        self.problem.setObjectName("adopt_problem")
        dress(self.problem, "error")
        self._lay_out()
        self.version.textChanged.connect(self._check)
        self.day.textChanged.connect(self._check)
        self._proposed = self._texts
        self._put_back(typed or {})
        self._check()
        self.version.selectAll()
        self.version.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        fields: tuple[tuple[str, str, QWidget], ...] = (
            ("adopt_version_name", tr("Version"), self.version),
            ("adopt_day", tr("Adopted on"), self.day),
            ("adopt_body", tr("Adopted by"), self.body),
            ("adopt_note", capital(field_name("about", "description")), self.note),
        )
        for name, title, field in fields:
            field.setObjectName(name)
            for named in (field, field.findChild(QLineEdit)):
                if named is not None:
                    named.setAccessibleName(title)
            label = QLabel(title)
            label.setBuddy(field)
            form.addRow(label, field)
        self.adopt = QPushButton(tr("Adopt"))
        self.adopt.setDefault(True)
        dress(self.adopt, "filled")
        self.adopt.clicked.connect(self._adopt)
        buttons = QDialogButtonBox()
        buttons.addButton(self.adopt, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        told = plain_label(
            tr("The map is kept as it is now; later you can see what changed since, and open it again.")
        )
        dress(told, "muted")
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(told)
        column.addLayout(form)
        column.addStretch(1)
        lay_out(self, column, (self.problem, buttons), _WIDTH)

    @property
    def _texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            "version": self.version.text(),
            "day": self.day.text(),
            "body": self.body.currentText(),
            "note": self.note.toPlainText(),
        }

    @property
    def typed(self) -> tuple[Typed, ...]:
        """What a person typed here, and is on the map only once the version is adopted."""
        return tuple(
            Typed(text, (ABOUT_ID,), OF_A_VERSION + name)
            for name, text in self._texts.items()
            if text != self._proposed[name]
        )

    def _put_back(self, typed: Mapping[str, str]) -> None:
        texts = {**self._texts, **typed}
        self.version.setText(texts["version"])
        self.day.setText(texts["day"])
        self.body.setCurrentText(texts["body"])
        self.note.setPlainText(texts["note"])

    @property
    def would_lose(self) -> str:
        """That what was typed is not on the map yet; the longest text tells most."""
        texts = [one.text for one in self.typed if one.text.strip()]
        if not texts:
            return ""
        return tr("“{text}” is not on the map yet.", text=visible(max(texts, key=len), _SHOWN))

    def _check(self) -> None:
        """Tell why a field cannot be so."""
        problem = why_not(self._window.kaart, self.version.text()) or read_date(self.day.text())[1]
        if problem and problem != self.problem.text():
            announce(self.problem, problem)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.adopt.setEnabled(not problem)

    def _adopt(self) -> None:
        window, (day, _) = self._window, read_date(self.day.text())
        if window.session is None or day is None:
            return
        version, body = self.version.text(), self.body.currentText()
        edit = adopt(window.kaart, version, day, body, self.note.toPlainText())
        if edit.refusal:
            self.problem.setText(edit.refusal)
            self.problem.show()
            return
        if window.do(edit):
            self.accept()
            adopted = window.kaart.about.version
            save = Button(tr("Save"), lambda: window.commands.run("file.save"))
            text = tr("Version {version} is adopted. Save the map to keep it.", version=adopted)
            window.say(text, undo=True, buttons=(save,))
