"""Presence: who has a map open, told by a small file of each beside it.

It is advice only: what is written over a file is decided by its fingerprint. Each touches its file now and
then, by the clock of the disk it stands on; one that was not for some minutes was left behind by a crash.
"""

import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ketenkaart.storage.reading import fingerprint

_STALE, _OLD = 150.0, 24 * 3600.0  # s since it was touched: not open any more, and in the way
_LONGEST = 4_096  # bytes
_HIDDEN, _TEMPORARY = 0x2, 0x100  # of Windows: no name hides a file there; OneDrive passes over the second


class Other(NamedTuple):
    """Someone else who has the map open.

    Attributes:
        who: the name of the person, and of the computer.
        since: since when, as `time.time` there.
    """

    who: str
    since: float


class Presence:
    """Tells that one map is open here. All of it may wait for a slow disk."""

    def __init__(self, file: Path, who: str) -> None:
        """Nothing is told yet.

        Args:
            file: of the map.
            who: the name of the person, and of the computer.
        """
        name = os.path.normcase(file.name)
        self._begin = f".~{file.stem[:40]}-{fingerprint(os.fsencode(name))[:8]}."
        self._own = file.parent / f"{self._begin}{secrets.token_hex(4)}.open"
        self._other = Other(who, time.time())

    def tell(self) -> list[Other]:
        """Tell that it is still open here; gives who else told so, the first one first."""
        now = time.time()  # as far as is known, where nothing may be written
        with suppress(OSError, ValueError):
            self._touch()
            now = self._own.stat().st_mtime
        found = []
        with suppress(OSError):
            for path in self._of_others():
                age = now - path.stat().st_mtime
                if age > _OLD:
                    path.unlink()
                elif age < _STALE and (other := _read(path)) is not None and other.who != self._other.who:
                    found.append(other)
        return sorted(found, key=lambda one: one.since)

    def leave(self) -> None:
        """It is open here no more."""
        with suppress(OSError):
            self._own.unlink(missing_ok=True)

    def _touch(self) -> None:
        try:
            os.utime(self._own)
        except FileNotFoundError:
            self._own.write_text(json.dumps(self._other._asdict()), encoding="utf-8")
            _hide(self._own)

    def _of_others(self) -> Iterator[Path]:
        for path in self._own.parent.iterdir():
            if path.name.startswith(self._begin) and path.suffix == ".open" and path != self._own:
                yield path


def _read(path: Path) -> Other | None:
    """What a file tells; None where it tells nothing."""
    with suppress(OSError, ValueError, TypeError, KeyError), path.open("rb") as file:
        told = json.loads(file.read(_LONGEST))
        return Other(str(told["who"]), float(told["since"]))
    return None


def _hide(path: Path) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), _HIDDEN | _TEMPORARY)
