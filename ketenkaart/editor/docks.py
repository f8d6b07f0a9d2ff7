"""The docks: the parts around the map, where they stand, and walking from part to part by keyboard."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.docktitle import DockTitle
from ketenkaart.editor.look.onscreen import room_on_screen
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_NARROW, _NARROWEST = 1440, 1100  # px; below, the outline and then the form make room for the map
_LEAST_MAP, _LEAST_VIEW = 400, 300  # px between both; a view in words needs more with large letters
_VERSION = 1  # of what is kept of their places
_GEOMETRY = "window/geometry"
_GONE = "window/no_room_for"
_SIZE = QSize(1440, 900)
_ASIDE = QPoint(28, 28)  # of a second window from the first, px
_SIDES, _FOOT = (256, 328), (184,)  # px


class Docks:
    """The outline, the form and the issues of a window.

    Attributes:
        outline, form, checks: the docks.
        first_time: whether no place of a window is remembered, or none that fits this screen.
    """

    def __init__(self, window: "Window") -> None:
        """Put the parts of a window in docks."""
        self._window = window
        self.first_time = not window.program.settings.contains(_GEOMETRY)
        self._gone: list[QDockWidget] = []  # those that made room for the map
        self._scale = text_scale()  # when they were fitted last
        self.outline = self._dock("outline_dock", tr("Outline"), window.outline)
        self.form = self._dock("form_dock", tr("Properties"), window.form)
        self.checks = self._dock("checks_dock", tr("Issues"), window.checks, window.checks.counts)
        self._place()
        for opened, other in ((self.outline, self.form), (self.form, self.outline)):
            opened.visibilityChanged.connect(partial(self._make_room, opened, other))

    def _dock(self, name: str, title: str, part: QWidget, beside: QWidget | None = None) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(part)
        dock.setTitleBarWidget(DockTitle(dock, beside))
        dress(part, "panel")
        return dock

    def _place(self) -> None:
        area = Qt.DockWidgetArea
        for corner, side in (
            (Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, area.RightDockWidgetArea),
        ):
            self._window.setCorner(corner, side)
        for dock, place in (
            (self.outline, area.LeftDockWidgetArea),
            (self.form, area.RightDockWidgetArea),
            (self.checks, area.BottomDockWidgetArea),
        ):
            dock.setFloating(False)
            self._window.addDockWidget(place, dock)

    def reset(self) -> None:
        """Put them where they were at first."""
        self._place()
        self.outline.show()
        self.form.show()
        self.checks.hide()
        sides, foot = ([round(size * text_scale()) for size in sizes] for sizes in (_SIDES, _FOOT))
        self._window.resizeDocks([self.outline, self.form], sides, Qt.Orientation.Horizontal)
        self._window.resizeDocks([self.checks], foot, Qt.Orientation.Vertical)

    def restore_window(self) -> None:
        """Give the window the size of the one that is there already, a little aside, or its last place."""
        others = self._window.program.windows
        if others:
            self._window.restoreGeometry(others[-1].saveGeometry())
            if not others[-1].isMaximized():
                self._window.move(others[-1].pos() + _ASIDE)
            return
        geometry = self._window.program.settings.value(_GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self._window.restoreGeometry(geometry)):
            self.first_time = True
            self._window.resize(_SIZE.boundedTo(room_on_screen(self._window)))

    def save(self) -> None:
        """Remember where they and the window are."""
        settings = self._window.program.settings
        settings.setValue(_GEOMETRY, self._window.saveGeometry())
        settings.setValue("window/state", self._window.saveState(_VERSION))
        settings.setValue(_GONE, " ".join(dock.objectName() for dock in self._gone if dock.isHidden()))

    def show(self) -> None:
        """Show them beside a map as they were last time, as far as the window has room."""
        state = self._window.program.settings.value("window/state")
        if not (isinstance(state, QByteArray) and self._window.restoreState(state, _VERSION)):
            self.reset()
        width = self._window.width()
        if self._window.program.fills_screen and self.first_time:  # as wide as it is about to be
            width = self._window.screen().availableSize().width()
        gone = str(self._window.program.settings.value(_GONE, "")).split()
        self._gone = []
        for dock, least in self._least():
            if dock.objectName() in gone:  # there was no room for it; nobody closed it
                dock.show()
            if width < least and not dock.isHidden():
                dock.hide()
                self._gone.append(dock)

    def _least(self) -> tuple[tuple[QDockWidget, float], ...]:
        """How wide the window must be for a dock, px."""
        return (self.outline, _NARROW * text_scale()), (self.form, _NARROWEST * text_scale())

    def fit(self, before: int, width: int) -> None:
        """Make room for the map where the window or its letters leave little; come back where there is.

        Args:
            before: how wide it was, px.
            width: how wide it is.
        """
        if self._window.session is None or not self._window.tools.isVisible():  # a start page, or bare
            return
        smaller, self._scale = self._scale / text_scale(), text_scale()
        for dock, least in self._least():
            if width < least and least * smaller <= before and not dock.isHidden() and not dock.isFloating():
                dock.hide()
                self._gone.append(dock)
            elif before < least * smaller and least <= width and dock in self._gone:
                dock.show()
                self._gone.remove(dock)

    def _make_room(self, opened: QDockWidget, other: QDockWidget, seen: bool) -> None:
        """Where one is opened and nothing would be left of the map between both, the other makes room."""
        if not seen or self._window.session is None or opened.isFloating() or other.isFloating():
            return
        left = self._window.width() - opened.width() - other.width()
        if not other.isHidden() and left < max(_LEAST_MAP, _LEAST_VIEW * text_scale()):
            other.hide()
            self._gone.append(other)

    def hide(self) -> None:
        """Show none of them, beside the start page."""
        for dock in (self.outline, self.form, self.checks):
            dock.hide()

    def next_pane(self, step: int) -> None:
        """Put the focus in the next part of the window, or with -1 in the one before."""
        window = self._window
        parts: tuple[QWidget, ...] = (
            *(window.tools, window.outline, window.bars, window.views, window.toast, window.quick),
            *(window.form, window.checks, *window.panels.beside, window.status),
        )
        seen = [(part, target) for part in parts if part.isVisible() and (target := _target_in(part))]
        if not seen:
            return
        focus = window.focusWidget()
        place = next((n for n, (part, _) in enumerate(seen) if part is focus or part.isAncestorOf(focus)), -1)
        chosen, target = seen[(place + step) % len(seen)]
        if chosen is window.toast:
            window.toast.back = focus
        target.setFocus(Qt.FocusReason.TabFocusReason)


def _target_in(part: QWidget) -> QWidget | None:
    """What gets the focus of a part: itself, or the first in it that takes it."""
    return part if part.focusPolicy() != Qt.FocusPolicy.NoFocus else _first_in(part)


def _first_in(part: QWidget) -> QWidget | None:
    """The first widget in a part that takes the focus."""
    takes = Qt.FocusPolicy.TabFocus
    ready = (one for one in part.findChildren(QWidget) if one.isVisible() and one.isEnabled())
    return next((one for one in ready if one.focusPolicy() & takes), None)
