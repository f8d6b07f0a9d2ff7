"""Spreadsheets: the cells of an .xlsx, .csv or .tsv file, or of pasted rows, as texts.

Nothing is calculated, fetched or unpacked to disk: of a formula the value counts that was saved with it. A
zip is counted while it is inflated, and no XML in it may have a DOCTYPE.
"""

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path, PurePosixPath
from typing import Any

from ketenkaart.interchange.cleantext import one_line, shortened
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
MOST_ROWS = 500
MOST_COLUMNS = 50
MOST_EMPTY = 100_000  # rows without anything that are passed over
MOST_PARTS = 2_000
MOST_INFLATED = 64 * 1024 * 1024
MOST_RATIO = 100
SMALL = 1024 * 1024  # what inflates to less may do so at any ratio
LONGEST_CELL = 2_000
_CHUNK = 64 * 1024
_LOOKED_AT = 50  # lines, to tell by what cells are separated
_FORMULA = ("'=", "'+", "'-", "'@")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))

Cells = list[list[str]]


def read_spreadsheet(path: str | Path) -> Cells:
    """The cells of the first sheet that holds any; rows without any are left out.

    Raises:
        FileRefused: it cannot be read; its message says why.
    """
    path = Path(path)
    try:
        cells = cells_of(read_bytes(path))
        if not cells:
            raise FileRefused(tr("there is nothing in this table."))
        return cells
    except FileRefused as refused:
        refused.file = path.name or str(path)
        raise


def cells_of(data: bytes) -> Cells:
    """The cells in the bytes of a file.

    Raises:
        FileRefused: it is no spreadsheet that can be read.
    """
    if data.startswith(b"PK"):
        _check_zip(data)
        return _xlsx(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(tr("this is an old Excel file. Save it as .xlsx or .csv."))
    return cells_of_text(_decoded(data), ",;\t|")


def cells_of_text(text: str, separators: str = "\t;") -> Cells:
    """The cells of a text with a row on each line; a spreadsheet gives it with tabs when it is pasted.

    Args:
        text: the text.
        separators: what may stand between cells; what fits the lines best does.

    Raises:
        FileRefused: there are too many rows or columns.
    """
    best = max(separators, key=lambda one: _fit(text, one))
    return _bounded(_split(text, best if _fit(text, best) > (0, 0) else "\t"))


def _fit(text: str, separator: str) -> tuple[float, int]:
    """How well a separator fits: the share of the lines with as many cells as the first one, and how many."""
    lines = text.lstrip("\r\n").splitlines()[:_LOOKED_AT]
    counts = [len(row) for row in _split("\n".join(lines), separator) if row]
    if not counts or counts[0] < 2:
        return 0, 0
    return counts.count(counts[0]) / len(counts), counts[0]


def _split(text: str, separator: str) -> Iterator[list[str]]:
    lines = text.splitlines()
    if text.count('"') % 2:
        yield from (line.split(separator) for line in lines)
        return
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    yield from rows


def _decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or else what Windows wrote in Western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise FileRefused(tr("this is no spreadsheet. Save it as .xlsx or .csv."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _bounded(rows: Iterable[Iterable[Any]]) -> Cells:
    """The rows that hold something, as texts, without empty columns at the right.

    Raises:
        FileRefused: there are too many rows or columns.
    """
    found: Cells = []
    empty = 0
    for row in rows:
        texts = [_text(value) for _, value in zip(range(MOST_COLUMNS + 1), row, strict=False)]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            empty += 1
        if len(texts) > MOST_COLUMNS:
            raise FileRefused(tr("the table has more than {count} columns.", count=MOST_COLUMNS))
        if (len(found) == MOST_ROWS and texts) or empty > MOST_EMPTY:
            raise FileRefused(
                tr("the table has more than {count} rows, too many for one map.", count=MOST_ROWS)
            )
        if texts:
            found.append(texts)
    width = max(map(len, found), default=0)
    return [row + [""] * (width - len(row)) for row in found]


def _text(value: Any) -> str:
    """A cell as a person reads it, in one line."""
    if value is None or isinstance(value, bool | time):
        return "" if value is None else str(value)
    if isinstance(value, datetime):
        whole = value.time() == time.min
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = one_line(str(value)[: 2 * LONGEST_CELL])
    if text.startswith(_FORMULA):
        text = text[1:]  # set before it so that a spreadsheet would not calculate it
    return shortened(text, LONGEST_CELL)


def _check_zip(data: bytes) -> None:
    """Refuse a zip that could do harm.

    Raises:
        FileRefused: it holds too much, or what no spreadsheet holds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise FileRefused(tr("the file has too many parts for a spreadsheet."))
            left = MOST_INFLATED
            for part in parts:
                left -= _check_part(archive, part, left)
    except FileRefused:
        raise
    except Exception as error:  # zipfile may raise anything on a damaged file
        raise _damaged() from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> int:
    """Inflate a part without keeping it; gives how large it is."""
    name = PurePosixPath(part.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in part.filename or ":" in part.filename:
        raise FileRefused(tr("the file names a place outside itself, which can do harm."))
    size, tail = 0, b""
    with archive.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            size += len(chunk)
            if size > most or (size > SMALL and size > MOST_RATIO * part.compress_size):
                raise FileRefused(tr("the file becomes too large when it is unpacked."))
            if any(mark in tail + chunk for mark in _DOCTYPES):
                raise FileRefused(
                    tr("the file has a DOCTYPE, which can do harm. Save it without, or take the line out.")
                )
            tail = chunk[-32:]
    return size


def _xlsx(data: bytes) -> Cells:
    """The cells of the first sheet that holds any."""
    from openpyxl import load_workbook  # here, as it takes a while and few need it

    return _guarded(lambda: _first_sheet(load_workbook, data))


def _first_sheet(load: Callable[..., Any], data: bytes) -> Cells:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of looks and extras that are not taken over
        book = load(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size need not be so
            cells = _bounded(sheet.iter_rows(values_only=True))
            if cells:
                return cells
    return []


def _guarded(do: Callable[[], Cells]) -> Cells:
    """Do what a library does with a foreign file; it may raise anything.

    Raises:
        FileRefused: whatever it was.
    """
    try:
        return do()
    except FileRefused:
        raise
    except Exception as error:
        raise _damaged() from error


def _damaged() -> FileRefused:
    return FileRefused(tr("this is no spreadsheet, or it is damaged. Save it anew as .xlsx or .csv."))
