"""The lens bar: what the lens of a window shows, how far it reaches, and the button that closes it."""

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.look.tokens import ICON
from ketenkaart.editor.messages import announce, plain_label, plain_tip
from ketenkaart.editor.reading.folds import Folds
from ketenkaart.editor.reading.sights import Lit, Neighbours, Sight, lit_by, with_neighbours
from ketenkaart.editor.roles import is_group
from ketenkaart.model.process import Flow, Step, System
from ketenkaart.texts import tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_HIGH = 48  # px
DEPTHS = (1, 2, None)
"""How many flows away a person can look; None for all."""

_SIDE, _GAP = 16, 10  # px
_NARROWEST = 2
_AIR = 4  # above and below the lines together, px
_LONGEST = 60  # letters of a name; a longer one is shortened in the middle


class LensBar(QFrame):
    """The lens of a window, and the bar that tells of it; hidden while there is none or no map.

    Attributes:
        sight: what is looked at; None without a lens.
        lit: what is lit by it.
        changed: is sent when something else is lit.
    """

    changed = Signal()

    def __init__(self, window: "Window", folds: Folds) -> None:
        """For one window."""
        super().__init__(window)
        self._window, self._folds = window, folds
        self.sight: Sight | None = None
        self.lit: Lit | None = None
        self._escape = QLabel("Esc")
        self.setObjectName("lens_bar")
        is_group(self, tr("Lens"))
        dress(self, "lens")
        self._title, self._name = _words("lens_title", "accent"), _words("lens_name", "section")
        self._facts = plain_label()
        self._facts.setObjectName("lens_facts")
        dress(self._facts, "muted")
        self._depth = self._button("lens_depth", "right", tr("How far"))
        self._depth.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._follow = self._button("lens_follow", "document", tr("Follow documents"))
        self._follow.clicked.connect(lambda: window.commands.run("view.follow"))
        self._poster = self._button("lens_poster", "poster", tr("As poster"))
        self._poster.clicked.connect(lambda: window.commands.run("file.poster_lens"))
        self._close = self._button("lens_close", "close", tr("Close lens"))
        self._close.setText(tr("Close"))
        self._close.clicked.connect(self.close_lens)
        self._row, self._told = QHBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = (self._depth, self._follow, self._poster, self._close)
        self._away = False
        self._lay_out()
        self.setMinimumWidth(1)  # else the window could not be made narrow
        window.selection.changed.connect(self._go_along)
        window.map_changed.connect(self._map_changed)
        window.views.currentChanged.connect(self._write)
        folds.redrawn.connect(self._dim)
        self.hide()

    def _lay_out(self) -> None:
        dress(self._escape, "key")
        self._told.setSpacing(2)
        self._told.addWidget(self._name)
        self._told.addWidget(self._facts, 1)
        row = self._row
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(_GAP)
        row.addWidget(Sign("lens", "accent"))
        row.addWidget(self._title)
        row.addLayout(self._told, 1)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self._escape, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All on one line; else most buttons as icons; else all of them, and the facts below the name."""
        for narrow in range(_NARROWEST + 1):
            self._set_narrow(narrow)
            if self._one_line() <= self.width():
                break
        self._row.invalidate()
        self._row.activate()
        self.setFixedHeight(max(_HIGH, self._row.heightForWidth(self.width()) + _AIR))

    def _set_narrow(self, narrow: int) -> None:
        way, style = QBoxLayout.Direction, Qt.ToolButtonStyle
        below = narrow == _NARROWEST
        self._told.setDirection(way.TopToBottom if below else way.LeftToRight)
        self._told.setSpacing(2 if below else _GAP)
        for button in self._buttons:
            alone = below or (narrow > 0 and button is not self._depth)
            button.setToolButtonStyle(style.ToolButtonIconOnly if alone else style.ToolButtonTextBesideIcon)
        self._escape.setVisible(not narrow)
        for label in (self._name, self._facts):
            label.setWordWrap(below)

    def _one_line(self) -> int:
        """How wide it is with all of its words on one line, px."""
        labels = (self._title, self._name, self._facts)
        words = [label.fontMetrics().horizontalAdvance(label.text()) for label in labels if label.text()]
        others = [one.sizeHint().width() for one in (*self._buttons, self._escape) if not one.isHidden()]
        return 2 * _SIDE + ICON + sum(words) + sum(others) + _GAP * (len(words) + len(others))

    def put_away(self, away: bool) -> None:
        """Keep the lens, but not the bar."""
        self._away = away
        self._write()

    def _button(self, name: str, picture: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setText(text)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def reach(self, depth: int | None) -> None:
        """Look so many flows away from what it is about; None for all."""
        if isinstance(self.sight, Neighbours):
            self.open_lens(dataclasses.replace(self.sight, depth=depth))

    def open_lens(self, sight: Sight) -> None:
        """Look at something; what is not of it becomes faint."""
        self.sight = sight
        self._look()
        if self.lit is not None:
            announce(self, self.lit.sentence)
            self._bring(self.lit)

    def _bring(self, lit: Lit) -> None:
        """Bring what is lit into sight, where nothing of it is: else a lens shows a map that is all faint."""
        canvas = self._window.canvas
        drawn = [(one, canvas.element_rect(one)) for one in sorted(lit.ids) if self._is_on_lanes(one)]
        found = [one for one, rect in drawn if not rect.isEmpty()]
        if found and not any(rect.intersects(canvas.body) for _, rect in drawn):
            canvas.fit_to(found)

    def _is_on_lanes(self, element: str) -> bool:
        return isinstance(self._window.kaart.records.get(element), Step | Flow | System)

    def close_lens(self) -> None:
        """Show all as it is."""
        if self.sight is None:
            return
        held = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.sight = None
        self._look()
        announce(self._window.canvas, tr("Lens closed"))
        if held:
            self._window.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it from here, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_lens()
        else:
            super().keyPressEvent(event)

    def told_steps(self) -> str:
        """How many of the steps are lit, for the status bar; nothing without a lens."""
        session = self._window.session
        if self.lit is None or session is None:
            return ""
        count = sum(session.kaart.get(Step, one) is not None for one in self.lit.ids)
        return tr(
            "Lens on: {lit} of {steps} lit",
            lit=count,
            steps=tr_count("{count} step", "{count} steps", len(session.kaart.steps)),
        )

    def _go_along(self) -> None:
        """The lens around elements follows the selection."""
        session = self._window.session
        if not isinstance(self.sight, Neighbours) or session is None:
            return
        found = with_neighbours(session.kaart, self._window.selection.ids)
        if found and found != self.sight.elements:
            self.open_lens(dataclasses.replace(self.sight, elements=found))

    def _map_changed(self, done: object) -> None:
        if done is None:
            self.sight = None
        self._look()

    def _look(self) -> None:
        """Find out what is lit now, and show it."""
        session, before = self._window.session, self.lit
        self.lit = (
            lit_by(self.sight, session.kaart) if self.sight is not None and session is not None else None
        )
        if self.lit is None:
            self.sight = None
        self._dim()
        self._write()
        if self.lit != before:
            self.changed.emit()

    def _dim(self) -> None:
        drawn = self._folds.drawn
        lit = frozenset(drawn(one) for one in self.lit.ids) if self.lit is not None else None
        self._window.canvas.set_dimmed(lit)

    def _write(self) -> None:
        lit = self.lit
        on_map = self._window.views.currentWidget() is self._window.canvas
        self.setVisible(lit is not None and on_map and not self._away)
        if lit is None:
            return
        self._title.setText(lit.title)
        self._name.setText(_shortened(lit.name))
        self._name.setToolTip("" if len(lit.name) <= _LONGEST else plain_tip(lit.name))
        self._name.setVisible(bool(lit.name))
        self._facts.setText(lit.facts)
        self.setAccessibleDescription(lit.sentence)
        reaches = isinstance(self.sight, Neighbours)
        self._depth.setVisible(reaches)
        self._follow.setVisible(reaches)
        if isinstance(self.sight, Neighbours):
            menu = self._window.commands["view.lens_depth"].menu()
            assert isinstance(menu, QMenu)
            self._depth.setMenu(menu)
            self._depth.setText(told_depth(self.sight.depth))
            far = f"{tr('How far')}: {self._depth.text()}"
            self._depth.setAccessibleName(far)
            self._depth.setToolTip(far)
        self._fit()


def _words(name: str, look: str) -> QLabel:
    label = plain_label()
    label.setObjectName(name)
    label.setWordWrap(False)
    dress(label, look)
    return label


def told_depth(depth: int | None) -> str:
    """How far that is, in words."""
    return tr("All steps") if depth is None else tr_count("{count} step away", "{count} steps away", depth)


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    half = _LONGEST // 2
    return f"{name[:half].rstrip()}…{name[-half:].lstrip()}"
