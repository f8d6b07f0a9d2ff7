"""Small drawings for the tests of the writers."""

from typing import Any

from ketenkaart.drawing import textmeasure
from ketenkaart.drawing.displaylist import (
    Bookmark,
    Box,
    Circle,
    Drawing,
    Face,
    Group,
    Op,
    Page,
    Path,
    Stroke,
    TextRun,
)
from ketenkaart.layout.geometry import Rect

INK = "#16324F"


def run(text: str, x: float, y: float, size: float = 6.0, **more: Any) -> TextRun:
    face = more.pop("face", Face.C500)
    tracking = more.get("tracking", 0.0)
    width = textmeasure.width(text, face, size, tracking)
    return TextRun(text, face, size, x, y, width, more.pop("colour", INK), **more)


def step(index: int, x: float, y: float) -> Group:
    """A step box with a number and a name over two lines, the second word broken."""
    line = Stroke(INK, 0.6)
    arrow = Path(((Op.MOVE, (x + 60, y + 12)), (Op.LINE, (x + 70, y + 12))), stroke=line)
    head = Path(
        (
            (Op.MOVE, (x + 70, y + 10)),
            (Op.LINE, (x + 74, y + 12)),
            (Op.LINE, (x + 70, y + 14)),
            (Op.CLOSE, ()),
        ),
        fill=INK,
    )
    return Group(
        f"S{index:02}",
        "steps",
        f"Stap {index}: loonaangifte doen",
        "Werkgever. Stuurt de loonaangifte naar de Belastingdienst.",
        (
            Box(Rect(x, y, 60, 24), 2, "#FFFFFF", line),
            Circle(x + 7, y + 7, 4, "#E8EEF2", Stroke(INK, 0.3, (1, 0.5))),
            run(f"{index}", x + 5, y + 9, 5.2, face=Face.C700),
            run(f"Loonaangifte en werk{index}neem-", x + 14, y + 9, 4.4, hyphenated=True),
            run("lijst, twee cafés", x + 14, y + 14.5, 4.4),
            arrow,
            head,
        ),
    )


def sheet(width: float = 297.0, height: float = 210.0, steps: int = 6) -> Page:
    across = max(int((width - 20) // 80), 1)
    boxes = [step(i + 1, 10 + 80 * (i % across), 40 + 30 * (i // across)) for i in range(steps)]
    title = Group(
        "title",
        "part",
        "Titelblok",
        items=(
            run("Loonaangifteketen", 10, 20, 12.0, face=Face.S700, tracking=-0.2),
            run("KETENGRENS", 200, 20, 5.2, face=Face.C600, tracking=0.5),
        ),
    )
    frame = Group(items=(Box(Rect(5, 5, width - 10, height - 10), stroke=Stroke("#637B87", 0.5)),))
    marks = (
        Bookmark("Partners", 0, 10, 40),
        Bookmark("UWV – uitvoering", 1, 10, 40),
        Bookmark("Belastingdienst", 1, 10, 70),
        Bookmark("Fasen", 0, 10, 40),
    )
    return Page(width, height, (frame, title, *boxes), marks, "#FFFFFF")


def drawing(*pages: Page) -> Drawing:
    return Drawing(
        pages or (sheet(),),
        "Loonaangifteketen – één keten",
        "Lonen, premies & uitkeringen",
        "Ketenbureau <LAK>",
        "nl",
        "2026-01-31",
    )


HOSTILE = (
    "<b>&amp;</b>",
    "]]><script>alert(1)</script>",
    "(\\) /ActualText<<>> EMC ET Q",
    "null\x00bell\x07esc\x1bdel\x7f",
    "half\ud800 alone\udfff",
    "not\ufffe a\uffff character\ufdd0\U0001fffe",
    "line\nbreak\r\ntab\tnel\x85ls\u2028ps\u2029",
    "soft\u00adhyphen no\u00a0break",
    "\u202eright to left\u202c שלום",
    "j\u0301 Z\u0335\u0351\u0340 ĳ",
    "emoji 🧾 你好",
    "'\"`${}%s",
    "",
    " " * 50,
    "-->--><!--",
    "x" * 500,
)


def hostile_drawing() -> Drawing:
    """Hostile text in every place that takes text."""
    groups = tuple(
        Group(
            text or "empty",
            text if index % 3 else "part",
            text,
            text,
            (
                run(text, 10, 10 + 8 * index, hyphenated=True),
                Group("", "decoration", text, items=(run(text, 10, 14 + 8 * index, tracking=1.0),)),
            ),
        )
        for index, text in enumerate(HOSTILE)
    )
    marks = tuple(Bookmark(text, index % 4, 0, 0) for index, text in enumerate(HOSTILE))
    told = " </rdf:li> ".join(HOSTILE)
    return Drawing((Page(297, 210, groups, marks),), told, told, told, "nl", told)
