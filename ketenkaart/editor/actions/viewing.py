"""Actions on what is seen: views, zoom, parts of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always, both, with_map, with_selection
from ketenkaart.editor.actions.lookchoices import schemes, sizes
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.poster.sheetview import SheetView
    from ketenkaart.editor.window import Window


def _toggle(dock_of: Callable[["Window"], QDockWidget]) -> Callable[["Window"], None]:
    def run(window: "Window") -> None:
        dock = dock_of(window)
        dock.setVisible(not dock.isVisible())
        if dock.isVisible():
            dock.raise_()

    return run


def _seen(dock_of: Callable[["Window"], QDockWidget]) -> Callable[["Window"], bool]:
    return lambda window: dock_of(window).isVisible()


def _dock_action(
    name: str, text: str, keys: str, mac: str, dock_of: Callable[["Window"], QDockWidget]
) -> Action:
    macs = (mac,) if mac else ()
    return Action(
        name,
        text,
        _toggle(dock_of),
        with_map,
        (keys,),
        macs,
        checked=_seen(dock_of),
    )


def _no_text(window: "Window") -> str:
    """What is seen can be zoomed."""
    fixed = window.panels.shows_words
    return tr("Make the text larger with Larger text in the menu View.") if fixed else ""


def _zoomed(window: "Window") -> "Canvas | SheetView":
    """The view that is seen, where it can be zoomed; else the map."""
    poster = window.panels.seen_poster
    return poster.sheets if poster is not None else window.canvas


def _zoom_in(window: "Window") -> None:
    _zoomed(window).zoom_in()


def _zoom_out(window: "Window") -> None:
    _zoomed(window).zoom_out()


def _zoom_100(window: "Window") -> None:
    _zoomed(window).zoom_100()


def _fit(window: "Window") -> None:
    _zoomed(window).fit()


def _fit_selection(window: "Window") -> None:
    window.reading.show_map()
    window.canvas.fit_to(window.selection.ids)


def _full_screen(window: "Window") -> None:
    window.showNormal() if window.isFullScreen() else window.showFullScreen()


def _by_choice(_: "Window") -> None:
    """Done by an entry of its submenu."""


def _reset(window: "Window") -> None:
    window.docks.reset()


def _next_pane(window: "Window") -> None:
    window.docks.next_pane(1)


def _previous_pane(window: "Window") -> None:
    window.docks.next_pane(-1)


_ZOOMABLE = both(with_map, _no_text)
ACTIONS = (
    Action("view.zoom_in", mark("Zoom in"), _zoom_in, _ZOOMABLE, ("Ctrl++", "Ctrl+="), ("Ctrl++",)),
    Action("view.zoom_out", mark("Zoom out"), _zoom_out, _ZOOMABLE, ("Ctrl+-",)),
    Action("view.zoom_100", mark("Normal size"), _zoom_100, _ZOOMABLE, ("Ctrl+0",)),
    Action("view.zoom_fit", mark("Whole map"), _fit, _ZOOMABLE, ("Ctrl+9",)),
    Action("view.zoom_selection", mark("Zoom to selection"), _fit_selection, with_selection, ("Ctrl+8",)),
    _dock_action("view.outline", mark("Outline"), "Ctrl+Shift+O", "", lambda window: window.outline_dock),
    _dock_action("view.form", mark("Properties"), "F4", "Ctrl+Alt+I", lambda window: window.form_dock),
    _dock_action("view.checks", mark("Issues"), "Ctrl+Shift+M", "", lambda window: window.checks_dock),
    Action("view.pane_next", mark("Next pane"), _next_pane, always, ("F6",)),
    Action("view.pane_previous", mark("Previous pane"), _previous_pane, always, ("Shift+F6",)),
    Action("view.fullscreen", mark("Full screen"), _full_screen, always, ("F11",), ("Meta+Ctrl+F",)),
    Action("view.large_text", mark("Larger text"), _by_choice, always, choices=sizes),
    Action("view.theme", mark("Light, dark, system"), _by_choice, always, choices=schemes),
    Action("view.reset", mark("Reset panels"), _reset, always),
)
