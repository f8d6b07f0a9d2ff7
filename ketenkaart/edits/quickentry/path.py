"""The path of a line over the map: where it is by now, and which flows it draws on its way."""

from dataclasses import dataclass, field

from ketenkaart.edits.labels import listed
from ketenkaart.edits.quickentry.entry import Assigned, Deed, Link, Mistake, Thing, What
from ketenkaart.edits.quickentry.lookup import Lookup
from ketenkaart.edits.quickentry.marks import Words
from ketenkaart.model.process import Flow, Koppelvlak
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr


@dataclass
class Cargo:
    """What the next flow carries.

    Attributes:
        words: where the line says so.
        documents: the documents.
        kind: the kind of the flow, if the line says it.
        joints: the koppelvlakken it crosses, each with where the line says so.
        assignees: whom the flow is assigned to.
        answer: the answer of a decision for which it is.
    """

    words: Words
    documents: list[Thing] = field(default_factory=list)
    kind: FlowKind | None = None
    joints: list[tuple[Thing, Words]] = field(default_factory=list)
    assignees: list[Thing] = field(default_factory=list)
    answer: str = ""


class Path:
    """Where a line is, and what it has drawn.

    Attributes:
        deeds: what drawing the line comes to so far.
        mistake: what is wrong with it first; what follows may be wrong because of that.
        phase: the phase in force.
        at: the step or partner from which the next flow starts.
        lane: the partner that was named last and whose step comes next.
        last_step: the last step.
        last_partner: the last partner.
    """

    def __init__(self, lookup: Lookup, phase: Thing | None) -> None:
        """Start nowhere.

        Args:
            lookup: what is on the map.
            phase: the phase in force.
        """
        self._lookup = lookup
        self.deeds: list[Deed] = []
        self.mistake: Mistake | None = None
        self.phase = phase
        self.at: Thing | None = None
        self.lane: Thing | None = None
        self.last_step: Thing | None = None
        self.last_partner: Thing | None = None
        self._cargo: Cargo | None = None
        self._link: Link | None = None
        self._held: Thing | None = None

    @property
    def has_cargo(self) -> bool:
        """Whether the next flow is told of already."""
        return self._cargo is not None

    @property
    def owner(self) -> Thing | None:
        """The partner of whom the next step is."""
        if self.lane is not None or self.at is None:
            return self.lane
        return self.at if self.at.what is What.PARTNER else self.at.partner

    def refuse(self, words: Words, sentence: str, fix: str = "", unfinished: bool = False) -> None:
        """Note a mistake, if it is the first."""
        self.mistake = self.mistake or Mistake(words.start, words.end, sentence, fix, unfinished)

    def start_from(self, element_id: str | None) -> bool:
        """Go on from a step, a partner or the end of a flow; gives whether it is one."""
        flow = self._lookup.kaart.get(Flow, element_id)
        place = self._lookup.by_id(flow.target if flow is not None else element_id)
        if place is None or not is_place(place):
            return False
        if place.what is What.PARTNER and flow is None:
            self.lane = place
        else:
            self.at = place
            self._link = self._arrival(flow)
        return True

    def start_with(self, element_id: str | None) -> bool:
        """Take any element as what came last, to be assigned; gives whether it is on the map."""
        record = self._lookup.kaart.records.get(element_id) if element_id is not None else None
        if record is not None:
            self._held = Thing(What.NOTHING, record.name, record.id)
        return record is not None

    def _arrival(self, flow: Flow | None) -> Link | None:
        """A flow of the map by which the line came where it is."""
        source = self._lookup.by_id(flow.source) if flow is not None else None
        target = self._lookup.by_id(flow.target) if flow is not None else None
        if flow is None or source is None or target is None:
            return None
        joints = tuple(one for joint in flow.koppelvlakken if (one := self._lookup.by_id(joint)) is not None)
        return Link(source, target, joints=joints, id=flow.id)

    def go_to_partner(self, partner: Thing, lists: bool) -> None:
        """Come to a partner; the line may go on with a step of that partner.

        Args:
            partner: the partner.
            lists: whether partners are only listed, without flows.
        """
        if not lists:
            self.settle()
        self.lane = self.last_partner = partner

    def go_to_step(self, step: Thing, words: Words) -> None:
        """Come to a step."""
        if self.lane is not None and not self._lookup.belongs(step, self.lane):
            if step.partner is not None:
                name = self._lookup.code(step) or step.name
                self.refuse(words, tr("{code} belongs to {partner}.", code=name, partner=step.partner.name))
                return
            self.settle()
        self.lane = None
        self._arrive(step, words)
        self.last_step = step

    def settle(self) -> None:
        """Come to the partner itself, where no step of it follows."""
        if self.lane is not None:
            partner, self.lane = self.lane, None
            self._arrive(partner, Words(0, 0, ""))

    def carry(self, words: Words, documents: list[Thing], kind: FlowKind | None) -> Cargo | None:
        """Let the next flow carry documents; None where no flow can start here."""
        self.settle()
        if self.at is None:
            sentence = tr(
                "Before “{name}” a partner or step is needed.", name=words.name or words.text or ">"
            )
            self.refuse(words, sentence)
            return None
        if self._cargo is None:
            self._cargo = Cargo(words, kind=kind)
        self._cargo.documents += documents
        self._cargo.kind = kind or self._cargo.kind
        return self._cargo

    def begin_answer(self, words: Words) -> bool:
        """Begin an answer to the flow just drawn, else to the last one that leads here, if there is one."""
        self.settle()
        if self._link is None and self.at is not None and self.at.id:
            flows = reversed(self._lookup.kaart.flows)
            self._link = self._arrival(next((one for one in flows if one.target == self.at.id), None))
        if self._cargo is not None:
            self._incomplete(self._cargo)
        elif self._link is not None:
            return True
        else:
            self.refuse(words, tr("Before “<” a flow is needed."))
        self._cargo = None
        return False

    def end_answer(self) -> None:
        """Draw the answer; the line stays where it is."""
        link, here = self._link, self.at
        assert link is not None
        self.at = link.target
        self._draw(link.source, answers=link)
        self.at, self._link = here, link

    def finish(self) -> None:
        """End the line: in a partner, the flow goes to the partner itself."""
        self.settle()
        self.check_arrived()

    def check_arrived(self) -> None:
        """Refuse a flow that leads nowhere."""
        if self._cargo is not None:
            self._incomplete(self._cargo)

    def assign(self, assignee: Thing, words: Words, to_phase: bool) -> None:
        """Assign what came last."""
        if self._cargo is not None and not to_phase:
            self._cargo.assignees.append(assignee)
            return
        element = self.phase if to_phase else self.lane or self.at or self._held
        if element is not None:
            self.deeds.append(Assigned(element, assignee))
        else:
            self.refuse(words, tr("Select what to assign first."))

    def _incomplete(self, cargo: Cargo) -> None:
        name = cargo.words.name or cargo.words.text or ">"
        self.refuse(
            cargo.words, tr("After “{name}” a partner or step is still needed.", name=name), unfinished=True
        )

    def _arrive(self, place: Thing, words: Words) -> None:
        if place is self.at:
            self._cargo = None
            self.refuse(words, tr("A flow cannot go to where it comes from."))
        elif self.at is not None:
            self._draw(place)
        self.at = place

    def _draw(self, target: Thing, answers: Link | None = None) -> None:
        assert self.at is not None
        cargo, self._cargo = self._cargo or Cargo(Words(0, 0, "")), None
        joints = tuple(joint for joint, _ in cargo.joints) or (answers.joints[::-1] if answers else ())
        link = Link(self.at, target, tuple(cargo.documents), cargo.kind, joints, answers, cargo.answer)
        self._check_joints(link, cargo)
        self.deeds.append(link)
        self.deeds += [Assigned(link, assignee) for assignee in cargo.assignees]
        self._link = link

    def _check_joints(self, link: Link, cargo: Cargo) -> None:
        """A koppelvlak stands between two partners, and the flow goes between them."""
        sides = [self._lookup.organisation(end) for end in (link.source, link.target)]
        for joint, words in cargo.joints:
            koppelvlak = self._lookup.kaart.get(Koppelvlak, joint.id)
            if koppelvlak is None:
                if sides[0] is sides[1] or None in sides:
                    self.refuse(words, tr("An interface stands between two partners."))
                continue
            partners = [
                found for one in koppelvlak.partners if (found := self._lookup.by_id(one)) is not None
            ]
            known = [self._lookup.organisation(one) for one in partners]
            wrong = [side for side in sides if side is not None and side not in known]
            if partners and wrong and len(cargo.joints) == 1:
                names = listed(one.name for one in partners)
                code = self._lookup.code(joint)
                self.refuse(words, tr("{code} belongs to {partner}.", code=code, partner=names))


def is_place(thing: Thing) -> bool:
    """Whether a flow can go to it: a step or a partner."""
    return thing.what in (What.PARTNER, What.STEP, What.DECISION)
