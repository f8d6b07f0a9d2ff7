"""Work: what takes longer than a blink runs beside the window, with progress and a way to stop it."""

import contextvars
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.waitingkeys import WaitingKeys
from ketenkaart.texts import tr

_SHOWN_AFTER = 300  # ms; what is done sooner flashes nothing
_WIDTH = 320  # of the dialog, px
_SOON = 500  # ms
_LETS_GO = 1_000  # ms after the person stopped what does not end, such as a disk that does not answer
_TURN = 0.0005  # s; Python's usual 0.005 would hold up every step of painting the window so long
T = TypeVar("T")


class Stopped(Exception):
    """The person stopped the work; what waits for a disk may end by itself yet."""


class Worker(QThread, Generic[T]):
    """Does one thing in a thread; see `run_beside`.

    Attributes:
        told: is sent the share that is done.
        stop: set it to have the work end with `Stopped`, at the next share it tells.
        result: what came of it, once it is finished.
        error: what was raised instead.
    """

    told = Signal(float)

    def __init__(self, do: Callable[[Callable[[float], None]], T]) -> None:
        """Begins with `start`."""
        super().__init__()
        self._do = do
        self._context = contextvars.copy_context()  # the language in use
        self._then: Callable[[T], None] | None = None
        self._is_told = False
        self.stop = False
        self.result: T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Do it, in the thread."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            self.result = self._context.run(self._do, self._tell)
        except BaseException as error:  # given on to the window, which says what it means
            self.error = error
        finally:
            sys.setswitchinterval(usual)

    def _tell(self, share: float) -> None:
        if self.stop:
            raise Stopped
        self.told.emit(share)

    def keep(self, at_the_end: Callable[[], object] = lambda: None) -> None:
        """Hold it until it has ended, also where nobody else does: Qt ends the program else.

        Args:
            at_the_end: is called where the program ends before it was told that it has ended.
        """
        _AT_WORK[self] = at_the_end
        self.finished.connect(self._let_go)  # a method: then it is called in the thread of the window

    def _let_go(self) -> None:
        self.wait()  # it has sent `finished` from its last line
        QTimer.singleShot(0, partial(_AT_WORK.pop, self, None))  # not while it is being told of

    def leave(self, then: Callable[[T], None] | None) -> None:
        """Let it end by itself, once nobody waits for it any more.

        Args:
            then: is given what comes of it after all.
        """
        self._then = then
        self.keep()
        self.finished.connect(self._has_ended)
        if self.isFinished():  # before anybody listened
            self._has_ended()
            self._let_go()

    def _has_ended(self) -> None:
        if self._is_told:
            return
        self._is_told = True
        Collecting.go_on()
        if self._then is not None and self.error is None:
            self._then(self.result)  # type: ignore[arg-type]  # there is none only after an error


_AT_WORK: dict[Worker[Any], Callable[[], object]] = {}


def wait_for_all() -> None:
    """Wait until all is done, before the program ends."""
    for worker, at_the_end in list(_AT_WORK.items()):
        worker.wait()
        at_the_end()


class _Quiet(QObject):
    """Keeps keys and clicks from the window until the dialog shows, which then does so itself.

    Without it a second Enter on the start page would begin the same work again. The window stays until the
    work is done, which says there what came of it.
    """

    _KEYS = frozenset((QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut))
    _CLICKS = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel))

    def __init__(self, dialog: QProgressDialog, *, keys: bool) -> None:
        """Keys are kept from it, too, where they do not wait elsewhere."""
        super().__init__(dialog)
        self._kinds = self._CLICKS | self._KEYS if keys else self._CLICKS
        self._dialog = dialog
        self._application = QCoreApplication.instance()
        if self._application is not None:
            self._application.installEventFilter(self)

    def end(self) -> None:
        """Let them through again."""
        if self._application is not None:
            self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what a person does."""
        if event.type() == QEvent.Type.Close and watched is self._dialog.parentWidget():
            event.ignore()
            return True
        return event.type() in self._kinds and not self._dialog.isVisible()


def run_beside(
    parent: QWidget | None,
    text: str,
    do: Callable[[Callable[[float], None]], T],
    *,
    typing_waits: bool = False,
    at_once: int = 0,
    then: Callable[[T], None] | None = None,
) -> T:
    """Do something in a thread while the window stays alive.

    Args:
        parent: the window; it takes no input meanwhile but the button to stop.
        text: what is being done, such as "Opening…".
        do: is given a function to tell the share that is done, which raises where the person stopped it.
        typing_waits: whether keys that are pressed meanwhile are for what comes of it; else they go.
        at_once: how long the window waits for it before anything else may happen, ms.
        then: is given what came of it, where it ends well after the person stopped it.

    Raises:
        Stopped: the person stopped it.
        BaseException: what `do` raised.
    """
    thread: Worker[T] = Worker(do)
    Collecting.rest()
    if at_once:
        thread.start()
        thread.wait(at_once)
    if not thread.isFinished():
        _see_it_through(thread, parent, text, is_begun=at_once > 0, typing_waits=typing_waits)
    if not thread.isFinished():
        thread.leave(then)
        raise Stopped
    thread.wait()
    Collecting.go_on()
    if thread.error is not None:
        raise thread.error
    return thread.result  # type: ignore[return-value]  # there is none only after an error


def soon(do: Callable[[], T], otherwise: T) -> T:
    """What comes of a small question to the disk; something else where a share does not answer it at once."""
    thread: Worker[T] = Worker(lambda _: do())
    Collecting.rest()
    thread.start()
    if not thread.wait(_SOON):
        thread.leave(None)
        return otherwise
    Collecting.go_on()
    if thread.error is not None:
        return otherwise
    return thread.result  # type: ignore[return-value]  # there is none only after an error


def _see_it_through(
    thread: Worker[T], parent: QWidget | None, text: str, *, is_begun: bool, typing_waits: bool
) -> None:
    """Keep the window alive until work has ended, or the person does not want to wait for it."""
    loop = QEventLoop()
    dialog = _dialog(parent, text)
    quiet = _Quiet(dialog, keys=not typing_waits)
    lets_go = QTimer(singleShot=True, interval=_LETS_GO)
    lets_go.timeout.connect(loop.quit)

    def stop() -> None:
        thread.stop = True
        lets_go.start()

    dialog.canceled.connect(stop)

    def show(share: float) -> None:
        dialog.setMaximum(100)
        dialog.setValue(int(100 * share))
        dialog.setLabelText(f"{text}  {dialog.value()} %")

    thread.told.connect(show)
    beat = QTimer(interval=_SHOWN_AFTER // 2)  # shows the dialog also where nothing is told
    beat.timeout.connect(lambda: dialog.setValue(dialog.value()))
    beat.start()
    thread.finished.connect(loop.quit)
    if not is_begun:
        thread.start()
    with WaitingKeys.of_program().held(parent, stop) if typing_waits else nullcontext():
        if not (is_begun and thread.isFinished()):  # else nobody was told when it ended
            loop.exec()
    thread.told.disconnect(show)
    beat.stop()
    quiet.end()
    dialog.close()
    dialog.deleteLater()


def _dialog(parent: QWidget | None, text: str) -> QProgressDialog:
    """The dialog that tells how far the work is; it shows after a while by itself."""
    dialog = QProgressDialog(text, tr("Stop"), 0, 0, parent)  # busy, until a share is told
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setWindowTitle("Ketenkaart")
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setMinimumWidth(_WIDTH)
    bar = QProgressBar()
    bar.setTextVisible(False)
    dialog.setBar(bar)
    dialog.setMinimumDuration(_SHOWN_AFTER)
    dialog.setValue(0)
    return dialog
