"""Blocks of words for the heads of lanes: with fewer rows, the name alone, or that cut short."""

from collections.abc import Iterable, Iterator

from ketenkaart.drawing.headersizes import HeaderBlock, HeaderRow, RowKind
from ketenkaart.drawing.typeset import Line, Style, begun, one_line, widest
from ketenkaart.editor.canvas.shortening import shortened

DESCENT = 1.2  # below the last row, mm
_RISE, _DROP = 0.745, 0.205  # of letters above and below their base line, of their size
_BELOW = frozenset("gjpqyçQ,;()[]{}/|_@§")  # what reaches below it


def shorter(block: HeaderBlock) -> Iterator[HeaderBlock]:
    """The block with fewer rows: without its kind, without its role, the name alone."""
    name, *others = block.rows
    if len(others) > 1:
        for left_out in (RowKind.KIND, RowKind.ROLE):
            yield _without(block, left_out)
    yield alone(block, name.lines)


def _without(block: HeaderBlock, kind: RowKind) -> HeaderBlock:
    """The block without a row; those under it move up."""
    at = next((number for number, row in enumerate(block.rows) if row.kind is kind), None)
    if at is None:
        return block
    if at == len(block.rows) - 1:
        return block._replace(rows=block.rows[:at], height=foot(block.rows[at - 1]) + DESCENT)
    up = foot(block.rows[at]) - foot(block.rows[at - 1])
    lower = tuple(row._replace(y=row.y - up) for row in block.rows[at + 1 :])
    return block._replace(rows=(*block.rows[:at], *lower), height=block.height - up)


def alone(block: HeaderBlock, lines: tuple[Line, ...]) -> HeaderBlock:
    """A name, or something for it, without any rows under it: no higher than its letters."""
    name = block.rows[0]
    row = name._replace(y=_RISE * name.style.size, lines=lines)
    drop = 0.0 if _BELOW.isdisjoint(lines[-1].text) else _DROP
    return block._replace(rows=(row,), height=foot(row) + drop * name.style.size)


def foot(row: HeaderRow) -> float:
    """The base line of the last line of a row."""
    return row.y + (len(row.lines) - 1) * row.style.lead


def cut_short(name: HeaderRow, room: float) -> Iterator[tuple[Line, ...]]:
    """A name on fewer and fewer lines: as many as are whole, and the rest with its words cut short."""
    for last in reversed(range(max(len(name.lines) - 1, 1))):
        kept = name.lines[:last]
        if all(not line.hyphenated for line in kept):
            rest = _rest(_joined(name.lines[last:]), name.style, room)
            if rest:
                yield (*kept, *rest)


def _rest(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """A text on one line, its words cut short as far as need be; at last its beginning."""
    forms = (one_line(form, style) for form in shortened(text))
    return next((line for line in forms if widest(line) <= room), ()) or begun(text, style, room)


def _joined(lines: Iterable[Line]) -> str:
    """Lines of one text on one line."""
    return "".join(_going_on(line) for line in lines).rstrip()


def _going_on(line: Line) -> str:
    return line.text[:-1] if line.hyphenated else line.text if line.joined else f"{line.text} "


def hang(block: HeaderBlock) -> float:
    """How far a block reaches below its last base line."""
    return block.height - foot(block.rows[-1])


def is_line(block: HeaderBlock) -> bool:
    """Whether it is a name alone, on one line."""
    return len(block.rows) == len(block.rows[0].lines) == 1


def is_lines(block: HeaderBlock) -> bool:
    """Whether it is a name alone, on several lines."""
    return len(block.rows) == 1 < len(block.rows[0].lines)
