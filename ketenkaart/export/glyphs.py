"""The bundled faces as glyphs: shaped text, outlines, subsets to embed; by uharfbuzz."""

from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from ketenkaart.drawing.displaylist import Face
from ketenkaart.export.cleantext import clean
from ketenkaart.resources import resource

_FEATURES = {"liga": False, "clig": False, "dlig": False, "kern": True}
_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "OS/2", "name", "cmap", "post", "gasp")


class Shaped(NamedTuple):
    """A text as glyphs, from left to right; lengths in units of the face, y up.

    Attributes:
        ids: the number of each glyph in the face.
        places: of each glyph how far right of and above the pen it stands, and how far it moves the pen
            right and up.
        starts: of each glyph the index in the text of the first character it shows.
    """

    ids: list[int]
    places: list[tuple[int, int, int, int]]
    starts: list[int]


@cache
def font(face: Face) -> hb.Font:
    """The face as uharfbuzz knows it."""
    path = resource("fonts", f"{face.value}.ttf")
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


@cache
def units_per_em(face: Face) -> int:
    """How many units of the face make its size."""
    return int(font(face).face.upem)


@lru_cache(maxsize=20_000)
def shape(text: str, face: Face) -> Shaped:
    """The glyphs of a text: kerned, without ligatures; unwritable characters as U+FFFD."""
    buffer = hb.Buffer()
    buffer.add_str(clean(text))
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "nl"
    hb.shape(font(face), buffer, _FEATURES)
    infos = buffer.glyph_infos
    return Shaped(
        [info.codepoint for info in infos],
        [place.position for place in buffer.glyph_positions],
        [info.cluster for info in infos],
    )


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
    wanted.unicode_set.update(map(ord, text))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, ("kern", "mark", "mkmk", "ccmp")))
    return bytes(hb.subset(font(face).face, wanted).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
