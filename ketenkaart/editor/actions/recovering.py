"""Actions on the work that sessions left that stopped unexpectedly."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import always
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _recovery(window: "Window") -> None:
    window.panels.show_recovery()


ACTIONS = (Action("help.recovery", mark("My recovery files"), _recovery, always),)
