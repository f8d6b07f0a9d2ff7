"""Actions that walk over the map by keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ketenkaart.analysis.readingorder import Walk
from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import with_map, with_selection
from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.model.process import Partner, Phase
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_PAN = 120  # px
_Lead = Callable[[Walk, str], str | None]


def _walk(window: "Window") -> Walk:
    assert window.session is not None
    screen = window.shown_screen()
    return Walk(screen.sizes.kaart, screen.layout.boxes)


def _to(lead: _Lead, heads: int = 0) -> Callable[["Window"], None]:
    """Select what a key leads to; where nothing is selected, what was selected last.

    Args:
        lead: where it leads.
        heads: how many lanes or phases further it leads where such a head is selected.
    """

    def run(window: "Window") -> None:
        walk, current = _walk(window), window.drawn_current()
        if current is None:
            found = window.last_selected or next(iter(walk.order), None)
        else:
            found = _next_head(window, current, heads) if heads else None
            found = found or lead(walk, current)
        if found is not None:
            came_from = walk.fork(window.came_from, current, found) if heads and current is not None else None
            _select(window, found, came_from)

    return run


def _next_head(window: "Window", current: str, step: int) -> str | None:
    """The lane or phase beside one that is selected."""
    assert window.session is not None
    kaart = window.session.kaart
    for kind in (Partner, Phase):
        if kaart.get(kind, current) is None:
            continue
        heads = [one.id for one in kaart.all(kind)]
        if kind is Partner:
            heads = [one for one in window.shown_screen().layout.lanes if one in kaart.records]
        place = heads.index(current) + step if current in heads else 0
        return heads[place] if 0 <= place < len(heads) else current
    return None


def _select(window: "Window", element: str, came_from: str | None = None) -> None:
    window.came_from = came_from or window.drawn_current()
    window.selection.set((element,))
    window.canvas.reveal([element])


def _up(window: "Window") -> None:
    came_from = window.came_from
    _to(lambda walk, current: walk.up(current, came_from), -1)(window)


def _down(window: "Window") -> None:
    came_from = window.came_from
    _to(lambda walk, current: walk.down(current, came_from), 1)(window)


def _tab(step: int) -> Callable[["Window"], None]:
    """The next element in reading order; past the last one the focus leaves the map."""

    def run(window: "Window") -> None:
        walk, current = _walk(window), window.drawn_current()
        if current is None:
            found = next(iter(walk.order), None) if step > 0 else None
        else:
            found = walk.next(current) if step > 0 else walk.previous(current)
        if found is not None:
            _select(window, found)
        else:
            window.docks.next_pane(step)

    return run


def _extend(lead: _Lead) -> Callable[["Window"], None]:
    def run(window: "Window") -> None:
        current = window.drawn_current()
        found = lead(_walk(window), current) if current is not None else None
        if found is not None:
            others = tuple(one for one in window.selection.ids if one != found)
            window.selection.set((*others, found))
            window.canvas.reveal([found])

    return run


def _pan(right: int, down: int) -> Callable[["Window"], None]:
    def run(window: "Window") -> None:
        window.canvas.scroll_by(-right * _PAN, -down * _PAN)

    return run


def _menu(window: "Window") -> None:
    current = window.selection.current or ""
    place = name_rect(window.canvas, current).center() if current else QPoint(40, 40)
    window.canvas.context_menu.emit(current, window.canvas.mapToGlobal(place))


def _deselect(window: "Window") -> None:
    """One level a press: what the mouse does, then the selection, then the lens, then the tour."""
    if window.canvas.cancel_tool():
        return
    if window.selection.ids:
        window.selection.clear()
    elif window.reading.lens.sight is not None:
        window.reading.lens.close_lens()
    else:
        window.panels.end_tour()


ACTIONS = (
    Action("nav.right", mark("On along the flow"), _to(Walk.onward, 1), with_map, ("Right",), on_map=True),
    Action("nav.left", mark("Back along the flow"), _to(Walk.back, -1), with_map, ("Left",), on_map=True),
    Action("nav.up", mark("Branch or step above"), _up, with_map, ("Up",), on_map=True),
    Action("nav.down", mark("Branch or step below"), _down, with_map, ("Down",), on_map=True),
    Action("nav.next", mark("Next in reading order"), _tab(1), with_map, ("Tab",), on_map=True),
    Action(
        "nav.previous", mark("Previous in reading order"), _tab(-1), with_map, ("Shift+Tab",), on_map=True
    ),
    Action(
        "nav.first",
        mark("First step of partner"),
        _to(Walk.first),
        with_selection,
        ("Home",),
        ("Ctrl+Left",),
        on_map=True,
    ),
    Action(
        "nav.last",
        mark("Last step of partner"),
        _to(Walk.last),
        with_selection,
        ("End",),
        ("Ctrl+Right",),
        on_map=True,
    ),
    *(
        Action(
            f"nav.extend_{key.lower()}",
            mark("Extend selection"),
            _extend(lead),
            with_selection,
            (f"Shift+{key}",),
            on_map=True,
        )
        for key, lead in (("Right", Walk.onward), ("Left", Walk.back), ("Up", Walk.up), ("Down", Walk.down))
    ),
    *(
        Action(
            f"nav.pan_{key.lower()}",
            mark("Pan"),
            _pan(right, down),
            with_map,
            (f"Ctrl+{key}",),
            on_map=True,
        )
        for key, right, down in (("Right", 1, 0), ("Left", -1, 0), ("Up", 0, -1), ("Down", 0, 1))
    ),
    Action("nav.menu", mark("Context menu"), _menu, with_selection, ("Shift+F10", "Menu"), on_map=True),
    Action("edit.deselect", mark("Deselect"), _deselect, with_map, ("Esc",), on_map=True),
)
