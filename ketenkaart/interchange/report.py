"""The report of an import: what was taken over, what was guessed and what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from ketenkaart.model.characters import visible
from ketenkaart.texts import mark, tr, tr_count

MOST_EXAMPLES = 5
LONGEST = 40


class Part(Enum):
    """The parts of a report; the value is its heading."""

    TAKEN = mark("Taken over")
    GUESSED = mark("Guessed: see whether it is right")
    TO_FILL_IN = mark("Still to fill in")
    LEFT_OUT = mark("Left out")


@dataclass(frozen=True, slots=True)
class Line:
    """What can be reported.

    Attributes:
        part: where in the report.
        one: the text for one.
        many: the text for more, with their {count}.
    """

    part: Part
    one: str
    many: str


@dataclass
class Report:
    """Counts what became of each thing, with the names of the first few."""

    _names: dict[Line, list[str]] = field(default_factory=dict)

    def add(self, line: Line, name: str = "") -> None:
        """Report one more.

        Args:
            line: what of.
            name: what people call it.
        """
        self._names.setdefault(line, []).append(name)

    def count(self, line: Line) -> int:
        """How many were reported."""
        return len(self._names.get(line, ()))

    def lines(self) -> Iterator[str]:
        """The report as a person reads it; parts that hold nothing are not in it."""
        for part in Part:
            found = [line for line in self._names if line.part is part]
            if found:
                yield tr(part.value)
            for line in found:
                names = self._names[line]
                yield f"  {tr_count(line.one, line.many, len(names))}{_examples(names)}"


def _examples(names: list[str]) -> str:
    """The first few different names."""
    known = list(dict.fromkeys(visible(name, LONGEST) for name in names if name))
    shown = ", ".join(f"“{name}”" for name in known[:MOST_EXAMPLES])
    more = ", …" if len(known) > MOST_EXAMPLES else ""
    return f": {shown}{more}" if shown else ""
