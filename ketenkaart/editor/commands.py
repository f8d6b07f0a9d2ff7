"""Commands: the actions of the table as Qt's actions of one window, in its menus and under its keys."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.menus import LINE, MENUS
from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.commandkeys import COMMAND
from ketenkaart.editor.look.iconnames import ICON_BY_ACTION
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.messages import plain_tip
from ketenkaart.editor.shortcuts import sequence
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LOG = logging.getLogger("ketenkaart.editor")  # see `help.log`
KEYS = "keys/"  # where shortcuts that a person changed stand in the settings
_ROLES = {
    "help.about": QAction.MenuRole.AboutRole,
    "edit.preferences": QAction.MenuRole.PreferencesRole,
    "app.quit": QAction.MenuRole.QuitRole,
}  # what macOS has in the menu of the program; Qt would guess that from words, and in English alone


class Commands:
    """The actions of one window."""

    def __init__(self, window: "Window") -> None:
        """Made once all parts of the window are there."""
        self._window = window
        self._told: dict[str, tuple[str, str]] = {}  # what each is called and why it cannot be done
        self._made = {action.id: self._make(action) for action in actions().values()}
        self._fill_menus()
        self.update()

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._made

    def run(self, action_id: str) -> bool:
        """Do an action, if it can be done now; else say why not."""
        action = actions()[action_id]
        reason = action.when(self._window)
        if reason:
            self._window.say(reason)
            return False
        _LOG.info("%s", action_id)
        if not self._finish_typing(action):
            return False
        try:
            action.run(self._window)
        except ChangeRefused as refused:
            self._window.say(str(refused))
            return False
        return True

    def _finish_typing(self, action: Action) -> bool:
        """Take over what is being typed, which comes first; looking at the map leaves a name open.

        Returns:
            Whether that was done.
        """
        if action.id.startswith("view."):
            self._window.form.finish()
            return True
        self._window.finish_typing()
        return not self._window.names.editing  # else its drawing was stopped

    def explain(self, event: QKeyEvent) -> bool:
        """Say why what a key would do cannot be done now; false where it would do nothing anyway."""
        if event.isAutoRepeat() or not event.modifiers() & COMMAND:
            return False
        pressed = QKeySequence(event.keyCombination())
        named = (
            one for one, made in self._made.items() if not made.isEnabled() and pressed in made.shortcuts()
        )
        found = next(named, None)
        return found is not None and not self.run(found)

    def update(self) -> None:
        """Enable what can be done now, with the texts and checks of this moment."""
        for action_id, made in self._made.items():
            action = actions()[action_id]
            reason = action.when(self._window)
            title = action.title(self._window)
            if self._told.get(action_id) != (title, reason):
                self._told[action_id] = title, reason
                made.setText(title.replace("&", "&&"))
                made.setEnabled(not reason)
                made.setToolTip(_tip(title, made, reason))
            if action.checked is not None:
                made.setChecked(not reason and action.checked(self._window))

    def fill(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Put actions into a menu, with lines between groups."""
        waiting = False
        for action_id in ids:
            if action_id == LINE:
                waiting = bool(menu.actions())
            elif action_id in self._made:
                if waiting:
                    menu.addSeparator()
                    waiting = False
                menu.addAction(self._made[action_id])

    def shortcut(self, action: Action) -> list[str]:
        """The keys of an action, as this person has them."""
        kept = self._window.program.settings.value(KEYS + action.id)
        if kept is None:
            return list(action.shortcuts)
        return [str(key) for key in (kept if isinstance(kept, list) else [kept]) if key]

    def take_keys(self) -> None:
        """Have the keys this person chose; those of some action changed."""
        for action_id, made in self._made.items():
            made.setShortcuts([sequence(key) for key in self.shortcut(actions()[action_id])])
        self._told.clear()
        self.update()

    def _make(self, action: Action) -> QAction:
        made = QAction(self._window)
        made.setObjectName(action.id)
        made.setMenuRole(_ROLES.get(action.id, QAction.MenuRole.NoRole))
        if action.id in ICON_BY_ACTION:
            made.setIcon(icon(ICON_BY_ACTION[action.id]))
            made.setIconVisibleInMenu(False)
        if action.checked is not None:
            made.setCheckable(True)
            made.setAutoRepeat(False)  # a key that is held does not go back and forth
        made.setShortcuts([sequence(key) for key in self.shortcut(action)])
        if action.choices is not None:
            self._give_choices(made, action)
        else:
            made.triggered.connect(lambda: self.run(action.id))
        if action.on_map:
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._window.canvas.addAction(made)
        else:
            self._window.addAction(made)
        return made

    def _give_choices(self, made: QAction, action: Action) -> None:
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill_choices(menu, action))
        made.setMenu(menu)

    def _fill_choices(self, menu: QMenu, action: Action) -> None:
        menu.clear()
        assert action.choices is not None
        for choice in action.choices(self._window):
            entry = menu.addAction(choice.text.replace("&", "&&"))
            if choice.checked is not None:
                entry.setCheckable(True)
                entry.setChecked(choice.checked)
            entry.triggered.connect(lambda _=False, one=choice: one.run())

    def _fill_menus(self) -> None:
        for name, ids in MENUS:
            menu = QMenu(tr(name), self._window)
            menu.setToolTipsVisible(True)
            self.fill(menu, ids)
            if menu.actions():
                self._window.menuBar().addMenu(menu)


def _tip(title: str, made: QAction, reason: str) -> str:
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return plain_tip("\n".join(part for part in (f"{title}  {keys}".strip(), reason) if part))
