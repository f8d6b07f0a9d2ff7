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
