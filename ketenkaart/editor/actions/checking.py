"""Actions on the issues of the map, and on what is known of the map itself."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import both, with_map, writable
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _next(window: "Window") -> None:
    if window.checks.issues():
        window.checks.walk(1)
    else:
        window.say(tr("There are no issues."))


def _previous(window: "Window") -> None:
    if window.checks.issues():
        window.checks.walk(-1)
    else:
        window.say(tr("There are no issues."))


def _fix(window: "Window") -> None:
    window.checks.fix()


def _fixable(window: "Window") -> str:
    return "" if window.checks.current() is not None else tr("Select an issue first.")


def _form(window: "Window") -> None:
    """The form of the map itself is shown where nothing is selected."""
    window.selection.clear()
    window.form_dock.show()
    window.form.focus_first()


ACTIONS = (
    Action("map.check_next", mark("Next issue"), _next, with_map, ("F8",)),
    Action("map.check_previous", mark("Previous issue"), _previous, with_map, ("Shift+F8",)),
    Action("map.check_fix", mark("Apply suggestion"), _fix, both(writable, _fixable)),
    Action("map.form", mark("Map details"), _form, with_map),
)
