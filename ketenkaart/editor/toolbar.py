"""The toolbar: the deeds of every day, the views, and the one filled button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ketenkaart.editor.actions.menus import LINE
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.segments import Segments
from ketenkaart.editor.look.tokens import ICON
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_STEPS = (
    *("insert.step", "insert.step_partner", "insert.step_parallel", "insert.step_before", "insert.decision"),
    *(LINE, "insert.partner", "insert.phase"),
)
_VIEWS = ("view.map", "view.poster", "view.meetings", "view.matrix", "view.text")
_LABELS_FROM, _TEXTS_FROM = 1440, 1180  # px; in a narrower window some or all buttons show icons only
_WIDE_VIEWS_FROM = 1530  # px; in a narrower one the words of the views stand closer
_PAD_TOO_FROM = 1030  # px; in a narrower one what the context pad has, too, is left out
_REST = 10  # the arrow at the end of a bar that has not room for all, px


class ToolBar(QToolBar):
    """The bar below the menus."""

    def __init__(self, window: "Window") -> None:
        """Empty until `fill`."""
        super().__init__(tr("Toolbar"), window)
        self._window = window
        self.setObjectName("toolbar")
        self.setMovable(False)
        self._fit_icons()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._texts: list[QToolButton] = []
        self._labelled: list[QToolButton] = []
        self._in_pad: list[QAction] = []

    def fill(self) -> None:
        """Put its buttons in, once the actions are there; those of parts that are missing are left out."""
        self._button("view.outline")
        self.addSeparator()
        self._button("edit.undo")
        self._button("edit.redo")
        self.addSeparator()
        self._add_menu(self._button("insert.step", tr("Step")), _STEPS)
        self._button("insert.flow", tr("Connect"), labelled=True)
        self._in_pad.append(self.actions()[-1])
        self._button("gov.assign", tr("Assign"), labelled=True)
        self._in_pad.append(self.actions()[-1])
        self._space()
        self._add_views()
        self._space()
        self._button("view.lens", tr("Lens"), labelled=True)
        self._button("view.layers", tr("Layers"), labelled=True)
        self._button("edit.find")
        self._button("view.present")
        self.addSeparator()
        self._make_filled(self._button("file.poster", tr("Make poster…")), "poster")
        self._button("view.form")
        self._dress_rest()

    def _add_menu(self, button: QToolButton, actions: tuple[str, ...]) -> None:
        """What else a button can do, behind the arrow beside it."""
        menu = QMenu(button)
        self._window.commands.fill(menu, actions)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _dress_rest(self) -> None:
        """The button behind which stands what has no room."""
        rest = self.findChild(QToolButton, "qt_toolbar_ext_button")  # Qt calls it so
        if rest is None:
            return
        rest.setIcon(icon("chevron_right"))
        rest.setIconSize(QSize(_REST, _REST))
        rest.setToolTip(tr("More buttons"))
        rest.setAccessibleName(tr("More buttons"))

    def _add_views(self) -> None:
        """The views of the map, side by side."""
        commands = self._window.commands
        group = QActionGroup(self)
        for view in (one for one in _VIEWS if one in commands):
            group.addAction(commands[view])
        self._views = Segments(group.actions(), tr("View"), self)
        self._views.setObjectName("tool_views")
        self.addWidget(self._views)

    def _button(self, action_id: str, text: str = "", *, labelled: bool = False) -> QToolButton:
        button = QToolButton(self)
        if action_id not in self._window.commands:
            button.hide()
            return button
        action = self._window.commands[action_id]
        button.setObjectName(f"tool_{action_id.replace('.', '_')}")
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRaise(True)
        if action.menu() is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if text:
            button.setText(text)
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            button.setToolButtonStyle(
                style if not action.icon().isNull() else Qt.ToolButtonStyle.ToolButtonTextOnly
            )
            action.changed.connect(lambda: button.setText(text))
            self._texts.append(button)
            if labelled:
                self._labelled.append(button)
        button.setAccessibleName(text or action.text())
        self.addWidget(button)
        return button

    def _make_filled(self, button: QToolButton, name: str) -> None:
        """Fill a button; its icon then has the colour of its text, also after the action was updated."""
        dress(button, "filled")
        light = icon(name, "on_accent")
        button.setIcon(light)
        button.defaultAction().changed.connect(lambda: button.setIcon(light))

    def _space(self) -> None:
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)

    def changeEvent(self, event: QEvent) -> None:
        """Icons are as large as the letters need, and labels stand where there is room for them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_icons()
            self._show_labels(self.window().width())

    def _fit_icons(self) -> None:
        side = round(ICON * text_scale())
        self.setIconSize(QSize(side, side))

    def fit(self, width: int) -> None:
        """Fit a window of another width, at once: else it is painted before its words have room.

        Args:
            width: of the window, px.
        """
        self._show_labels(width)
        for layout in (self._views.layout(), self.layout()):
            if layout is not None:
                layout.activate()

    def _show_labels(self, width: int) -> None:
        """Show labels only where the window is wide enough; while fonts change Qt must lay out nothing."""
        beside, only = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._texts:
            least = _LABELS_FROM if button in self._labelled else _TEXTS_FROM
            button.setToolButtonStyle(beside if width >= least * text_scale() else only)
        self._views.fit(narrow=width < _WIDE_VIEWS_FROM * text_scale())
        for place in self._in_pad:
            place.setVisible(width >= _PAD_TOO_FROM * text_scale())
