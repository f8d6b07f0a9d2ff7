"""An action: one row of the table, with its texts, keys, when it can be done, and what it does."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

When = Callable[["Window"], str]
"""Why an action cannot be done now, as a sentence; empty where it can."""


class Pad(Enum):
    """Whether the context pad has a button for an action."""

    NO = "no"
    BUTTON = "button"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a submenu.

    Attributes:
        text: what it is called, in the language in use.
        run: what it does.
        checked: whether it is the one in force; None where it is no such choice.
    """

    text: str
    run: Callable[[], object]
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    Attributes:
        id: its name, such as "edit.undo".
        text: what it is called; to be translated.
        run: does it.
        when: tells why it cannot be done now.
        keys: its shortcuts; on macOS Ctrl is the command key.
        mac_keys: its shortcuts on macOS where they differ.
        on_map: whether its keys count only where the map has the focus.
        pad: whether the context pad has it.
        pad_kinds: the kinds of elements for which the pad has it; empty for all.
        checked: whether it is on, for what can be switched.
        choices: the entries of its submenu; such an action is not run itself.
        label: its text for this moment, where it says what it will do.
    """

    id: str
    text: str
    run: Callable[["Window"], object]
    when: When
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] = ()
    on_map: bool = False
    pad: Pad = Pad.NO
    pad_kinds: frozenset[str] = frozenset()
    checked: Callable[["Window"], bool] | None = None
    choices: Callable[["Window"], Iterable[Choice]] | None = None
    label: Callable[["Window"], str] | None = None

    @property
    def shortcuts(self) -> tuple[str, ...]:
        """Its keys on this system, in Qt's portable words."""
        return self.mac_keys if self.mac_keys and sys.platform == "darwin" else self.keys

    def title(self, window: "Window | None" = None) -> str:
        """What it is called in the language in use."""
        if window is not None and self.label is not None:
            return self.label(window)
        return tr(self.text)
