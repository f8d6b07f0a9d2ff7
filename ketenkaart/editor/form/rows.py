"""Rows of a section: a sign and two lines of words; some are pressed as a whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.form.wrapping import wrapped_label
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.sign import Sign

_SIGN = 18  # px


class RowButton(QPushButton):
    """A row that is pressed as a whole."""

    def __init__(
        self, title: str, caption: str, *signs: tuple[str, str], quiet: bool = False, language: str = ""
    ) -> None:
        """Show words.

        Args:
            title: what it is about.
            caption: a smaller second line.
            signs: icons before them, each with its colour.
            quiet: whether it is one of a plain list, not a card of its own.
            language: the language of the words where it is that of the map; else that of the window.
        """
        super().__init__()
        dress(self, "plain_row" if quiet else "row")
        self.setAccessibleName(", ".join(part for part in (title, caption) if part))
        self._row = QHBoxLayout(self)
        fill_row(self._row, title, caption, *signs, quiet=quiet, language=language)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Its words are broken into lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high its words are."""
        return self._row.heightForWidth(width)


def fill_row(
    row: QBoxLayout,
    title: str,
    caption: str,
    *signs: tuple[str, str],
    quiet: bool = False,
    language: str = "",
) -> None:
    """Put signs and two lines of words into a row; see `RowButton`."""
    row.setContentsMargins(2 if quiet else 12, 5, 8, 5)
    row.setSpacing(8)
    for name, token in signs:
        row.addWidget(Sign(name, token, _SIGN))
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(wrapped_label(title, "" if quiet else "section", language))
    if caption:
        words.addWidget(wrapped_label(caption, "caption", language))
    row.addLayout(words, 1)


def emptied(box: QBoxLayout) -> None:
    """Take all widgets out of a layout."""
    while (item := box.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
