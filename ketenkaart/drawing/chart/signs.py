"""The small signs around the point (0, 0): icons of flows, kinds of partners, systems and findings."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from ketenkaart.drawing.chart.paths import Steps, arc, polygon
from ketenkaart.drawing.displaylist import Box, Circle, Item, Op, Path, Stroke
from ketenkaart.drawing.transform import placed
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.model.vocabulary import FindingKind, FlowKind, PartnerKind, SystemKind

_WHITE = "#FFFFFF"
_STEP = re.compile(r"([MLHVZ])([^MLHVZ]*)")


@lru_cache(maxsize=200)
def steps(text: str) -> Steps:
    """A path from its letters: M, L, H, V and Z, as in SVG."""
    found: list[tuple[Op, tuple[float, ...]]] = []
    x = y = 0.0
    for letter, rest in _STEP.findall(text):
        values = [float(value) for value in rest.split()]
        if letter == "Z":
            found.append((Op.CLOSE, ()))
            continue
        x = x if letter == "V" else values[0]
        y = values[0] if letter == "V" else y if letter == "H" else values[1]
        found.append((Op.MOVE if letter == "M" else Op.LINE, (x, y)))
        for pair in range(2, len(values), 2):
            x, y = values[pair], values[pair + 1]
            found.append((Op.LINE, (x, y)))
    return tuple(found)


def _lines(text: str, colour: str, wide: float = 0.9) -> Path:
    return Path(steps(text), stroke=Stroke(colour, wide, round_cap=True))


def _dome(x: float, base: float, radius: float) -> Steps:
    """Half a circle standing on its flat side."""
    return ((Op.MOVE, (x - radius, base)), *arc(Point(x, base), radius, math.pi, 2 * math.pi), (Op.CLOSE, ()))


def person(colour: str, radius: float = 1.15) -> tuple[Item, ...]:
    """A person, 6 radii high or so."""
    share = radius / 1.15
    dome = _dome(0.0, 2.2 * share, 2.1 * share)
    return (Circle(0.0, -1.25 * share, radius, fill=colour), Path(dome, fill=colour))


@lru_cache(maxsize=100)
def partner_sign(kind: PartnerKind, colour: str) -> tuple[Item, ...]:
    """The sign of a kind of partner, 8 across."""
    if kind is PartnerKind.OWNER:
        ring = Stroke(colour, 1.1)
        return (Circle(-1.7, 0, 2.5, stroke=ring), Circle(1.7, 0, 2.5, stroke=ring))
    if kind is PartnerKind.PARTNER:
        return (Circle(0, 0, 2.7, stroke=Stroke(colour, 1.1)),)
    if kind is PartnerKind.SUBJECT:
        return person(colour, 1.72)
    if kind is PartnerKind.INFRASTRUCTURE:
        dots = [Circle(x, y, 1.15, fill=colour) for x, y in ((-3.2, 0), (3.2, 0), (0, -3), (0, 3))]
        cross = _lines("M-3.2 0H3.2M0 -3V3", colour)
        return (cross, *dots, Circle(0, 0, 1.5, fill=_WHITE, stroke=Stroke(colour, 0.9)))
    return tuple(_lines(text, colour) for text in _PARTNER_LINES[kind])


_PARTNER_LINES = {
    PartnerKind.SOURCE: ("M-3.6 0.6V3.4H3.6V0.6", "M0 1.2V-3.4M-2 -1.5L0 -3.5L2 -1.5"),
    PartnerKind.CONSUMER: ("M-3.6 0.6V3.4H3.6V0.6", "M0 -3.6V1M-2 -0.9L0 1.1L2 -0.9"),
    PartnerKind.SERVICE: (
        "M-3.4 -1.6H2.6M0.9 -3.3L2.7 -1.6L0.9 0.1",
        "M3.4 1.9H-2.6M-0.9 0.2L-2.7 1.9L-0.9 3.6",
    ),
    PartnerKind.SUPPLIER: (
        "M0 -3.6L3.3 -1.8V1.9L0 3.7L-3.3 1.9V-1.8Z",
        "M-3.3 -1.8L0 0L3.3 -1.8M0 0V3.7",
    ),
    PartnerKind.COOPERATION: ("M-2.7 -2.7H2.7V2.7H-2.7Z",),
    PartnerKind.COMMISSIONER: (
        "M-3.8 -1.4L0 -3.8L3.8 -1.4Z",
        "M-3.8 3.4H3.8M-2.4 -0.8V3M0 -0.8V3M2.4 -0.8V3",
    ),
}


@lru_cache(maxsize=20)
def flow_icon(kind: FlowKind, colour: str, paper: str = _WHITE) -> tuple[Item, ...]:
    """The icon on the line of a flow; nothing for a sequence."""
    if kind is FlowKind.DOCUMENT:
        sheet = Path(steps("M-3.33 -4.21H0.98L3.33 -1.86V4.21H-3.33Z"), paper, Stroke(colour, 0.88))
        marks = Stroke(colour, 0.69)
        fold = Path(steps("M0.98 -4.21V-1.86H3.33"), stroke=marks)
        text = Path(steps("M-1.86 0H1.86M-1.86 1.86H1.86"), stroke=marks)
        return (sheet, fold, text)
    if kind is FlowKind.DATA:
        table = Rect(-4.41, -3.72, 8.82, 7.45)
        top = Box(Rect(-4.41, -3.72, 8.82, 2.35), 0.78, colour)
        square = Box(Rect(-4.41, -2.55, 8.82, 1.18), 0.0, colour)
        rows = Path(steps("M-4.41 1.18H4.41M-1.47 -1.37V3.72M1.47 -1.37V3.72"), stroke=Stroke(colour, 0.59))
        return (Box(table, 0.78, paper, Stroke(colour, 0.88)), top, square, rows)
    if kind is FlowKind.MONEY:
        curve = tuple(arc(Point(0.44, 0), 2.06, -0.84, -2 * math.pi + 0.84))
        start = (0.44 + 2.06 * math.cos(-0.84), 2.06 * math.sin(-0.84))
        euro = Path(((Op.MOVE, start), *curve), stroke=Stroke(colour, 0.78))
        bars = Path(steps("M-2.35 -0.59H0.88M-2.35 0.59H0.88"), stroke=Stroke(colour, 0.59))
        return (Circle(0, 0, 4.41, paper, Stroke(colour, 0.88)), euro, bars)
    return ()


def system_sign(kind: SystemKind, ink: str) -> tuple[Item, ...]:
    """A cylinder for a register, a window for another system; 11 by 9."""
    if kind is SystemKind.SYSTEM:
        frame = Box(Rect(-5.5, -4.5, 11, 9), 1.0, _WHITE, Stroke(ink, 0.8))
        return (frame, Box(Rect(-5.5, -4.5, 11, 2.6), 1.0, ink))
    return _cylinder(5.4, 1.8, 3.6, ink)


def _cylinder(rx: float, ry: float, half: float, ink: str) -> tuple[Item, ...]:
    lower = _half_ellipse(half, rx, ry, up=False)
    upper = _half_ellipse(-half, rx, ry, up=True)
    body = ((Op.MOVE, (-rx, -half)), *upper, (Op.LINE, (rx, half)), *lower, (Op.CLOSE, ()))
    front = ((Op.MOVE, (rx, -half)), *_half_ellipse(-half, rx, ry, up=False))
    middle = ((Op.MOVE, (rx, 0.0)), *_half_ellipse(0.0, rx, ry, up=False))
    thick, thin = Stroke(ink, 0.84), Stroke(ink, 0.6)
    return (Path(body, _WHITE, thick), Path(front, stroke=thick), Path(middle, stroke=thin))


def _half_ellipse(y: float, rx: float, ry: float, up: bool) -> Iterator[tuple[Op, tuple[float, ...]]]:
    """The upper half from left to right, or the lower half from right to left."""
    for op, values in arc(Point(0, 0), 1.0, math.pi if up else 0.0, 2 * math.pi if up else math.pi):
        yield op, tuple(v * rx if i % 2 == 0 else y + v * ry for i, v in enumerate(values))


def finding_sign(kind: FindingKind, finding: str, ink: str) -> tuple[Item, ...]:
    """A triangle for a bottleneck, a ticked box for an action, a pennant for a decision."""
    if kind is FindingKind.KNELPUNT:
        warning = Path(polygon((0, -4.2), (4.8, 4), (-4.8, 4)), finding, Stroke(_WHITE, 0.7))
        return (
            warning,
            Box(Rect(-0.55, -1.4, 1.1, 2.9), 0, _WHITE),
            Box(Rect(-0.55, 2, 1.1, 1.1), 0, _WHITE),
        )
    if kind is FindingKind.ACTIE:
        frame = Box(Rect(-3.8, -3.8, 7.6, 7.6), 0.8, _WHITE, Stroke(ink, 0.9))
        return (frame, Path(steps("M-2 0.1L-0.5 1.7L2.2 -1.7"), stroke=Stroke(ink, 1.0)))
    pennant = Path(steps("M-2.6 -4.1H4.4L2.4 -1.5L4.4 1.1H-2.6Z"), fill=ink)
    return (Path(steps("M-2.6 -4.1V4.1"), stroke=Stroke(ink, 1.0)), pennant)


@lru_cache(maxsize=20)
def note_sign(ink: str, paper: str = _WHITE) -> tuple[Item, ...]:
    """A sheet with a folded corner and two lines: there is a note."""
    sheet = Path(steps("M-3.8 -3.8H3.8V1.2L1.2 3.8H-3.8Z"), paper, Stroke(ink, 0.9))
    fold = Path(steps("M3.8 1.2H1.2V3.8"), stroke=Stroke(ink, 0.7))
    text = Path(steps("M-2.1 -1.6H2.1M-2.1 0.4H0.4"), stroke=Stroke(ink, 0.7))
    return (sheet, fold, text)


@lru_cache(maxsize=20)
def to_confirm(colour: str, fill: str = _WHITE) -> tuple[Item, ...]:
    """The dashed ring with a question mark: to be confirmed."""
    ring = Circle(0, 0, 1.9, fill, Stroke(colour, 0.45, (1.2, 0.79)))
    hook = (
        (Op.MOVE, (-0.65, -0.45)),
        *arc(Point(0.0, -0.45), 0.65, math.pi, 2.5 * math.pi),
        (Op.LINE, (0.0, 0.5)),
    )
    return (ring, Path(hook, stroke=Stroke(colour, 0.4)), Circle(0, 1.02, 0.26, fill=colour))


def at(sign: tuple[Item, ...], x: float, y: float, scale: float = 1.0) -> tuple[Item, ...]:
    """A sign at its place."""
    return tuple(placed(item, scale, x, y) for item in sign)
