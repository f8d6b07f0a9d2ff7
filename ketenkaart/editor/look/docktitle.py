"""The title of a dock: its words and a button to close it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.texts import tr


class DockTitle(QWidget):
    """What stands at the top of a dock; it follows the title of the dock."""

    def __init__(self, dock: QDockWidget, beside: QWidget | None = None) -> None:
        """Stand at the top of a dock: `dock.setTitleBarWidget(DockTitle(dock))`.

        Args:
            dock: the dock.
            beside: what else stands there, after the words.
        """
        super().__init__(dock)
        dress(self, "panel")
        words = QLabel(dock.windowTitle())
        words.setTextFormat(Qt.TextFormat.PlainText)
        dress(words, "section")
        dock.windowTitleChanged.connect(words.setText)
        close = QToolButton()
        dress(close, "small")
        close.setIcon(icon("close", "muted"))
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 4)
        row.addWidget(words)
        if beside is not None:
            row.addSpacing(20)
            row.addWidget(beside)
        row.addStretch(1)
        row.addWidget(close)
