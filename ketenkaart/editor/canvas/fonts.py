"""Glyphs of text runs for Qt: the bundled faces, at the very places the poster has them."""

from collections.abc import Sequence
from functools import cache, lru_cache

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


def glyph_run(runs: Sequence[TextRun], face: Face, size: float) -> QGlyphRun:
    """The glyphs of text runs of one face and size, seen from the start of the first run."""
    x, y = runs[0].x, runs[0].y
    words = [(run.text, round(run.x - x, 6), round(run.y - y, 6), run.tracking) for run in runs]
    return _glyph_run(tuple(words), face, size)


@lru_cache(maxsize=8_192)
def _glyph_run(words: tuple[tuple[str, float, float, float], ...], face: Face, size: float) -> QGlyphRun:
    """The glyphs of words at places; they are made once, wherever a change moves them."""
    ids: list[int] = []
    places: list[QPointF] = []
    scale = size / units_per_em(face)
    for text, left, base, tracking in words:
        shaped, x = glyphs_of(TextRun(text, face, size, left, base, 0.0, "", tracking)), left
        ids += shaped.ids
        for right, up, advance, _ in shaped.places:
            places.append(QPointF(x + right * scale, base - up * scale))
            x += advance * scale + tracking
    found = QGlyphRun()
    found.setRawFont(raw_font(face, size))
    found.setGlyphIndexes(ids)
    found.setPositions(places)
    return found
