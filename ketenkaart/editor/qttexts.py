"""The texts of Qt itself, such as those of its file dialog, in the language of the program."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from ketenkaart.texts import language_in_use

_KEYS = {"Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}


class _KeyNames(QTranslator):
    """Calls keys what stands on them, in menus and tips."""

    def isEmpty(self) -> bool:
        """It has texts."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The few texts it knows."""
        return _KEYS.get(source) if context == "QShortcut" else None


def translate_qt(application: QApplication) -> None:
    """Have Qt speak the language in use, where it knows it; else it speaks English."""
    translator = QTranslator(application)
    if translator.load(
        f"qtbase_{language_in_use()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        application.installTranslator(translator)
    application.installTranslator(_KeyNames(application))
