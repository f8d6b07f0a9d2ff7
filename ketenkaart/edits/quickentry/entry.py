"""Entry: a line that was read, with what each part of it is and what drawing it comes to."""

from dataclasses import dataclass
from typing import NamedTuple

from ketenkaart.model.vocabulary import FindingKind, FlowKind, Word
from ketenkaart.texts import mark


class What(Word):
    """What a part of a line is."""

    PARTNER = "partner", mark("partner")
    STEP = "step", mark("step")
    DECISION = "decision", mark("decision")
    DOCUMENT = "document", mark("document")
    DATA = "data", mark("data flow")
    MONEY = "money", mark("money flow")
    NOTHING = "nothing", mark("no document")
    ANSWER = "answer", mark("answer")
    KOPPELVLAK = "koppelvlak", mark("interface")
    PHASE = "phase", mark("phase")
    BODY = "body", mark("meeting body")
    ROLE = "role", mark("role")
    KNELPUNT = "knelpunt", mark("bottleneck")
    QUESTION = "question", mark("question")
    ACTIE = "actie", mark("action")
    BESLUIT = "besluit", mark("decision taken")


FLOW_KIND_BY_CARGO = {
    What.DOCUMENT: FlowKind.DOCUMENT,
    What.DATA: FlowKind.DATA,
    What.MONEY: FlowKind.MONEY,
}
FINDING_KIND_BY_REMARK = {
    What.KNELPUNT: FindingKind.KNELPUNT,
    What.ACTIE: FindingKind.ACTIE,
    What.BESLUIT: FindingKind.BESLUIT,
}


class Part(NamedTuple):
    """A part of a line, for the chip above it.

    Attributes:
        start: where it starts in the line.
        end: where it ends.
        text: what it is called on the map.
        what: what it is.
        new: whether it is not on the map yet.
        id: the id of what it is, if it is on the map.
    """

    start: int
    end: int
    text: str
    what: What
    new: bool = False
    id: str = ""


class Mistake(NamedTuple):
    """Why a line cannot be drawn.

    Attributes:
        start: where the wrong part starts in the line.
        end: where it ends.
        sentence: what is wrong, for people.
        fix: the text that would be right there, if it can be guessed.
        unfinished: whether it is right once the person has typed on.
    """

    start: int
    end: int
    sentence: str
    fix: str = ""
    unfinished: bool = False


@dataclass(eq=False)
class Thing:
    """An element that a line tells of; one that is new has no id yet.

    Attributes:
        what: what it is.
        name: its name.
        id: its id, if it is on the map.
        partner: the partner of a step.
        phase: the phase of a new step.
        after: the step or partner that a new step follows.
    """

    what: What
    name: str
    id: str = ""
    partner: "Thing | None" = None
    phase: "Thing | None" = None
    after: "Thing | None" = None


@dataclass(eq=False)
class Link:
    """A flow that a line draws.

    Attributes:
        source: where it comes from.
        target: where it goes to.
        cargo: the documents it carries.
        kind: its kind, if the line says it.
        joints: the koppelvlakken it crosses.
        answers: the flow that it answers.
        name: the answer of a decision for which it is.
        id: its id, if it is on the map.
    """

    source: Thing
    target: Thing
    cargo: tuple[Thing, ...] = ()
    kind: FlowKind | None = None
    joints: tuple[Thing, ...] = ()
    answers: "Link | None" = None
    name: str = ""
    id: str = ""


class Assigned(NamedTuple):
    """An element that a line assigns to a body or role."""

    element: Thing | Link
    assignee: Thing


class Remark(NamedTuple):
    """A finding or question that a line adds.

    Attributes:
        what: what it is.
        text: what it says.
        element: the id of what it is about; none for the map itself.
    """

    what: What
    text: str
    element: str | None


Deed = Thing | Link | Assigned | Remark


class Entry(NamedTuple):
    """A line that was read.

    Attributes:
        text: the line, as it was typed.
        parts: what its parts are, from left to right.
        mistake: why it cannot be drawn; none where it can.
        deeds: what drawing it comes to, in order.
        select: what is selected afterwards: the last step, else the last partner; None keeps the selection.
        phase: the phase that is in force afterwards.
        expects: what a name would be that is typed next.
    """

    text: str
    parts: tuple[Part, ...]
    mistake: Mistake | None
    deeds: tuple[Deed, ...]
    select: Thing | None
    phase: Thing | None
    expects: What
