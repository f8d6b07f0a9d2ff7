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


def reason_of(error: OSError | ValueError) -> str:
    """Why a file cannot be read or written; what has no words of its own by its number."""
    number = (error.errno or 0) if isinstance(error, OSError) else errno.EINVAL
    reason = _REASONS.get(errno.errorcode.get(number, ""))
    return tr("error {number} of the system", number=number) if reason is None else tr(reason)
