"""Fonts: the bundled faces for the map, and the font of the window."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from ketenkaart.drawing.displaylist import Face
from ketenkaart.resources import resource

_LEAST = 14  # px
_OWN = 15  # px; the bundled face is narrow
_WEIGHTS = {300: QFont.Weight.Light, 400: QFont.Weight.Normal, 500: QFont.Weight.Medium}
_WEIGHTS |= {600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}
_POOR = ("dejavu", "bitstream", "liberation", "nimbus", "free", "sans serif", "helvetica", "arial", "fixed")


@cache
def _family(face: Face) -> str:
    """The family of a face; it can be used from now on."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{face.value}.ttf")))
    families = QFontDatabase.applicationFontFamilies(number)
    return (
        families[0] if families else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )


def load_faces() -> None:
    """Make all bundled faces known to Qt; needs an application."""
    for face in Face:
        _family(face)


@cache
def face_font(face: Face) -> QFont:
    """A face of the map for `QPainter.drawText`; set its size on a copy.

    It is shaped as the layout measured it: kerned, without ligatures, without hinting.
    """
    load_faces()
    font = QFont(_family(face))
    font.setWeight(_WEIGHTS[int(face.name[1:])])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    for ligature in ("liga", "clig", "dlig", "calt"):
        font.setFeature(QFont.Tag.fromString(ligature), 0)
    return font


def raw_font(face: Face, pixels: float) -> QRawFont:
    """A face of the map for glyphs placed one by one."""
    path = str(resource("fonts", f"{face.value}.ttf"))
    return QRawFont(path, pixels, QFont.HintingPreference.PreferNoHinting)


def window_font(system: QFont, scale: float = 1.0) -> QFont:
    """The font of the window: the system's, at least 14 px; the bundled one where that is a makeshift.

    Args:
        system: the font that the system gives.
        scale: how many times larger than usual.
    """
    known = QFontInfo(system)
    if known.family().lower().startswith(_POOR):
        load_faces()
        font, size = QFont(_family(Face.C400)), _OWN
    else:
        font, size = QFont(system), max(known.pixelSize(), _LEAST)
    font.setPixelSize(round(size * scale))
    return font


def heading_family(font: QFont) -> str:
    """The family of headings that goes with the font of the window."""
    return _family(Face.S600) if font.family() == _family(Face.C400) else font.family()
