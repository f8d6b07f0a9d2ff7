"""The bundled faces in an SVG: style sheet, and the characters used as WOFF.

Reference: WOFF File Format 1.0 (W3C, 2012). WOFF 2 would be a third smaller, and takes longer to make
than all the rest of the file.
"""

import base64
import struct
import zlib

from ketenkaart.drawing.displaylist import Face
from ketenkaart.export.glyphs import subset_of_text

_WEIGHT = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
_FAMILY = {"IBMPlexSans": "IBM Plex Sans", "IBMPlexSansCondensed": "IBM Plex Sans Condensed"}
_INSTEAD = {
    "IBMPlexSans": "Arial,'Liberation Sans','Noto Sans',sans-serif",
    "IBMPlexSansCondensed": "'Roboto Condensed','Arial Narrow','Liberation Sans Narrow',sans-serif",
}
_TEXT = (
    "text{white-space:pre;font-variant-ligatures:none;font-kerning:normal;text-rendering:geometricPrecision}"
)


def style_sheet(characters: dict[Face, set[str]]) -> str:
    """The style sheet of text in these faces, with these characters of each embedded."""
    used = [face for face in Face if face in characters]
    return "\n".join(
        [_TEXT, *(_class(face) for face in used), *(_embedded(face, characters[face]) for face in used)]
    )


def _class(face: Face) -> str:
    family, _, style = face.value.partition("-")
    families = f"'{_FAMILY[family]}',{_INSTEAD[family]}"
    return f".{face.name}{{font-family:{families};font-weight:{_WEIGHT[style]}}}"


def _embedded(face: Face, characters: set[str]) -> str:
    family, _, style = face.value.partition("-")
    data = base64.b64encode(woff(subset_of_text(face, characters))).decode()
    return (
        f"@font-face{{font-family:'{_FAMILY[family]}';font-weight:{_WEIGHT[style]};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def woff(font: bytes) -> bytes:
    """A TrueType file as WOFF."""
    flavour, count = struct.unpack(">LH", font[:6])
    entries = [struct.unpack(">4sLLL", font[12 + 16 * i : 28 + 16 * i]) for i in range(count)]
    at, directory, body, size = 44 + 20 * count, b"", b"", 12 + 16 * count
    for tag, checksum, offset, length in entries:
        table = font[offset : offset + length]
        packed = min(table, zlib.compress(table, 9), key=len)  # of equal length it must be the table
        directory += struct.pack(">4sLLLL", tag, at + len(body), len(packed), length, checksum)
        body += packed + b"\0" * (-len(packed) % 4)
        size += length + -length % 4
    head = struct.pack(">4sLLHHL", b"wOFF", flavour, at + len(body), count, 0, size)
    return head + struct.pack(">HHLLLLL", 1, 0, 0, 0, 0, 0, 0) + directory + body
