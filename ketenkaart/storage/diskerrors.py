"""Disk errors: what the system says of a file or disk, as a person says it."""

import errno
from collections.abc import Mapping

from ketenkaart.texts import mark, tr

_REASONS: Mapping[str, str] = {
    "EACCES": mark("you do not have the right to"),
    "EPERM": mark("you do not have the right to"),
    "EROFS": mark("the disk is read-only"),
    "ENOSPC": mark("the disk is full"),
    "EDQUOT": mark("your part of the disk is full"),
    "EFBIG": mark("files may not be this large here"),
    "ENOENT": mark("the folder is not there"),
    "ENOTDIR": mark("a part of the path is a file, not a folder"),
    "EISDIR": mark("there is a folder of this name"),
    "ENAMETOOLONG": mark("the name is too long"),
    "ELOOP": mark("the links lead round in a circle"),
    "EIO": mark("the disk or the connection to it fails"),
    "ESTALE": mark("the connection to the disk is lost"),
    "ETIMEDOUT": mark("the connection to the disk is lost"),
    "EBUSY": mark("another program is using the file"),
    "ETXTBSY": mark("another program is using the file"),
    "EMFILE": mark("too many files are open"),
    "ENFILE": mark("too many files are open"),
    "EINVAL": mark("the name cannot be used here"),
}


_OF_WINDOWS: Mapping[int, str] = {
    19: "EROFS",
    21: "EIO",
    **dict.fromkeys((32, 33, 391, 1224), "EBUSY"),
    **dict.fromkeys((39, 112), "ENOSPC"),
    **dict.fromkeys((51, 53, 55, 59, 64, 67, 121, 362, 388, 426, 1231, 1232, 1236), "ETIMEDOUT"),
    206: "ENAMETOOLONG",
    1295: "EDQUOT",
}  # errors of Windows for which Python has another name, or the one of all it does not know: EINVAL


def kind_of(error: OSError | ValueError) -> str:
    """The name of an error of the system, such as "ENOSPC", in which Windows is as others are."""
    if not isinstance(error, OSError):
        return "EINVAL"
    of_windows = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0)
    return of_windows or errno.errorcode.get(error.errno or 0, "")


def reason_of(error: OSError | ValueError) -> str:
    """Why a file cannot be read or written; what has no words of its own by its number."""
    reason = _REASONS.get(kind_of(error))
    if reason is not None:
        return tr(reason)
    number = getattr(error, "winerror", None) or getattr(error, "errno", None) or 0
    return tr("error {number} of the system", number=number)
