"""Preferences: language, look, motion and shortcuts. What is chosen holds at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QVBoxLayout,
)

from ketenkaart.editor.actions import lookchoices
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import lay_out
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.shortcuteditor import ShortcutEditor
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LANGUAGES = (("nl", "Nederlands"), ("en", "English"), ("system", mark("As the system")))
_WIDTH, _HEIGHT = 620, 700  # px


class Preferences(QDialog):
    """What this person prefers."""

    def __init__(self, window: "Window") -> None:
        """With what is in force now."""
        super().__init__(window)
        self.setObjectName("preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        self._program = window.program
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        kept = str(self._program.settings.value(lookchoices.LANGUAGE, "system"))
        languages = [(one, tr(text)) for one, text in _LANGUAGES]
        self.language = self._choice("language", lookchoices.LANGUAGE, languages, kept)
        form.addRow(tr("&Language"), self.language)
        note = plain_label(tr("Another language is used from the next start of Ketenkaart."))
        dress(note, "caption")
        form.addRow("", note)
        schemes = [(one, tr(text)) for one, text in lookchoices.SCHEMES]
        chosen = lookchoices.scheme(self._program)
        self.scheme = self._choice("scheme", lookchoices.SCHEME, schemes, chosen)
        form.addRow(tr("Light &or dark"), self.scheme)
        dark, text = lookchoices.dark_map(self._program), tr(lookchoices.DARK_MAP)
        self.dark_map = self._switch("dark_map", lookchoices.MAP, text, dark)
        form.addRow("", self.dark_map)
        sizes = [(str(one), lookchoices.percent(one)) for one in lookchoices.SIZES]
        self.text_size = self._choice("size", lookchoices.SIZE, sizes, str(lookchoices.size(self._program)))
        form.addRow(tr("&Size of letters"), self.text_size)
        text = tr("Show changes at once, without &moving")
        moves_not = lookchoices.reduced_motion(self._program)
        self.motion = self._switch("motion", lookchoices.MOTION, text, moves_not)
        form.addRow(tr("Motion"), self.motion)
        self.shortcuts = ShortcutEditor(window)
        self._lay_out(form)

    def _lay_out(self, form: QFormLayout) -> None:
        line = QFrame()
        dress(line, "line")
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(line)
        column.addWidget(self.shortcuts, 1)
        foot = QDialogButtonBox()
        close = foot.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("preferences_close")
        close.setAutoDefault(False)  # Enter is for the field it is pressed in
        close.clicked.connect(self.reject)
        lay_out(self, column, (foot,), _WIDTH, _HEIGHT)

    def _choice(self, name: str, setting: str, choices: list[tuple[str, str]], now: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"preferences_{name}")
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(now), 0))
        box.currentIndexChanged.connect(lambda _: self._keep(setting, str(box.currentData())))
        return box

    def _switch(self, name: str, setting: str, text: str, now: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"preferences_{name}")
        box.setChecked(now)
        box.toggled.connect(lambda on: self._keep(setting, "true" if on else "false"))
        return box

    def _keep(self, setting: str, value: str) -> None:
        lookchoices.choose(self._program, setting, value)
