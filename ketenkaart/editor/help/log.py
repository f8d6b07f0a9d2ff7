"""The log: what the program did and where it went wrong, to send with a question.

It never holds anything of a map: no names, no texts, no paths of files. What is told of an error is its kind
and the places in the code, not its message, for that may quote a map.
"""

import logging
import platform
import re
import sys
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QStandardPaths, QtMsgType, qInstallMessageHandler, qVersion

from ketenkaart.texts import language_in_use
from ketenkaart.version import version

LOG = logging.getLogger("ketenkaart.editor")
_NAME = "ketenkaart.log"
_MOST_BYTES = 500_000
_KEPT = 2  # full logs beside the one that is written
_LONGEST = 200  # characters of a message of Qt
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MAY_TELL = re.compile(r"""(["'“][^"'”]*["'”]|\S*[/\\]\S*)""")  # what is quoted, and paths


def log_file() -> Path:
    """Where the log is written: the place that the system has for data of a program."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / "log" / _NAME


def begin(file: Path) -> None:
    """Write the log to a file from now on, with all mistakes of our own and what Qt warns of."""
    logging.raiseExceptions = False  # where the disk is full the program goes on without a log
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False
    LOG.info("start; %s", about_system())
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        LOG.error("%s", told_error(error))
        before(kind, error, trace)

    sys.excepthook = hook
    qInstallMessageHandler(_from_qt)


def about_system() -> str:
    """The versions that matter, and the language."""
    parts = (
        f"Ketenkaart {version()}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        platform.platform(),
        language_in_use(),
    )
    return ", ".join(parts)


def told_error(error: BaseException) -> str:
    """An error by its kind and the places in the code where it came from; never its message."""
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
    return "\n  ".join((type(error).__name__, *places))


def _module(file: str) -> str:
    """A file of the program without the folders it is installed in."""
    parts = Path(file).parts
    inside = next((n for n, part in enumerate(parts) if part in ("ketenkaart", "site-packages")), -1)
    return "/".join(parts[inside:])


def _from_qt(kind: QtMsgType, _: QMessageLogContext, message: str | None) -> None:
    level = _LEVELS.get(kind)
    if level is not None:
        LOG.log(level, "Qt: %s", _MAY_TELL.sub("…", message or "")[:_LONGEST])
        if sys.stderr is not None:  # as on Windows, where the program was started without a console
            sys.stderr.write(f"{message}\n")


def save(file: Path, log: Path) -> None:
    """Put the whole log in one file, the oldest part first, below what is to be known of the system.

    Args:
        file: where it goes.
        log: the log.

    Raises:
        OSError: it cannot be written.
    """
    parts = [log.with_name(f"{log.name}.{number}") for number in range(_KEPT, 0, -1)]
    texts = [part.read_text("utf-8", "replace") for part in (*parts, log) if part.is_file()]
    file.write_text("".join((f"{about_system()}\n\n", *texts)), encoding="utf-8")
