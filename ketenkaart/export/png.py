"""PNG: a page in pixels, painted by Qt in tiles, so that a large sheet does not need much memory.

Text is painted as the outlines of its glyphs: the same as in PDF and SVG, without the fonts of the system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path as FilePath
from threading import Lock
from typing import TYPE_CHECKING

from ketenkaart.drawing.displaylist import Box, Circle, Face, Item, Page, Path, Stroke, TextRun
from ketenkaart.drawing.textmeasure import units_per_em
from ketenkaart.export.glyphs import glyphs_of
from ketenkaart.export.outfile import ExportRefused, new_file
from ketenkaart.export.outlines import outline
from ketenkaart.export.pngfile import write_rows
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

_TILE_ROWS = 512  # a band of A0 at 300 dpi then takes 22 MB
_TILE_COLUMNS = 16_000  # Qt paints no wider than 32,767
_DEBIAN_PACKAGES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"
_SMOOTH = 0.01  # how far a dash on a curve may lie off it, mm
_MOST_PIXELS = 200_000  # a side
_painting = Lock()  # a path keeps what Qt works out when it is painted first: not by two threads at once


def write_png(
    page: Page,
    path: str | FilePath,
    dpi: float = 300.0,
    *,
    force: bool = False,
    progress: Callable[[float], object] | None = None,
) -> None:
    """Write a page as PNG.

    Args:
        page: the page.
        path: the file to make.
        dpi: pixels to the inch.
        force: whether a file that exists may be replaced.
        progress: is told the share that is done; may raise to stop.

    Raises:
        ExportRefused: the file exists already or cannot be written, there is no Qt, or the image would
            have too many pixels.
    """
    _require_qt()
    width, height = (max(round(side / 25.4 * dpi), 1) for side in (page.width, page.height))
    if max(width, height) > _MOST_PIXELS:
        raise ExportRefused(
            tr(
                "At {dpi:g} dpi the image would be {width} by {height} pixels. Choose a lower --dpi.",
                dpi=dpi,
                width=width,
                height=height,
            )
        )
    with new_file(path, force=force) as file:
        lines = rows(page, width, height, dpi / 25.4)
        write_rows(file, width, height, dpi, _told(lines, height, progress) if progress else lines)


def _told(lines: Iterable[bytes], height: int, progress: Callable[[float], object]) -> Iterator[bytes]:
    """The same rows; tells at each tile how far it is."""
    for number, line in enumerate(lines):
        if number % _TILE_ROWS == 0:
            progress(number / height)
        yield line


def rows(
    page: Page, width: int, height: int, scale: float, tile: tuple[int, int] = (_TILE_COLUMNS, _TILE_ROWS)
) -> Iterator[bytes]:
    """The rows of pixels of a page, painted tile by tile.

    Args:
        page: the page.
        width: px.
        height: px.
        scale: px to the millimetre.
        tile: the size of a tile, px.
    """
    placed = [(*_reach(item), item) for item in page.walk()]
    for top in range(0, height, tile[1]):
        bottom = min(top + tile[1], height)
        items = [item for first, last, item in placed if first * scale <= bottom and last * scale >= top]
        tiles = [
            _tile(page, items, scale, (left, top, min(tile[0], width - left), bottom - top))
            for left in range(0, width, tile[0])
        ]
        for y in range(bottom - top):
            yield b"".join(pixels[y * line : y * line + 3 * columns] for pixels, line, columns in tiles)


def to_image(page: Page, dpi: float) -> QImage:
    """A page as an image in memory; for small pages."""
    from PySide6.QtGui import QImage

    scale = dpi / 25.4
    width, height = (max(round(side * scale), 1) for side in (page.width, page.height))
    pixels, line, _ = _tile(page, list(page.walk()), scale, (0, 0, width, height))
    return QImage(pixels, width, height, line, QImage.Format.Format_RGB888).copy()


def _require_qt() -> None:
    try:
        import PySide6.QtGui  # noqa: F401
    except ModuleNotFoundError as error:
        raise ExportRefused(
            tr("PNG needs Qt, which is not installed: pip install PySide6-Essentials. PDF and SVG need none.")
        ) from error
    except ImportError as error:
        raise ExportRefused(
            tr(
                "PNG needs libraries of the system that are missing ({reason}). On Debian and Ubuntu: apt "
                "install {packages}. PDF and SVG need none.",
                reason=error,
                packages=_DEBIAN_PACKAGES,
            )
        ) from error


def _reach(item: Item) -> tuple[float, float]:
    """The top and bottom of an item, or more, mm."""
    if isinstance(item, TextRun):
        return item.y - 1.5 * item.size, item.y + item.size
    room = 2 * item.stroke.width if item.stroke else 0.0  # a mitre of 4 reaches so far
    if isinstance(item, Box):
        return item.rect.top - room, item.rect.bottom + room
    if isinstance(item, Circle):
        return item.y - item.radius - room, item.y + item.radius + room
    heights = [y for _, where in item.steps for y in where[1::2]] or [0.0]
    return min(heights) - room, max(heights) + room


def _tile(
    page: Page, items: list[Item], scale: float, place: tuple[int, int, int, int]
) -> tuple[bytes, int, int]:
    """A part of the page.

    Args:
        page: the page.
        items: what may be seen in it.
        scale: px to the millimetre.
        place: left, top, width and height, px.

    Returns:
        The pixels, the bytes of one row of them, and how many pixels of a row count.
    """
    from PySide6.QtGui import QColor, QImage, QPainter

    left, top, width, height = place
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(page.paper))
    with QPainter(image) as painter:
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        paint(painter, items)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    return bytes(image.constBits()), image.bytesPerLine(), width


def paint(painter: QPainter, items: Iterable[Item]) -> None:
    """Paint items of a page, exactly, on an image, a printer or anything else.

    Args:
        painter: its unit is the millimetre of the page.
        items: in painting order.
    """
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    for item in items:
        with _painting:
            _paint(painter, item)


def _paint(painter: QPainter, item: Item) -> None:
    from PySide6.QtCore import Qt

    if isinstance(item, TextRun):
        _paint_text(painter, item)
        return
    painter.setBrush(_colour(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
    dashed = item.stroke is not None and bool(item.stroke.dash)
    painter.setPen(_pen(item.stroke) if item.stroke and not dashed else Qt.PenStyle.NoPen)
    path = _shape(item)
    painter.drawPath(path)
    if item.stroke and dashed:
        painter.fillPath(_dashes(path, item.stroke), _colour(item.stroke.colour))


def _paint_text(painter: QPainter, run: TextRun) -> None:
    scale = run.size / units_per_em(run.face)
    shaped = glyphs_of(run)
    painter.save()
    painter.translate(run.x, run.y)
    painter.scale(scale, scale)
    for glyph, (right, up, advance, _) in zip(shaped.ids, shaped.places, strict=True):
        painter.translate(right, -up)
        painter.fillPath(_glyph(run.face, glyph), _colour(run.colour))
        painter.translate(advance - right + run.tracking / scale, up)
    painter.restore()


def _shape(item: Box | Circle | Path) -> QPainterPath:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QPainterPath

    if isinstance(item, Path):
        return _path((op.value, where) for op, where in item.steps)
    path = QPainterPath()
    if isinstance(item, Circle):
        path.addEllipse(QPointF(item.x, item.y), item.radius, item.radius)
    else:
        path.addRoundedRect(QRectF(*item.rect), item.radius, item.radius)
    return path


@cache
def _glyph(face: Face, glyph: int) -> QPainterPath:
    return _path(outline(face, glyph))


def _path(steps: Iterable[tuple[str, tuple[float, ...]]]) -> QPainterPath:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainterPath

    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    add: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "Q": path.quadTo,
        "C": path.cubicTo,
        "Z": path.closeSubpath,
    }
    for letter, where in steps:
        add[letter](*where)
    return path


def _dashes(path: QPainterPath, stroke: Stroke) -> QPainterPath:
    """The dashes of a line as a shape: Qt's own begin anew at the edge of a tile."""
    from PySide6.QtGui import QPainterPathStroker

    stroker = QPainterPathStroker(_pen(stroke))
    stroker.setCurveThreshold(_SMOOTH)
    return stroker.createStroke(path)


@cache
def _colour(colour: str) -> QColor:
    from PySide6.QtGui import QColor

    return QColor(colour)


@cache
def _pen(stroke: Stroke) -> QPen:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPen

    pen = QPen(_colour(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round_cap else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.SvgMiterJoin)
    pen.setMiterLimit(4)
    if stroke.dash:
        dash = stroke.dash * (1 + len(stroke.dash) % 2)
        pen.setDashPattern([length / stroke.width for length in dash])
    return pen
