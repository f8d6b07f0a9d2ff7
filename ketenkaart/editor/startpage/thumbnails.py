"""Thumbnails of maps: painted beside the window one by one, and kept for the next time."""

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QThread, Signal
from PySide6.QtGui import QImage

from ketenkaart.drawing.displaylist import Page
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.transform import placed
from ketenkaart.editor.collecting import Collecting
from ketenkaart.export.png import rows
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.reading import Loaded, fingerprint, parse
from ketenkaart.storage.refusal import FileRefused

WIDTH, HEIGHT = 720, 520  # px; fills a card of any width, and is sharp at 200 %
_EDITION = b"1"  # another one where the drawing has changed so much that kept pictures mislead
_MOST_KEPT = 100
_PAUSE = 0.002  # s, after each piece of work, in which the window can have its turn
_TURN = 0.0005  # s; Python's usual 0.005 would hold up every paint event of the window so long


class _Stopped(Exception):
    """Nobody wants the pictures any more."""


class Thumbnails(QObject):
    """Paints thumbnails in a thread of its own.

    Attributes:
        made: is sent the path of a map and its picture, of which the lower part may be left out.
    """

    made = Signal(str, QImage)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """Paint nothing yet.

        Args:
            folder: where the pictures are kept; else where this system keeps such things.
            parent: its owner.
        """
        super().__init__(parent)
        self._folder = folder or _usual_folder()
        self._thread: _Thread | None = None

    def ask(self, paths: Iterable[str]) -> None:
        """Paint these maps, in this order; what was asked before is given up."""
        self.stop()
        self._thread = _Thread(tuple(paths), self._folder)
        self._thread.made.connect(self.made)
        self._thread.begin()

    def stop(self) -> None:
        """Paint no more; what is being painted is given up soon."""
        if self._thread is not None:
            self._thread.made.disconnect(self.made)
            self._thread.requestInterruption()
            self._thread = None


class _Thread(QThread):
    """Paints some maps; it lives until it is done, also where its owner does not."""

    made = Signal(str, QImage)
    _alive: ClassVar["set[_Thread]"] = set()

    def __init__(self, paths: tuple[str, ...], folder: Path) -> None:
        super().__init__()
        self._paths = paths
        self._folder = folder
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.end)

    def begin(self) -> None:
        """Start, and stay alive until done."""
        self._alive.add(self)
        self.finished.connect(self._forget)
        Collecting.rest()
        self.start(QThread.Priority.LowestPriority)

    def _forget(self) -> None:
        self.wait()  # it has sent `finished` from its last line
        self._alive.discard(self)
        Collecting.go_on()

    def end(self) -> None:
        """Stop, and wait for that."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            self._paint_all()
        finally:
            sys.setswitchinterval(usual)

    def _paint_all(self) -> None:
        for path in self._paths:
            try:
                self.made.emit(path, thumbnail(Path(path), self._folder, self._rest))
            except FileRefused:
                continue  # opening it will say why
            except _Stopped:
                return

    def _rest(self, _share: float = 0.0) -> None:
        """Let the window have its turn; and stop where that is wanted."""
        if self.isInterruptionRequested():
            raise _Stopped
        time.sleep(_PAUSE)


def thumbnail(path: Path, folder: Path, rest: Callable[[float], None]) -> QImage:
    """The picture of a map: kept from earlier where its file is the same.

    Args:
        path: the map.
        folder: where pictures are kept.
        rest: is called now and then, with the share that is done; may raise to stop.

    Raises:
        FileRefused: the map cannot be read.
    """
    data = read_bytes(path)
    rest(0.0)
    kept = folder / f"{fingerprint(data + _EDITION)}.png"
    image = QImage(str(kept)) if kept.exists() else QImage()
    if image.isNull():
        image = _painted(parse(data, path.name), rest)
        _keep(image, kept)
    return image


def _painted(loaded: Loaded, rest: Callable[[float], None]) -> QImage:
    """The upper part of the map in its full width."""
    chart = draw_screen(loaded.kaart, loaded.memory, progress=rest).chart
    rest(0.9)
    bounds = chart.bounds
    groups = tuple(placed(group, dx=-bounds.left, dy=-bounds.top) for group in chart.groups)
    page = Page(bounds.width, bounds.width * HEIGHT / WIDTH, groups)
    pixels = b"".join(rows(page, WIDTH, HEIGHT, WIDTH / bounds.width))
    return QImage(pixels, WIDTH, HEIGHT, 3 * WIDTH, QImage.Format.Format_RGB888).copy()


def _keep(image: QImage, path: Path) -> None:
    """Keep a picture, as a whole or not at all; a full or missing disk is no reason to complain."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(suffix=".png", dir=path.parent, delete=False) as file:
            place = Path(file.name)
        if image.save(str(place)):
            place.replace(path)
        else:
            place.unlink()
        pictures = sorted(path.parent.glob("*.png"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in pictures[_MOST_KEPT:]:
            old.unlink()


def _usual_folder() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(place or tempfile.gettempdir()) / "ketenkaart" / "thumbnails"
