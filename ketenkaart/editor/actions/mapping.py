"""Actions on how the map lies: moving, folding, order, sides, checks."""

from ketenkaart.editor.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
