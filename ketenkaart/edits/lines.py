"""Pasted lines as steps: lines of a text, or the rows of a spreadsheet, connected in their order."""

import csv
import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal, NamedTuple

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.making import New, a_document, a_partner, a_phase, make_flow, make_step
from ketenkaart.edits.names import clean_line
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Step
from ketenkaart.texts import tr, tr_count

Column = Literal["step", "partner", "phase", "document"]
HEADINGS: Mapping[str, Column] = {
    **dict.fromkeys(
        ("stap", "processtap", "ketenstap", "activiteit", "step", "process step", "activity"), "step"
    ),
    **dict.fromkeys(("partner", "ketenpartner", "organisatie", "wie", "chain partner", "who"), "partner"),
    **dict.fromkeys(("fase", "phase"), "phase"),
    **dict.fromkeys(("document", "bericht", "product", "message"), "document"),
}
"""What the columns of a spreadsheet may be called, in Dutch and English."""
WITHOUT_HEADINGS: tuple[Column, ...] = ("step", "partner", "phase", "document")
_MARKER = re.compile(r"^\s*(?:[-–•*·]|\d{1,3}[.)])\s+")


class Pasted(NamedTuple):
    """What became of pasted lines.

    Attributes:
        edit: the edit.
        lines: how many lines there were, without a line of headings.
        steps: how many of them became steps.
    """

    edit: Edit
    lines: int = 0
    steps: int = 0

    @property
    def sentence(self) -> str:
        """What became of them, such as: 12 lines pasted: 10 steps, 2 skipped."""
        lines = tr_count("{count} line pasted", "{count} lines pasted", self.lines)
        steps = tr_count("{count} step", "{count} steps", self.steps)
        skipped = self.lines - self.steps
        if not skipped:
            return f"{lines}: {steps}."
        return tr("{lines}: {steps}, {skipped} skipped.", lines=lines, steps=steps, skipped=skipped)


def paste_lines(
    kaart: Ketenkaart,
    text: str,
    after: str | None = None,
    partner: str | None = None,
    phase: str | None = None,
    random: Random | None = None,
) -> Pasted:
    """Make a step of each line and connect them in their order.

    A cell that is empty is what the row above it has. A document goes along to the next step.

    Args:
        kaart: the map.
        text: lines of step names, or rows of cells between tabs, with or without headings.
        after: the step after which they come.
        partner: the partner of steps for which there is none in the text; else that of `after`.
        phase: the phase of steps for which there is none in the text; else that of `after`.
        random: what new ids are made of.
    """
    return paste_rows(kaart, read_rows(text), after, partner, phase, random)


def paste_rows(
    kaart: Ketenkaart,
    rows: Sequence[Mapping[Column, str]],
    after: str | None = None,
    partner: str | None = None,
    phase: str | None = None,
    random: Random | None = None,
) -> Pasted:
    """Make a step of each row and connect them in their order. Arguments as for `paste_lines`."""
    before = kaart.get(Step, after)
    if before is not None:
        partner, phase = partner or before.partner, phase or before.phase
    draft = Draft(kaart, random)
    made = _Line(draft, after if before else None, partner, phase)
    for row in rows:
        made.add(row)
    made.end()
    if not made.steps:
        return Pasted(refused(tr("There are no lines on the clipboard.")), len(rows))
    label = tr_count("Paste {count} line", "Paste {count} lines", len(rows))
    return Pasted(draft.edit(label, tuple(made.steps)), len(rows), len(made.steps))


class _Line:
    """Steps that are added one after another."""

    def __init__(self, draft: Draft, last: str | None, partner: str | None, phase: str | None) -> None:
        self.steps: list[str] = []
        self._draft = draft
        self._last = last
        self._partner = partner
        self._phase = phase
        self._documents: tuple[str | New, ...] = ()

    def add(self, row: Mapping[Column, str]) -> None:
        """Add the step of a row; nothing where it names none."""
        if not row.get("step"):
            return
        if row.get("partner"):
            self._partner = a_partner(self._draft, New(row["partner"]), self._partner)
        if row.get("phase"):
            self._phase = a_phase(self._draft, New(row["phase"]))
        step = make_step(self._draft, row["step"], self._partner, self._phase, after=self._last)
        if self._last is not None:
            make_flow(self._draft, self._last, step.id, documents=self._documents)
        self._last = step.id
        self._documents = (New(row["document"]),) if row.get("document") else ()
        self.steps.append(step.id)

    def end(self) -> None:
        """Keep the document of the last row, too, though nothing carries it yet."""
        for document in self._documents:
            a_document(self._draft, document)


def read_rows(text: str) -> list[dict[Column, str]]:
    """The rows of a text by column, without headings; one for each line, also for an empty one."""
    cells = _cells(text.strip("\r\n"))
    columns = headings(cells[0]) if cells else []
    if "step" in columns:
        return [row_of(row, columns) for row in cells[1:]]
    return [row_of(row, WITHOUT_HEADINGS) for row in cells]


def headings(cells: Sequence[str]) -> list[Column | None]:
    """What the cells of a line say of their columns; None where a cell is no heading that is known."""
    return [HEADINGS.get(clean_line(cell).casefold()) for cell in cells]


def row_of(cells: Sequence[str], columns: Sequence[Column | None]) -> dict[Column, str]:
    """The cells of a row by column, cleaned; where two are of one column the first counts."""
    row: dict[Column, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None:
            row.setdefault(column, clean_line(cell))
    row["step"] = clean_line(_MARKER.sub("", row.get("step", "")))
    return row


def _cells(text: str) -> list[list[str]]:
    """The cells of each line; a spreadsheet puts quotation marks round a cell of several lines."""
    lines = text.splitlines()
    if "\t" not in text or text.count('"') % 2:
        return [line.split("\t") for line in lines]
    try:
        return [row or [""] for row in csv.reader(text.splitlines(keepends=True), delimiter="\t")]
    except csv.Error:
        return [line.split("\t") for line in lines]
