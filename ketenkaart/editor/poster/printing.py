"""Printing sheets: one page each, exactly as large as they are."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ketenkaart.drawing.displaylist import Page
from ketenkaart.drawing.papers import SIZES, PaperError, paper_of
from ketenkaart.editor.poster.latest import Tell
from ketenkaart.export.outfile import ExportRefused
from ketenkaart.export.png import paint
from ketenkaart.model.about import PageSetup
from ketenkaart.texts import tr

_SAME = 2.0  # mm


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


def give_back_size(printer: QPrinter, page: Page) -> None:
    """The size of a page again, where Qt's dialog took US Letter for a size that has no name.

    A file, and a printer that takes any size, can have it.
    """
    sizes, info, wished = QPageSize.PageSizeId, QPrinterInfo(printer), _layout(page)
    changed = (wished.pageSize().id(), printer.pageLayout().pageSize().id()) == (sizes.Custom, sizes.Letter)
    if changed and (info.isNull() or info.supportsCustomPageSizes()):
        printer.setPageLayout(wished)


def usual_paper() -> PageSetup | None:
    """The paper of the printer that is used as a rule; none where there is no printer, or one for labels."""
    printer = QPrinterInfo.defaultPrinter()
    size = printer.defaultPageSize().size(QPageSize.Unit.Millimeter)
    setup = _setup(max(size.width(), size.height()), min(size.width(), size.height()))
    try:
        paper_of(setup.paper)
    except PaperError:
        return None
    return None if printer.isNull() else setup


def holds(printer: QPrinter, page: Page) -> bool:
    """Whether the paper of a printer is as large as a page, and lies as it does."""
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return abs(size.width() - page.width) < _SAME and abs(size.height() - page.height) < _SAME


def paper_in(printer: QPrinter) -> PageSetup:
    """The paper that was chosen in the dialog of the system, and how it lies."""
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return _setup(size.width(), size.height())


def _setup(across: float, down: float) -> PageSetup:
    """The paper of a size; printers know only points or inches."""
    short, long = sorted((across, down))
    for name, (width, height) in SIZES.items():
        if abs(short - width) < _SAME and abs(long - height) < _SAME:
            return PageSetup(paper=name, landscape=across > down)
    return PageSetup(paper=f"{across:.0f}x{down:.0f}", landscape=across > down)


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
