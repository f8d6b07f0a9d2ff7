"""Actions that help: shortcuts, preferences, about."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _keys(window: "Window") -> None:
    window.panels.show_keys()


def _preferences(window: "Window") -> None:
    window.panels.show_preferences()


def _about(window: "Window") -> None:
    window.panels.show_about()


ACTIONS = (
    Action("edit.preferences", mark("Preferences…"), _preferences, always, ("Ctrl+,",)),
    Action("help.keys", mark("Shortcuts on one sheet"), _keys, always, ("Ctrl+F1",), ("Ctrl+Alt+/",)),
    Action("help.about", mark("About Ketenkaart"), _about, always),
)
