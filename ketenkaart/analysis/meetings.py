"""Who meets: what each body is about, and the questions about it that have no answer yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketenkaart.analysis.saying import Sayer
from ketenkaart.model.about import About
from ketenkaart.model.governance import Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Document, Flow, Koppelvlak, Partner, Phase, Step, System
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import BodyStatus, Level, Part
from ketenkaart.texts import mark, tr


class Question(NamedTuple):
    """What is not known of a body.

    Attributes:
        field: the field that answers it; empty where an assignment does.
        noun: what is lacking, in a word.
        text: the question.
    """

    field: str
    noun: str
    text: str


_KINDS: tuple[type[Record], ...] = (*(Partner, Phase, Step, Flow, Koppelvlak, Document, System, Agreement),)
_QUESTIONS = (
    ("participants", mark("participants"), mark("Who takes part?")),
    ("chair", mark("chair"), mark("Who takes the chair?")),
    ("frequency", mark("frequency"), mark("How often does it meet?")),
    ("decision_model", mark("way of deciding"), mark("How does it decide?")),
    ("escalates_to", mark("escalation"), mark("To whom does it escalate?")),
    ("", mark("subjects"), mark("What is it about?")),
)


class Subject(NamedTuple):
    """An element that a body has a part in.

    Attributes:
        element: its id.
        collection: its kind.
        code: its code; empty for none.
        title: what it is called, with its code.
        part: what the body does with it.
    """

    element: str
    collection: str
    code: str
    title: str
    part: Part


class Meeting(NamedTuple):
    """A body, with what it is about.

    Attributes:
        body: the body.
        subjects: the elements it has a part in, by kind.
        questions: what is not known of it; nothing is asked of one that no longer meets.
    """

    body: Body
    subjects: tuple[Subject, ...]
    questions: tuple[Question, ...]


def meetings_of(kaart: Ketenkaart) -> tuple[Meeting, ...]:
    """The bodies of a map, from the highest level to the lowest."""
    subjects = subjects_of(kaart)
    found = [body for level in Level for body in kaart.bodies if body.level is level]
    return tuple(_meeting(body, tuple(subjects.get(body.id, ()))) for body in found)


def _meeting(body: Body, subjects: tuple[Subject, ...]) -> Meeting:
    return Meeting(body, subjects, questions_of(body, about=len(subjects)))


def subjects_of(kaart: Ketenkaart) -> Mapping[str, Sequence[Subject]]:
    """What each role and body has a part in; by kind, in the order of the map."""
    sayer, found = Sayer(kaart), defaultdict[str, list[Subject]](list)
    places = {record.id: place for place, record in enumerate(_in_order(kaart))}
    for one in sorted(kaart.assignments, key=lambda one: places.get(one.element, len(places))):
        record = kaart.records[one.element]
        title = tr("the whole chain") if isinstance(record, About) else sayer.says(record)
        subject = Subject(record.id, record.collection, sayer.code(record), title, one.part)
        found[one.assignee].append(subject)
    return found


def _in_order(kaart: Ketenkaart) -> Iterator[Record]:
    """What most bodies are about comes first, the chain itself at the very beginning."""
    yield kaart.about
    for kind in _KINDS:
        yield from kaart.all(kind)


def questions_of(body: Body, *, about: int) -> tuple[Question, ...]:
    """What is not known of a body.

    Args:
        body: the body.
        about: how many elements it has a part in.
    """
    if body.status is BodyStatus.LAPSED:
        return ()
    known = {
        "participants": bool(body.participants),
        "chair": bool(body.chair.strip()),
        "frequency": bool(body.frequency.strip()),
        "decision_model": bool(body.decision_model.strip()),
        "escalates_to": body.escalates_to is not None or bool(body.escalates_outside.strip()),
        "": about > 0,
    }
    return tuple(Question(field, tr(word), tr(text)) for field, word, text in _QUESTIONS if not known[field])
