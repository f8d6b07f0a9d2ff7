"""Large maps: one that takes long to draw anew is drawn beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.work import run_beside
from ketenkaart.edits.edit import Edit
from ketenkaart.layout.result import Progress
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.session import Beside
    from ketenkaart.editor.window import Window

_LARGE = 1_500  # elements; up to there an edit holds up the window for little over .1 s


def beside_of(window: "Window", edit: Edit) -> "Beside | None":
    """What has the map of a window drawn beside it, with a way to stop; none where it is drawn at once.

    Args:
        window: the window.
        edit: what is to be done; it may make a small map a large one.
    """
    session = window.session
    assert session is not None
    sizes = session.screen.sizes
    if len(sizes.steps) + len(sizes.stretches) + len(edit.changes.changes) <= _LARGE:
        return None

    def beside(draw: Callable[[Progress], Screen]) -> Screen:
        with window.program.unfinished.held():
            text = tr("Drawing {name}…", name=window.map_name())
            return run_beside(window, text, draw, typing_waits=True)

    return beside
