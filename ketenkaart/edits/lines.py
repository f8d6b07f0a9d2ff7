"""Pasted lines as steps: lines of a text, or the rows of a spreadsheet, connected in their order."""

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal, NamedTuple

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.making import New, a_document, a_partner, a_phase, make_flow, make_step
from ketenkaart.edits.names import LONGEST_NAME, LONGEST_TEXT, clean_line
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Step
from ketenkaart.texts import tr, tr_count

Column = Literal["step", "partner", "phase", "document", "lead_time"]
HEADINGS: Mapping[str, Column] = {
    **dict.fromkeys(
        ("stap", "processtap", "ketenstap", "activiteit", "step", "process step", "activity"), "step"
    ),
    **dict.fromkeys(
        ("partner", "ketenpartner", "organisatie", "wie", "verantwoordelijke", "uitvoerder"), "partner"
    ),
    **dict.fromkeys(("chain partner", "organisation", "organization", "who"), "partner"),
    **dict.fromkeys(("fase", "phase"), "phase"),
    **dict.fromkeys(("document", "bericht", "product", "message"), "document"),
    **dict.fromkeys(("doorlooptijd", "lead time"), "lead_time"),
}
"""What the columns of a spreadsheet may be called, in Dutch and English."""
_STEPS_TOO = frozenset(("naam", "omschrijving", "name", "description"))
"""What the column of the steps may be called as well, where no other one is called so."""
WITHOUT_HEADINGS: tuple[Column, ...] = ("step", "partner", "phase", "document")
_LONGEST: Mapping[Column, int] = {"step": LONGEST_TEXT, "lead_time": 60}
"""How many characters of a cell are taken, where that is not as many as a name may have."""
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*))(\t|\r\n|[\r\n]|\Z)')
"""A cell, and what ends it; a spreadsheet puts quotation marks round one of several lines."""
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
        if len(row["step"]) > LONGEST_NAME:
            self._draft.set(step.id, description=row["step"])  # a name is cut there
        if row.get("lead_time"):
            self._draft.set(step.id, lead_time=row["lead_time"])
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
    cells = _cells(text)
    columns = headings(cells[0]) if cells else []
    if "step" in columns:
        return [row_of(row, columns) for row in cells[1:]]
    return [row_of(row, in_order(cells)) for row in cells]


def headings(cells: Sequence[str]) -> list[Column | None]:
    """What the cells of a line say of their columns; None where a cell is no heading that is known."""
    words = [clean_line(cell).casefold() for cell in cells]
    found = [HEADINGS.get(word) for word in words]
    steps = [place for place, word in enumerate(words) if word in _STEPS_TOO]
    if steps and any(found) and "step" not in found:
        found[steps[0]] = "step"
    return found


def in_order(cells: Sequence[Sequence[str]]) -> list[Column | None]:
    """What columns without headings are: in their order, behind one that only counts the rows."""
    rows = [row for row in cells if any(cell.strip() for cell in row)]
    counts = all(len(row) > 1 and row[0].strip().rstrip(".").isdecimal() for row in rows)
    return [*([None] if rows and counts else []), *WITHOUT_HEADINGS]


def row_of(cells: Sequence[str], columns: Sequence[Column | None]) -> dict[Column, str]:
    """The cells of a row by column, cleaned; where two are of one column the first counts."""
    row: dict[Column, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None:
            row.setdefault(column, clean_line(cell, _LONGEST.get(column, LONGEST_NAME)))
    row["step"] = clean_line(_MARKER.sub("", row.get("step", "")), LONGEST_TEXT)
    return row


def _cells(text: str) -> list[list[str]]:
    """The cells of each line of a text, with tabs between them."""
    rows: list[list[str]] = [[]]
    text = text.strip("\r\n")
    for quoted, plain, end in _CELL.findall(text):
        rows[-1].append(quoted.replace('""', '"') if quoted else plain)
        if end == "":
            break
        if end != "\t":
            rows.append([])
    return rows
