"""PDF operators for shapes and text runs."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Box, Circle, Face, Op, Path, Stroke, TextRun
from ketenkaart.drawing.textmeasure import Shaped, shape, units_per_em
from ketenkaart.export.cleantext import clean
from ketenkaart.export.glyphs import advances, characters, glyphs_of
from ketenkaart.export.words import Piece

_HANDLE = 0.5522847498  # of a quarter of a circle, in its radius
_WIDE_TRACKING = 0.05  # readers take letters further apart for words; in the size of the font
_OPERATORS = {Op.MOVE: "%.2f %.2f m", Op.LINE: "%.2f %.2f l", Op.CURVE: "%.2f %.2f %.2f %.2f %.2f %.2f c"}
_RECTANGLE = "%.2f %.2f %.2f %.2f re"
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}
_SHOWN_AS = str.maketrans("\u00a0\u202f\u2007", "   ", "\u00ad")


class Stretch(NamedTuple):
    """A part of a run of text.

    Attributes:
        glyphs: its glyphs.
        x: how far it starts from the start of the run.
        actual: what it stands for; None where it says what it shows.
    """

    glyphs: Shaped
    x: float
    actual: str | None


def stretches(run: TextRun, parts: list[Piece]) -> list[Stretch]:
    """The parts of a run as glyphs; words that would be misread say what they are."""
    shaped = glyphs_of(run)
    if not _says_itself(run):
        parts = list(_words(parts))
    if len(parts) == 1:
        return [Stretch(shaped, 0.0, parts[0].actual)]
    found, first, at, x = [], 0, 0, 0.0
    for text, actual in parts:
        at += len(text)
        end = bisect_left(shaped.starts, at)
        part = Shaped(shaped.ids[first:end], shaped.places[first:end], shaped.starts[first:end])
        found.append(Stretch(part, x, actual))
        moved = sum(place[2] for place in part.places) * run.size / units_per_em(run.face)
        x += moved + len(part.ids) * run.tracking
        first = end
    return found


class Paint:
    """Operators in the order of painting; what is set already is not set again.

    Attributes:
        operators: what is painted so far.
        glyphs: the glyphs used of each face.
    """

    def __init__(self, glyphs: dict[Face, set[int]]) -> None:
        """Nothing painted yet.

        Args:
            glyphs: where the glyphs used are added.
        """
        self.operators: list[str] = []
        self.glyphs = glyphs
        self._set_to: dict[str, str] = {}

    def shape(self, item: Box | Circle | Path) -> None:
        """Paint a shape."""
        paint = _PAINT.get((item.fill is not None, item.stroke is not None))
        if not paint:
            return
        if item.fill:
            self._set("fill", _fill(item.fill))
        if item.stroke:
            for what, operator in _pen(item.stroke):
                self._set(what, operator)
        self.operators.append(f"{_outline(item)} {paint}")

    def text(self, run: TextRun, part: Stretch) -> None:
        """Paint a part of a run of text."""
        self.glyphs.setdefault(run.face, set()).update(part.glyphs.ids)
        self._set("fill", _fill(run.colour))
        for what, operator in _type(run.face, run.size, run.tracking):
            self._set(what, operator)
        shown = _glyph_array(run, part.glyphs)
        self.operators.append(f"BT 1 0 0 -1 {run.x + part.x:.3f} {run.y:.3f} Tm {shown} ET")

    def _set(self, what: str, operator: str) -> None:
        if self._set_to.get(what) != operator:
            self._set_to[what] = operator
            self.operators.append(operator)


@cache
def _fill(colour: str) -> str:
    return f"{_colour(colour)} rg"


@lru_cache(maxsize=5_000)
def _pen(stroke: Stroke) -> tuple[tuple[str, str], ...]:
    """What a stroke needs to be set, each with its operator."""
    return (
        ("stroke", f"{_colour(stroke.colour)} RG"),
        ("width", f"{stroke.width:.3f} w"),
        ("cap", f"{int(stroke.round_cap)} J"),
        ("dash", f"[{' '.join(f'{length:.2f}' for length in stroke.dash)}]0 d"),
    )


@lru_cache(maxsize=5_000)
def _type(face: Face, size: float, tracking: float) -> tuple[tuple[str, str], ...]:
    """What text needs to be set, each with its operator."""
    return (("tracking", f"{tracking:.3f} Tc"), ("font", f"/{face.name} {size:.3f} Tf"))


def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def _outline(item: Box | Circle | Path) -> str:
    if isinstance(item, Path):
        return " ".join([_OPERATORS[op] % where if where else "h" for op, where in item.steps])
    if isinstance(item, Circle):
        across = 2 * item.radius
        return _round_box(item.x - item.radius, item.y - item.radius, across, across, item.radius)
    radius = min(item.radius, item.rect.width / 2, item.rect.height / 2)
    return _round_box(*item.rect, radius) if radius > 0 else _RECTANGLE % item.rect


def _round_box(left: float, top: float, width: float, height: float, radius: float) -> str:
    right, bottom, gap = left + width, top + height, radius * (1 - _HANDLE)
    points = (
        *(left + radius, top, right - radius, top),
        *(right - gap, top, right, top + gap, right, top + radius),
        *(right, bottom - radius),
        *(right, bottom - gap, right - gap, bottom, right - radius, bottom),
        *(left + radius, bottom),
        *(left + gap, bottom, left, bottom - gap, left, bottom - radius),
        *(left, top + radius),
        *(left, top + gap, left + gap, top, left + radius, top),
    )
    return _ROUND_BOX % points


_ROUND_BOX = " ".join([_OPERATORS[Op.MOVE], *[_OPERATORS[Op.LINE], _OPERATORS[Op.CURVE]] * 4, "h"])


def _says_itself(run: TextRun) -> bool:
    """Whether a reader of the glyphs finds the words of the run."""
    return run.tracking <= _WIDE_TRACKING * run.size and _reads_as(run.text, run.face)


@lru_cache(maxsize=50_000)
def _reads_as(text: str, face: Face) -> bool:
    """Whether the glyphs of a text stand for its characters."""
    of_glyph = characters(face)
    read = "".join([of_glyph.get(glyph, "") for glyph in shape(clean(text), face).ids])
    return read == text.translate(_SHOWN_AS)


def _words(parts: list[Piece]) -> Iterator[Piece]:
    """The parts in words that say what they are."""
    for text, actual in parts:
        if actual is not None:
            yield Piece(text, actual)
            continue
        for index, word in enumerate(text.split(" ")):
            if index:
                yield Piece(" ")
            if word:
                yield Piece(word, word)


@cache
def _codes(face: Face) -> list[str]:
    """How each glyph of a face is written."""
    return [f"{glyph:04X}" for glyph in range(len(advances(face)))]


def _glyph_array(run: TextRun, shaped: Shaped) -> str:
    """The operator that shows glyphs, moved where they are kerned."""
    natural, em, codes = advances(run.face), units_per_em(run.face), _codes(run.face)
    shown, behind = ["[<"], 0
    for glyph, (right, up, advance, _) in zip(shaped.ids, shaped.places, strict=True):
        if behind != right:
            shown.append(f">{(behind - right) * 1000 / em:g}<")
        if up:
            shown.append(f">]TJ {up / em * run.size:.3f} Ts[<{codes[glyph]}>]TJ 0 Ts[<")
        else:
            shown.append(codes[glyph])
        behind = natural[glyph] + right - advance
    shown.append(f">{behind * 1000 / em:g}]TJ" if behind else ">]TJ")
    return "".join(shown)
