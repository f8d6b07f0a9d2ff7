"""Earlier files: what a map held whenever it was opened or saved, kept on this computer.

Each is a whole file, in a folder for each map. The last ones are all kept, of older ones the last of each
hour and then of each day: what was saved by mistake, or damaged since, can be had back for weeks.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ketenkaart.storage.fileformat import SUFFIX
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.reading import fingerprint
from ketenkaart.storage.refusal import FileRefused

_ALL = 20  # so many are kept, however soon after each other
_HOURS, _DAYS = 24 * 3600.0, 60 * 24 * 3600.0  # s before the last one: as long one an hour, and one a day
_STEM, _MARK = 40, 16  # characters
_WHEN = "%Y%m%dT%H%M%S.%fZ"
_DRAFT = ".tmp"


class Earlier(NamedTuple):
    """A file that was kept.

    Attributes:
        path: the copy.
        at: when it was written, as `time.time`.
        mark: how its fingerprint begins.
    """

    path: Path
    at: float
    mark: str

    def is_of(self, mark: str) -> bool:
        """Whether it holds what a file with that fingerprint does."""
        return mark.startswith(self.mark)


def keep(folder: Path, file: Path, mark: str) -> None:
    """Keep what a file holds, if that is not kept already; where it cannot be, the file is as safe as it was.

    Args:
        folder: where files are kept; it is made where it is not there.
        file: the file.
        mark: its fingerprint; a file that holds something else by now is left alone.
    """
    with suppress(OSError, ValueError, OverflowError, FileRefused):
        found = earlier(folder, file)
        if any(one.is_of(mark) for one in found[:1]):
            return
        data, at = read_bytes(file), file.stat().st_mtime
        if fingerprint(data) != mark:
            return
        place = _place(folder, file)
        place.mkdir(parents=True, exist_ok=True)
        name = f"{datetime.fromtimestamp(at, UTC):{_WHEN}}-{mark[:_MARK]}{SUFFIX}"
        draft = place / f"{name}{_DRAFT}"
        draft.write_bytes(data)
        draft.replace(place / name)
        for one in _to_leave(earlier(folder, file)):
            one.path.unlink()


def earlier(folder: Path, file: Path) -> list[Earlier]:
    """What is kept of a file, the latest first.

    Args:
        folder: where files are kept.
        file: the file; it need not be there.
    """
    found = []
    with suppress(OSError):
        for path in _place(folder, file).glob(f"*-*{SUFFIX}"):
            when, _, mark = path.name.removesuffix(SUFFIX).partition("-")
            with suppress(ValueError):  # not one of ours
                at = datetime.strptime(when, _WHEN).replace(tzinfo=UTC).timestamp()
                found.append(Earlier(path, at, mark))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _place(folder: Path, file: Path) -> Path:
    """The folder of a file: by its name, and by where it is."""
    whole = os.path.normcase(os.path.normpath(file.absolute()))
    return folder / f"{file.stem[:_STEM]}-{fingerprint(os.fsencode(whole))[:_MARK]}"


def _to_leave(found: Sequence[Earlier]) -> Iterator[Earlier]:
    """Which of the files, the latest first, need not be kept any longer."""
    taken = set()
    for one in found[_ALL:]:
        age, when = found[0].at - one.at, datetime.fromtimestamp(one.at)
        slot = when.date(), when.hour if age < _HOURS else None
        if age > _DAYS or slot in taken:
            yield one
        taken.add(slot)
