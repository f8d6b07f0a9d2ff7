"""Words broken over lines, put together again for who searches or listens."""

from collections.abc import Sequence
from typing import NamedTuple

from ketenkaart.drawing.displaylist import TextRun

_HYPHENS = ("-", "\u2010", "\u00ad")


class Piece(NamedTuple):
    """A part of a run; `actual` is what it stands for, None where it says what it shows."""

    text: str
    actual: str | None = None


def pieces(runs: Sequence[TextRun]) -> list[list[Piece]]:
    """Each run in pieces: a broken word whole on its first piece, nothing on the others.

    Args:
        runs: the runs of one group, in their order.
    """
    found: list[list[Piece]] = []
    follows = False
    for index, run in enumerate(runs):
        text = run.text
        row: list[Piece] = []
        if follows:
            tail, text = _split_head(text)
            row.append(Piece(tail, ""))
        goes_on = run.hyphenated or run.joined
        follows = follows and not text and goes_on
        if goes_on and text and index + 1 < len(runs):
            head, space, tail = text.rpartition(" ")
            row += [Piece(head + space), Piece(tail, _start(tail, run) + _rest(runs, index + 1))]
            follows = bool(tail)
        elif text:
            row.append(Piece(text))
        found.append([piece for piece in row if piece.text])
    return found


def _rest(runs: Sequence[TextRun], index: int) -> str:
    """What follows of a word that goes on at the start of this run."""
    run = runs[index]
    head, after = _split_head(run.text)
    if (run.hyphenated or run.joined) and not after and index + 1 < len(runs):
        return _start(head, run) + _rest(runs, index + 1)
    return head


def _start(text: str, run: TextRun) -> str:
    """The start of a word at the end of a run, without a hyphen that is not its own."""
    return text[:-1] if run.hyphenated and text.endswith(_HYPHENS) else text


def _split_head(text: str) -> tuple[str, str]:
    head, space, after = text.partition(" ")
    return head, space + after
