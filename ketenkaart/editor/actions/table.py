"""The table of actions: the rows of all parts, by id."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ketenkaart.editor.actions import (
    checking,
    clipping,
    editing,
    files,
    helping,
    inserting,
    mapping,
    navigating,
    overviews,
    postering,
    reading,
    recovering,
    searching,
    steering,
    versioning,
    viewing,
)
from ketenkaart.editor.actions.action import Action

_PARTS = (
    files,
    versioning,
    postering,
    editing,
    clipping,
    inserting,
    mapping,
    checking,
    steering,
    viewing,
    reading,
    overviews,
    recovering,
    searching,
    helping,
    navigating,
)


@cache
def actions() -> Mapping[str, Action]:
    """All actions by id."""
    rows = [action for part in _PARTS for action in part.ACTIONS]
    table = {action.id: action for action in rows}
    assert len(table) == len(rows), "an action stands in the table twice"
    return MappingProxyType(table)
