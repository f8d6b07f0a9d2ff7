"""Actions that help: shortcuts, preferences, about."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

# These dialogs read the table of actions, so they are imported once they are needed.


def _keys(window: "Window") -> None:
    from ketenkaart.editor.keysheet import KeySheet

    KeySheet(window).show()


def _preferences(window: "Window") -> None:
    from ketenkaart.editor.preferences import Preferences

    Preferences(window).show()


def _about(window: "Window") -> None:
    from ketenkaart.editor.about import AboutDialog

    AboutDialog(window).show()


ACTIONS = (
    Action("edit.preferences", mark("Preferences…"), _preferences, always, ("Ctrl+,",)),
    Action("help.keys", mark("Shortcuts on one sheet"), _keys, always, ("Ctrl+F1",), ("Ctrl+Alt+/",)),
    Action("help.about", mark("About Ketenkaart"), _about, always),
)
