"""Asking for something by name where a person looks: in the matrix, or on the map."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketenkaart.editor.prompt import Offer, Offers

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def ask_where_seen(
    window: "Window", label: str, offers: Offers, taken: Callable[[Offer], object], *, first: bool = False
) -> None:
    """Ask in the matrix beside its row, where that is what is seen; else on the map, as `Window.ask` does.

    Args:
        window: the window.
        label: what is asked.
        offers: what to offer for what is typed.
        taken: is given what was chosen.
        first: whether Enter alone takes the first one.
    """
    matrix = window.panels.seen_matrix
    if matrix is None:
        window.ask(label, offers, taken, first=first)
    else:
        window.prompt.ask(label, offers, taken, matrix.current_place, first=first, over=matrix)
