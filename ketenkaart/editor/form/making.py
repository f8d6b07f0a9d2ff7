"""Makes the control that fits a field."""

from datetime import date

from pydantic import BaseModel

from ketenkaart.editor.form.cards import CardsControl
from ketenkaart.editor.form.choosing import FIXED
from ketenkaart.editor.form.controls import (
    Control,
    HueControl,
    LinkControl,
    PickControl,
    TextControl,
    TickControl,
)
from ketenkaart.editor.form.lists import ListControl
from ketenkaart.editor.form.shape import Shape
from ketenkaart.editor.form.words import WordsControl
from ketenkaart.model.vocabulary import Word


def control_for(shape: Shape) -> Control:
    """The control of a field, by what may stand in it."""
    if issubclass(shape.type, BaseModel):
        return CardsControl(shape, control_for) if shape.is_list else WordsControl(shape)
    if shape.is_list:
        return ListControl(shape)
    if shape.links_to or issubclass(shape.type, Word) or shape.name in FIXED:
        return PickControl(shape)
    if shape.type is bool:
        return PickControl(shape) if shape.optional else TickControl(shape)
    return _typed(shape)


def _typed(shape: Shape) -> Control:
    assert issubclass(shape.type, str | int | float | date)
    if shape.name == "colour":
        return HueControl(shape)
    return LinkControl(shape) if shape.name == "link" else TextControl(shape)
