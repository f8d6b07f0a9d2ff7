"""The texts of Qt itself, such as those of its file dialog, in the language of the program."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from ketenkaart.texts import language_in_use, mark, tr

_KEYS = {"Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
_LACKING = frozenset(
    (
        mark("&Look in:"),
        mark("Files of &type:"),
        mark("Double Sided Printing"),
        mark("Drive"),
        mark("Folder"),
        mark("Off"),
        mark("Long side binding"),
        mark("Short side binding"),
        mark("Page &Set:"),
        mark("Space"),
    )
)  # in the Dutch that comes with Qt, or other than on the keys


class _OwnTexts(QTranslator):
    """Calls keys what stands on them, in menus and tips; and says what Qt's own translation lacks."""

    def isEmpty(self) -> bool:
        """It has texts."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The few texts it knows."""
        if context == "QShortcut" and source in _KEYS:
            return _KEYS[source]
        return tr(source) if source in _LACKING else None


def translate_qt(application: QApplication) -> None:
    """Have Qt speak the language in use, where it knows it; else it speaks English."""
    translator = QTranslator(application)
    if translator.load(
        f"qtbase_{language_in_use()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        application.installTranslator(translator)
    application.installTranslator(_OwnTexts(application))
