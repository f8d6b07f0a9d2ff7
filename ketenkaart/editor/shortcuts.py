"""Shortcuts as people read and change them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ketenkaart.editor import commandkeys
from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.menus import MENUS
from ketenkaart.editor.actions.table import actions
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_NATIVE = QKeySequence.SequenceFormat.NativeText
_ARROWS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
_LETTERS = 0x01000000  # keys below this one type something
_FIXED = (
    (
        mark("Quick entry"),
        (
            (mark("Take the name that is offered"), "Tab"),
            (mark("Choose another name"), "Up, Down"),
            (mark("Draw the line"), "Return"),
            (mark("Earlier line, in an empty one"), "Up"),
            (mark("To the map"), "Esc"),
        ),
    ),
    (
        mark("While a name is typed"),
        (
            (mark("Done"), "Return"),
            (mark("Done, and next step at other partner"), "Ctrl+Return"),
            (mark("Done, and on to the document of its flow"), "Tab"),
            (mark("The old name back"), "Esc"),
        ),
    ),
)


class Group(NamedTuple):
    """The shortcuts of one menu: its name, and each action with its keys."""

    name: str
    rows: tuple[tuple[str, str], ...]


def groups(window: "Window") -> Iterator[Group]:
    """All shortcuts as this person has them, by menu."""
    placed: set[str] = set()
    for name, ids in MENUS:
        placed.update(ids)
        rows = tuple(_told(window, [actions()[one] for one in ids if one in actions()]))
        if rows:
            yield Group(tr(name).replace("&", ""), rows)
    rest = [action for action in actions().values() if action.id not in placed]
    yield Group(tr("On the map"), tuple(_told(window, rest)))
    for name, fixed in _FIXED:
        yield Group(tr(name), tuple((tr(text), native(keys.split(", "))) for text, keys in fixed))


def _told(window: "Window", listed: list[Action]) -> Iterator[tuple[str, str]]:
    """Actions that have keys, those of the same name in one row."""
    keys_by_title: dict[str, list[str]] = {}
    for action in listed:
        keys_by_title.setdefault(tr(action.text), []).extend(window.commands.shortcut(action))
    return ((title, native(keys)) for title, keys in keys_by_title.items() if keys)


def sequence(key: str) -> QKeySequence:
    """A shortcut from the table or the settings; Qt alone would read it in the language of the program."""
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText)


def native(keys: Iterable[str]) -> str:
    """Keys as people read them; the same key twice, such as Return and Enter, once."""
    shown = list(dict.fromkeys(key_text(sequence(key)) for key in keys))
    before = {one[:-1] for one in shown if one[-1:] in _ARROWS.values()}
    if len(shown) == len(_ARROWS) and len(before) == 1:
        return before.pop() + " ".join(_ARROWS.values())
    return "  ".join(one for one in shown if one)


def key_text(keys: QKeySequence) -> str:
    """One shortcut as people read it."""
    text = keys.toString(_NATIVE)
    front, plus, last = text.rpartition("+")
    return front + plus + _ARROWS.get(last, "Enter" if last == "Return" else last)


def refusal(window: "Window", action: Action, keys: QKeySequence) -> str:
    """Why an action cannot have these keys; empty where it can."""
    pressed = keys[0]  # type: ignore[index]  # Qt's stubs forget it
    types = int(pressed.key()) < _LETTERS and pressed.key() != Qt.Key.Key_Space
    held = pressed.keyboardModifiers() & commandkeys.COMMAND
    if types and not held:
        return tr("Keys that type something need Ctrl or Alt.")
    if types and held == commandkeys.THIRD_SIGN:
        return tr("{keys} types a sign of its own on this computer.", keys=key_text(keys))
    for other in actions().values():
        taken = [sequence(one) for one in window.commands.shortcut(other)]
        if other.id != action.id and keys in taken:
            return tr("{keys} belongs to “{action}”.", keys=key_text(keys), action=tr(other.text))
    return ""
