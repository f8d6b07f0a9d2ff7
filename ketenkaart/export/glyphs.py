"""The glyphs of text runs, and subsets of the bundled faces to embed; by uharfbuzz."""

from collections.abc import Collection
from functools import cache

import uharfbuzz as hb

from ketenkaart.drawing.displaylist import Face, TextRun
from ketenkaart.drawing.textmeasure import Shaped, font, shape
from ketenkaart.export.cleantext import clean

_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "OS/2", "name", "cmap", "post", "gasp")
_FEATURES = ("kern", "mark", "mkmk", "ccmp")


def glyphs_of(run: TextRun) -> Shaped:
    """The glyphs of a run as measured; characters that cannot be written as U+FFFD."""
    return shape(clean(run.text), run.face)


@cache
def advances(face: Face) -> list[int]:
    """How far each glyph of the face moves the pen where nothing is kerned."""
    of_glyph = font(face).get_glyph_h_advance
    return [of_glyph(glyph) for glyph in range(font(face).face.glyph_count)]


@cache
def characters(face: Face) -> dict[int, str]:
    """The character of each glyph that has one; the lowest where it has several."""
    found: dict[int, str] = {}
    mapping = {code: font(face).get_nominal_glyph(code) for code in sorted(font(face).face.unicodes)}
    for code, glyph in mapping.items():
        if glyph is not None:
            found.setdefault(glyph, chr(code))
    return found


def subset_of_glyphs(face: Face, glyphs: Collection[int]) -> bytes:
    """A TrueType file with only these glyphs, under their own numbers, without layout tables."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    for tag in _LAYOUT_TABLES:
        wanted.drop_table_tag_set.add(_tag(tag))
    return bytes(hb.subset(font(face).face, wanted).blob.data)


def subset_of_text(face: Face, text: Collection[str]) -> bytes:
    """A TrueType file with what these characters need, kerning included, ligatures not."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, clean("".join(text))))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    return bytes(hb.subset(font(face).face, wanted).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
