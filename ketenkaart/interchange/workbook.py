"""Workbooks: tables of texts as an .xlsx file, a sheet for each, for any spreadsheet program."""

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from ketenkaart.interchange.cleantext import cleaned, shortened

LONGEST_CELL = 32_767  # of the format itself
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_WIDEST, _ROOM = 60, 2  # characters


def workbook(sheets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> bytes:
    """A workbook of sheets, each with a title and rows; the first row holds the headings.

    Whole numbers are numbers, so that they sort as such; all else is text, and none is calculated.
    """
    from openpyxl import Workbook  # here, as it takes a while and few need it

    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(shortened(_NOT_IN_TITLES.sub(" ", title), _LONGEST_TITLE))
        sheet.freeze_panes = "A2"
        for number, width in enumerate(_widths(rows)):
            sheet.column_dimensions[_letter(number)].width = width
        for place, row in enumerate(rows):
            sheet.append([_cell(sheet, text, is_heading=place == 0) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str, *, is_heading: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    if _NUMBER.fullmatch(text):
        cell = WriteOnlyCell(sheet, int(text))
    else:
        cell = WriteOnlyCell(sheet, shortened(cleaned(text), LONGEST_CELL))
        cell.data_type = "s"  # else a text that begins with = is a formula
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if is_heading:
        cell.font = Font(bold=True)
    return cell


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number + 1))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is, so that most cells are read whole."""
    columns = zip_longest(*rows, fillvalue="")
    return [min(max(map(len, column)), _WIDEST) + _ROOM for column in columns]
