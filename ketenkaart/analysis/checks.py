"""The checks: what is missing or wrong in a map, each with a code, a severity and a sentence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, islice

from ketenkaart.analysis import governance, process
from ketenkaart.analysis.naming import Lacks, lacking, name_of, unnamed
from ketenkaart.analysis.problem import Problem, Severity
from ketenkaart.changes.wording import titled
from ketenkaart.model.characters import code_of
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.nouns import record_called
from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr

_AT_ONCE = 200  # records looked through for characters in one part
_ORDER = {record_type.collection: place for place, record_type in enumerate(RECORD_TYPES)}


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of problem.

    Attributes:
        code: its name for machines; never changed.
        sentence: what is wrong and what to do.
        find: the records that have it.
        severity: error or warning.
    """

    code: str
    sentence: str
    find: Callable[[Ketenkaart], Iterable[Record]]
    severity: Severity = Severity.WARNING


def checks(today: date) -> tuple[Check, ...]:
    """Every check of one record.

    Args:
        today: agreements that ended before this day are past their end.
    """
    return (
        Check("unnamed-element", mark("{element} has no name; give it one."), unnamed, Severity.ERROR),
        Check(
            "ketenmanager-of-one-partner",
            mark("{element} belongs to one partner; a chain manager must be independent of the partners."),
            governance.ketenmanagers_of_one_partner,
            Severity.ERROR,
        ),
        Check(
            "partner-without-ketenregisseur",
            mark("{element} has no chain coordinator; add the role."),
            governance.partners_without_ketenregisseur,
        ),
        *_process_checks(),
        *_koppelvlak_checks(),
        Check(
            "agreement-past-its-end",
            mark("{element} ended on {record.valid_until:%d-%m-%Y}; renew it or mark it as ended."),
            partial(governance.agreements_past_their_end, today=today),
        ),
        *_body_checks(),
        Check(
            "finding-without-body",
            mark("{element} is dealt with nowhere; choose a meeting body."),
            governance.findings_without_body,
        ),
    )


def _process_checks() -> Iterator[Check]:
    yield Check(
        "step-without-assignment",
        mark("{element} has no role or meeting body; assign one."),
        process.steps_without_assignment,
    )
    yield Check(
        "step-without-flow",
        mark("{element} stands alone: nothing leads to it or from it."),
        process.steps_without_flow,
    )
    yield Check(
        "document-without-flow",
        mark("{element} is in no flow: nobody sends or receives it."),
        process.documents_without_flow,
    )
    yield Check(
        "flow-without-koppelvlak",
        mark("{element} goes to another partner without an interface; add the one it crosses."),
        process.flows_without_koppelvlak,
    )
    yield Check(
        "sequence-without-document",
        mark("{element} leads to another partner without telling what passes; add the document."),
        process.sequences_without_document,
    )


def _koppelvlak_checks() -> Iterator[Check]:
    yield Check(
        "koppelvlak-between-others",
        mark("{element} stands between other partners than its flows do; adjust its partners."),
        process.koppelvlakken_between_others,
    )
    yield Check(
        "koppelvlak-without-owner",
        mark("{element} has no owner; tell who looks after it."),
        process.koppelvlakken_without_owner,
    )
    yield Check(
        "koppelvlak-without-standard",
        mark("{element} has no standard; tell which one its messages follow."),
        process.koppelvlakken_without_standard,
    )
    yield Check(
        "koppelvlak-without-agreement",
        mark("{element} has no agreement; tell what the partners agreed."),
        process.koppelvlakken_without_agreement,
    )


def _body_checks() -> Iterator[Check]:
    yield Check(
        "body-without-participants",
        mark("{element} has no participants; tell who sits in it."),
        governance.bodies_without_participants,
    )
    yield Check(
        "body-without-frequency",
        mark("{element} has no frequency; tell how often it meets."),
        governance.bodies_without_frequency,
    )
    yield Check(
        "body-without-elements",
        mark("{element} has a part in nothing; assign it to what it is about."),
        governance.bodies_without_elements,
    )


def problems(kaart: Ketenkaart, today: date, lacks: Lacks | None) -> list[Problem]:
    """What is missing or wrong: errors first, then by kind and order of the elements.

    Args:
        kaart: the map.
        today: the day to judge agreements by.
        lacks: gives the characters of a text that a poster cannot show; None does not look for them.
    """
    return in_order(chain.from_iterable(in_parts(kaart, today, lacks)))


def in_parts(kaart: Ketenkaart, today: date, lacks: Lacks | None) -> Iterator[list[Problem]]:
    """The same bit by bit, for who has other things to do in between; not in order. Arguments as there."""
    for check in checks(today):
        yield [
            _problem(kaart, check.code, check.severity, record, check.sentence)
            for record in check.find(kaart)
        ]
    if lacks is None:
        return
    records = iter(kaart.records.values())
    while some := list(islice(records, _AT_ONCE)):
        yield list(_character_problems(kaart, some, lacks))


def in_order(found: Iterable[Problem]) -> list[Problem]:
    """Problems as they are told: errors first, then by kind and order of the elements."""
    return sorted(found, key=_place)


def _character_problems(kaart: Ketenkaart, records: Iterable[Record], lacks: Lacks) -> Iterator[Problem]:
    sentence = mark("{element} has {characters}, which the font lacks; a poster shows a box with the code.")
    for record, characters in lacking(records, lacks):
        shown = ", ".join(f"{character} ({code_of(character)})" for character in characters)
        yield _problem(kaart, "character-not-in-font", Severity.WARNING, record, sentence, characters=shown)


def _problem(
    kaart: Ketenkaart, code: str, severity: Severity, record: Record, sentence: str, **values: str
) -> Problem:
    name = name_of(kaart, record)
    element = record_called(record.collection, name) if name else titled(record, kaart.records)
    return Problem(code, severity, record, name, tr(sentence, element=element, record=record, **values))


def _place(problem: Problem) -> tuple[bool, int, str, str]:
    record = problem.element
    is_warning = problem.severity is Severity.WARNING
    return is_warning, _ORDER[record.collection], record.order, record.id
