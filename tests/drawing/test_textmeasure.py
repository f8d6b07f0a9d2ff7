"""How wide texts are is what HarfBuzz says of them, however much of them was measured before."""

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.textmeasure import characters_of, font, positions, units_per_em, width

FEATURES = {"liga": False, "clig": False, "dlig": False, "calt": False, "kern": True}


def shaped(text: str, face: Face) -> float:
    """The width of a text that is shaped as a whole, as a share of the size."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "nl"
    hb.shape(font(face), buffer, FEATURES)
    return sum(place.x_advance for place in buffer.glyph_positions or ()) / units_per_em(face)


@pytest.mark.parametrize("face", list(Face))
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_text_is_as_wide_as_when_it_is_shaped_as_a_whole(face: Face, data: st.DataObject) -> None:
    texts = st.text(st.sampled_from(sorted(characters_of(face))), max_size=20)
    text = data.draw(texts)
    assert width(text, face, 1.0) == shaped(text, face)
    assert positions(text, face)[-1] == pytest.approx(shaped(text, face))


@pytest.mark.parametrize("text", ["1⁄2", "To\u0301AV", "AVATAR, Ty–W.A.", "i\u0308\u0304x", "coördinatie"])
def test_fractions_marks_and_kerned_letters_are_as_wide_as_shaped(text: str) -> None:
    for face in Face:
        for known in (text, *text, text):  # the letters by themselves, too, in between
            assert width(known, face, 1.0) == shaped(known, face)
