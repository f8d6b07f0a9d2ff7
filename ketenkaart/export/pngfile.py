"""A PNG file written row by row, so that it need not fit in memory.

Reference: PNG specification, second edition (ISO/IEC 15948).
"""

import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 6
_UNFILTERED = b"\0"


def write_rows(file: BinaryIO, width: int, height: int, dpi: float, rows: Iterable[bytes]) -> None:
    """Write an image of 8-bit red, green and blue.

    Args:
        file: where to.
        width: px.
        height: px.
        dpi: pixels to the inch.
        rows: from top to bottom, each three bytes for a pixel.
    """
    per_metre = round(dpi / 0.0254)
    file.write(_SIGNATURE)
    _chunk(file, b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    _chunk(file, b"sRGB", b"\0")
    _chunk(file, b"pHYs", struct.pack(">LLB", per_metre, per_metre, 1))
    packer = zlib.compressobj(_LEVEL)
    for row in rows:
        packed = packer.compress(_UNFILTERED + row)
        if packed:
            _chunk(file, b"IDAT", packed)
    _chunk(file, b"IDAT", packer.flush())
    _chunk(file, b"IEND", b"")


def _chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    file.write(struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)))
