"""Actions that look something up: an element, a change, a command."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always, both, with_map
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.finding import FindPanel
    from ketenkaart.editor.window import Window

# The panels read the table of actions, so they are imported once they are needed.


def _find_panel(window: "Window") -> "FindPanel":
    from ketenkaart.editor.finding import FindPanel
    from ketenkaart.editor.lookuppanel import panel_of

    return panel_of(window, FindPanel)


def _find(window: "Window") -> None:
    _find_panel(window).open()


def _searched(window: "Window") -> str:
    return "" if _find_panel(window).has_searched else tr("Find something first.")


def _find_next(window: "Window") -> None:
    _find_panel(window).go_on(1)


def _find_previous(window: "Window") -> None:
    _find_panel(window).go_on(-1)


def _history(window: "Window") -> None:
    from ketenkaart.editor.history import History
    from ketenkaart.editor.lookuppanel import panel_of

    panel_of(window, History).open()


def _palette(window: "Window") -> None:
    from ketenkaart.editor.lookuppanel import panel_of
    from ketenkaart.editor.palette import Palette

    panel_of(window, Palette).open()


ACTIONS = (
    Action("edit.find", mark("Find"), _find, with_map, ("Ctrl+F",)),
    Action("edit.find_next", mark("Next match"), _find_next, both(with_map, _searched), ("F3",), ("Ctrl+G",)),
    Action(
        "edit.find_previous",
        mark("Previous match"),
        _find_previous,
        both(with_map, _searched),
        ("Shift+F3",),
        ("Ctrl+Shift+G",),
    ),
    Action("edit.history", mark("List of changes"), _history, with_map),
    Action("help.command", mark("Find a command…"), _palette, always, ("Ctrl+Shift+P",)),
)
