"""Dialogs in which texts are typed that stand nowhere else: they do not go without a question."""

from PySide6.QtWidgets import QDialog, QWidget

from ketenkaart.editor.messages import Button, ask
from ketenkaart.texts import tr


class TypingDialog(QDialog):
    """Such a dialog."""

    @property
    def would_lose(self) -> str:
        """What goes where it is closed, as a sentence; empty where nothing does."""
        raise NotImplementedError

    def reject(self) -> None:
        """Close, where nothing is lost by it or the person says so; also by Esc and by its title bar."""
        if self.may_go(tr("Close without it")):
            super().reject()

    def may_go(self, deed: str) -> bool:
        """Whether what was typed may go: there is nothing, or the person says so.

        Args:
            deed: what the button says that lets it go.
        """
        sentence = self.would_lose
        if not sentence:
            return True
        drop, back = Button(deed), Button(tr("Back to it"), safe=True)
        return ask(self, sentence, (drop, back)) == drop


def may_go_with(window: QWidget) -> bool:
    """Whether the dialogs of a window may close with it; those that lose nothing are closed."""
    for dialog in window.findChildren(TypingDialog):
        if dialog.isVisible():
            dialog.raise_()
            dialog.reject()
            if dialog.isVisible():
                return False
    return True
