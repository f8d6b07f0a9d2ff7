"""Finding the issues of a map bit by bit, so that the window stays quick."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from ketenkaart.analysis.checks import in_order, in_parts
from ketenkaart.analysis.problem import Problem
from ketenkaart.analysis.saying import Sayer
from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.screen import Screen
from ketenkaart.drawing.textmeasure import characters_of
from ketenkaart.drawing.typeset import plain
from ketenkaart.drawing.unhonoured import element_of, why_not
from ketenkaart.editor.issues.issue import Issue, Level, Weight
from ketenkaart.editor.issues.kinds import KINDS
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Flow
from ketenkaart.texts import capital, tr

_LEVELS: list[Weight] = list(Level)


def issues_of(screen: Screen, today: date) -> Iterator[list[Issue] | None]:
    """The issues of a map as drawn, most important first.

    Args:
        screen: the map and its drawing.
        today: the day to judge agreements by.

    Yields:
        None while it is not done, the issues in the end.
    """
    found: list[Problem] = []
    for part in in_parts(screen.kaart, today, _lacks):
        found += part
        yield None
    sayer = Sayer(screen.kaart)
    issues = [_issue(problem, sayer) for problem in in_order(found)]
    issues += _unhonoured(screen, sayer)
    yield sorted(issues, key=lambda issue: _LEVELS.index(issue.level))


def _issue(problem: Problem, sayer: Sayer) -> Issue:
    kind = KINDS[problem.code]
    sentence = tr(kind.sentence, record=problem.element) if kind.sentence else problem.sentence
    if problem.element.id == ABOUT_ID:
        return Issue(problem.code, kind.level, sentence, (), capital(noun("about")), kind.remedy)
    name = sayer.says(problem.element)
    if isinstance(problem.element, Flow) and not sayer.code(problem.element):
        name = sayer.says_ends(problem.element)
    return Issue(problem.code, kind.level, sentence, (problem.element.id,), name, kind.remedy)


def _unhonoured(screen: Screen, sayer: Sayer) -> Iterator[Issue]:
    """The fixed places, sides and groups that the layout could not keep to."""
    for one in screen.layout.impossible:
        element = element_of(screen.sizes, one)
        matter = "group" if one.side == "group" else "sides" if element.collection == "flows" else "pin"
        code = f"unhonoured-{matter}"
        elements = (element.id, *(one.others if matter == "group" else ()))
        kind, sentence = KINDS[code], why_not(screen.sizes, one)
        yield Issue(code, kind.level, sentence, elements, sayer.says(element), kind.remedy)


def _lacks(text: str) -> set[str]:
    """The characters that one of the faces cannot show."""
    return set(plain(text)) - _known()


@cache
def _known() -> frozenset[str]:
    return frozenset.intersection(*map(characters_of, Face))
