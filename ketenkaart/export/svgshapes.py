"""SVG elements for shapes, and how numbers and texts are written in them."""

from html import escape

from ketenkaart.drawing.displaylist import Box, Circle, Path, Stroke
from ketenkaart.export.cleantext import clean


def number(value: float) -> str:
    """A length, rounded to 0.01 mm."""
    return f"{round(value, 2) + 0.0:.9g}"


def safe(text: str) -> str:
    """A text between tags or in an attribute with double quotes."""
    return escape(clean(text))


def shape_element(item: Box | Circle | Path) -> str:
    """The element of a shape."""
    painted = _painted(item.fill, item.stroke)
    if isinstance(item, Box):
        left, top, width, height = map(number, item.rect)
        radius = f' rx="{number(item.radius)}"' if item.radius else ""
        return f'<rect x="{left}" y="{top}" width="{width}" height="{height}"{radius}{painted}/>'
    if isinstance(item, Circle):
        return f'<circle cx="{number(item.x)}" cy="{number(item.y)}" r="{number(item.radius)}"{painted}/>'
    steps = "".join(op.value + " ".join(map(number, where)) for op, where in item.steps)
    return f'<path d="{steps}"{painted}/>'


def _painted(fill: str | None, stroke: Stroke | None) -> str:
    painted = f' fill="{fill}"' if fill else ""
    if stroke:
        painted += f' stroke="{stroke.colour}" stroke-width="{number(stroke.width)}"'
        if stroke.dash:
            painted += f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"'
        if stroke.round_cap:
            painted += ' stroke-linecap="round"'
    return painted
