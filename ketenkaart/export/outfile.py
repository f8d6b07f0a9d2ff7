"""Files made as a whole or not at all, and never over another by accident."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.drafts import draft_in, file_itself, move_over
from ketenkaart.texts import tr


class ExportRefused(Exception):
    """An output that cannot be made; its text says why, to the user."""


class OutputExists(ExportRefused):
    """There is a file of this name already."""


def page_paths(path: Path, pages: int) -> list[Path]:
    """The files that hold so many pages: for all but PDF one each, with -1, -2 and so on before the dot."""
    if pages == 1 or path.suffix.lower() == ".pdf":
        return [path]
    return [page_path(path, number) for number in range(1, pages + 1)]


def page_path(path: Path, number: int) -> Path:
    """The file that holds one of several pages."""
    return path.with_stem(f"{path.stem}-{number}")


def require_free(path: Path, *, force: bool) -> None:
    """See that a file may get this name.

    Raises:
        OutputExists: there is one already, and `force` is not set.
    """
    if os.path.lexists(path) and not force:
        raise OutputExists(tr("{path} exists already. Add --force to replace it.", path=path))


@contextmanager
def new_file(path: str | Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which gets its name once it is complete.

    Args:
        path: what it shall be called; a link to a file is followed.
        force: whether it may replace another.

    Raises:
        OutputExists: there is one already, and `force` is not set.
        ExportRefused: the folder cannot be written to.
    """
    path = Path(path)
    require_free(path, force=force)
    try:
        target = file_itself(path)
        with draft_in(target.parent) as draft:
            with draft.open("xb") as file:
                yield file
            move_over(draft, target)
    except OSError as error:
        problem = tr("{path} cannot be written: {reason}.", path=path, reason=reason_of(error))
        raise ExportRefused(problem) from error
