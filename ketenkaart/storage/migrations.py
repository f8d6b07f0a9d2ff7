"""Migrations: the files of earlier versions of the format, brought up to date one version at a time."""

from collections.abc import Callable, Mapping
from typing import Any

from ketenkaart.storage.fileformat import FORMAT, VERSION_KEY
from ketenkaart.storage.refusal import FileRefused, FileTooNew
from ketenkaart.texts import tr

Tree = dict[str, Any]


def up_to_date(tree: Tree) -> Tree:
    """What the file would hold in today's format; the tree itself where it is of today.

    Raises:
        FileRefused: it is no chain map, or of a newer version.
    """
    if VERSION_KEY not in tree:
        raise FileRefused(tr("this is not a chain map: “{key}” is missing.", key=VERSION_KEY))
    version = tree[VERSION_KEY]
    if type(version) is not int or version < 0:
        raise FileRefused(tr("“{key}” must be the number of the format, such as 1.", key=VERSION_KEY))
    if version > FORMAT:
        raise FileTooNew(tr("this map was made by a newer Ketenkaart. Update the program to open it."))
    for step in range(version, FORMAT):
        tree = MIGRATIONS[step](tree) | {VERSION_KEY: step + 1}
    return tree


def _from_0(tree: Tree) -> Tree:
    """The draft format: the map's own facts were called "map", and flows ran from origin to destination."""
    flows = tree.get("flows")
    if isinstance(flows, list):
        ends = {"origin": "source", "destination": "target"}
        tree = tree | {"flows": [_renamed(flow, ends) for flow in flows]}
    renamed: Tree = _renamed(tree, {"map": "about"})
    return renamed


def _renamed(record: Any, names: Mapping[str, str]) -> Any:
    """The record with its keys renamed, but those whose new name it has already."""
    if not isinstance(record, dict):
        return record
    free = {old: new for old, new in names.items() if new not in record}
    return {free.get(key, key): value for key, value in record.items()}


MIGRATIONS: Mapping[int, Callable[[Tree], Tree]] = {0: _from_0}
"""What brings a file from each version to the next."""
