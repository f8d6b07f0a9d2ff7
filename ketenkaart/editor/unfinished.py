"""What is unfinished: texts that are being typed and not taken over yet, kept so that a crash loses none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ketenkaart.editor.keeper import Keeper
from ketenkaart.editor.session import Session
from ketenkaart.storage.typed import Typed

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.window import Window

_KEPT_AFTER = 500  # ms; so much typing at most is lost in a crash


class Unfinished(QObject):
    """Sees what is typed in the windows of a program, and has it kept while it is."""

    def __init__(self, program: "Program") -> None:
        """Begin to watch what has the focus."""
        super().__init__(program)
        self._program = program
        self._timer = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._timer.timeout.connect(self.keep)
        self._held = 0
        self._following: QMetaObject.Connection | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def watch(self, window: "Window") -> None:
        """Watch the texts of a window that may change without the focus, too."""
        window.quick.line.textChanged.connect(self._typed)
        window.names.textChanged.connect(self._typed)

    def of(self, session: Session) -> tuple[Typed, ...]:
        """What is being typed on a map, in all windows on it."""
        windows = [one for one in self._program.windows if one.session is session]
        return tuple(text for one in windows for text in typed_in(one))

    @contextmanager
    def held(self) -> Iterator[None]:
        """While a text is taken over: until the edit is written down it is kept as it was."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            self._timer.start()

    def keep(self) -> None:
        """Have all of it kept now."""
        self._timer.stop()
        if self._held:
            return
        for keeper in self._keepers():
            keeper.keep_typed()

    def sync(self) -> None:
        """Have the disk keep all of it, and what was done, as before the system ends."""
        self._timer.stop()
        self._program.rows.keep_now()
        for keeper in self._keepers():
            keeper.sync_now()

    def _keepers(self) -> list[Keeper]:
        sessions = self._program.sessions()
        return [keeper for one in sessions if isinstance(keeper := one.findChild(Keeper), Keeper)]

    def _follow(self, _: QWidget | None, new: QWidget | None) -> None:
        """Follow the focus; what is left was taken over or given up."""
        if self._following is not None:
            QObject.disconnect(self._following)
        self._following = None
        if isinstance(new, QLineEdit | QPlainTextEdit):
            self._following = new.textChanged.connect(self._typed)
        self._typed()

    def _typed(self) -> None:
        """Keep it soon; at once where what was typed is given up."""
        if any(keeper.gives_up for keeper in self._keepers()):
            self.keep()
        elif not self._timer.isActive():
            self._timer.start()


def take_over(window: "Window") -> None:
    """Take over what is being typed in a window, such as before saving; but no line of quick entry."""
    if window.names.commit() and not window.names.editing:
        window.canvas.setFocus()
    window.outline.finish()
    window.form.finish()


def typed_in(window: "Window") -> list[Typed]:
    """What is being typed in a window."""
    found = [Typed(text, (element,), "name") for element, text in (window.names.typed, window.outline.typed)]
    found += window.form.typed
    found += window.panels.typed
    found.append(Typed("\n".join(window.quick.lines)))
    return [one for one in found if one.text.strip()]
