"""The button that clears a field; Qt gives it no name of its own."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit


def give_clear_button(line: QLineEdit, name: str) -> None:
    """Let a field be cleared by a button.

    Args:
        line: the field.
        name: what the button is called.
    """
    line.setClearButtonEnabled(True)
    clear = line.findChild(QAction, "_q_qlineeditclearaction")
    if isinstance(clear, QAction):
        clear.setText(name)
