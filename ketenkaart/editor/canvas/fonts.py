"""Glyphs of text runs for Qt: the bundled faces, at the very places the poster has them."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont

from ketenkaart.drawing.displaylist import Face, TextRun
from ketenkaart.drawing.textmeasure import units_per_em
from ketenkaart.export.glyphs import glyphs_of
from ketenkaart.resources import resource


@cache
def raw_font(face: Face, size: float) -> QRawFont:
    """A face at a size, without hinting, so that the places of glyphs hold at each zoom."""
    found = QRawFont(_loaded(face))
    found.setPixelSize(size)
    return found


@cache
def _loaded(face: Face) -> QRawFont:
    path = str(resource("fonts", f"{face.value}.ttf"))
    return QRawFont(path, 10.0, QFont.HintingPreference.PreferNoHinting)


def glyph_run(runs: Iterable[TextRun], face: Face, size: float) -> QGlyphRun:
    """The glyphs of text runs of one face and size."""
    ids: list[int] = []
    places: list[QPointF] = []
    scale = size / units_per_em(face)
    for run in runs:
        shaped, x = glyphs_of(run), run.x
        ids += shaped.ids
        for right, up, advance, _ in shaped.places:
            places.append(QPointF(x + right * scale, run.y - up * scale))
            x += advance * scale + run.tracking
    found = QGlyphRun()
    found.setRawFont(raw_font(face, size))
    found.setGlyphIndexes(ids)
    found.setPositions(places)
    return found
