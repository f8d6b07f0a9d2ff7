"""A choice on the map in words, such as the place of a step, with a button that lets it go."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.controls import Control
from ketenkaart.editor.form.shape import Shape, shapes
from ketenkaart.editor.form.wrapping import wrapped_label
from ketenkaart.editor.look.apply import dress
from ketenkaart.model.plain import plain
from ketenkaart.texts import capital, tr


class WordsControl(Control):
    """What was chosen on the map; it is made there, and let go here."""

    def __init__(self, shape: Shape) -> None:
        """Nothing chosen."""
        super().__init__(shape)
        self.words = wrapped_label("")
        self.release = QPushButton(tr("Release"))
        dress(self.release, "link")
        self.box = self.release
        self.release.clicked.connect(lambda: self.given.emit(None))
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.release)
        self.column.addLayout(row)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Say what was chosen."""
        chosen = [value for value in values if value is not None and plain(value)]
        said = [_said(chooser, value) for value in chosen[:1]] if len(values) == 1 else []
        if len(values) > 1 and chosen:
            said = [tr("Chosen for {count} of {total}", count=len(chosen), total=len(values))]
        said = said or [tr("The layout chooses")]
        self.words.setText(said[0])
        self.words.setAccessibleName(said[0])
        dress(self.words, "" if chosen else "muted")
        self.release.setVisible(bool(chosen))


def _said(chooser: Chooser, value: BaseModel) -> str:
    known = shapes(type(value)).items()
    parts = [
        f"{shape.label}: {chooser.says(shape, getattr(value, field))}"
        for field, shape in known
        if getattr(value, field) not in (None, ())
    ]
    return capital("\n".join(parts))
