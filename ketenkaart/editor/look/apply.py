"""Giving the application its look, now and whenever the system changes its own."""

from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QWidget

from ketenkaart.editor.look.fonts import heading_family, window_font
from ketenkaart.editor.look.stylesheet import stylesheet
from ketenkaart.editor.look.tokens import DARK, LIGHT, Tokens, high_contrast, tokens_in_use, use_tokens

Scheme = Literal["light", "dark", "system"]

_SHADOW = 24  # how far a shadow reaches, px
_BEAMER = 4 / 3  # letters beside those that are typed, in a work session


def apply_look(app: QApplication, scheme: Scheme = "system", text_scale: float = 1.0) -> None:
    """Give the whole application its look; can be called again at any time.

    Args:
        app: the application.
        scheme: light, dark, or whichever the system has, now and later.
        text_scale: how many times larger than usual texts are.
    """
    look = app.findChild(_Look) or _Look(app)
    look.choose(scheme, text_scale)


def text_scale() -> float:
    """How many times larger than usual the texts of the application are."""
    app = QApplication.instance()
    look = app.findChild(_Look) if app is not None else None
    return look.text_scale if look is not None else 1.0


def dress(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet, such as "filled" or "heading"."""
    widget.setProperty("look", look)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain QWidget has a background, too
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is before it is first seen
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def enlarge(large: bool, *widgets: QWidget) -> None:
    """Give widgets, and what is in them, letters that are read from a beamer; or their usual ones."""
    size = round(QFontInfo(QApplication.font()).pixelSize() * _BEAMER)
    for widget in widgets:
        widget.setStyleSheet(f"* {{ font-size: {size}px }}" if large else "")


def cast_shadow(widget: QWidget) -> None:
    """Let what floats over the map stand out from it; not in high contrast, which has borders."""
    if tokens_in_use().contrast:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt's stubs forget it
        return
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(_SHADOW)
    shadow.setOffset(0, _SHADOW / 6)
    shadow.setColor(QColor(0, 0, 0, 70))
    widget.setGraphicsEffect(shadow)


class _Look(QObject):
    """The look of an application, and what it follows."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._chosen: tuple[Scheme, float] = ("system", 1.0)
        self._system_palette = QPalette(app.palette())
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # from Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def text_scale(self) -> float:
        """How many times larger than usual texts are."""
        return self._chosen[1]

    def choose(self, scheme: Scheme, text_scale: float) -> None:
        """Use a scheme and size of text."""
        self._chosen = (scheme, text_scale)
        hints = self._app.styleHints()
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme)
        if wanted is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wanted)  # the frame of the window and system dialogs follow
        self._follow()

    def _follow(self) -> None:
        tokens = self._tokens()
        use_tokens(tokens)
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font = window_font(system, self._chosen[1])
        self._app.setPalette(palette(tokens))
        self._app.setFont(font)
        high = self._app.primaryScreen().availableSize().height()
        self._app.setStyleSheet(stylesheet(tokens, font.pixelSize(), heading_family(font), high))

    def _tokens(self) -> Tokens:
        hints = self._app.styleHints()
        if hasattr(hints, "accessibility"):
            wish = hints.accessibility().contrastPreference()
            if wish == Qt.ContrastPreference.HighContrast:
                return high_contrast(self._system_palette)
        dark = self._chosen[0] == "dark"
        if self._chosen[0] == "system":
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """The colours for all that no style sheet reaches."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.panel,
        roles.AlternateBase: tokens.window,
        roles.Text: tokens.text,
        roles.PlaceholderText: tokens.disabled if tokens.contrast else tokens.muted,
        roles.Button: tokens.panel,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.error,
        roles.ToolTipBase: tokens.tip,
        roles.ToolTipText: tokens.on_tip,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Light: tokens.panel,
        roles.Midlight: tokens.window,
        roles.Mid: tokens.line,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.edge,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return made
