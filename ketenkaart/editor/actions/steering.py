"""Actions on governance: assigning, roles, bodies, agreements, norms."""

from ketenkaart.editor.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
