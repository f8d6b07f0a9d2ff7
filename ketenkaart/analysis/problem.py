"""What a check says: a problem of one element of a map."""

from dataclasses import dataclass
from enum import StrEnum

from ketenkaart.model.record import Record


class Severity(StrEnum):
    """How bad a problem is: an error contradicts what a chain map is, a warning is a gap to be filled."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of one element.

    Attributes:
        code: which check found it; the same in every version and language.
        severity: error or warning.
        element: the record it is about.
        name: what the map calls the element; empty where it has no name.
        sentence: what is wrong and what to do, in the language in use.
    """

    code: str
    severity: Severity
    element: Record
    name: str
    sentence: str
