"""Actions that walk over the map by keyboard."""

from ketenkaart.editor.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
