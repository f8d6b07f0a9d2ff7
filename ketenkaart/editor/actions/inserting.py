"""Actions that add to the map: steps, flows, partners, phases, notes."""

from ketenkaart.editor.actions.action import Action

ACTIONS: tuple[Action, ...] = ()
