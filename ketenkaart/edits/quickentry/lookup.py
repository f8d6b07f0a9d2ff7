"""Lookup: what is on the map by its name or its number, and what the line itself has named so far."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from ketenkaart.drawing.content import Content
from ketenkaart.edits.quickentry.entry import Thing, What
from ketenkaart.edits.quickentry.likeness import fold, is_mistyped
from ketenkaart.model.characters import is_blank
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import StepKind
from ketenkaart.texts import mark, tr

TYPE_BY_WHAT: dict[What, type[Record]] = {
    What.PARTNER: Partner,
    What.STEP: Step,
    What.DOCUMENT: Document,
    What.PHASE: Phase,
    What.KOPPELVLAK: Koppelvlak,
    What.BODY: Body,
    What.ROLE: Role,
}
_WHAT_BY_TYPE = {record_type: what for what, record_type in TYPE_BY_WHAT.items()}
_CODE = re.compile(r"([skdf])0*(\d{1,5})", re.IGNORECASE | re.ASCII)
_WHAT_BY_LETTER = {"S": What.STEP, "K": What.KOPPELVLAK, "D": What.DOCUMENT, "F": What.PHASE}
_SHORT = re.compile(r"[^\W\d_a-z][A-Z0-9./-]{1,11}")
_MISSING = {
    "S": (
        mark("{code} does not exist; the last step is {last}."),
        mark("{code} does not exist: there are no steps yet."),
    ),
    "K": (
        mark("{code} does not exist; the last interface is {last}."),
        mark("{code} does not exist: there are no interfaces yet."),
    ),
    "D": (
        mark("{code} does not exist; the last document flow is {last}."),
        mark("{code} does not exist: there are no document flows yet."),
    ),
    "F": (
        mark("{code} does not exist; the last phase is {last}."),
        mark("{code} does not exist: there are no phases yet."),
    ),
}


class Lookup:
    """The names and numbers of a map, and those a line adds."""

    def __init__(self, kaart: Ketenkaart) -> None:
        """Look things up in this map."""
        self.kaart = kaart
        self._by_id: dict[str, Thing] = {}
        self._added: defaultdict[tuple[What, str], list[Thing]] = defaultdict(list)

    @cached_property
    def _content(self) -> Content:
        return Content(self.kaart)

    def remember(self, thing: Thing) -> None:
        """Know something new from now on by its name."""
        self._added[_sort(thing.what), fold(thing.name)].append(thing)

    def thing(self, record: Record) -> Thing:
        """What a line tells of a record; always the same for the same record."""
        found = self._by_id.get(record.id)
        if found is None:
            what = _WHAT_BY_TYPE[type(record)]
            found = self._by_id[record.id] = Thing(what, record.name, record.id)
            if isinstance(record, Step):
                found.what = What.DECISION if record.kind is StepKind.DECISION else What.STEP
                owner = self.kaart.get(Partner, record.partner)
                found.partner = self.thing(owner) if owner is not None else None
        return found

    def by_id(self, record_id: str | None) -> Thing | None:
        """The partner, step, document, phase, koppelvlak, body or role with this id."""
        record = self.kaart.records.get(record_id) if record_id is not None else None
        return self.thing(record) if record is not None and type(record) in _WHAT_BY_TYPE else None

    def named(self, what: What, name: str, owner: Thing | None = None) -> Thing | None:
        """What has this name, of one kind.

        Args:
            what: the kind.
            name: the name, or a short name.
            owner: the partner of whom a step must be.
        """
        key = fold(name)
        if not key:
            return None
        found = [self.thing(record) for record in self._names(what).get(key, ())]
        found += self._added.get((what, key), [])
        return next((one for one in found if owner is None or self.belongs(one, owner)), None)

    def belongs(self, step: Thing, owner: Thing) -> bool:
        """Whether a step is of this partner, or of a part of it."""
        partner = step.partner
        while partner is not None and partner is not owner:
            record = self.kaart.get(Partner, partner.id)
            partner = self.by_id(record.parent) if record is not None else None
        return partner is not None

    def organisation(self, place: Thing) -> Thing | None:
        """The organisation of a step or partner: the top of its parents."""
        partner = place if place.what is What.PARTNER else place.partner
        record = self.kaart.get(Partner, partner.id) if partner is not None else None
        return self.thing(self.kaart.root_of(record)) if record is not None else partner

    def code(self, thing: Thing) -> str:
        """The number of a step or koppelvlak on the map; "" where it has none."""
        record = self.kaart.records.get(thing.id)
        if isinstance(record, Koppelvlak):
            return self._content.koppelvlak_code(record)
        return code_text("S", int(self._content.step_number(record))) if isinstance(record, Step) else ""

    def _names(self, what: What) -> dict[str, list[Record]]:
        return self._names_by_what[what] if what in self._names_by_what else self._read(what)

    @cached_property
    def _names_by_what(self) -> dict[What, dict[str, list[Record]]]:
        return {}

    def _read(self, what: What) -> dict[str, list[Record]]:
        names: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.kaart.all(TYPE_BY_WHAT[what]):
            for name in {fold(one) for one in names_of(record)}:
                names[name].append(record)
        self._names_by_what[what] = names
        return names

    def assignee(self, name: str) -> Thing | None:
        """The body or role with this name."""
        return self.named(What.BODY, name) or self.named(What.ROLE, name)

    def is_assignee(self, name: str) -> bool:
        """Whether an assignment may go to this: a body or role, or a new body by its letters, such as LMO."""
        return self.assignee(name) is not None or _SHORT.fullmatch(name) is not None

    def is_koppelvlak(self, name: str) -> bool:
        """Whether a flow may go via this: a number, a + for a new one, or the name of one."""
        if name == "+" or self.named(What.KOPPELVLAK, name) is not None:
            return True
        code = _CODE.fullmatch(name)
        return code is not None and code[1] in "kK"

    def is_phase(self, name: str) -> bool:
        """Whether a phase may be called so: one that is known, or a new one that starts with a letter."""
        return name[:1].isalpha() or self.named(What.PHASE, name) is not None

    def meant(self, name: str) -> str:
        """The partner whose name was mistyped so; "" for none."""
        typed = fold(name)
        names = [*self._names(What.PARTNER), *(key for what, key in self._added if what is What.PARTNER)]
        found = next((one for one in names if is_mistyped(typed, one)), None)
        partner = self.named(What.PARTNER, found) if found else None
        return partner.name if partner is not None else ""

    def coded(self, text: str, only: str) -> tuple[Thing, ...] | str | None:
        """What has this number, such as S08 or K2.

        Args:
            text: the number.
            only: the letters of the kinds that it may be.

        Returns:
            the step, koppelvlak or phase, or the documents of a flow; a sentence where nothing has this
            number; None for what is no number.
        """
        code = _CODE.fullmatch(text)
        if code is None or code[1].upper() not in only:
            return None
        letter, number = code[1].upper(), int(code[2])
        numbers = self._numbers(letter)
        if number in numbers:
            return self._coded(numbers[number], code_text(letter, number))
        some, none = _MISSING[letter]
        shown = code_text(letter, number)
        last = code_text(letter, max(numbers, default=0))
        return tr(some, code=shown, last=last) if numbers else tr(none, code=shown)

    def wrongly_coded(self, text: str) -> Thing:
        """What stands for something with a number that nothing has, so that the line can be read on."""
        return Thing(_WHAT_BY_LETTER[text[0].upper()], text)

    def _coded(self, record: Record, code: str) -> tuple[Thing, ...] | str:
        if not isinstance(record, Flow):
            return (self.thing(record),)
        documents = tuple(found for one in record.documents if (found := self.by_id(one)) is not None)
        return documents or tr("{code} carries no document.", code=code)

    def _numbers(self, letter: str) -> dict[int, Record]:
        """The records of one kind by the number they have on the map."""
        content = self._content
        codes: Iterable[tuple[Record, str]]
        if letter == "S":
            codes = ((step, content.step_number(step)) for step in self.kaart.steps)
        elif letter == "K":
            codes = ((one, content.koppelvlak_code(one)[1:]) for one in self.kaart.koppelvlakken)
        elif letter == "D":
            codes = ((flow, content.flow_code(flow)[1:]) for flow in self.kaart.flows)
        else:
            phases = enumerate(self.kaart.phases, 1)
            codes = ((one, str(place if one.number is None else one.number)) for place, one in phases)
        return {int(code): record for record, code in reversed(list(codes)) if code}


def code_text(letter: str, number: int) -> str:
    """A number as people write it, such as S08 or K2."""
    return f"{letter}{number:02d}" if letter in "SD" else f"{letter}{number}"


def is_name(text: str) -> bool:
    """Whether a text is a name, and no number such as S08."""
    return _CODE.fullmatch(text) is None


def names_of(record: Record) -> tuple[str, ...]:
    """What a record is called: its name and its short name."""
    names = (record.name, getattr(record, "short_name", ""))
    return tuple(name for name in names if isinstance(name, str) and not is_blank(name))


def _sort(what: What) -> What:
    """The kind under which something is looked up."""
    if what in (What.MONEY, What.DATA):
        return What.DOCUMENT
    return What.STEP if what is What.DECISION else what
