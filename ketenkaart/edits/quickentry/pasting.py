"""Pasting: several lines drawn one after the other, as one edit."""

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from ketenkaart.changes.apply import apply
from ketenkaart.changes.diff import diff
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.quickentry.deeds import edit_of, phase_after
from ketenkaart.edits.quickentry.marks import REMARK_BY_MARK, WHAT_BY_MARK
from ketenkaart.edits.quickentry.parsing import parse
from ketenkaart.edits.quickentry.pieces import cut
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr_count

_STEPS_ON = re.compile(r"\S\s+>\s+\S")
_MARKS = {*WHAT_BY_MARK, *REMARK_BY_MARK, '"'}


class Drawn(NamedTuple):
    """Lines that were read and drawn.

    Attributes:
        edit: what they come to; undone as a whole.
        phase: the id of the phase that is in force after them.
        lines: how many of them it draws; the one behind these is wrong.
    """

    edit: Edit
    phase: str | None
    lines: int


def is_list(lines: Sequence[str]) -> bool:
    """Whether lines hold nothing but names, one in each or in cells: those are steps and no lines to read."""
    in_cells = any("\t" in line for line in lines)
    return in_cells or all(len(cut(line)) == 1 and line[:1] not in _MARKS for line in lines)


def is_drawn(line: str) -> bool:
    """Whether a line that is pasted into a map is one of quick entry: it has a > between two parts."""
    return "\t" not in line and _STEPS_ON.search(line) is not None


def draw_lines(
    kaart: Ketenkaart,
    lines: Sequence[str],
    selection: Sequence[str] = (),
    phase: str | None = None,
    random: Random | None = None,
) -> Drawn:
    """Draw lines up to the first that is wrong.

    Args:
        kaart: the map.
        lines: the lines.
        selection: the ids of what is selected; each line goes on from what the one before it selects.
        phase: the id of the phase in force.
        random: what new ids are made of.
    """
    after, edits = kaart, []
    for line in lines:
        entry = parse(after, line, selection, phase)
        edit = edit_of(after, entry, random)
        if edit.refusal:
            break
        edits.append(edit)
        after = apply(after, edit.changes)
        selection = selection if edit.select is None else edit.select
        phase = phase_after(entry, edit)
    if len(edits) == 1:
        return Drawn(edits[0], phase, 1)
    label = tr_count("Quick entry: {count} line", "Quick entry: {count} lines", len(edits))
    selects = any(edit.select is not None for edit in edits)
    whole = Edit(diff(kaart, after, label), tuple(selection) if selects else None)
    return Drawn(whole, phase, len(edits))
