"""Parsing: what each part of a line is.

line = [start] part { (">" | ";" | "<") part }. After > come in turn a partner, a step, a document and again a
partner; a known name or number is what it is, wherever it stands; marks overrule both. After a decision
yes and no are its answers, which carry nothing and lead to a step of the same partner if no other is named.
"""

from collections.abc import Sequence

from ketenkaart.edits.names import LONGEST_NAME, is_question
from ketenkaart.edits.quickentry.entry import FLOW_KIND_BY_CARGO, Entry, Part, Remark, Thing, What
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.edits.quickentry.lookup import Lookup
from ketenkaart.edits.quickentry.marks import REMARK_BY_MARK, Marked, Words, take_apart, words_at
from ketenkaart.edits.quickentry.path import Cargo, Path
from ketenkaart.edits.quickentry.pieces import Piece, cut
from ketenkaart.edits.ranks import next_number
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Koppelvlak
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr

MOST_PIECES = 200
_PLACES = (What.PARTNER, What.STEP, What.DOCUMENT)
_ANSWERS = frozenset(("ja", "nee", "yes", "no"))
_AFTER = {What.PARTNER: What.STEP, What.STEP: What.DOCUMENT, What.DECISION: What.DOCUMENT}


def parse(kaart: Ketenkaart, text: str, selection: Sequence[str] = (), phase: str | None = None) -> Entry:
    """Read a line.

    Args:
        kaart: the map.
        text: the line.
        selection: the ids of what is selected, the current one last; a line that starts with > goes on there.
        phase: the id of the phase in force, in which new steps stand.
    """
    reader = _Reader(kaart, text, selection[-1] if selection else None, phase)
    reader.read()
    return reader.entry()


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, kaart: Ketenkaart, text: str, selected: str | None, phase: str | None) -> None:
        self._text = text
        self._selected = selected if selected in kaart.records else None
        self._lookup = Lookup(kaart)
        in_force = self._lookup.by_id(phase)
        self._path = Path(self._lookup, in_force if in_force and in_force.what is What.PHASE else None)
        self._parts: list[Part] = []
        self._place = self._next = What.PARTNER
        self._lists = False
        self._new_koppelvlakken = 0

    def entry(self) -> Entry:
        """The line, as it was read."""
        path = self._path
        select = path.last_step or path.last_partner
        parts = tuple(sorted(self._parts, key=lambda part: part.start))
        return Entry(self._text, parts, path.mistake, tuple(path.deeds), select, path.phase, self._place)

    def read(self) -> None:
        """Read the line."""
        first = self._text.lstrip()[:1]
        if first in REMARK_BY_MARK:
            self._remark(REMARK_BY_MARK[first])
            return
        pieces = cut(self._text)
        if len(pieces) > MOST_PIECES:
            values = {"most": MOST_PIECES, "count": len(pieces)}
            sentence = tr("A line can have {most} parts; this one has {count}.", **values)
            self._path.refuse(Words(pieces[MOST_PIECES].start, len(self._text), ""), sentence)
            return
        if pieces[0].separator or first == "&":
            self._go_on(pieces[0])
        self._lists = first == "@" and len(pieces) > 1 and pieces[1].separator == ";"
        for place, piece in enumerate(pieces):
            self._take(piece, is_last=place == len(pieces) - 1)
        self._path.finish()

    def _remark(self, what: What) -> None:
        """Read a bottleneck, question, action or decision, which is all text."""
        start = len(self._text) - len(self._text.lstrip())
        words = words_at(self._text, start + 1, len(self._text))
        if not words.text:
            self._nameless(Words(start, start + 1, self._text[start]))
        elif self._has_room(words):
            self._parts.append(Part(start, words.end, words.name, what, new=True))
            self._path.deeds.append(Remark(what, words.name, self._selected))

    def _go_on(self, piece: Piece) -> None:
        """Start from what is selected."""
        if self._path.start_from(self._selected):
            self._next = What.DOCUMENT if self._path.lane is None else What.STEP
        elif piece.separator or not self._path.start_with(self._selected):
            place = piece.at if piece.separator else piece.start
            self._path.refuse(Words(place, place + 1, ""), tr("Select a step or partner first."))

    def _take(self, piece: Piece, is_last: bool) -> None:
        """Read one piece."""
        lookup = self._lookup
        known = (lookup.is_assignee, lookup.is_koppelvlak, lookup.is_phase)
        marked = take_apart(self._text, piece.start, piece.end, *known)
        self._move(piece)
        answers = piece.separator == "<"
        is_answer = answers and self._path.begin_answer(Words(piece.at, piece.at + 1, "<"))
        if self._is_empty(marked):
            if piece.separator == ">" and not is_last and not marked.assigned:
                self._leave_out(piece)
        elif self._has_room(marked.words) and (is_answer or not answers):
            phase = self._phase_of(marked.phase)
            self._identify(marked, is_answer)
            if marked.phase is not None and phase is not None:
                self._show(marked.phase, phase)
        for words in marked.assigned:
            self._assign(words, marked)
        if is_answer:
            self._path.end_answer()
            self._next = What.DOCUMENT

    def _phase_of(self, words: Words | None) -> Thing | None:
        """Come to the phase that stands behind a name; it is in force from here on."""
        if words is None or not self._has_room(words):
            return None
        known = self._known(Marked(What.PHASE, words, words, (), ()))
        self._path.phase = known[0] if known else self._new(What.PHASE, words)
        return self._path.phase

    def _move(self, piece: Piece) -> None:
        """Say what a name would be in this place."""
        self._lists = self._lists and piece.separator in ("", ";")
        if piece.separator == "<":
            self._place = What.DOCUMENT
        elif piece.separator == ";" and not self._lists and (self._path.lane or self._path.at):
            self._place = What.STEP
        else:
            self._place = What.PARTNER if self._lists else self._next
        self._next = self._place

    def _is_empty(self, marked: Marked) -> bool:
        return marked.what is None and not marked.words.text and not marked.via

    def _has_room(self, words: Words) -> bool:
        if len(words.text) <= LONGEST_NAME:
            return True
        values = {"most": LONGEST_NAME, "count": len(words.text)}
        self._path.refuse(words, tr("A name can have {most} characters; this one has {count}.", **values))
        return False

    def _leave_out(self, piece: Piece) -> None:
        """Take an empty place as a flow without a document."""
        if self._place is What.PARTNER and self._path.has_cargo:
            return
        if self._path.carry(Words(piece.at, piece.at + 1, ">"), [], FlowKind.SEQUENCE) is not None:
            self._parts.append(Part(piece.at, piece.start, "", What.NOTHING))
        self._next = What.PARTNER

    def _identify(self, marked: Marked, is_answer: bool) -> None:
        """Decide what a name or number is, and go there."""
        known = self._known(marked)
        what = known[0].what if known else marked.what or self._meant_for(marked, is_answer)
        if marked.via and not marked.bare.text:
            what = What.DOCUMENT
        if is_answer and what not in (*FLOW_KIND_BY_CARGO, What.KOPPELVLAK):
            self._path.refuse(marked.words, tr("After “<” a document is needed."))
        elif what is What.KOPPELVLAK:
            self._cross(marked, known[0])
        elif what is What.DOCUMENT and self._is_branch(marked):
            self._branch(marked.words)
        elif what in FLOW_KIND_BY_CARGO:
            self._carry(marked, marked.what or What.DOCUMENT, list(known))
        elif not marked.words.text:
            self._nameless(
                Words(marked.words.start - 1, marked.words.start, self._text[marked.words.start - 1])
            )
        else:
            self._go_to(what, marked.words, known[0] if known else None, marked.what is not None)

    def _meant_for(self, marked: Marked, is_answer: bool) -> What:
        """What a new name without a mark is: by its place, unless it asks or goes via a koppelvlak."""
        if marked.words.literal or is_answer:
            return self._place
        if is_question(marked.words.name) and self._path.owner is not None:
            return What.STEP
        if any(words.text == "+" or self._lookup.coded(words.text, only="K") for words in marked.via):
            if self._place is What.PARTNER:
                self._path.check_arrived()
            return What.DOCUMENT
        return self._place

    def _known(self, marked: Marked) -> tuple[Thing, ...]:
        """What has this name or number."""
        if not marked.words.literal and marked.what in (None, What.PHASE):
            coded = self._lookup.coded(marked.words.text, only="F" if marked.what else "SKD")
            if isinstance(coded, str):
                self._path.refuse(marked.words, coded)
                return (self._lookup.wrongly_coded(marked.words.text),)
            if coded:
                return coded
        places = (marked.what,) if marked.what else (self._place, *_PLACES)
        for what in places:
            found = self._named(what, marked)
            if found is not None:
                return (found,)
        decision = self._decision(marked)
        return (decision,) if decision is not None else ()

    def _decision(self, marked: Marked) -> Thing | None:
        """The decision that is told without its question mark, where a step or partner may stand."""
        if self._place in FLOW_KIND_BY_CARGO or marked.what not in (None, What.STEP) or marked.words.literal:
            return None
        owner = self._path.owner if self._place is What.STEP else None
        found = self._lookup.named(What.STEP, f"{marked.words.text}?", owner)
        return None if found is None or found is self._path.at else found

    def _named(self, what: What, marked: Marked) -> Thing | None:
        if what in FLOW_KIND_BY_CARGO:
            at_start = self._path.at is None and self._path.lane is None and marked.what is None
            return None if at_start else self._lookup.named(What.DOCUMENT, marked.bare.text)
        owner = self._path.owner if what is What.STEP else None
        found = self._lookup.named(what, marked.words.text, owner)
        if found is None and self._place is not What.STEP:
            found = self._lookup.named(what, marked.words.text)
        return None if found is not None and found is self._path.at else found

    def _go_to(self, what: What, words: Words, known: Thing | None, marked: bool) -> None:
        """Come to a partner, step or phase, which may be new."""
        if known is None and what is What.PARTNER and not marked and not words.literal:
            self._check_typing(words)
        thing = known or self._new(what, words)
        self._show(words, thing)
        if thing.what is What.PARTNER:
            self._path.go_to_partner(thing, self._lists)
        elif thing.what is What.PHASE:
            self._path.phase = thing
            self._next = self._place
            return
        else:
            self._path.go_to_step(thing, words)
        self._next = _AFTER[thing.what]

    def _check_typing(self, words: Words) -> None:
        meant = self._lookup.meant(words.text)
        if meant:
            self._path.refuse(words, tr("Did you mean {name}?", name=meant), meant)

    def _new(self, what: What, words: Words) -> Thing:
        """Something that is not on the map yet."""
        thing = Thing(what, words.partner_name if what is What.PARTNER else words.name)
        if what is What.STEP:
            thing.what = What.DECISION if is_question(thing.name) else What.STEP
            thing.partner, thing.phase, thing.after = self._path.owner, self._path.phase, self._path.at
        self._lookup.remember(thing)
        self._path.deeds.append(thing)
        return thing

    def _carry(self, marked: Marked, what: What, documents: list[Thing]) -> None:
        """Let the next flow carry a document."""
        cargo = self._path.carry(marked.bare, documents, FLOW_KIND_BY_CARGO[what] if marked.what else None)
        if not documents and marked.bare.text:
            documents = [self._new(What.DOCUMENT, marked.bare)]
            if cargo is not None:
                cargo.documents += documents
        name = ", ".join(one.name for one in documents)
        is_new = any(not one.id for one in documents)
        known_id = documents[0].id if documents else ""
        shown = what if documents or marked.what else What.NOTHING
        self._parts.append(Part(marked.bare.start, marked.bare.end, name, shown, is_new, known_id))
        for words in marked.via:
            self._via(words, cargo)
        self._next = What.PARTNER

    def _is_branch(self, marked: Marked) -> bool:
        """Whether it is the answer of the decision where the line is."""
        at = self._path.at if self._path.lane is None else None
        plain = marked.what is None and not marked.via and not marked.words.literal
        return at is not None and at.what is What.DECISION and plain and fold(marked.words.text) in _ANSWERS

    def _branch(self, words: Words) -> None:
        """Let the next flow be for an answer; without a partner it leads to a step of the same one."""
        cargo = self._path.carry(words, [], FlowKind.SEQUENCE)
        if cargo is not None:
            cargo.answer = words.name
        self._parts.append(Part(words.start, words.end, words.name, What.ANSWER))
        self._next = What.STEP

    def _cross(self, marked: Marked, koppelvlak: Thing) -> None:
        """Let the next flow cross a koppelvlak that stands in a place of its own."""
        cargo = self._path.carry(marked.words, [], None)
        self._show(marked.words, koppelvlak)
        if cargo is not None:
            cargo.joints.append((koppelvlak, marked.words))
        self._next = What.PARTNER

    def _via(self, words: Words, cargo: Cargo | None) -> None:
        """Let the next flow cross a koppelvlak, which may be new."""
        coded = self._lookup.coded(words.text, only="K")
        if isinstance(coded, str):
            self._path.refuse(words, coded)
            coded = (self._lookup.wrongly_coded(words.text),)
        known = coded[0] if coded else self._lookup.named(What.KOPPELVLAK, words.text)
        koppelvlak = known or Thing(What.KOPPELVLAK, "")
        self._show(words, koppelvlak)
        if cargo is not None:
            cargo.joints.append((koppelvlak, words))

    def _assign(self, words: Words, marked: Marked) -> None:
        """Assign what came last to a body or role."""
        if not words.text:
            self._nameless(Words(words.start - 1, words.start, "&"))
        elif self._has_room(words):
            thing = self._lookup.assignee(words.text) or self._new(What.BODY, words)
            self._show(words, thing)
            self._path.assign(thing, words, marked.what is What.PHASE)

    def _nameless(self, words: Words) -> None:
        self._path.refuse(
            words, tr("After “{mark}” a name is still needed.", mark=words.text), unfinished=True
        )

    def _show(self, words: Words, thing: Thing) -> None:
        """Add the chip of a thing."""
        name = thing.name
        if thing.what is What.KOPPELVLAK:
            name = self._lookup.code(thing) or thing.name or self._next_code()
        self._parts.append(Part(words.start, words.end, name, thing.what, not thing.id, thing.id))

    def _next_code(self) -> str:
        number = next_number(self._lookup.kaart, Koppelvlak) or 0
        self._new_koppelvlakken += 1
        return f"K{number + self._new_koppelvlakken - 1}"
