"""What is selected in one window: the ids of elements, in the order they were chosen."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The selected elements of a window; everything that shows a selection listens to it.

    Attributes:
        stands_for: for what is drawn for several elements: those, which are selected instead.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self.stands_for: Mapping[str, tuple[str, ...]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The selected elements; the last one is the current one."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The element chosen last."""
        return self._ids[-1] if self._ids else None

    def set(self, ids: Iterable[str]) -> bool:
        """Select these and nothing else; whether that is another selection."""
        chosen = tuple(dict.fromkeys(real for one in ids for real in self._real(one)))
        if chosen == self._ids:
            return False
        self._ids = chosen
        self.changed.emit()
        return True

    def toggle(self, element: str) -> None:
        """Select an element beside the others, or no more."""
        real = self._real(element)
        others = tuple(known for known in self._ids if known not in real)
        self.set(others if set(real) <= set(self._ids) else (*others, *real))

    def _real(self, element: str) -> tuple[str, ...]:
        return self.stands_for.get(element, (element,))

    def clear(self) -> None:
        """Select nothing."""
        self.set(())
