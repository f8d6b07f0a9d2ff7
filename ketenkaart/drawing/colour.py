"""Colours by lightness, chroma and hue as the eye weighs them (OKLCH), and how well two can be told apart."""

import math
from functools import lru_cache

_TO_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_TO_CONES = (
    (0.3963377774, 0.2158037573),
    (-0.1055613458, -0.0638541728),
    (-0.0894841775, -1.2914855480),
)
_LUMINANCE = (0.2126, 0.7152, 0.0722)


@lru_cache(maxsize=2_000)
def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour as "#RRGGBB"; what a screen cannot show is brought to the nearest it can.

    Args:
        lightness: 0 for black to 1 for white.
        chroma: 0 for grey, 0.4 at most.
        hue: degrees.
    """
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    cones = [(lightness + in_a * a + in_b * b) ** 3 for in_a, in_b in _TO_CONES]
    linear = [sum(share * cone for share, cone in zip(row, cones, strict=True)) for row in _TO_LINEAR]
    return "#" + "".join(f"{round(_encode(part) * 255):02X}" for part in linear)


def _encode(linear: float) -> float:
    part = min(max(linear, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _decode(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """How light a colour "#RRGGBB" is, by WCAG 2.1: 0 for black to 1 for white."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return sum(share * _decode(part) for share, part in zip(_LUMINANCE, parts, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.1, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
