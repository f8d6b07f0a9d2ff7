"""Papers: their names, their sizes in mm, and how small text may be on them."""

import re
from typing import NamedTuple

from ketenkaart.texts import language_in_use, tr

_A = {"2A0": (1189, 1682), "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420)}
_B = {"B0": (1000, 1414), "B1": (707, 1000), "B2": (500, 707), "B3": (353, 500)}
SIZES = {**_A, "A4": (210, 297), **_B}
SCREEN = "screen"
_SCREEN_SIDES = (285.75, 508.0)  # 1080 x 1920 pixels of 1/96 inch
_ROLL = re.compile(r"roll:(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_FREE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×]\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_SMALLEST, _LARGEST = 100.0, 50_000.0
BASE = 841.0
_HANDOUT = 0.45


class PaperError(ValueError):
    """A paper that is not known; the message is one sentence for a person."""


class Floors(NamedTuple):
    """The smallest sizes of type on a sheet, mm.

    Attributes:
        step: of the name of a step.
        flow: of the name of a flow.
        rest: of everything else.
    """

    step: float
    flow: float
    rest: float


class Paper(NamedTuple):
    """A sheet.

    Attributes:
        width: mm; 0 where it follows from the map.
        height: mm; 0 where it follows from the map.
        name: what it is called where one is chosen.
    """

    width: float
    height: float
    name: str

    @property
    def title(self) -> str:
        """What people call it."""
        if self.is_roll:
            return tr("Roll of {width} mm", width=_told(self.height or self.width))
        if self.is_screen:
            return tr("Screen 16:9")
        return self.name if self.name.upper() in SIZES else f"{_told(self.width)} × {_told(self.height)} mm"

    @property
    def is_roll(self) -> bool:
        """Whether one side follows from the map."""
        return not (self.width and self.height)

    @property
    def is_screen(self) -> bool:
        """Whether it is shown, in a size that nobody knows."""
        return self.name == SCREEN

    @property
    def scale(self) -> float:
        """How much larger everything is than on A0; on a roll it is as on A0."""
        return 1.0 if self.is_roll else min(self.width, self.height) / BASE

    @property
    def is_handout(self) -> bool:
        """Whether it is read from near by: A3 and smaller, or a screen."""
        return self.scale < _HANDOUT

    @property
    def floors(self) -> Floors:
        """The smallest sizes of type on it."""
        if self.is_handout:
            return Floors(2.8, 2.1, 2.1)
        share = min(1.0, self.scale)
        return Floors(5.9 * share, 4.3 * share, 3.4 * share)


def paper_of(text: str, landscape: bool = True) -> Paper:
    """The paper a person means.

    Args:
        text: "A0", "screen", "roll:914" or "1200x900"; with numbers for both sides it stays as it is.
        landscape: the wide side lies at the top; a roll runs from left to right.

    Raises:
        PaperError: there is no such paper.
    """
    name = text.strip()
    is_screen = name.lower() == SCREEN
    known = _SCREEN_SIDES if is_screen else SIZES.get(name.upper())
    if known is not None:
        short, long = known
        name = SCREEN if is_screen else name.upper()
        return Paper(long, short, name) if landscape else Paper(short, long, name)
    roll, free = _ROLL.fullmatch(name), _FREE.fullmatch(name)
    if roll is not None:
        side = _length(roll[1], text)
        return Paper(0.0, side, name) if landscape else Paper(side, 0.0, name)
    if free is not None:
        return Paper(_length(free[1], text), _length(free[2], text), name)
    raise PaperError(_sentence(text))


def _told(length: float) -> str:
    """A length as the language in use writes it."""
    text = f"{length:g}"
    return text.replace(".", ",") if language_in_use() == "nl" else text


def _length(text: str, whole: str) -> float:
    length = float(text.replace(",", "."))
    if not _SMALLEST <= length <= _LARGEST:
        raise PaperError(_sentence(whole))
    return length


def _sentence(text: str) -> str:
    return tr(
        "“{paper}” is not a paper: give A4 to A0, 2A0, B0 to B3, screen, roll:914 or a width and height "
        "in mm such as 1200x900.",
        paper=text.strip()[:40],
    )
