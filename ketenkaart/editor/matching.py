"""Matching: which elements of a map a person means by what is typed."""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.drawing.content import Content
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step, System
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, tr

MOST = 200
_ORDER = (
    *("partners", "phases", "steps", "flows", "documents", "koppelvlakken", "systems", "roles", "bodies"),
    *("agreements", "indicators", "findings", "notes", "plan_items", "settlements", "surveys"),
)
_EXACT, _STARTS, _WORD, _HOLDS, _TOLD = range(5)


class Match(NamedTuple):
    """An element that was found.

    Attributes:
        record: the element.
        title: its number and name.
        where: where it stands, or what it is.
    """

    record: Record
    title: str
    where: str


def matches(kaart: Ketenkaart, text: str) -> list[Match]:
    """The elements that what is typed may mean, those it means most likely first.

    Args:
        kaart: the map.
        text: a number such as S08, or a part of a name, short name or description.
    """
    typed = fold(text)
    if not typed:
        return []
    content = Content(kaart)
    found: list[tuple[int, int, int, Record, str]] = []
    for place, collection in enumerate(_ORDER):
        for record in kaart.records.values():
            if record.collection == collection:
                code = code_of(content, record)
                rank = _rank(typed, code, record, _name(kaart, record))
                if rank is not None:
                    found.append((rank, place, len(found), record, code))
    found.sort(key=lambda one: one[:3])
    return [_match(kaart, record, code) for *_, record, code in found[:MOST]]


def code_of(content: Content, record: Record) -> str:
    """The number of an element on the map, such as S08; "" where it has none."""
    if isinstance(record, Step):
        number = content.step_number(record)
        return f"S{int(number):02d}" if number else ""
    if isinstance(record, Flow):
        return content.flow_code(record)
    if isinstance(record, Koppelvlak):
        return content.koppelvlak_code(record)
    return f"F{record.number}" if isinstance(record, Phase) and record.number is not None else ""


def _name(kaart: Ketenkaart, record: Record) -> str:
    return kaart.flow_name(record) if isinstance(record, Flow) else record.name


def _rank(typed: str, code: str, record: Record, name: str) -> int | None:
    """How well what is typed fits; None where it does not."""
    names = [fold(one) for one in (name, getattr(record, "short_name", "")) if one]
    short = fold(code)
    if typed in (short, *names) or (short and typed == short[0] + short[1:].lstrip("0")):
        return _EXACT
    if any(one.startswith(typed) for one in names):
        return _STARTS
    if any(f" {typed}" in one for one in names):
        return _WORD
    if any(typed in one for one in names):
        return _HOLDS
    return _TOLD if typed in fold(record.description) else None


def _match(kaart: Ketenkaart, record: Record, code: str) -> Match:
    name = _name(kaart, record) or capital(noun(record.collection))
    where = " · ".join(filter(None, _where(kaart, record)))
    return Match(record, f"{code} {name}".strip(), where or noun(record.collection))


def _where(kaart: Ketenkaart, record: Record) -> Iterator[str]:
    """Where an element stands on the map."""
    if isinstance(record, Step | System):
        owner = kaart.get(Partner, record.partner)
        phase = kaart.get(Phase, record.phase) if isinstance(record, Step) else None
        yield from (one.name for one in (owner, phase) if one is not None)
    elif isinstance(record, Flow):
        ends = [kaart.records.get(one or "") for one in (record.source, record.target)]
        names = [one.name for one in ends if one is not None]
        if len(names) == 2:
            yield tr("{one} to {other}", one=names[0], other=names[1])
