"""The maps that were open last, kept among the settings as what can be told of them in any language."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSettings

from ketenkaart.model.about import told_version
from ketenkaart.model.vocabulary import MapStatus

if TYPE_CHECKING:
    from ketenkaart.editor.session import Session

_KEPT = "files/recent"
_MOST = 12
_LEAST = 3  # what is known at least of each; earlier versions kept words with it
_AFTER = "after"


class Recent(NamedTuple):
    """A map that was open.

    Attributes:
        path: its file.
        title: what it was called.
        when: the moment it was opened or saved, as `time.time`.
        status: whether it was adopted, as its file holds it.
        version: its version then.
        after: "after" where it was changed since that version was adopted.
    """

    path: str
    title: str
    when: str
    status: str = ""
    version: str = ""
    after: str = ""

    @property
    def told(self) -> str:
        """Its status and version in words."""
        status = MapStatus(self.status).short if self.status in list(MapStatus) else ""
        version = told_version(self.version, is_changed=bool(self.after))
        return " ".join(part for part in (status, version) if part)


def recent_maps(settings: QSettings) -> list[Recent]:
    """The maps that were open last, the last one first."""
    found = settings.value(_KEPT, [])
    lists = found if isinstance(found, list) else []
    entries = [one for one in lists if isinstance(one, list | tuple) and len(one) >= _LEAST]
    return [Recent(*map(str, one if len(one) == len(Recent._fields) else one[:_LEAST])) for one in entries]


def remember(settings: QSettings, session: "Session") -> None:
    """Put a map first among the recent ones, and its folder where a new map is saved."""
    path = session.file.path
    if path is None:
        return
    about = session.kaart.about
    after = _AFTER if about.is_changed_since_adopted else ""
    entry = Recent(
        str(path), about.name or path.stem, str(time.time()), about.status.value, about.version, after
    )
    kept = [one for one in recent_maps(settings) if Path(one.path) != path]
    settings.setValue(_KEPT, [list(one) for one in [entry, *kept][:_MOST]])
    settings.setValue("files/folder", str(path.parent))
