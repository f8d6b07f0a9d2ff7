"""The order in which Tab goes through a form: from top to bottom, also where a row was put in later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_in_order(*parts: QWidget) -> None:
    """Let Tab go through parts as they are read; Qt goes by when each widget was made."""
    for one, following in pairwise(taker for part in parts for taker in _takers(part)):
        QWidget.setTabOrder(one, following)


def _takers(part: QWidget) -> Iterator[QWidget]:
    """What Tab stops at in a part, in the order of its layout; without one in which it was made."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
        return
    layout = part.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    for inner in part.children():
        if isinstance(inner, QWidget):
            yield from _takers(inner)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _takers(widget)
        elif inner is not None:
            yield from _in_layout(inner)
