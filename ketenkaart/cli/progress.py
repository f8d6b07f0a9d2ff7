"""Progress: a bar on the terminal for what takes over a second; nothing in a pipe or a file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

import typer

from ketenkaart.layout.result import Progress
from ketenkaart.texts import tr

PATIENCE = 1.0  # seconds


@contextmanager
def progress(doing: str, stopped: str = "") -> Iterator[Progress]:
    """Gives what is to be told the share that is done, from 0 to 1; it may be told nothing.

    Args:
        doing: what is being done, in words.
        stopped: what to say when Ctrl-C ends it; else that no file was made or changed.
    """
    bar = _Bar(doing)
    try:
        yield bar.tell
    except KeyboardInterrupt:
        bar.close()
        typer.echo(stopped or tr("Stopped; no file was made or changed."), err=True)
        raise
    finally:
        bar.close()


class _Bar:
    """Appears on the error stream after a second, if that is a terminal, and goes when it is closed."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._share: float | None = None
        self._shown: Any = None
        self._lock = Lock()
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True
        if sys.stderr.isatty():
            self._timer.start()

    def tell(self, share: float) -> None:
        """Take note of the share that is done; it never goes back."""
        self._share = max(share, self._share or 0.0)
        with self._lock:
            if self._shown is not None:
                self._shown.update(self._shown.task_ids[0], total=1.0, completed=self._share)

    def close(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            if self._shown is not None:
                self._shown.stop()
            self._shown = None

    def _show(self) -> None:
        """Show the bar; it only moves to and fro until a share is told."""
        from rich import progress as bars
        from rich.console import Console

        columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.TaskProgressColumn())
        with self._lock:
            if self._timer.finished.is_set():
                return
            shown = bars.Progress(*columns, console=Console(stderr=True), transient=True)
            shown.add_task(self._doing, total=None)
            shown.start()
            self._shown = shown
