"""Actions that look something up: an element, a change, a command."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always, both, with_map
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _find(window: "Window") -> None:
    window.panels.find.open()


def _searched(window: "Window") -> str:
    return "" if window.panels.find.has_searched else tr("Find something first.")


def _find_next(window: "Window") -> None:
    window.panels.find.go_on(1)


def _find_previous(window: "Window") -> None:
    window.panels.find.go_on(-1)


def _history(window: "Window") -> None:
    window.panels.history.open()


def _palette(window: "Window") -> None:
    window.panels.palette.open()


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
