"""Kept rows: what stands in New from spreadsheet and is no map yet, kept for a crash."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ketenkaart.editor.messages import Button
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_KEPT_AFTER = 500  # ms; so much typing at most is lost in a crash
_MATTER = "rows"


class KeptRows(QObject):
    """The rows, in a file of this person's own.

    Attributes:
        path: the file.
        left: what a session that stopped unexpectedly left; empty once it is taken.
    """

    def __init__(self, parent: QObject, path: Path) -> None:
        """With what an earlier session left there."""
        super().__init__(parent)
        self.path = path
        self._text = ""
        self.left = ""
        with suppress(OSError, UnicodeDecodeError):
            self.left = path.read_text("utf-8")
        self._timer = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._timer.timeout.connect(self.keep_now)

    @property
    def is_kept(self) -> bool:
        """Whether there are rows in a dialog now, and in the file."""
        return bool(self._text.strip()) and self.path.exists()

    def keep(self, text: str) -> None:
        """Keep these rows soon; none at once."""
        self._text = text
        if text.strip():
            self._timer.start()
        else:
            self.forget()

    def keep_now(self) -> None:
        """Keep them at once; a disk that takes none leaves those kept before."""
        self._timer.stop()
        if not self._text.strip():
            return
        draft = self.path.with_suffix(".new")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(self._text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path)

    def forget(self) -> None:
        """They are a map now, or are not wanted."""
        self._timer.stop()
        self._text = self.left = ""
        with suppress(OSError):
            if self.path.exists():
                self.path.write_bytes(b"")  # on Windows a scanner may keep it from going
            self.path.unlink(missing_ok=True)

    def take(self) -> str:
        """What an earlier session left, for a dialog that keeps it from now on."""
        text, self.left = self.left, ""
        return text

    def offer(self, window: "Window") -> None:
        """Offer what an earlier session left."""
        if not self.left:
            window.bars.settle(_MATTER)
            return
        text = tr("Ketenkaart stopped unexpectedly last time. The rows for a new map are still here.")
        back = Button(tr("Bring back"), lambda: window.panels.show_new_table(), safe=True)
        window.bars.show_bar(_MATTER, text, (back, Button(tr("Not now"))))
