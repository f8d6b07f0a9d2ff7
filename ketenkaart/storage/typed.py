"""What is being typed and is not on the map yet, as a journal tells it."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

OF_A_VERSION = "adopted."
"""What the fields begin with in which a version that is to be adopted is told."""
_Place = tuple[tuple[str, ...], str]


class Typed(NamedTuple):
    """A text that is being typed.

    Attributes:
        text: what is typed so far.
        elements: the elements it is typed for; none for a line of quick entry.
        field: the field of these elements, such as `name`, or of a version that is to be adopted, such as
            `adopted.note`; empty for a line of quick entry.
    """

    text: str
    elements: tuple[str, ...] = ()
    field: str = ""

    @property
    def is_line(self) -> bool:
        """Whether it is a line of quick entry, with the lines that wait for it below it."""
        return not self.elements

    @property
    def is_of_version(self) -> bool:
        """Whether it tells of a version that is to be adopted."""
        return self.field.startswith(OF_A_VERSION)

    @property
    def becomes_change(self) -> bool:
        """Whether it is taken over by itself, as a change."""
        return not (self.is_line or self.is_of_version)


def news_of(was: Iterable[Typed], now: Sequence[Typed]) -> list[dict[str, Any]]:
    """What is being typed now, each text as what it differs from before; what is not told is gone."""
    known = _texts(was)
    return [_news(known.get(_place(one), ""), one) for one in now]


def typed_after(was: Iterable[Typed], news: Any) -> tuple[Typed, ...]:
    """What is being typed after such news; nothing where it makes no sense."""
    known = _texts(was)
    try:
        return tuple(_typed(known, one) for one in news)
    except (KeyError, TypeError, ValueError, AttributeError):
        return ()


def _texts(typed: Iterable[Typed]) -> dict[_Place, str]:
    return {_place(one): one.text for one in typed}


def _place(typed: Typed) -> _Place:
    return typed.elements, typed.field


def _news(was: str, typed: Typed) -> dict[str, Any]:
    """A long text is not told again for each few letters."""
    now = typed.text
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    place = {"elements": list(typed.elements), "field": typed.field} if typed.elements else {}
    return {**place, "keep": [head, tail], "text": now[head : len(now) - tail]}


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    differing = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _typed(known: dict[_Place, str], news: dict[str, Any]) -> Typed:
    elements = tuple(str(one) for one in news.get("elements", ()))
    field = str(news.get("field", ""))
    was, (head, tail) = known.get((elements, field), ""), news["keep"]
    return Typed(was[:head] + str(news["text"]) + was[len(was) - tail :], elements, field)
