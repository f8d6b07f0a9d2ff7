"""Widgets in rows: beside each other, as many as a row has room for.

A layout of our own would do the same, but Qt and Python do not agree on who lets go of its items.
"""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flowing(QWidget):
    """Puts widgets in rows, each as large as it likes to be."""

    def __init__(self, gap: int) -> None:
        """Empty.

        Args:
            gap: between widgets, px.
        """
        super().__init__()
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is in a width."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """What the widest widget needs."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the widest widget needs."""
        size = QSize()
        for widget in self._widgets:
            size = size.expandedTo(widget.sizeHint())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widgets at their places."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """A widget likes to be larger or smaller than it was."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Go along the rows; gives how high they are."""
        x = y = high = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if x and x + size.width() > width:
                x, y, high = 0, y + high + self._gap, 0
            if move:
                widget.setGeometry(QRect(x, y, min(size.width(), width), size.height()))
            x, high = x + size.width() + self._gap, max(high, size.height())
        return y + high
