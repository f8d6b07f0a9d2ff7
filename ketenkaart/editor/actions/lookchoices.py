"""What a person can choose about the look: light or dark, the size of letters, whether things move."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Choice
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.window import Window

SCHEMES = (("light", mark("Light")), ("dark", mark("Dark")), ("system", mark("As the system")))
SIZES = (1.0, 1.15, 1.3, 1.5, 2.0)
DARK_MAP = mark("Map dark, too")
LANGUAGE, SCHEME, SIZE, MOTION = "look/language", "look/scheme", "look/text", "look/reduced_motion"
MAP = "look/dark_map"


def scheme(program: "Program") -> str:
    """The scheme that was chosen: light, dark or system."""
    kept = str(program.settings.value(SCHEME, "system"))
    return kept if kept in dict(SCHEMES) else "system"


def size(program: "Program") -> float:
    """How many times larger than usual letters are."""
    try:
        kept = float(str(program.settings.value(SIZE, "1.0")))
    except ValueError:
        return 1.0
    return min(SIZES, key=lambda one: abs(one - kept))


def reduced_motion(program: "Program") -> bool:
    """Whether changes are shown at once, without moving."""
    return str(program.settings.value(MOTION, "false")) == "true"


def dark_map(program: "Program") -> bool:
    """Whether the map is dark, too, where the window is."""
    return str(program.settings.value(MAP, "false")) == "true"


def choose(program: "Program", setting: str, value: str) -> None:
    """Keep a choice, and let all windows show it."""
    program.settings.setValue(setting, value)
    program.apply_look()


def schemes(window: "Window") -> Iterator[Choice]:
    """The entries of the submenu of light and dark."""
    program = window.program
    for name, text in SCHEMES:
        yield Choice(tr(text), partial(choose, program, SCHEME, name), scheme(program) == name)
    yield Choice(tr(DARK_MAP), partial(_switch_map, window), dark_map(program))


def _switch_map(window: "Window") -> None:
    """Let the map be dark with the window, or stay light; say so where nothing of it is seen now."""
    wanted = not dark_map(window.program)
    choose(window.program, MAP, "true" if wanted else "false")
    if wanted and not tokens_in_use().dark:
        window.say(tr("The map is dark as soon as the window is."))


def sizes(window: "Window") -> Iterator[Choice]:
    """The entries of the submenu of larger letters."""
    program = window.program
    for one in SIZES:
        yield Choice(percent(one), partial(choose, program, SIZE, str(one)), size(program) == one)


def percent(value: float) -> str:
    """A size as people read it."""
    return f"{round(100 * value)} %"
