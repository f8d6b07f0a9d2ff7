"""The colours and sizes of the window: light, dark, and those of a system in high contrast."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

RADIUS, RADIUS_CARD = 6, 8  # px
ICON = 20  # px
TOOLBAR, BUTTON, STATUS_BAR, ROW = 48, 34, 30, 28  # heights, px


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours in use, each "#RRGGBB"; `soft` is a background on which its colour is read.

    Attributes:
        dark: whether light stands on dark.
        contrast: whether these are the system's colours for high contrast: wide borders, no tints.
        window: behind everything; panel: bars, docks and fields; shade: behind pictures.
        line: between parts; edge: around what can be filled in or pressed.
        selected: behind what is selected in a list or menu, with on_selected on it.
        tip: behind tooltips and toasts, with on_tip on it.
    """

    dark: bool
    contrast: bool
    window: str
    panel: str
    shade: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selected: str
    on_selected: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    tip: str
    on_tip: str
    handle: str


LIGHT = Tokens(
    dark=False,
    contrast=False,
    window="#F3F5F7",
    panel="#FFFFFF",
    shade="#E8EBEF",
    hover="#EDF0F3",
    line="#DCE1E7",
    edge="#828E9B",
    text="#17212D",
    muted="#566374",
    disabled="#A6B0BA",
    accent="#0B6670",
    accent_hover="#09545C",
    accent_soft="#E2F1F2",
    on_accent="#FFFFFF",
    selected="#E2F1F2",
    on_selected="#0B6670",
    warn="#8A5200",
    warn_soft="#FFF3DB",
    error="#B3261E",
    error_soft="#FCEBEA",
    tip="#17212D",
    on_tip="#FFFFFF",
    handle="#C5CDD6",
)

DARK = Tokens(
    dark=True,
    contrast=False,
    window="#1C2127",
    panel="#232930",
    shade="#15191E",
    hover="#2D343C",
    line="#343C46",
    edge="#778391",
    text="#E9EDF2",
    muted="#A3AFBD",
    disabled="#5E6976",
    accent="#57C3CC",
    accent_hover="#7AD3DA",
    accent_soft="#173D41",
    on_accent="#0E1B1E",
    selected="#173D41",
    on_selected="#57C3CC",
    warn="#F2B84B",
    warn_soft="#3A2E14",
    error="#FF8A80",
    error_soft="#44211F",
    tip="#0D1116",
    on_tip="#E9EDF2",
    handle="#48525E",
)


def high_contrast(system: QPalette) -> Tokens:
    """The colours of the system alone, for who set it to high contrast."""

    def of(role: QPalette.ColorRole) -> str:
        return system.color(QPalette.ColorGroup.Active, role).name()

    window, text = of(QPalette.ColorRole.Window), of(QPalette.ColorRole.WindowText)
    accent, on_accent = of(QPalette.ColorRole.Highlight), of(QPalette.ColorRole.HighlightedText)
    disabled = system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    surfaces = dict.fromkeys(("window", "panel", "shade", "hover", "warn_soft", "error_soft", "tip"), window)
    inks = dict.fromkeys(("line", "edge", "text", "muted", "warn", "error", "on_tip", "handle"), text)
    return Tokens(
        dark=QColor(window).lightness() < QColor(text).lightness(),
        contrast=True,
        disabled=disabled,
        accent=accent,
        accent_hover=accent,
        accent_soft=window,
        on_accent=on_accent,
        selected=accent,
        on_selected=on_accent,
        **surfaces,
        **inks,
    )


_in_use = LIGHT


def use_tokens(tokens: Tokens) -> None:
    """Paint with these colours from now on."""
    global _in_use
    _in_use = tokens


def tokens_in_use() -> Tokens:
    """The colours that are painted with now; who paints by hand asks each time."""
    return _in_use
