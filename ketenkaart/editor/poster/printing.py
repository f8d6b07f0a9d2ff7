"""Printing sheets: one page each, exactly as large as they are."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ketenkaart.drawing.displaylist import Page
from ketenkaart.drawing.papers import SIZES
from ketenkaart.editor.poster.latest import Tell
from ketenkaart.export.outfile import ExportRefused
from ketenkaart.export.png import paint
from ketenkaart.texts import tr

_SAME = 2.0  # mm: printers give their papers in points or inches


def printer_for(page: Page) -> QPrinter:
    """A printer with paper of the size of a page, without margins of its own: a sheet has them."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(_layout(page))
    return printer


def _layout(page: Page) -> QPageLayout:
    lies = page.width > page.height
    size = QSizeF(min(page.width, page.height), max(page.width, page.height))
    orientation = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size, QPageSize.Unit.Millimeter), orientation, QMarginsF())


def paper_in(printer: QPrinter) -> tuple[str, bool]:
    """The paper that was chosen in the dialog of the system, and whether it lies on its long side."""
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    short, long = sorted((size.width(), size.height()))
    for name, (width, height) in SIZES.items():
        if abs(short - width) < _SAME and abs(long - height) < _SAME:
            return name, size.width() > size.height()
    return f"{size.width():.0f}x{size.height():.0f}", size.width() > size.height()


def print_pages(printer: QPrinter, pages: Sequence[Page], title: str, tell: Tell) -> None:
    """Print pages.

    Raises:
        ExportRefused: the printer does not take them.
        Stopped: the person stopped it.
    """
    printer.setDocName(title)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportRefused(tr("The printer takes no pages now. See whether it is on, and try again."))
    try:
        for number, page in enumerate(pages):
            tell(number / len(pages))
            before = pages[number - 1]
            if number and (page.width, page.height) != (before.width, before.height):
                printer.setPageLayout(_layout(page))
            if number and not printer.newPage():
                raise ExportRefused(tr("The printer stopped at sheet {number}.", number=number + 1))
            painter.save()
            dots = printer.logicalDpiX() / 25.4
            painter.scale(dots, dots)
            paint(painter, page.walk())
            painter.restore()
    finally:
        painter.end()
