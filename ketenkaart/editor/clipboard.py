"""The clipboard: a selection as elements for other maps, and as text, table and picture for others."""

from collections.abc import Iterable, Iterator, Sequence, Set
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QApplication

from ketenkaart.drawing.chart.chainmap import Chart
from ketenkaart.drawing.chart.lanes import phase_bars
from ketenkaart.drawing.displaylist import Box, Drawing, Group, Page
from ketenkaart.drawing.headersizes import header_left
from ketenkaart.drawing.screen import Screen
from ketenkaart.drawing.transform import placed
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.elements import qrect
from ketenkaart.editor.canvas.layers import is_head
from ketenkaart.edits.copying import copy
from ketenkaart.edits.tables import as_text, table_of
from ketenkaart.edits.wholes import with_contents
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr

ELEMENTS = "application/x-ketenkaart-elements"
SVG = "image/svg+xml"
_DPI = 150.0
_EDGE = 5.0  # mm around a picture
_LARGEST = 4_000.0  # mm: a larger picture has fewer dots


class Copied(QMimeData):
    """A selection on the clipboard; a picture is only drawn when a program asks for it."""

    def __init__(self, kaart: Ketenkaart, ids: Sequence[str], page: Page | None) -> None:
        """Hold a selection.

        Args:
            kaart: the map.
            ids: the elements.
            page: what they look like.
        """
        super().__init__()
        self._page = page
        self._title = kaart.about.name or tr("Chain map")
        rows = table_of(kaart, with_contents(kaart, ids))
        self.setText(as_text(rows))
        self.setHtml(_html(rows))
        self.setData(ELEMENTS, QByteArray(copy(kaart, ids).encode()))

    def formats(self) -> list[str]:
        """What it can be taken as."""
        pictures = [SVG, "image/png", "application/x-qt-image"] if self._page is not None else []
        return [*super().formats(), *pictures]

    def hasFormat(self, name: str) -> bool:
        """Whether it can be taken as this."""
        return name in self.formats()

    def retrieveData(self, name: str, kind: object) -> object:
        """The selection as one of its formats."""
        if self._page is not None and name == SVG:
            return _as_svg(self._page, self._title)
        if self._page is not None and name in ("image/png", "application/x-qt-image"):
            return _as_image(self._page)
        return super().retrieveData(name, kind)  # type: ignore[arg-type]


def put(kaart: Ketenkaart, ids: Sequence[str], canvas: Canvas) -> None:
    """Put a selection on the clipboard."""
    QGuiApplication.clipboard().setMimeData(Copied(kaart, ids, picture_of(canvas, ids)))


def put_picture(kaart: Ketenkaart, ids: Sequence[str], canvas: Canvas) -> None:
    """Put the picture of a selection, or of the whole map, on the clipboard."""
    page = picture_of(canvas, ids)
    if page is None:
        return
    data = QMimeData()
    data.setData(SVG, _as_svg(page, kaart.about.name or tr("Chain map")))
    data.setImageData(_as_image(page))
    QGuiApplication.clipboard().setMimeData(data)


def leave() -> None:
    """Leave what was copied to the system before the program ends: it cannot draw pictures any more then."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if not isinstance(data, Copied):
        return
    plain = QMimeData()
    plain.setText(data.text())
    plain.setHtml(data.html())
    plain.setData(ELEMENTS, data.data(ELEMENTS))
    clipboard.setMimeData(plain)


def elements() -> str:
    """The elements on the clipboard, as `edits.copying.paste` takes them; empty where there are none."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(ELEMENTS):  # there is none where nothing was ever copied
        return ""
    return bytes(data.data(ELEMENTS).data()).decode("utf-8", "replace")


def files() -> list[Path]:
    """The files on the clipboard, as a file manager copies them."""
    data = QApplication.clipboard().mimeData()
    urls = data.urls() if data is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def text() -> str:
    """The text on the clipboard, also where that is told as HTML alone."""
    data = QApplication.clipboard().mimeData()
    if data is not None and data.hasHtml() and not data.hasText():
        return QTextDocumentFragment.fromHtml(data.html()).toPlainText()
    return QApplication.clipboard().text()


def nothing_to_paste() -> str:
    """Why nothing can be pasted, where there is no text either."""
    data = QApplication.clipboard().mimeData()
    if data is None or not data.hasImage():
        return tr("There is no text on the clipboard.")
    return tr("A picture cannot be pasted. Text, cells of a spreadsheet and parts of a map can.")


def picture_of(canvas: Canvas, ids: Sequence[str]) -> Page | None:
    """What elements look like, on a page just as large; without elements the whole map."""
    shown = canvas.shown
    if shown is None:
        return None
    if not ids:
        return whole_picture(shown.screen.chart)
    shown_ids = with_contents(shown.screen.kaart, ids)
    chosen = {piece for one in shown_ids for piece in shown.scenery.of_element.get(one, ())}
    pieces = [piece for piece in shown.scenery.pieces if piece in chosen]
    bands = list(_bands(shown.screen, set(shown_ids)))
    area = QRectF()
    for frame in (*(qrect(band.rect) for band in bands), *(piece.frame for piece in pieces)):
        area = area.united(frame)
    heads = [one for one in shown.screen.chart.groups if one.id in shown_ids and is_head(shown.screen, one)]
    groups = [Group(items=tuple(bands)), *heads, *(piece.group for piece in pieces)]
    return None if area.isEmpty() else _page(area, groups)


def _bands(screen: Screen, ids: Set[str]) -> Iterator[Box]:
    """The coloured bands of the lanes among these, and of all lanes within the phases among these."""
    lanes, layout = screen.sizes.lanes.values(), screen.layout
    for lane in lanes:
        if lane.id in ids and not any(lane.id in other.parts and other.id in ids for other in lanes):
            rect, left = layout.lanes[lane.id], header_left(lane.depth)
            whole = rect._replace(left=left, width=rect.right - left)
            yield Box(whole, 0.0, screen.scene.lane_fill(lane.id))
    for phase, _, bar in phase_bars(screen.scene):
        if phase.id in ids:
            yield bar
            for lane in lanes:
                if not lane.depth:
                    rect = layout.lanes[lane.id]._replace(left=bar.rect.left, width=bar.rect.width)
                    yield Box(rect, 0.0, screen.scene.lane_fill(lane.id))


def whole_picture(chart: Chart) -> Page:
    """A drawn map on a page just as large."""
    bounds = chart.bounds
    return _page(QRectF(bounds.left, bounds.top, bounds.width, bounds.height), chart.groups)


def _page(area: QRectF, groups: Iterable[Group]) -> Page:
    dx, dy = _EDGE - area.left(), _EDGE - area.top()
    moved = tuple(placed(group, 1.0, dx, dy) for group in groups)
    return Page(area.width() + 2 * _EDGE, area.height() + 2 * _EDGE, moved)


def _as_svg(page: Page, title: str) -> QByteArray:
    from ketenkaart.export.svg import svg_text  # here, for the program starts without it

    return QByteArray(svg_text(page, Drawing((page,), title), outlines=True).encode())


def _as_image(page: Page) -> QImage:
    from ketenkaart.export.png import to_image  # here, for the program starts without it

    return to_image(page, _DPI * min(1.0, _LARGEST / 4 / max(page.width, page.height)))


def _html(rows: Sequence[Sequence[str]]) -> str:
    """A table as office programs take it."""
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
