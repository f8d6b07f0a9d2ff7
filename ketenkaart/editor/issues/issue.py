"""An issue: one thing to look at, with how much it matters, and what settles it."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Weight(Protocol):
    """What a row begins with: a word, and an icon with its colour, a field of `Tokens`."""

    @property
    def title(self) -> str:
        """The word, in the language in use."""

    @property
    def icon(self) -> str:
        """The name of the icon."""

    @property
    def token(self) -> str:
        """Its colour."""


class Level(Enum):
    """How much an issue matters: its name, its icon and the colour of that."""

    IMPORTANT = mark("important"), "error", "error"
    ATTENTION = mark("attention"), "warning", "warn"
    TIP = mark("tip"), "info", "muted"

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return tr(self.value[0])

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return self.value[1]

    @property
    def token(self) -> str:
        """Its colour, a field of `Tokens`."""
        return self.value[2]


class Remedy(NamedTuple):
    """What settles an issue.

    Attributes:
        text: what is done; to be translated.
        run: does it, with the element selected.
    """

    text: str
    run: Callable[["Window"], object]


class Issue(NamedTuple):
    """One thing to look at.

    Attributes:
        code: which check found it.
        level: how much it matters.
        sentence: what is the case.
        elements: the ids of what it is about; the first is shown. None for the map itself.
        name: what that is called.
        remedy: what settles it.
    """

    code: str
    level: Weight
    sentence: str
    elements: tuple[str, ...]
    name: str
    remedy: Remedy
