"""Actions on the poster and other outputs: make them, print the poster, and look at it."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import with_map
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _make(window: "Window") -> None:
    window.panels.make_poster()


def _export(window: "Window") -> None:
    window.panels.export()


def _print(window: "Window") -> None:
    window.panels.make_poster(to_print=True)


def _show_map(window: "Window") -> None:
    window.reading.show_map()


def _map_shown(window: "Window") -> bool:
    return window.views.currentWidget() is window.canvas


def _show_poster(window: "Window") -> None:
    window.panels.show_poster()


def _poster_shown(window: "Window") -> bool:
    return window.panels.seen_poster is not None


ACTIONS = (
    Action("file.poster", mark("Make poster…"), _make, with_map, ("Ctrl+E",), ("Ctrl+Shift+E",)),
    Action("file.export", mark("Export to other format…"), _export, with_map),
    Action("file.print", mark("Print…"), _print, with_map, ("Ctrl+P",)),
    Action("view.map", mark("Map"), _show_map, with_map, ("Ctrl+1",), checked=_map_shown),
    Action("view.poster", mark("Poster"), _show_poster, with_map, ("Ctrl+2",), checked=_poster_shown),
)
