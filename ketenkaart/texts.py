"""Every text a person reads: gettext catalogues, one for window, command line and posters."""

import gettext
import locale
import os
import sys
from contextvars import ContextVar
from functools import cache

from ketenkaart.resources import resource

LANGUAGES = ("nl", "en")
_language: ContextVar[str] = ContextVar("language", default="nl")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = resource("translations")
    return gettext.translation("ketenkaart", folder, languages=[language], fallback=True)


def use_language(language: str) -> None:
    """Show all texts from now on in "nl" or "en"."""
    _language.set(language if language in LANGUAGES else "nl")


def language_in_use() -> str:
    """The language texts are shown in: "nl" or "en"."""
    return _language.get()


if sys.platform == "win32":
    import ctypes

    def _name_of_system() -> str:
        """The locale that Windows speaks itself; that of its dates and numbers may be another."""
        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")

else:

    def _name_of_system() -> str:
        """The locale, where nothing else is told of it."""
        return locale.getlocale()[0] or ""


def language_of_locale() -> str:
    """The language of this computer: "en" where its locale is English, else "nl"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "nl"
    name = _name_of_system()
    return "en" if name.lower().startswith("en") else "nl"


def tr(message: str, **values: object) -> str:
    """The text in the language in use, with its {named} places filled in."""
    if not message:
        return ""  # gettext would give the head of the catalogue
    text = _catalogue(_language.get()).gettext(message)
    return text.format(**values) if values else text


def tr_count(one: str, many: str, count: int, **values: object) -> str:
    """The text for one or for many, with {count} and its other {named} places filled in."""
    return tr(one if count == 1 else many, count=count, **values)


def mark(message: str) -> str:
    """The text itself: marks it for the catalogue where it is shown through `tr` later."""
    return message


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
