"""Files made as a whole or not at all, and never over another by accident."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.writing import DRAFT
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
    target = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=DRAFT, suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise ExportRefused(_cannot_write(path, error)) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    except OSError as error:
        raise ExportRefused(_cannot_write(path, error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError) -> str:
    return tr("{path} cannot be written: {reason}.", path=path, reason=reason_of(error))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
