"""What is selected in one window: the ids of elements, in the order they were chosen."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The selected elements of a window; everything that shows a selection listens to it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The selected elements; the last one is the current one."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The element chosen last."""
        return self._ids[-1] if self._ids else None

    def set(self, ids: Iterable[str]) -> None:
        """Select these and nothing else."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self._ids:
            self._ids = chosen
            self.changed.emit()

    def toggle(self, element: str) -> None:
        """Select an element beside the others, or no more."""
        others = tuple(known for known in self._ids if known != element)
        self.set(others if element in self._ids else (*others, element))

    def clear(self) -> None:
        """Select nothing."""
        self.set(())
