"""The columns of a table of steps: what each one is, and the map that its rows become."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ketenkaart.changes.apply import apply
from ketenkaart.edits.lines import Column, headings, in_order, paste_rows, row_of
from ketenkaart.edits.names import clean_name
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import language_in_use, mark, tr, tr_count

COLUMNS: tuple[tuple[Column, str], ...] = (
    ("step", mark("Step")),
    ("partner", mark("Partner")),
    ("phase", mark("Phase")),
    ("document", mark("Document")),
    ("lead_time", mark("Lead time")),
)
"""What a column can be, with its name."""

_COUNTED: tuple[tuple[Column, str, str], ...] = (
    ("partner", mark("{count} partner"), mark("{count} partners")),
    ("phase", mark("{count} phase"), mark("{count} phases")),
    ("document", mark("{count} document"), mark("{count} documents")),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and what their columns are.

    Attributes:
        cells: the rows.
        columns: what each column is; None for one that is left out.
        headed: whether the first row holds headings.
    """

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[Column | None, ...]
    headed: bool

    def with_cells(self, cells: Sequence[Sequence[str]]) -> "Table":
        """Other rows in the same columns, and new ones that are left out."""
        width = max(map(len, cells), default=0)
        columns = (*self.columns, *[None] * width)[:width]
        return replace(self, cells=tuple(map(tuple, cells)), columns=columns)

    def with_headings(self, headed: bool) -> "Table":
        """The same with or without headings."""
        return replace(self, headed=headed)

    def with_column(self, number: int, kind: Column | None) -> "Table":
        """The same where a column is something else; another one is not that any more."""
        columns = [None if one == kind else one for one in self.columns]
        columns[number] = kind
        return replace(self, columns=tuple(columns))

    @property
    def rows(self) -> list[dict[Column, str]]:
        """The rows by column."""
        return [row_of(cells, self.columns) for cells in self.cells[1 if self.headed else 0 :]]

    @property
    def can_be_made(self) -> bool:
        """Whether there is a step in it."""
        return any(row["step"] for row in self.rows)

    def sentence(self) -> str:
        """What becomes of the rows, or why nothing does."""
        if not self.cells:
            return tr("Each row becomes a step, connected to the next one.")
        if "step" not in self.columns:
            return tr("Say above a column that it holds the steps.")
        rows = self.rows
        steps = [row for row in rows if row["step"]]
        if not steps:
            return tr("There is no step in these rows.")
        counts = [tr_count("{count} step", "{count} steps", len(steps))]
        for kind, one, many in _COUNTED:
            names = {row[kind].casefold() for row in steps if row.get(kind)}
            if names:
                counts.append(tr_count(one, many, len(names)))
        return self._with_rest(" · ".join(counts), len(rows) - len(steps))

    def _with_rest(self, counts: str, skipped: int) -> str:
        """The counts, with what was recognised and what is passed over."""
        known = [tr(text) for kind, text in COLUMNS if self.headed and kind in headings(self.cells[0])]
        parts = [counts + "."]
        if known:
            parts.append(tr("Recognised by heading: {columns}.", columns=", ".join(known)))
        if skipped:
            rows = tr_count("{count} row", "{count} rows", skipped)
            parts.append(tr("Without a step and passed over: {rows}.", rows=rows))
        return "\n".join(parts)

    def kaart(self, title: str) -> Ketenkaart:
        """The map of its rows."""
        about = About(
            id=ABOUT_ID, name=clean_name(title), language="en" if language_in_use() == "en" else "nl"
        )
        empty = Ketenkaart.of([about])
        return apply(empty, paste_rows(empty, self.rows).edit.changes)


def table_of(cells: Sequence[Sequence[str]]) -> Table:
    """A table with its columns as far as they can be recognised; where no heading says it, in their order."""
    if not cells:
        return Table((), (), headed=False)
    found = headings(cells[0])
    known = [kind if kind not in found[:number] else None for number, kind in enumerate(found)]
    headed = any(known)
    if not headed:
        known = [*in_order(cells), *[None] * len(known)][: len(known)]
    elif "step" not in known and None in known:
        known[known.index(None)] = "step"
    return Table(tuple(map(tuple, cells)), tuple(known), headed)
