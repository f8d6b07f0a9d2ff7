"""Actions that help: pages, what is this, the tour, shortcuts, preferences, the log, about."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _page(window: "Window") -> None:
    window.panels.show_help()


def _what(window: "Window") -> None:
    window.panels.ask_what()


def _tour(window: "Window") -> None:
    window.panels.show_tour()


def _log(window: "Window") -> None:
    window.panels.save_log()


def _keys(window: "Window") -> None:
    window.panels.show_keys()


def _preferences(window: "Window") -> None:
    window.panels.show_preferences()


def _about(window: "Window") -> None:
    window.panels.show_about()


ACTIONS = (
    Action("edit.preferences", mark("Preferences…"), _preferences, always, ("Ctrl+,",)),
    Action("help.page", mark("Help on this"), _page, always, ("F1",), ("Ctrl+?",)),
    Action("help.what", mark("What is this?"), _what, always, ("Shift+F1",)),
    Action("help.keys", mark("Shortcuts on one sheet"), _keys, always, ("Ctrl+F1",), ("Ctrl+Alt+/",)),
    Action("help.tour", mark("Tour"), _tour, always),
    Action("help.log", mark("Save log…"), _log, always),
    Action("help.about", mark("About Ketenkaart"), _about, always),
)
