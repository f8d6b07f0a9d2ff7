"""Faces embedded in a PDF: only the glyphs used, with the characters they stand for."""

import hashlib
import struct

from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.textmeasure import font, units_per_em
from ketenkaart.export.glyphs import advances, characters, subset_of_glyphs
from ketenkaart.export.pdffile import PdfFile

_STEM = {"Light": 60, "Regular": 80, "Medium": 100, "SemiBold": 120, "Bold": 140}
_SYMBOLIC = 4
_ROWS_PER_BLOCK = 100  # the format's limit


def embed_face(file: PdfFile, face: Face, glyphs: set[int]) -> int:
    """Add a face with these glyphs; gives the number of the font."""
    used = sorted(glyphs | {0})
    program = subset_of_glyphs(face, used)
    name = f"{_prefix(program)}+{face.value}"
    program_number = file.add_stream(program, f"/Length1 {len(program)}")
    descriptor = file.add(_descriptor(face, name, program_number))
    widths = " ".join(f"{glyph}[{_per_mille(face, advances(face)[glyph])}]" for glyph in used)
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor {descriptor} 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap/Identity/DW 1000/W[{widths}]>>"
    )
    meaning = file.add_stream(_to_unicode(face, used).encode())
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {meaning} 0 R>>"
    )


def _prefix(program: bytes) -> str:
    """Six letters that tell this subset from others."""
    digest = hashlib.md5(program, usedforsecurity=False).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _per_mille(face: Face, length: float) -> str:
    return f"{length * 1000 / units_per_em(face):g}"


def _descriptor(face: Face, name: str, program: int) -> str:
    head = font(face).face.reference_table("head").data
    box = " ".join(_per_mille(face, side) for side in struct.unpack(">4h", head[36:44]))
    extents = font(face).get_font_extents("ltr")
    capital = font(face).get_glyph_extents(font(face).get_nominal_glyph(ord("H"))).y_bearing
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {_per_mille(face, extents.ascender)}/Descent {_per_mille(face, extents.descender)}"
        f"/CapHeight {_per_mille(face, capital)}/StemV {_STEM[face.value.rpartition('-')[2]]}"
        f"/FontFile2 {program} 0 R>>"
    )


def _to_unicode(face: Face, glyphs: list[int]) -> str:
    known = [(glyph, characters(face)[glyph]) for glyph in glyphs if glyph in characters(face)]
    rows = [f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>" for glyph, char in known]
    blocks = [rows[first : first + _ROWS_PER_BLOCK] for first in range(0, len(rows), _ROWS_PER_BLOCK)]
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP.replace("ROWS", mapped)


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
ROWS
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
