"""Opening: the bytes of a file, or one sentence that says why they cannot be had."""

from pathlib import Path

from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

MOST_BYTES = 64 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most 64 MiB, read from one handle.

    Raises:
        FileRefused: it is too large, or cannot be opened or read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise FileRefused(tr("there is no such file.")) from error
    except IsADirectoryError as error:
        raise FileRefused(tr("this is a folder, not a file.")) from error
    except PermissionError as error:
        if path.is_dir():
            raise FileRefused(tr("this is a folder, not a file.")) from error
        raise FileRefused(tr("you may not read this file. Ask who keeps it for the right to.")) from error
    except (OSError, ValueError) as error:
        raise FileRefused(tr("the file cannot be read: {reason}.", reason=reason_of(error))) from error
    check_size(data)
    return data


def check_size(data: bytes) -> None:
    """Refuse more than 64 MiB.

    Raises:
        FileRefused: it is more.
    """
    if len(data) > MOST_BYTES:
        size = MOST_BYTES >> 20
        raise FileRefused(tr("the file is larger than {size} MiB, too large for a map.", size=size))
