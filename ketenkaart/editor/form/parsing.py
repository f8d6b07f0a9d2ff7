"""What is typed in a field as the value it holds, and back; or why it is none."""

from datetime import date
from typing import Any

from ketenkaart.drawing.papers import PaperError, paper_of
from ketenkaart.editor.dates import read_date, shown_date
from ketenkaart.editor.form.shape import Shape
from ketenkaart.texts import mark, tr


def shown_value(value: Any) -> str:
    """A value as it is typed."""
    if value is None:
        return ""
    if isinstance(value, date):
        return shown_date(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)


def as_typed(shape: Shape) -> str:
    """How a value of this field is typed; empty for a text."""
    return tr("dd-mm-yyyy") if shape.type is date else ""


def read_value(shape: Shape, text: str) -> tuple[Any, str]:
    """The value of what was typed, or a sentence that says why it is none."""
    typed = text.strip()
    if shape.type is str:
        return text, _too_long(shape, text) or _no_paper(shape, typed)
    if not typed:
        return (None, "") if shape.optional else (None, tr("{field} cannot be empty.", field=shape.label))
    return read_date(typed) if shape.type is date else _number(shape, typed)


def _too_long(shape: Shape, text: str) -> str:
    if shape.most is None or len(text) <= shape.most:
        return ""
    values = {"field": shape.label, "most": shape.most, "count": len(text)}
    return tr("{field} has room for {most} characters; this has {count}.", **values)


def _no_paper(shape: Shape, typed: str) -> str:
    if shape.name == "paper":
        try:
            paper_of(typed)
        except PaperError as error:
            return str(error)
    return ""


def _number(shape: Shape, typed: str) -> tuple[float | None, str]:
    whole = shape.type is int
    try:
        number = int(typed) if whole else float(typed.replace(",", "."))
    except ValueError:
        return None, _wanted(shape)
    least, most = shape.least_number, shape.most_number
    outside = (least is not None and number < least) or (most is not None and number > most)
    return (None, _wanted(shape)) if outside else (number, "")


def _wanted(shape: Shape) -> str:
    """What number a field takes, as a sentence."""
    least, most = shape.least_number, shape.most_number
    if least is None or most is None:
        return tr("Write a whole number.") if shape.type is int else tr("Write a number.")
    sentence = (
        mark("Write a whole number from {least} to {most}.")
        if shape.type is int
        else mark("Write a number from {least} to {most}.")
    )
    return tr(sentence, least=f"{least:.0f}", most=f"{most:.0f}")
