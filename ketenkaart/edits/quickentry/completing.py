"""Completing: the names that what is being typed may become."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ketenkaart.edits.quickentry.entry import FLOW_KIND_BY_CARGO, What
from ketenkaart.edits.quickentry.likeness import fold, one_apart
from ketenkaart.edits.quickentry.lookup import TYPE_BY_WHAT, Lookup, is_name, names_of
from ketenkaart.edits.quickentry.marks import REMARK_BY_MARK, WHAT_BY_MARK
from ketenkaart.edits.quickentry.parsing import parse
from ketenkaart.edits.quickentry.pieces import cut
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Step
from ketenkaart.model.record import Record

LEAST_TYPED = 2
LEAST_INSIDE = 4
LEAST_MISTYPED = 4
MOST_CHOICES = 20
_BEHIND = re.compile(r"(?:^|\s)&\s*|\s#")
_SPLITS = re.compile(r"\s[&#]|(?:^|\s)via\s", re.IGNORECASE)
_STARTS, _WITHIN, _INSIDE, _MISTYPED, _NO_MATCH = range(5)
_PLAIN: tuple[What, ...] = (What.PARTNER, What.STEP, What.DOCUMENT)


class Choice(NamedTuple):
    """A name that what is being typed may become.

    Attributes:
        text: the name, for people.
        what: what it is.
        id: the id of what has that name.
        insert: what stands in the line once it is taken.
    """

    text: str
    what: What
    id: str
    insert: str


class _Typing(NamedTuple):
    """What is being typed.

    Attributes:
        start: where it starts.
        end: where the name ends, which is behind the caret if the caret stands in it.
        typed: the name up to the caret, folded.
        kinds: what it may be.
    """

    start: int
    end: int
    typed: str
    kinds: tuple[What, ...]


def completions(kaart: Ketenkaart, text: str, caret: int, selection: Sequence[str] = ()) -> list[Choice]:
    """The names that the word at the caret may become.

    Names that start so come first, then those in which a word does, then those that hold it in a word, as
    "dienst" is in Belastingdienst, then those a typing mistake apart; among these what fits the place first,
    and what was added last.

    Args:
        kaart: the map.
        text: the line.
        caret: the place of the caret in it.
        selection: the ids of what is selected.
    """
    typing = _typing(text, caret)
    if typing is None or len(typing.typed) < LEAST_TYPED:
        return []
    expected = parse(kaart, text[: typing.start] + "x", selection).expects
    lookup = Lookup(kaart)
    ranked = []
    for what in typing.kinds:
        for age, record in enumerate(_newest_first(kaart, what)):
            rank = min((_rank(typing.typed, fold(name)) for name in names_of(record)), default=None)
            if rank is not None and rank < _NO_MATCH:
                ranked.append((rank, what is not expected, age, typing.kinds.index(what), record, what))
    ranked.sort(key=lambda one: one[:4])
    return [_choice(lookup, record, what) for *_, record, what in ranked[:MOST_CHOICES]]


def complete(text: str, caret: int, choice: Choice) -> tuple[str, int]:
    """The line with a choice taken at the caret, and where the caret stands then."""
    typing = _typing(text, caret)
    if typing is None:
        return text, caret
    head = text[: typing.start] + choice.insert
    return head + text[typing.end :], len(head)


def _rank(typed: str, name: str) -> int:
    if name.startswith(typed):
        return _STARTS
    if re.search(rf"(?<!\w){re.escape(typed)}", name):
        return _WITHIN
    if len(typed) >= LEAST_INSIDE and typed in name:
        return _INSIDE
    beginnings = (name[: len(typed) + more] for more in (-1, 0, 1))
    if len(typed) >= LEAST_MISTYPED and any(one_apart(typed, one) for one in beginnings):
        return _MISTYPED
    return _NO_MATCH


def _newest_first(kaart: Ketenkaart, what: What) -> Iterable[Record]:
    """The records of a kind; the last added has the highest number, or stands last."""
    if what is What.STEP:
        return sorted(kaart.steps, key=lambda step: step.number or 0, reverse=True)
    return reversed(kaart.all(TYPE_BY_WHAT[what]))


def _choice(lookup: Lookup, record: Record, what: What) -> Choice:
    """A name to choose; a step whose name another step has, too, is put in the line by its number."""
    name = names_of(record)[0]
    namesakes = (
        isinstance(record, Step) and sum(fold(one.name) == fold(name) for one in lookup.kaart.steps) > 1
    )
    insert = lookup.code(lookup.thing(record)) if namesakes else _quoted(name)
    return Choice(name, what, record.id, insert)


def _quoted(name: str) -> str:
    """A name as it is typed: in quotes where it would be read as something else."""
    marks = {*WHAT_BY_MARK, *REMARK_BY_MARK, '"', "“", "„", "&"}
    plain = len(cut(f"{name} ")) == 1 and name[0] not in marks and is_name(name) and not _SPLITS.search(name)
    if plain:
        return name
    return f"“{name}”" if '"' in name else f'"{name}"'


def _typing(text: str, caret: int) -> _Typing | None:
    """What is being typed at the caret."""
    caret = max(0, min(caret, len(text)))
    if text.lstrip()[:1] in REMARK_BY_MARK:
        return None
    piece = next((one for one in cut(text) if one.start <= caret <= one.end), None)
    if piece is None:
        return None
    start = piece.start
    kinds = _PLAIN
    behind = list(_BEHIND.finditer(text, start, caret))
    if behind:
        start = behind[-1].end()
        kinds = (What.PHASE,) if behind[-1][0].strip() == "#" else (What.BODY, What.ROLE)
    elif text[start : start + 1] in WHAT_BY_MARK:
        what = WHAT_BY_MARK[text[start]]
        kinds = (What.DOCUMENT if what in FLOW_KIND_BY_CARGO else what,)
        start += 1
    start += len(text[start:caret]) - len(text[start:caret].lstrip())
    rest = re.split(r"[\s\]\"”]", text[caret : piece.end], maxsplit=1)[0]
    end = caret + len(rest)
    return _Typing(start, end, fold(text[start:caret]), kinds)
