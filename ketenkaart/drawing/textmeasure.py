"""How wide text is, in the bundled faces: shaped by uharfbuzz, kerned, without ligatures."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, zip_longest
from typing import NamedTuple

import uharfbuzz as hb

from ketenkaart.drawing.displaylist import Face
from ketenkaart.resources import resource

_FEATURES = {"liga": False, "clig": False, "dlig": False, "calt": False, "kern": True}
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_FRACTION_SLASH = "\u2044"  # HarfBuzz makes fractions of the digits around it
_MOST_PAIRS = 50_000
MISSING_ADVANCE = 0.76  # of the size: the room of a box with the code of a character


class Shaped(NamedTuple):
    """A text as glyphs, from left to right; lengths in units of the face, y up.

    Attributes:
        ids: the number of each glyph in the face.
        places: of each glyph how far right of and above the pen it stands, and how far it moves the pen
            right and up.
        starts: of each glyph the index in the text of the first character it shows.
    """

    ids: list[int]
    places: list[tuple[int, int, int, int]]
    starts: list[int]


@cache
def font(face: Face) -> hb.Font:
    """The face as uharfbuzz knows it."""
    path = resource("fonts", f"{face.value}.ttf")
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


@cache
def units_per_em(face: Face) -> int:
    """How many units of the face make its size."""
    return int(font(face).face.upem)


@cache
def x_height(face: Face) -> float:
    """How high its small letters are, as a share of the size; the font says so itself (OS/2, sxHeight)."""
    return float(font(face).get_metric_position(hb.OTMetricsTag.X_HEIGHT)) / units_per_em(face)


@cache
def characters_of(face: Face) -> frozenset[str]:
    """The characters the face can show; controls and invisible ones not, even where it has them."""
    characters = map(chr, font(face).face.unicodes)
    return frozenset(c for c in characters if unicodedata.category(c) not in _INVISIBLE)


@lru_cache(maxsize=50_000)
def shape(text: str, face: Face) -> Shaped:
    """The glyphs of a text: kerned, without ligatures."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "nl"
    hb.shape(font(face), buffer, _FEATURES)
    infos = buffer.glyph_infos
    return Shaped(
        [info.codepoint for info in infos],
        [place.position for place in buffer.glyph_positions or ()],
        [info.cluster for info in infos],
    )


@cache
def _alone(face: Face) -> frozenset[str]:
    """The characters of which each is one glyph that only the next one is kerned with: all but marks."""
    marks = {c for c in characters_of(face) if unicodedata.category(c).startswith("M")}
    return characters_of(face) - marks - {_FRACTION_SLASH}


@cache
def _known_advances(face: Face) -> dict[tuple[str, str], int]:
    """How far a character moves the pen before another one, as seen in what was shaped; units of the face."""
    return {}


def _advances(text: str, face: Face) -> list[int]:
    """How far each character of a text moves the pen, units of the face.

    The faces are kerned by pairs only, so texts are rarely shaped to know how wide they are.

    Args:
        text: characters that stand alone.
        face: the face.
    """
    known = _known_advances(face)
    pairs = list(zip_longest(text, text[1:], fillvalue=""))
    try:
        return [known[pair] for pair in pairs]
    except KeyError:
        found = [place[2] for place in shape(text, face).places]
        if len(known) > _MOST_PAIRS:
            known.clear()
        known.update(zip(pairs, found, strict=True))
        return found


def segments(text: str, face: Face) -> Iterator[tuple[str, bool]]:
    """The text in parts the face can show, and characters that it lacks one by one.

    Yields:
        The part, and whether the face can show it.
    """
    known = characters_of(face)
    if known.issuperset(text):
        yield text, True
        return
    start = 0
    for index, character in enumerate(text):
        if character in known:
            continue
        if index > start:
            yield text[start:index], True
        yield character, False
        start = index + 1
    if start < len(text):
        yield text[start:], True


@lru_cache(maxsize=50_000)
def _share(text: str, face: Face) -> float:
    """The width as a share of the size."""
    if _alone(face).issuperset(text):
        return sum(_advances(text, face)) / units_per_em(face)
    if characters_of(face).issuperset(text):
        return sum(place[2] for place in shape(text, face).places) / units_per_em(face)
    parts = segments(text, face)
    return sum(_share(part, face) if shown else MISSING_ADVANCE for part, shown in parts)


def width(text: str, face: Face, size: float, tracking: float = 0.0) -> float:
    """The width of a text in mm; a character the face lacks counts as a box with its code."""
    return _share(text, face) * size + tracking * len(text)


def positions(text: str, face: Face) -> list[float]:
    """Where each character starts and the last one ends, as shares of the size."""
    if _alone(face).issuperset(text):
        units = units_per_em(face)
        return list(accumulate((advance / units for advance in _advances(text, face)), initial=0.0))
    steps = [0.0] * len(text)
    start = 0
    for part, shown in segments(text, face):
        if shown:
            shaped = shape(part, face)
            for index, place in zip(shaped.starts, shaped.places, strict=True):
                steps[start + index] += place[2] / units_per_em(face)
        else:
            steps[start] = MISSING_ADVANCE
        start += len(part)
    return list(accumulate(steps, initial=0.0))
