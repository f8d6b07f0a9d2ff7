"""The lines of the matrix as they are shown: a heading for each kind, its elements below it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketenkaart.analysis.matrix import GOVERNED, NOTHING, Cell, Matrix, Row
from ketenkaart.model.nouns import COUNTED
from ketenkaart.model.vocabulary import Part
from ketenkaart.texts import mark, tr, tr_count

KIND_TITLES = {
    "steps": mark("Steps"),
    "flows": mark("Flows"),
    "koppelvlakken": mark("Interfaces"),
    "documents": mark("Documents"),
    "agreements": mark("Agreements"),
}
_SIGNS = {
    Part.DECIDES: mark("D"),
    Part.ACCOUNTABLE: mark("A"),
    Part.RESPONSIBLE: mark("R"),
    Part.CONSULTED: mark("C"),
    Part.INFORMED: mark("I"),
    Part.GUARDS: mark("G"),
    Part.DISCUSSES: mark("S"),
}


class Heading(NamedTuple):
    """The line above the elements of a kind.

    Attributes:
        collection: the kind.
        total: how many elements there are.
        gaps: in how many of them nobody has a part.
        counts: in how many of them each role and body has a part.
    """

    collection: str
    total: int
    gaps: int
    counts: tuple[int, ...]

    @property
    def title(self) -> str:
        """What the kind is called."""
        return tr(KIND_TITLES[self.collection])

    @property
    def told(self) -> str:
        """The kind with its counts."""
        gaps = tr("{count} without a role or meeting body", count=self.gaps) if self.gaps else ""
        return ", ".join(part for part in (tr_count(*COUNTED[self.collection], self.total), gaps) if part)


Line = Heading | Row


def key_of(line: Line) -> str:
    """By what a line is known: its element, or its kind."""
    return line.element if isinstance(line, Row) else line.collection


def lines_of(matrix: Matrix, kind: str = "", only: frozenset[str] | None = None) -> tuple[Line, ...]:
    """The lines of a matrix.

    Args:
        matrix: all of it.
        kind: the only kind that is shown; empty for all.
        only: the only elements that are shown; none for all.
    """
    return tuple(_lines(matrix, kind, only))


def _lines(matrix: Matrix, kind: str, only: frozenset[str] | None) -> Iterator[Line]:
    for collection in GOVERNED:
        rows = [row for row in matrix.rows if row.collection == collection]
        shown = [row for row in rows if only is None or row.element in only]
        if shown and kind in ("", collection):
            yield _heading(collection, rows, len(matrix.columns))
            yield from shown


def _heading(collection: str, rows: list[Row], columns: int) -> Heading:
    counts = tuple(sum(row.cells[place] is not NOTHING for row in rows) for place in range(columns))
    return Heading(collection, len(rows), sum(row.is_gap for row in rows), counts)


def sign_of(part: Part) -> str:
    """The letter that stands for a part; it is one of those of its word."""
    return tr(_SIGNS[part])


def signs_of(parts: Iterable[Part]) -> str:
    """The letters of parts."""
    return "".join(dict.fromkeys(map(sign_of, parts)))


def legend() -> str:
    """What each letter stands for; a letter is not parted from its words."""
    return " · ".join(f"{sign_of(part)}\u00a0{part.title}" for part in Part)


def words_of(cell: Cell) -> str:
    """The part of a cell in words; also that nobody has one."""
    return cell.told or tr("no part")
