"""Which page of the help goes with which part of the window."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ketenkaart.editor.help.topics import Topic, topic

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def topic_of(window: "Window", widget: QWidget | None) -> Topic:
    """The page about the part of the window in which a widget stands; else about what the window shows."""
    parts = dict(_parts(window))
    while widget is not None and widget is not window:
        if widget in parts:
            return topic(parts[widget])
        widget = widget.parentWidget()
    return topic("start" if window.session is None else "map")


def _parts(window: "Window") -> Iterator[tuple[QWidget, str]]:
    """The parts that are there, each with the name of its page."""
    yield window.start, "start"
    yield window.canvas, "map"
    yield window.quick, "quick"
    yield window.outline_dock, "outline"
    yield window.form_dock, "form"
    yield window.checks_dock, "checks"
    yield window.status.issues, "checks"
    yield window.reading.lens, "reading"
    yield window.status.since, "versions"
    for part in window.panels.beside:
        yield part, "versions"
    if window.panels.poster is not None:
        yield window.panels.poster, "poster"
    if window.panels.matrix is not None:
        yield window.panels.matrix, "matrix"
    if window.panels.meetings is not None:
        yield window.panels.meetings, "meetings"
    if window.reading.text is not None:
        yield window.reading.text, "text"
