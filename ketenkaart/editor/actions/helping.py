"""Actions that help: find a command, shortcuts, about."""

from ketenkaart.editor.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
