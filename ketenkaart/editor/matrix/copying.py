"""The matrix as a table for spreadsheets and documents."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from ketenkaart.analysis.matrix import Column, Row
from ketenkaart.edits.tables import as_text
from ketenkaart.model.nouns import noun
from ketenkaart.texts import capital, tr


def as_data(columns: Sequence[Column], rows: Sequence[Row]) -> QMimeData:
    """The matrix for the clipboard: as a table with heads, and as text with tabs."""
    table = list(_table(columns, rows))
    data = QMimeData()
    data.setText(as_text(table))
    data.setHtml(_html(table))
    return data


def _table(columns: Sequence[Column], rows: Sequence[Row]) -> Sequence[Sequence[str]]:
    """A row for each element; above the names of roles and bodies stand their levels."""
    own = [tr("Kind"), tr("Number"), tr("Name"), tr("Whose")]
    levels = ["", "", "", "", *(capital(column.level.title) for column in columns)]
    heads = [*own, *(column.told for column in columns)]
    cells = [
        [capital(noun(row.collection)), row.code, row.name, row.owner, *(cell.told for cell in row.cells)]
        for row in rows
    ]
    return [levels, heads, *cells]


def _html(table: Sequence[Sequence[str]]) -> str:
    lines = []
    for number, row in enumerate(table):
        tag = "th" if number < 2 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return f"<table>{''.join(lines)}</table>"
